package org.sendwarehouse.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.Sql;

/**
 * One row of an answer, its values as text.
 *
 * @param values in the order of the columns
 */
record Row(List<@Nullable String> values) {
    private static final String SEPARATOR = "; ";

    static List<Row> of(Connection connection, String sql) throws SQLException {
        return Sql.rows(connection, sql).stream().map(Row::new).toList();
    }

    /** The rows by their first value, in order of it. */
    static Map<String, List<Row>> byFirst(Connection connection, String sql) throws SQLException {
        Map<String, List<Row>> found = new TreeMap<>();
        of(connection, sql).forEach(row -> found.computeIfAbsent(row.text(0), first -> new java.util.ArrayList<>())
                .add(row));
        return found;
    }

    /** A value; empty where there is none. */
    String text(int column) {
        @Nullable String value = values.get(column);
        return value == null ? "" : value;
    }

    long number(int column) {
        String value = text(column);
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }

    /** What stands in a value separated by semicolons. */
    List<String> list(int column) {
        String value = text(column);
        return value.isEmpty() ? List.of() : List.of(value.split(SEPARATOR, -1));
    }
}
