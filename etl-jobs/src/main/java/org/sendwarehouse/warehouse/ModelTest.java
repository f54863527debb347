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
 * @param claim what it says, where that is one of the things that are asked together; else empty
 */
public record ModelTest(String name, Severity severity, String sql, Set<TableName> reads, Optional<Claim> claim) {
    public ModelTest {
        reads = Set.copyOf(reads);
    }

    /** What a test of the usual kinds says of every row. */
    public sealed interface Claim {}

    /** The column has a value. */
    public record Present(String column) implements Claim {}

    /** No two rows share the values of these columns. */
    public record Unique(Set<String> columns) implements Claim {
        public Unique {
            columns = Set.copyOf(columns);
        }
    }

    /** The value of the column, where it has one, stands in a column of another table. */
    public record Refers(String column, TableName table, String otherColumn) implements Claim {}

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
