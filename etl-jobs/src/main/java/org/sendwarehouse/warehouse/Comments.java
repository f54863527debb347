package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Puts the descriptions of a model into the database, as comments on its table and columns, where it is published. */
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
        List<String> comments = new ArrayList<>();
        boolean view = model.body() instanceof Model.Select select && !select.stored();
        comments.add("comment on " + (view ? "view " : "table ") + table.sql() + " is "
                + DuckDb.literal(model.about().description() + " One row: "
                        + model.about().grain() + "."));
        for (Model.Column column : new TreeMap<>(model.columns()).values()) {
            comments.add("comment on column " + table.sql() + "." + DuckDb.quote(column.name()) + " is "
                    + DuckDb.literal(column.comment()));
        }
        Sql.run(connection, String.join(";\n", comments));
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
