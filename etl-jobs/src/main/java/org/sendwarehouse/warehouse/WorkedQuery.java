package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import tools.jackson.databind.JsonNode;

/**
 * A question that analysts ask, with the SQL that answers it: a file of {@code warehouse-sql/queries}, which begins with a
 * comment in YAML and can be pasted as a whole into any DuckDB client.
 *
 * @param code its name, that of its file
 * @param question what is asked, one sentence
 * @param about the subject it belongs to
 * @param areaForImprovement the area for improvement it speaks of
 * @param indicators the indicators it answers with
 * @param answer the columns of the answer, in order
 * @param care what to mind when the answer is read or the query changed
 * @param text the whole file
 */
public record WorkedQuery(
        String code,
        String question,
        String about,
        Optional<String> areaForImprovement,
        List<String> indicators,
        List<Column> answer,
        String care,
        String text) {
    private static final String OPENS = "/*";
    private static final String CLOSES = "*/";

    public WorkedQuery {
        indicators = List.copyOf(indicators);
        answer = List.copyOf(answer);
    }

    /**
     * A column of the answer.
     *
     * @param type as DuckDB describes it
     */
    public record Column(String name, String type, String means) {}

    /**
     * What the product ships, in order of code.
     *
     * @throws InvalidDefinitionException for the first file that cannot be used
     */
    public static List<WorkedQuery> shipped() {
        return Definitions.list("warehouse-sql/queries/*.sql").stream()
                .map(WorkedQuery::of)
                .toList();
    }

    static WorkedQuery of(Definition file) {
        String text = file.text();
        int closes = text.indexOf(CLOSES);
        if (!text.startsWith(OPENS) || closes < 0) {
            throw new InvalidDefinitionException(file.path(), "does not begin with a comment between /* and */");
        }
        YamlFields fields = YamlFields.of(new Definition(file.path(), text.substring(OPENS.length(), closes)));
        List<Column> answer = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode item : fields.items("answer")) {
            YamlFields column = fields.within("answer", item);
            answer.add(new Column(column.text("column"), column.text("type"), column.text("means")));
            column.done();
            if (!names.add(answer.get(answer.size() - 1).name())) {
                throw fields.problem(
                        "names the column '" + answer.get(answer.size() - 1).name() + "' twice");
            }
        }
        if (answer.isEmpty()) {
            throw fields.problem("does not say what its answer looks like");
        }
        WorkedQuery query = new WorkedQuery(
                ModelReader.fileName(file),
                fields.text("question"),
                fields.text("about"),
                fields.optionalText("area_for_improvement"),
                fields.texts("indicators"),
                answer,
                fields.text("care"),
                text);
        fields.done();
        return query;
    }

    /** The statement alone. */
    public String sql() {
        return text.substring(text.indexOf(CLOSES) + CLOSES.length()).strip();
    }
}
