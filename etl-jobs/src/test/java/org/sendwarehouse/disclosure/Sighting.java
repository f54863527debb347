package org.sendwarehouse.disclosure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One row of an audience's file, as a reader sees it.
 *
 * @param night which of the files he has opened
 */
record Sighting(
        int night,
        String indicator,
        String area,
        String breakdown,
        String value,
        String periodType,
        String start,
        String end,
        @Nullable Long numerator,
        @Nullable Long denominator,
        String status,
        boolean people) {

    /** Opens a file as its audience would, and nothing else. */
    static List<Sighting> in(Path file, int night) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties)) {
            return in(connection, "select * from marts.evidence", night);
        }
    }

    static List<Sighting> in(Connection connection, String sql, int night) throws SQLException {
        List<Sighting> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(new Sighting(
                        night,
                        row.getString("indicator_code"),
                        row.getString("area_code"),
                        row.getString("breakdown"),
                        row.getString("breakdown_value"),
                        row.getString("period_type"),
                        row.getString("period_start"),
                        row.getString("period_end"),
                        number(row, "numerator"),
                        number(row, "denominator"),
                        row.getString("data_status"),
                        row.getBoolean("about_people")));
            }
        }
        return rows;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** Which figure it is, whatever the night. */
    String figure() {
        return String.join("|", indicator, area, breakdown, value, periodType, start, end);
    }
}
