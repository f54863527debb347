package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.Ledger;

/** What the views over a test's landing zone show, as known on a date, with no model on top. */
final class LandedRows {
    private LandedRows() {}

    /** One text a row, values separated by {@code " | "}. */
    static List<String> of(Door door, String asAt, String sql) throws IOException, SQLException {
        LocalDate date = LocalDate.parse(asAt);
        LedgerTables landed = LedgerTables.of(door.home(), Door.CONTRACTS, Ledger.read(door.home()), date);
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            for (String schema : Set.of("landing", "landing_history", "landing_units", "reference", "audit")) {
                Sql.run(connection, "create schema " + schema);
            }
            Run run = new Run("test", date, new Run.Area("840", "E06000047", "County Durham"), true, "test");
            AuditTables.make(connection, run, landed);
            new LandingViews(landed).make(connection);
            return Sql.rows(connection, sql).stream()
                    .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                    .toList();
        }
    }
}
