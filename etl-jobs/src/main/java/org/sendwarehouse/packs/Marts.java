package org.sendwarehouse.packs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the marts of a published database within a group's scope, the only thing a pack knows: see {@link ScopedMarts}. */
final class Marts {
    private final Connection connection;
    /** A pack is set several times over until its pages fit, and asks the same each time; what it reads does not change. */
    private final Map<List<Object>, List<Row>> answers = new HashMap<>();

    private final Map<List<Object>, Map<String, List<Row>>> parted = new HashMap<>();

    /** @throws IllegalStateException when the scope cannot be put before this database */
    Marts(Connection connection, GroupDefinition.Scope scope) {
        this.connection = connection;
        try {
            ScopedMarts.narrow(connection, scope);
        } catch (SQLException e) {
            throw new IllegalStateException("The published database cannot be narrowed to the group's scope", e);
        }
    }

    /**
     * Rows of a query over marts. Every query states its order, so that a pack is the same each time.
     *
     * @param sql with a question mark a value; marts are named without their schema, which only the scope's views may read
     */
    List<Row> rows(String sql, Object... values) {
        if (sql.contains("marts.")) {
            throw new IllegalArgumentException(
                    "A pack reads marts within its group's scope, by their bare names: " + sql);
        }
        List<Object> question = new ArrayList<>(List.of(values));
        question.add(sql);
        return answers.computeIfAbsent(question, asked -> ask(sql, values));
    }

    /**
     * The same by the values of a column: one question where there would be one for each value.
     *
     * @param column a text that is never empty
     */
    Map<String, List<Row>> by(String column, String sql) {
        List<Row> rows = rows(sql);
        return parted.computeIfAbsent(List.of(column, sql), asked -> rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.text(column, ""), LinkedHashMap::new, Collectors.toUnmodifiableList())));
    }

    private List<Row> ask(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns; i++) {
                        Object value = result.getObject(i);
                        row.put(
                                result.getMetaData().getColumnLabel(i),
                                value instanceof java.sql.Date date ? date.toLocalDate() : value);
                    }
                    rows.add(new Row(row));
                }
                return List.copyOf(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The published database cannot answer: " + sql, e);
        }
    }

    /** Whether the group's audience is given a mart of this name. */
    boolean has(String mart) {
        return !rows("select view_name from duckdb_views() where temporary and view_name = ?", mart)
                .isEmpty();
    }

    /** The one row of a mart that has one. */
    Row only(String sql, Object... values) {
        List<Row> rows = rows(sql, values);
        if (rows.size() != 1) {
            throw new IllegalStateException("Expected one row and found " + rows.size() + ": " + sql);
        }
        return rows.get(0);
    }
}
