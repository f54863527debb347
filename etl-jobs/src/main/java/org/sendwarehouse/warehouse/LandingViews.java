package org.sendwarehouse.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.LandedTables.Delivery;
import org.sendwarehouse.warehouse.LandedTables.Part;
import org.sendwarehouse.warehouse.LandedTables.Table;
import org.sendwarehouse.warehouse.LandedTables.Unit;

/**
 * The views over the landing zone. {@code landing.x} shows the rows of current deliveries, {@code landing_history.x} those
 * of every landed one. Each names its files one by one: what arrives while a build runs is not seen by it. Beside the
 * contract's columns stand those of the delivery: its id, dates, area, period, and the provider as {@code delivered_by}.
 *
 * <p>Where deliveries replace units, most count for all of theirs and are read as they are. Only of those that later ones
 * replaced in part the units still held are looked up, in {@code landing_units.x}, which is filled once a build.
 */
final class LandingViews implements Build.LandingSource {
    private final LandedTables landed;
    private final @Nullable ConformedDeliveries conformed;

    /** Views only; every table is made at once. */
    LandingViews(LandedTables landed) {
        this(landed, null);
    }

    /** @param conformed keeps what was conformed once; null: nothing does */
    LandingViews(LandedTables landed, @Nullable ConformedDeliveries conformed) {
        this.landed = landed;
        this.conformed = conformed;
    }

    @Override
    public boolean keeps() {
        return conformed != null;
    }

    @Override
    public boolean conform(Connection connection, Model model, String sql) throws SQLException {
        if (conformed == null) {
            return false;
        }
        conformed.make(connection, landed, model, sql);
        return true;
    }

    @Override
    public void make(Connection connection) throws SQLException {
        for (Table table : landed.tables()) {
            List<String> current = new ArrayList<>();
            add(current, files(table, Delivery::current, false), "");
            List<Path> inPart = files(table, Delivery::current, true);
            if (!inPart.isEmpty()) {
                unitsHeld(connection, table);
                List<String> units = table.units().stream().map(Unit::column).toList();
                add(current, inPart, " as part" + stillHeld(table, units));
            }
            List<String> all = new ArrayList<>();
            List<Path> landedFiles = new ArrayList<>(files(table, delivery -> true, false));
            landedFiles.addAll(files(table, delivery -> true, true));
            add(all, landedFiles, "");
            Sql.run(connection, view("landing", table, current));
            Sql.run(connection, view("landing_history", table, all));
        }
    }

    private List<Path> files(Table table, Predicate<Delivery> which, boolean inPart) {
        List<Path> files = new ArrayList<>();
        for (Delivery delivery : landed.deliveries()) {
            if (delivery.status().equals("landed")
                    && which.test(delivery)
                    && inPart == landed.unitsHeld().containsKey(delivery.id())) {
                for (Part part : delivery.parts()) {
                    if (part.table().equals(table.name())) {
                        files.addAll(part.files());
                    }
                }
            }
        }
        return files;
    }

    private static void add(Collection<String> selects, List<Path> files, String rest) {
        if (!files.isEmpty()) {
            selects.add(rows(files) + rest);
        }
    }

    private static String rows(List<Path> files) {
        return "select * from read_parquet([" + list(files) + "], union_by_name = true)";
    }

    /** Files as a list in SQL. */
    static String list(List<Path> files) {
        return files.stream().map(file -> DuckDb.literal(file.toString())).collect(Collectors.joining(", "));
    }

    /** The view of the current rows of a table, as one delivery alone would make it. */
    static String ofDelivery(Table table, List<Path> files) {
        return view("landing", table, List.of(rows(files)));
    }

    /** Fills the table of the units that deliveries replaced in part still hold. */
    private void unitsHeld(Connection connection, Table table) throws SQLException {
        TableName texts = TableName.of("landing_units." + table.name() + "_texts");
        StringBuilder columns = new StringBuilder("delivery_id varchar");
        List<String> casts = new ArrayList<>(List.of("delivery_id"));
        for (Unit unit : table.units()) {
            String name = unitName(casts.size());
            columns.append(", ").append(name).append(" varchar");
            casts.add("cast(" + name + " as " + unit.type() + ") as " + name);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Delivery delivery : landed.deliveries()) {
            if (delivery.parts().stream().anyMatch(part -> part.table().equals(table.name()))) {
                for (List<String> unit : landed.unitsHeld().getOrDefault(delivery.id(), List.of())) {
                    List<@Nullable Object> row = new ArrayList<>(List.of(delivery.id()));
                    unit.forEach(value -> row.add(value.isEmpty() ? null : value));
                    rows.add(row);
                }
            }
        }
        Sql.run(connection, "create table " + texts.sql() + " (" + columns + ")");
        Tables.append(connection, texts, rows);
        Sql.run(
                connection,
                "create table landing_units." + DuckDb.quote(table.name()) + " as select " + String.join(", ", casts)
                        + " from " + texts.sql());
        Sql.run(connection, "drop table " + texts.sql());
    }

    private static String unitName(int number) {
        return "unit_" + number;
    }

    /**
     * The join that leaves, of rows called {@code part}, those of units that their delivery still holds.
     *
     * @param columns of the rows: those that hold the table's units, in their order
     */
    static String stillHeld(Table table, List<String> columns) {
        List<String> same = new ArrayList<>(List.of("held.delivery_id = part.delivery_id"));
        for (Unit unit : table.units()) {
            String column = "part." + DuckDb.quote(columns.get(same.size() - 1)) + "::" + unit.type();
            same.add("held." + unitName(same.size()) + " is not distinct from "
                    + (unit.byWeek() ? "date_trunc('week', " + column + ")::date" : column));
        }
        return " semi join landing_units." + DuckDb.quote(table.name()) + " as held on " + String.join(" and ", same);
    }

    private static String view(String schema, Table table, List<String> selects) {
        List<String> empty = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        table.columns().forEach(column -> {
            String name = DuckDb.quote(column.name());
            empty.add("null::" + column.type() + " as " + name);
            columns.add("arrived." + name + "::" + column.type() + " as " + name);
        });
        empty.add("null::varchar as delivery_id");
        empty.add("null::bigint as source_row");
        // The typed empty row set names every column, so that files of an older contract give nulls for new ones.
        List<String> rows = new ArrayList<>(List.of("select " + String.join(", ", empty) + " where false"));
        rows.addAll(selects);
        return "create view " + schema + "." + DuckDb.quote(table.name()) + " as select " + String.join(", ", columns)
                + ", arrived.delivery_id, arrived.source_row, delivery.as_of, delivery.business_date,"
                + " delivery.area_code, delivery.period, delivery.provider as delivered_by from ("
                + String.join(" union all by name ", rows)
                + ") as arrived join audit.delivery as delivery on delivery.delivery_id = arrived.delivery_id and"
                + " delivery.table_name = " + DuckDb.literal(table.name());
    }
}
