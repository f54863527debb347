package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Views that say in words what stands in codes: for each table of the star that refers to a list with a label, one of its
 * name in the schema {@code labelled}, with the words right behind the code ({@code audit.code_list}). Views, since the words
 * repeat in millions of rows; a question that does not ask for them does not pay for them.
 */
final class LabelledViews {
    /** The schema whose tables get them. */
    static final String STAR = "warehouse";

    private static final String SCHEMA = "labelled";
    private static final Pattern KEY_WORD = Pattern.compile("(_version)?_(code|key)$");

    private LabelledViews() {}

    private record Words(String list, String listColumn, String labelColumn) {}

    /**
     * Makes them in an attached database. They name no database, so that the file may have any name when it is read.
     *
     * @param database its name on this connection, which holds the built warehouse
     */
    static void make(Connection connection, String database) throws SQLException {
        Map<String, Map<String, Words>> tables = words(connection);
        Map<String, List<List<@Nullable String>>> columns = columns(connection, database);
        List<@Nullable String> before = Sql.rows(connection, "select current_database(), current_schema()")
                .get(0);
        Sql.run(connection, "create schema " + database + "." + SCHEMA + "; use " + database);
        try {
            for (Map.Entry<String, Map<String, Words>> table : tables.entrySet()) {
                view(connection, table.getKey(), table.getValue(), columns.getOrDefault(table.getKey(), List.of()));
            }
        } finally {
            Sql.run(
                    connection,
                    "use " + DuckDb.quote(String.valueOf(before.get(0))) + "."
                            + DuckDb.quote(String.valueOf(before.get(1))));
        }
    }

    private static Map<String, Map<String, Words>> words(Connection connection) throws SQLException {
        Map<String, Map<String, Words>> tables = new LinkedHashMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select table_name, column_name, list_schema, list_table, list_column, label_column"
                        + " from audit.code_list where schema_name = '" + STAR + "' order by all")) {
            TableName list = new TableName(String.valueOf(row.get(2)), String.valueOf(row.get(3)));
            tables.computeIfAbsent(String.valueOf(row.get(0)), table -> new LinkedHashMap<>())
                    .put(
                            String.valueOf(row.get(1)),
                            new Words(list.sql(), String.valueOf(row.get(4)), String.valueOf(row.get(5))));
        }
        return tables;
    }

    /** Name and comment of all columns, by table: asked for once, since the answer goes through every table there is. */
    private static Map<String, List<List<@Nullable String>>> columns(Connection connection, String database)
            throws SQLException {
        Map<String, List<List<@Nullable String>>> columns = new HashMap<>();
        for (List<@Nullable String> column : Sql.rows(
                connection,
                "select column_name, comment, table_name from duckdb_columns() where database_name = "
                        + DuckDb.literal(database) + " and schema_name = '" + STAR
                        + "' order by table_name, column_index")) {
            columns.computeIfAbsent(String.valueOf(column.get(2)), table -> new ArrayList<>())
                    .add(column);
        }
        return columns;
    }

    private static void view(
            Connection connection, String table, Map<String, Words> words, List<List<@Nullable String>> columns)
            throws SQLException {
        Set<String> taken = new HashSet<>();
        columns.forEach(column -> taken.add(String.valueOf(column.get(0))));
        List<String> selected = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        String view = SCHEMA + "." + DuckDb.quote(table);
        List<String> comments = new ArrayList<>();
        for (List<@Nullable String> column : columns) {
            String name = String.valueOf(column.get(0));
            String about = column.get(1) == null ? "" : column.get(1);
            selected.add("star." + DuckDb.quote(name));
            comments.add(comment(view, name, about));
            Words meant = words.get(name);
            String label = KEY_WORD.matcher(name).replaceFirst("") + "_label";
            if (meant != null && taken.add(label)) {
                String alias = "list_" + joins.size();
                selected.add(alias + "." + DuckDb.quote(meant.labelColumn()) + " as " + DuckDb.quote(label));
                joins.add(" left join " + meant.list() + " as " + alias + " on " + alias + "."
                        + DuckDb.quote(meant.listColumn()) + " = star." + DuckDb.quote(name));
                comments.add(comment(view, label, "In words: " + about));
            }
        }
        Sql.run(
                connection,
                "create view " + view + " as select " + String.join(", ", selected) + " from " + STAR + "."
                        + DuckDb.quote(table) + " as star" + String.join("", joins));
        comments.add("comment on view " + view + " is "
                + DuckDb.literal(STAR + "." + table + ", with the words of its codes beside them."));
        Sql.run(connection, String.join(";\n", comments));
    }

    private static String comment(String view, String column, String about) {
        return "comment on column " + view + "." + DuckDb.quote(column) + " is " + DuckDb.literal(about);
    }
}
