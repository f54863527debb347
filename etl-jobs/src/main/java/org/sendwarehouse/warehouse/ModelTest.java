package org.sendwarehouse.warehouse;

import java.util.Optional;
import java.util.Set;

/**
 * Something that must hold of a table, as a query for the rows that break it.
 *
 * @param name such as {@code request_key: unique}
 * @param severity what a violation means
 * @param sql the query; no rows: passed. Its first columns say which rows they are
 * @param reads the tables it reads, as it names them
 * @param present the column of which it says no more than that it has a value in every row; else empty
 */
public record ModelTest(String name, Severity severity, String sql, Set<TableName> reads, Optional<String> present) {
    public ModelTest {
        reads = Set.copyOf(reads);
    }

    /** What a violation means. */
    public enum Severity {
        /** The build fails. */
        ERROR,
        /** Recorded only. */
        WARNING;

        static Severity of(YamlFields fields) {
            String text = fields.optionalText("severity").orElse("error");
            return switch (text) {
                case "error" -> ERROR;
                case "warning" -> WARNING;
                default -> throw fields.problem("'severity' is neither error nor warning");
            };
        }
    }
}
