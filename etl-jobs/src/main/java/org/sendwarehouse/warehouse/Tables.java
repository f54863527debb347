package org.sendwarehouse.warehouse;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Fills tables from Java, through DuckDB's appender: a hundred times as fast as inserts. */
public final class Tables {
    private Tables() {}

    /**
     * Appends rows to a table.
     *
     * @param rows values in the order of the table's columns: texts, whole numbers, decimals (of the
     *     column's scale), doubles, dates, truth values, or null
     */
    public static void append(
            Connection connection, TableName table, List<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        try (DuckDBAppender appender = duck.createAppender(table.schema(), table.table())) {
            for (List<? extends @Nullable Object> row : rows) {
                appender.beginRow();
                for (Object value : row) {
                    append(appender, value);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof String text) {
            appender.append(text);
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Integer number) {
            appender.append(number.intValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof BigDecimal number) {
            appender.append(number);
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof Boolean truth) {
            appender.append(truth.booleanValue());
        } else {
            throw new IllegalArgumentException("Cannot append a " + value.getClass());
        }
    }
}
