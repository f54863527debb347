package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sendwarehouse.warehouse.LandedTables.Delivery;
import org.sendwarehouse.warehouse.LandedTables.Part;
import org.sendwarehouse.warehouse.LandedTables.Table;

/**
 * The views over the landing zone. {@code landing.x} shows the rows of current deliveries, {@code landing_history.x} those
 * of every landed one. Each names its files one by one: what arrives while a build runs is not seen by it.
 */
final class LandingViews implements Build.LandingSource {
    private final LandedTables landed;

    LandingViews(LandedTables landed) {
        this.landed = landed;
    }

    @Override
    public void make(Connection connection) throws SQLException {
        for (Table table : landed.tables()) {
            Sql.run(connection, view("landing", table, files(table, true)));
            Sql.run(connection, view("landing_history", table, files(table, false)));
        }
    }

    private List<Path> files(Table table, boolean currentOnly) {
        List<Path> files = new ArrayList<>();
        for (Delivery delivery : landed.deliveries()) {
            if (!delivery.status().equals("landed") || (currentOnly && !delivery.current())) {
                continue;
            }
            for (Part part : delivery.parts()) {
                if (part.table().equals(table.name())) {
                    files.addAll(part.files());
                }
            }
        }
        return files;
    }

    private static String view(String schema, Table table, List<Path> files) {
        List<String> empty = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        table.columns().forEach(column -> {
            String name = DuckDb.quote(column.name());
            empty.add("null::" + column.type() + " as " + name);
            columns.add("arrived." + name + "::" + column.type() + " as " + name);
        });
        empty.add("null::varchar as delivery_id");
        empty.add("null::bigint as source_row");
        String rows = "select " + String.join(", ", empty) + " where false";
        if (!files.isEmpty()) {
            // The typed empty row set names every column, so that files of an older contract give nulls for new ones.
            String list =
                    files.stream().map(file -> DuckDb.literal(file.toString())).collect(Collectors.joining(", "));
            rows += " union all by name select * from read_parquet([" + list + "], union_by_name = true)";
        }
        return "create view " + schema + "." + DuckDb.quote(table.name()) + " as select " + String.join(", ", columns)
                + ", arrived.delivery_id, arrived.source_row, delivery.as_of, delivery.business_date,"
                + " delivery.area_code, delivery.period from (" + rows + ") as arrived"
                + " join audit.delivery as delivery on delivery.delivery_id = arrived.delivery_id and"
                + " delivery.table_name = " + DuckDb.literal(table.name());
    }
}
