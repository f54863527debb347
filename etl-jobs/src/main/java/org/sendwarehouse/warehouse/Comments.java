package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the descriptions of a model into the database, as comments on its table and columns, where it is published; and
 * reads them there.
 */
final class Comments {
    private Comments() {}

    /**
     * Comments a table that stands.
     *
     * @throws InvalidDefinitionException when a described column is not there, or when a column of a table that the
     *     platform makes itself is not described
     */
    static void on(Connection connection, Model model) throws SQLException {
        on(connection, model, model.table());
    }

    /** Comments a table of the model's columns that stands under another name. */
    static void on(Connection connection, Model model, TableName table) throws SQLException {
        columns(connection, model, table);
        if (!Export.SCHEMAS.contains(table.schema())) {
            // Nobody will read them, and three in ten tables are such.
            return;
        }
        boolean view = model.body() instanceof Model.Select select && !select.stored();
        Map<String, String> ofColumns = new TreeMap<>();
        model.columns().values().forEach(column -> ofColumns.put(column.name(), column.comment()));
        Sql.run(
                connection,
                String.join(
                        ";\n",
                        statements(
                                (view ? "view " : "table ") + table.sql(),
                                table.sql(),
                                model.about().description() + " One row: "
                                        + model.about().grain() + ".",
                                ofColumns)));
    }

    /**
     * The statements that comment a table; none where there is nothing to say.
     *
     * @param what {@code table} or {@code view} with its name
     * @param name its name alone
     */
    static List<String> statements(String what, String name, @Nullable String comment, Map<String, String> ofColumns) {
        List<String> statements = new ArrayList<>();
        if (comment != null) {
            statements.add("comment on " + what + " is " + DuckDb.literal(comment));
        }
        ofColumns.forEach((column, about) -> statements.add(
                "comment on column " + name + "." + DuckDb.quote(column) + " is " + DuckDb.literal(about)));
        return statements;
    }

    /** The comments of all columns, by table: asked for once, since the answer goes through every table there is. */
    static Map<TableName, Map<String, String>> ofColumns(Connection connection) throws SQLException {
        Map<TableName, Map<String, String>> comments = new HashMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, table_name, column_name, comment from duckdb_columns() where database_name ="
                        + " current_database() and comment is not null order by all")) {
            comments.computeIfAbsent(
                            new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1))),
                            table -> new TreeMap<>())
                    .put(String.valueOf(row.get(2)), String.valueOf(row.get(3)));
        }
        return comments;
    }

    /** The comments of all tables. */
    static Map<TableName, String> ofTables(Connection connection) throws SQLException {
        Map<TableName, String> comments = new HashMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, table_name, comment from duckdb_tables() where database_name ="
                        + " current_database() and comment is not null")) {
            comments.put(
                    new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1))), String.valueOf(row.get(2)));
        }
        return comments;
    }

    private static void columns(Connection connection, Model model, TableName table) throws SQLException {
        Set<String> present = Sql.columnTypes(connection, table).keySet();
        Set<String> missing = new HashSet<>(model.columns().keySet());
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new InvalidDefinitionException(
                    model.file(), "describes columns that the table does not have: " + ModelReader.join(missing));
        }
        Set<String> undescribed = new HashSet<>(present);
        undescribed.removeAll(model.columns().keySet());
        if (model.body() instanceof Model.Given && !undescribed.isEmpty()) {
            throw new InvalidDefinitionException(
                    model.file(), "does not describe these columns of the table: " + ModelReader.join(undescribed));
        }
    }
}
