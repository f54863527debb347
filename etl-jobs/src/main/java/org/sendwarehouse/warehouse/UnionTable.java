package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the table that puts together the tables of one folder; where it is not published, as a view, since all its rows
 * stand in those tables already. Where the union declares the types of its columns, a table
 * may leave out those it has nothing for; elsewhere all tables have the same.
 */
final class UnionTable {
    private UnionTable() {}

    static void make(Connection connection, Model model, Model.UnionOf union) throws SQLException {
        long typed = model.columns().values().stream()
                .filter(column -> column.type().isPresent())
                .count();
        if (typed > 0 && typed < model.columns().size()) {
            throw new InvalidDefinitionException(model.file(), "states the type of some columns and not of others");
        }
        boolean declared = typed > 0;
        if (!declared) {
            same(connection, model, union);
        }
        List<String> members = new ArrayList<>();
        for (TableName member : union.members()) {
            members.add(
                    declared
                            ? "select " + declared(connection, model, member) + " from " + member.sql()
                            : "select * from " + member.sql());
        }
        Sql.run(
                connection,
                "create " + (Export.SCHEMAS.contains(model.table().schema()) ? "table " : "view ")
                        + model.table().sql() + " as\n" + String.join("\nunion all by name\n", members));
    }

    private static String declared(Connection connection, Model model, TableName member) throws SQLException {
        Set<String> other = new TreeSet<>(Sql.columnTypes(connection, member).keySet());
        other.removeAll(model.columns().keySet());
        if (!other.isEmpty()) {
            throw new InvalidDefinitionException(
                    model.file(),
                    "puts together " + member.table() + ", whose columns it does not have: " + ModelReader.join(other));
        }
        return DeclaredColumns.of(connection, model.columns().values(), member, Map.of());
    }

    private static void same(Connection connection, Model model, Model.UnionOf union) throws SQLException {
        TableName first = union.members().get(0);
        Map<String, String> expected = new TreeMap<>(Sql.columnTypes(connection, first));
        for (TableName member : union.members()) {
            Map<String, String> columns = new TreeMap<>(Sql.columnTypes(connection, member));
            if (!columns.equals(expected)) {
                throw new InvalidDefinitionException(
                        model.file(),
                        "cannot put together " + first.table() + " with the columns " + expected + " and "
                                + member.table() + " with " + columns);
            }
        }
    }
}
