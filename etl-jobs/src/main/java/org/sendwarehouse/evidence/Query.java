package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads rows of the warehouse being built, with nulls kept apart from noughts. */
final class Query {
    private Query() {}

    /** Takes one row. */
    interface Taker {
        void take(Row row) throws SQLException;
    }

    static void each(Connection connection, String sql, Taker taker) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            Row row = new Row(results, "");
            while (results.next()) {
                taker.take(row);
            }
        }
    }

    /**
     * The row at hand.
     *
     * @param prefix put before every column's name
     */
    record Row(ResultSet results, String prefix) {

        Row below(String name) {
            return new Row(results, prefix + name + "_");
        }

        boolean flag(String column) throws SQLException {
            return results.getBoolean(prefix + column);
        }

        String text(String column) throws SQLException {
            String text = optionalText(column);
            if (text == null) {
                throw new SQLException(prefix + column + " is null");
            }
            return text;
        }

        @Nullable
        String optionalText(String column) throws SQLException {
            return results.getString(prefix + column);
        }

        long number(String column) throws SQLException {
            return results.getLong(prefix + column);
        }

        @Nullable
        Long optionalNumber(String column) throws SQLException {
            long number = results.getLong(prefix + column);
            return results.wasNull() ? null : number;
        }

        double decimal(String column) throws SQLException {
            Double number = optionalDecimal(column);
            if (number == null) {
                throw new SQLException(prefix + column + " is null");
            }
            return number;
        }

        /** A list of whole numbers. */
        long[] numbers(String column) throws SQLException {
            Object[] values = (Object[]) results.getArray(prefix + column).getArray();
            return Arrays.stream(values)
                    .mapToLong(value -> ((Number) value).longValue())
                    .toArray();
        }

        @Nullable
        Double optionalDecimal(String column) throws SQLException {
            double number = results.getDouble(prefix + column);
            return results.wasNull() ? null : number;
        }

        LocalDate date(String column) throws SQLException {
            LocalDate date = optionalDate(column);
            if (date == null) {
                throw new SQLException(prefix + column + " is null");
            }
            return date;
        }

        @Nullable
        LocalDate optionalDate(String column) throws SQLException {
            Date date = results.getDate(prefix + column);
            return date == null ? null : date.toLocalDate();
        }
    }
}
