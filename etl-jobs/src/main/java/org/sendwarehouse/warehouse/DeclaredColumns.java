package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a table by the columns that a model it goes into declares: in their order and type, null where it has none. */
final class DeclaredColumns {
    private DeclaredColumns() {}

    /**
     * The columns to select from a table.
     *
     * @param instead SQL that gives a column its value, whatever the table has
     */
    static String of(
            Connection connection, Collection<Model.Column> columns, TableName table, Map<String, String> instead)
            throws SQLException {
        Map<String, String> present = Sql.columnTypes(connection, table);
        return columns.stream()
                .map(column -> {
                    String name = DuckDb.quote(column.name());
                    String value =
                            instead.getOrDefault(column.name(), present.containsKey(column.name()) ? name : "null");
                    return "cast(" + value + " as " + column.type().orElse("varchar") + ") as " + name;
                })
                .collect(Collectors.joining(", "));
    }
}
