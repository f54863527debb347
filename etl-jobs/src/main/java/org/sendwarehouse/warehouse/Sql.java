package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small shorthands over JDBC. */
public final class Sql {
    private Sql() {}

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Something done in a database. */
    interface Work {
        void run() throws SQLException;
    }

    /** Does it in one transaction: one write to disk instead of one a statement. */
    static void together(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Does it with one thread of the database, which all its connections share: with nothing else at work in it. */
    static void byOneThread(Connection connection, Work work) throws SQLException {
        String threads = DuckDb.literal(String.valueOf(
                rows(connection, "select current_setting('threads')").get(0).get(0)));
        run(connection, "set threads = 1");
        try {
            work.run();
        } finally {
            run(connection, "set threads = " + threads);
        }
    }

    static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("No row from: " + sql);
            }
            return rows.getLong(1);
        }
    }

    /** All values as text, row by row. */
    public static List<List<@Nullable String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /**
     * The columns of a table with their types, in order. Described one table at a time: the database's list of columns
     * goes through all of its tables at every question, which took a third of a small build.
     */
    static Map<String, String> columnTypes(Connection connection, TableName table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (List<@Nullable String> row : rows(connection, "describe " + table.sql())) {
            types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        return types;
    }
}
