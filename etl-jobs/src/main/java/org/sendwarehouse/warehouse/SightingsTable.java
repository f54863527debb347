package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the table of every sighting of a person: what each staging table with {@code sightings} shows, each once. A table
 * shows at least the record of the person and the delivery; a column it does not have is null.
 */
final class SightingsTable {
    private static final String KEY = "sighting_key";
    private static final Set<String> NEEDED = Set.of("person_record_key", "delivery_id");

    private SightingsTable() {}

    static void make(Connection connection, Model model, Model.SightingsOf sightings) throws SQLException {
        List<String> members = new ArrayList<>();
        for (Map.Entry<TableName, String> member : sightings.members().entrySet()) {
            members.add(select(connection, model, member.getKey(), member.getValue()));
        }
        String all = model.columns().keySet().stream()
                .filter(column -> !column.equals(KEY))
                .map(column -> "coalesce(cast(" + DuckDb.quote(column) + " as varchar), '-')")
                .collect(Collectors.joining(", "));
        // Two tables of one kind may show the same: a plain union keeps it once.
        Sql.run(
                connection,
                "create table " + model.table().sql() + " as\nselect md5(concat_ws('|', " + all + ")) as " + KEY
                        + ", * from (\n" + String.join("\nunion\n", members) + "\n)");
    }

    private static String select(Connection connection, Model model, TableName member, String kind)
            throws SQLException {
        Map<String, String> types = Sql.columnTypes(connection, member);
        for (String column : NEEDED) {
            if (!types.containsKey(column)) {
                throw new InvalidDefinitionException(
                        model.file(), member.table() + " has 'sightings', but no column " + column);
            }
        }
        List<Model.Column> shown = model.columns().values().stream()
                .filter(column -> !column.name().equals(KEY))
                .toList();
        Map<String, String> instead = new HashMap<>(Map.of("source_kind", DuckDb.literal(kind)));
        boolean tells = shown.stream()
                .map(Model.Column::name)
                .anyMatch(name -> types.containsKey(name) && !NEEDED.contains(name));
        if (tells) {
            return "select distinct " + DeclaredColumns.of(connection, shown, member, instead) + " from "
                    + member.sql();
        }
        // Nothing but the record: one delivery says all that the others say again, week after week.
        instead.put("delivery_id", "min(delivery_id)");
        return "select " + DeclaredColumns.of(connection, shown, member, instead) + " from " + member.sql()
                + " group by person_record_key";
    }
}
