package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LandedType;

/**
 * The rows of a landed Parquet file, in order, with the columns the file itself has: the other side of {@link ParquetTable}.
 * Read by DuckDB as a stream, since the reader of parquet-java asks for more of Hadoop than is on the class path.
 */
final class ParquetRows implements AutoCloseable {
    private final Connection connection;
    private final List<LandedColumn> columns;
    private final @Nullable Statement statement;
    private final @Nullable ResultSet rows;

    private ParquetRows(
            Connection connection,
            List<LandedColumn> columns,
            @Nullable Statement statement,
            @Nullable ResultSet rows) {
        this.connection = connection;
        this.columns = columns;
        this.statement = statement;
        this.rows = rows;
    }

    /** One database in memory for all files of the process; it holds nothing. */
    private static final class Shared {
        private static final DuckDBConnection DUCK = open();

        private static DuckDBConnection open() {
            Properties properties = new Properties();
            properties.setProperty("memory_limit", "256MB");
            properties.setProperty("threads", "1");
            properties.setProperty("temp_directory", "");
            properties.setProperty("autoinstall_known_extensions", "false");
            properties.setProperty("autoload_known_extensions", "false");
            properties.setProperty("jdbc_stream_results", "true");
            try {
                return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
            } catch (SQLException e) {
                throw new IllegalStateException("DuckDB opens in memory", e);
            }
        }
    }

    static ParquetRows open(Path path) throws IOException {
        return open(path, column -> true);
    }

    /** Reads some of the columns only. */
    @SuppressWarnings("resource") // closed with the rows
    static ParquetRows open(Path path, Predicate<String> wanted) throws IOException {
        Connection connection = null;
        try {
            connection = Shared.DUCK.duplicate();
            List<LandedColumn> columns = columns(connection, path).stream()
                    .filter(column -> wanted.test(column.name()))
                    .toList();
            if (columns.isEmpty()) {
                return new ParquetRows(connection, columns, null, null);
            }
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("select "
                    + columns.stream().map(ParquetRows::value).collect(Collectors.joining(", "))
                    + " from read_parquet(" + literal(path) + ")");
            return new ParquetRows(connection, columns, statement, rows);
        } catch (SQLException e) {
            close(connection);
            throw new IOException("Cannot read " + path, e);
        }
    }

    private static void close(@Nullable Connection connection) throws IOException {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IOException("Cannot close what was read", e);
        }
    }

    private static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    /** A column as it is written: days since 1970, ten-thousandths. */
    private static String value(LandedColumn column) {
        String name = quoted(column.name());
        return switch (column.type()) {
            case DATE -> "date_diff('day', date '1970-01-01', " + name + ")";
            case DECIMAL -> "cast(" + name + " * 10000 as bigint)";
            default -> name;
        };
    }

    private static List<LandedColumn> columns(Connection connection, Path path) throws SQLException {
        List<LandedColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select name, type, converted_type, repetition_type, logical_type from parquet_schema("
                                + literal(path) + ") where type is not null and num_children is null")) {
            while (found.next()) {
                columns.add(new LandedColumn(
                        found.getString(1),
                        type(found.getString(2), String.valueOf(found.getString(3))),
                        "REQUIRED".equals(found.getString(4)),
                        "",
                        LandedColumn.Origin.VALUE,
                        List.of()));
            }
        }
        return columns;
    }

    private static LandedType type(String physical, String converted) {
        return switch (physical) {
            case "BYTE_ARRAY" -> LandedType.VARCHAR;
            case "INT32" -> LandedType.DATE;
            case "INT64" -> converted.equals("DECIMAL") ? LandedType.DECIMAL : LandedType.BIGINT;
            case "BOOLEAN" -> LandedType.BOOLEAN;
            default -> throw new IllegalStateException("No landed column is of the type " + physical);
        };
    }

    /** The columns of each row, in order. */
    List<LandedColumn> columns() {
        return columns;
    }

    /** The next row, a new array as {@link ParquetTable} writes it; null at the end. */
    @Nullable
    Object @Nullable [] next() throws IOException {
        try {
            if (rows == null || !rows.next()) {
                return null;
            }
            @Nullable Object[] row = new Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                @Nullable Object value = rows.getObject(i + 1);
                row[i] = value instanceof Long day && columns.get(i).type() == LandedType.DATE
                        ? (Object) day.intValue()
                        : value;
            }
            return row;
        } catch (SQLException e) {
            throw new IOException("Cannot read on", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (rows != null) {
                rows.close();
            }
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException e) {
            throw new IOException("Cannot close what was read", e);
        } finally {
            close(connection);
        }
    }
}
