package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.LandedTables.Delivery;
import org.sendwarehouse.warehouse.LandedTables.Part;
import org.sendwarehouse.warehouse.LandedTables.Table;

/**
 * Staging tables that are conformed a delivery at a time, and each delivery once. Where deliveries replace units, such as
 * school weeks, a unit counts in one delivery alone; so a table whose rows each belong to one unit can be made of every
 * delivery by itself, and a night conforms only what came in it.
 *
 * <p>The rows are kept as Parquet in {@code work/conformed/<table>/<delivery>.<key>.<hash>.parquet}. The key covers all
 * that they are made of: the delivery and its files (a new generation of them has new names), the landed columns, the
 * model's SQL, the macros, the reference lists it reads, and DuckDB's version ({@link KeptRows}). Quarters of a year that
 * are over are put together ({@link ConformedQuarters}).
 */
final class ConformedDeliveries {
    private final Path folder;

    ConformedDeliveries(Home home) {
        this.folder = home.work().resolve("conformed");
    }

    /** Makes a view over what is kept, after conforming and testing what is new. */
    void make(Connection connection, LandedTables landed, Model model, String sql) throws SQLException {
        try {
            Table table = landedTable(landed, model);
            List<Delivery> current = landed.deliveries().stream()
                    .filter(delivery -> delivery.status().equals("landed") && delivery.current())
                    .filter(delivery -> !files(delivery, table).isEmpty())
                    .toList();
            KeptRows kept = new KeptRows(folder.resolve(model.table().table()));
            String madeOf = madeOf(connection, model, table, sql);
            Map<Delivery, String> names = new LinkedHashMap<>();
            current.forEach(delivery -> names.put(delivery, delivery.id() + "." + key(madeOf, delivery, table)));
            List<Delivery> inPart = current.stream()
                    .filter(delivery -> landed.unitsHeld().containsKey(delivery.id()))
                    .toList();
            List<Delivery> others = current.stream()
                    .filter(delivery -> !landed.unitsHeld().containsKey(delivery.id()))
                    .toList();
            List<Path> whole;
            List<Path> parts = new ArrayList<>();
            try (LandingOfOne landing = new LandingOfOne(connection, table)) {
                ConformedQuarters.Conforming conforming = delivery -> {
                    String name = Objects.requireNonNull(names.get(delivery));
                    Optional<Path> found = kept.find(name);
                    if (found.isPresent()) {
                        return found.get();
                    }
                    landing.show(files(delivery, table));
                    return kept.write(connection, name, sql, file -> test(connection, model, file));
                };
                whole = new ConformedQuarters(connection, kept).of(others, names, conforming);
                for (Delivery delivery : inPart) {
                    parts.add(conforming.of(delivery));
                }
            }
            sweep(kept.place(), landed, Set.copyOf(names.values()));
            Sql.run(connection, statement(model, table, sql, whole, parts));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write below " + folder, e);
        }
    }

    private static Table landedTable(LandedTables landed, Model model) {
        String name = model.reads().stream()
                .filter(read -> read.schema().equals("landing"))
                .findFirst()
                .orElseThrow()
                .table();
        Table table = landed.tables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        int units = ((Model.Select) model.body()).units().size();
        if (table.units().size() != units) {
            throw new InvalidDefinitionException(
                    model.file(),
                    "is conformed by " + units + " columns, and deliveries of landing." + name + " replace units of "
                            + table.units().size());
        }
        return table;
    }

    private static List<Path> files(Delivery delivery, Table table) {
        return delivery.parts().stream()
                .filter(part -> part.table().equals(table.name()))
                .map(Part::files)
                .flatMap(List::stream)
                .toList();
    }

    /** A hash of all that the rows of every delivery are made of. */
    private static String madeOf(Connection connection, Model model, Table table, String sql) throws SQLException {
        List<String> parts = new ArrayList<>(List.of(sql, table.toString()));
        model.tests().stream().filter(test -> byDelivery(model, test)).forEach(test -> parts.add(test.sql()));
        parts.add(Sql.rows(
                        connection,
                        "select version(), string_agg(function_name || parameters::varchar || macro_definition, ';' order by"
                                + " function_name, parameters::varchar) from duckdb_functions() where not internal")
                .toString());
        for (TableName read : model.reads()) {
            if (!read.schema().equals("landing")) {
                TableName reference = new TableName(Layer.REFERENCE.schema(), read.table());
                parts.add(reference + " " + TableHash.of(connection, reference).hash());
            }
        }
        return Hashes.of(parts.stream().sorted().toArray(String[]::new));
    }

    private static String key(String madeOf, Delivery delivery, Table table) {
        String files = files(delivery, table).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining("/"));
        return Hashes.of(madeOf, delivery.id(), delivery.areaCode().orElse(""), files)
                .substring(0, KeptRows.DIGITS);
    }

    /**
     * Whether a test holds of a conformed table when it holds of each delivery, so that it is asked of each delivery once: a
     * test of rows, or of rows that are told apart by their unit among others.
     */
    static boolean byDelivery(Model model, ModelTest test) {
        return model.body() instanceof Model.Select select
                && !select.units().isEmpty()
                && test.severity() == ModelTest.Severity.ERROR
                && test.reads().equals(Set.of(model.table()))
                && (test.claim().filter(ModelTest.Present.class::isInstance).isPresent()
                        || test.claim()
                                .filter(claim -> claim instanceof ModelTest.Unique unique
                                        && unique.columns().containsAll(select.units()))
                                .isPresent());
    }

    /** @throws BuildFailedException when a test of the model does not hold of the rows of a file */
    private static void test(Connection connection, Model model, Path file) throws SQLException {
        ModelTests tests = new ModelTests(table -> table);
        model.tests().stream().filter(test -> byDelivery(model, test)).forEach(test -> tests.add(model, test));
        Sql.run(connection, "create view " + model.table().sql() + " as " + rows(List.of(file)));
        tests.run(connection, tests.ready(Set.of(model.table())));
        Sql.run(connection, "drop view " + model.table().sql());
    }

    static String rows(List<Path> files) {
        return "select * from read_parquet([" + LandingViews.list(files) + "])";
    }

    /** Removes what was kept of deliveries that have other rows now; of those not known yet on the date, nothing. */
    private static void sweep(Path place, LandedTables landed, Set<String> keys) throws IOException {
        Set<String> known = landed.deliveries().stream().map(Delivery::id).collect(Collectors.toSet());
        for (Path file : WorkFolder.children(place, "*" + KeptRows.ENDING)) {
            String[] parts = String.valueOf(file.getFileName()).split("\\.", 3);
            if (known.contains(parts[0]) && !keys.contains(parts[0] + "." + parts[1])) {
                Files.delete(file);
            }
        }
    }

    private static String statement(Model model, Table table, String sql, List<Path> whole, List<Path> inPart) {
        List<String> rows = new ArrayList<>();
        if (!whole.isEmpty()) {
            rows.add(rows(whole));
        }
        if (!inPart.isEmpty()) {
            List<String> units = ((Model.Select) model.body()).units();
            rows.add("select part.* from (" + rows(inPart) + ") as part" + LandingViews.stillHeld(table, units));
        }
        return "create view " + model.table().sql() + " as\n"
                + (rows.isEmpty() ? sql : String.join("\nunion all\n", rows));
    }

    /** The view of a landed table while it shows one delivery after the other; shows all of them again at the end. */
    private static final class LandingOfOne implements AutoCloseable {
        private final Connection connection;
        private final Table table;
        private boolean shown;

        LandingOfOne(Connection connection, Table table) {
            this.connection = connection;
            this.table = table;
        }

        void show(List<Path> files) throws SQLException {
            String view = "landing." + DuckDb.quote(table.name());
            if (shown) {
                Sql.run(connection, "drop view " + view);
            } else {
                Sql.run(connection, "alter view " + view + " rename to " + DuckDb.quote("all of " + table.name()));
            }
            shown = true;
            Sql.run(connection, LandingViews.ofDelivery(table, files));
        }

        @Override
        public void close() throws SQLException {
            if (shown) {
                Sql.run(connection, "drop view landing." + DuckDb.quote(table.name()));
                Sql.run(
                        connection,
                        "alter view landing." + DuckDb.quote("all of " + table.name()) + " rename to "
                                + DuckDb.quote(table.name()));
            }
        }
    }
}
