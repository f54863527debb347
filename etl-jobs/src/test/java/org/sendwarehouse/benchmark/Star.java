package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * A published warehouse several times over: the rows of children repeated under keys of their own, everything else as it
 * is. In DuckDB, and the same in PostgreSQL.
 */
final class Star implements AutoCloseable {
    private static final List<String> SCHEMAS = List.of("reference", "warehouse", "marts", "disclosure", "audit");

    /** Dimensions that grow with the children; the others are the area's. */
    private static final Set<String> OF_CHILDREN = Set.of("dim_child", "dim_child_key", "dim_person_record");

    /** Keys of what does not grow. */
    private static final Set<String> SHARED = Set.of(
            "agency_key",
            "reported_agency_key",
            "action_key",
            "reported_action_key",
            "theme_key",
            "need_key",
            "school_version_key",
            "setting_key",
            "setting_version_key",
            "date_key");

    private final Connection duck;
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private long rows;

    /**
     * Copies a published database.
     *
     * @param published its file
     * @param times how many times the rows of children are there
     */
    Star(Path published, Path file, int times) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("threads", "2");
        settings.setProperty("memory_limit", "4GB");
        duck = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
        run(duck, "attach '" + published + "' as source (read_only)");
        for (String schema : SCHEMAS) {
            run(duck, "create schema " + schema);
        }
        for (List<String> table : rows(
                duck,
                "select schema_name, table_name from duckdb_tables() where database_name ="
                        + " 'source' and schema_name in ('" + String.join("', '", SCHEMAS) + "') order by all")) {
            copy(table.get(0), table.get(1), times);
        }
        run(duck, "detach source");
        run(duck, "checkpoint");
    }

    private void copy(String schema, String table, int times) throws SQLException {
        String name = schema + "." + table;
        Map<String, String> columns = new LinkedHashMap<>();
        for (List<String> column : rows(duck, "describe source." + name)) {
            columns.put(column.get(0), column.get(1));
        }
        tables.put(name, columns);
        boolean grows = schema.equals("warehouse")
                && (table.startsWith("fact_") || OF_CHILDREN.contains(table))
                && columns.keySet().stream()
                        .anyMatch(column -> column.startsWith("child_") || column.startsWith("person_"));
        if (!grows) {
            run(duck, "create table " + name + " as from source." + name);
            return;
        }
        List<String> values = new ArrayList<>();
        columns.forEach((column, type) -> values.add(
                column.endsWith("_key") && type.equals("VARCHAR") && !SHARED.contains(column)
                        ? "\"" + column + "\" || '#' || copy_no as \"" + column + "\""
                        : "\"" + column + "\""));
        run(
                duck,
                "create table " + name + " as select " + String.join(", ", values) + " from source." + name + ", range("
                        + times + ") as copies (copy_no)");
        rows += Long.parseLong(rows(duck, "select count(*) from " + name).get(0).get(0));
    }

    Connection duck() {
        return duck;
    }

    /** Rows of the tables that grow with the children. */
    long rowsOfChildren() {
        return rows;
    }

    /** The same tables in PostgreSQL, with an index on every key and fresh statistics. */
    void copyTo(Connection postgres, Path folder) throws SQLException, IOException {
        for (String schema : SCHEMAS) {
            run(postgres, "create schema " + schema);
        }
        for (Map.Entry<String, Map<String, String>> table : tables.entrySet()) {
            List<String> columns = new ArrayList<>();
            table.getValue().forEach((column, type) -> columns.add("\"" + column + "\" " + type(type)));
            run(postgres, "create table " + table.getKey() + " (" + String.join(", ", columns) + ")");
            Path csv = folder.resolve(table.getKey() + ".csv");
            run(
                    duck,
                    "copy (select " + String.join(", ", texts(table.getValue())) + " from " + table.getKey() + ") to '"
                            + csv + "' (format csv, header false, nullstr '\\N', force_quote *)");
            run(postgres, "copy " + table.getKey() + " from '" + csv + "' (format csv, null '\\N')");
            Files.delete(csv);
            for (String column : table.getValue().keySet()) {
                if (column.endsWith("_key") || column.equals("indicator_code") || column.equals("delivery_id")) {
                    run(postgres, "create index on " + table.getKey() + " (\"" + column + "\")");
                }
            }
            run(postgres, "analyze " + table.getKey());
        }
    }

    /** Lists as PostgreSQL writes its arrays. */
    private static List<String> texts(Map<String, String> columns) {
        List<String> texts = new ArrayList<>();
        columns.forEach((column, type) -> texts.add(
                type.endsWith("[]")
                        ? "case when \"" + column + "\" is not null then '{' || array_to_string(list_transform(\""
                                + column + "\", x -> '\"' || x || '\"'), ',') || '}' end"
                        : "\"" + column + "\""));
        return texts;
    }

    private static String type(String duck) {
        if (duck.endsWith("[]")) {
            return type(duck.substring(0, duck.length() - 2)) + "[]";
        }
        return switch (duck) {
            case "VARCHAR" -> "text";
            case "DOUBLE" -> "double precision";
            case "HUGEINT" -> "numeric(38,0)";
            default -> duck.replace("DECIMAL", "numeric").toLowerCase(Locale.ROOT);
        };
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
