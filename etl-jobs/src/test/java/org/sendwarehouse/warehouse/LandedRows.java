package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.Ledger;

/** What a test's landing zone holds as known on a date: its views, and the models asked for on top of them. */
final class LandedRows {
    private LandedRows() {}

    /** One text a row, values separated by {@code " | "}. */
    static List<String> of(Door door, String asAt, String sql, String... tables) throws IOException, SQLException {
        return of(door, asAt, null, sql, tables);
    }

    /** The same from a build that conforms each delivery once, and keeps its rows in the home. */
    static List<String> conformedOnce(Door door, String asAt, String sql, String... tables)
            throws IOException, SQLException {
        return of(door, asAt, new ConformedDeliveries(door.home()), sql, tables);
    }

    private static List<String> of(
            Door door, String asAt, @Nullable ConformedDeliveries conformed, String sql, String... tables)
            throws IOException, SQLException {
        LocalDate date = LocalDate.parse(asAt);
        LedgerTables landed = LedgerTables.of(door.home(), Door.CONTRACTS, Ledger.read(door.home()), date);
        ModelCatalogue catalogue = Catalogue.SHIPPED;
        List<String> names =
                landed.tables().stream().map(LandedTables.Table::name).toList();
        Run run = new Run("test", date, new Run.Area("840", "E06000047", "County Durham"), true, "test");
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            new Build(
                            connection,
                            run,
                            landed,
                            new LandingViews(landed, conformed),
                            List.of(),
                            DuckDb.Settings.DEFAULT,
                            BuildListener.SILENT)
                    .run(catalogue, BuildPlan.of(catalogue, names, List.of(), List.of(tables)));
            return Sql.rows(connection, sql).stream()
                    .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                    .toList();
        }
    }

    private static final class Catalogue {
        static final ModelCatalogue SHIPPED = ModelCatalogue.shipped();
    }
}
