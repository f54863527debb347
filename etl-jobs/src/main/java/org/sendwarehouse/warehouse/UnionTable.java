package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the table that puts together the tables of one folder. */
final class UnionTable {
    private UnionTable() {}

    static void make(Connection connection, Model model, Model.UnionOf union) throws SQLException {
        TableName first = union.members().get(0);
        Map<String, String> expected = new TreeMap<>(Build.columnTypes(connection, first));
        for (TableName member : union.members()) {
            Map<String, String> columns = new TreeMap<>(Build.columnTypes(connection, member));
            if (!columns.equals(expected)) {
                throw new InvalidDefinitionException(
                        model.file(),
                        "cannot put together " + first.table() + " with the columns " + expected + " and "
                                + member.table() + " with " + columns);
            }
        }
        String members = union.members().stream()
                .map(member -> "select * from " + member.sql())
                .collect(Collectors.joining("\nunion all by name\n"));
        Sql.run(connection, "create table " + model.table().sql() + " as\n" + members);
    }
}
