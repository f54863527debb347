package org.sendwarehouse.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sendwarehouse.warehouse.WorkedQuery;

/** The worked questions that come with the product, for {@code sql --examples} and {@code sql --example CODE}. */
final class SqlExamples {
    private SqlExamples() {}

    static void list(Console console) {
        List<WorkedQuery> queries = WorkedQuery.shipped();
        if (console.json()) {
            console.document(queries.stream()
                    .map(query -> Map.of("code", query.code(), "question", query.question(), "about", query.about()))
                    .toList());
            return;
        }
        int width =
                queries.stream().mapToInt(query -> query.code().length()).max().orElse(1);
        for (WorkedQuery query : queries) {
            console.line(String.format(Locale.UK, "%-" + width + "s  %s", query.code(), query.question()));
        }
    }

    /** @throws PlainError when there is no example of that name */
    static WorkedQuery find(String code) {
        return WorkedQuery.shipped().stream()
                .filter(query -> query.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new PlainError(
                        "There is no example " + code + ". 'send-warehouse sql --examples' lists them all."));
    }
}
