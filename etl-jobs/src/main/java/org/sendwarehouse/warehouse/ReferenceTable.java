package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.Model.Column;

/** Makes a reference table: texts first, then each cast to its column's type, so that a bad value is named by its row. */
final class ReferenceTable {
    private static final TableName TEXTS = TableName.of("main.reference_texts");

    private ReferenceTable() {}

    static void make(Connection connection, Model model, Model.Rows body) throws SQLException {
        List<Column> columns = List.copyOf(model.columns().values());
        texts(connection, columns, body.rows());
        List<String> casts = new ArrayList<>();
        for (Column column : columns) {
            String type = column.type().orElse("varchar");
            String cast = cast(column.name(), type);
            if (!type.equals("varchar")) {
                reject(connection, model, column.name(), cast);
            }
            casts.add(cast + " as " + DuckDb.quote(column.name()));
        }
        Sql.run(
                connection,
                "create table " + model.table().sql() + " as select " + String.join(", ", casts) + " from "
                        + TEXTS.sql() + " order by entry_no");
        Sql.run(connection, "drop table " + TEXTS.sql());
    }

    private static void texts(Connection connection, List<Column> columns, List<List<Optional<String>>> rows)
            throws SQLException {
        StringBuilder create = new StringBuilder("create table " + TEXTS.sql() + " (entry_no integer");
        columns.forEach(column ->
                create.append(", ").append(DuckDb.quote(column.name())).append(" varchar"));
        Sql.run(connection, create.append(')').toString());
        List<List<@Nullable Object>> numbered = new ArrayList<>();
        for (List<Optional<String>> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(numbered.size() + 1);
            row.forEach(value -> values.add(value.orElse(null)));
            numbered.add(values);
        }
        Tables.append(connection, TEXTS, numbered);
    }

    /** Lists stand in the text as JSON arrays. */
    private static String cast(String column, String type) {
        String name = DuckDb.quote(column);
        return type.endsWith("[]")
                ? "try(from_json(" + name + ", '[\"" + type.substring(0, type.length() - 2) + "\"]'))"
                : "try_cast(" + name + " as " + type + ")";
    }

    private static void reject(Connection connection, Model model, String column, String cast) throws SQLException {
        String name = DuckDb.quote(column);
        List<List<@Nullable String>> bad = Sql.rows(
                connection,
                "select entry_no, " + name + " from " + TEXTS.sql() + " where " + name + " is not null and " + cast
                        + " is null order by entry_no limit 1");
        if (!bad.isEmpty()) {
            throw new InvalidDefinitionException(
                    model.file(),
                    "row " + bad.get(0).get(0) + " has '" + bad.get(0).get(1) + "' in " + column
                            + ", which is not of its type");
        }
    }
}
