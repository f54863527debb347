package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A landing zone of Parquet files with one table, {@code request}. */
final class ParquetLanding implements LandedTables {
    private final Path folder;
    private final List<Delivery> deliveries = new ArrayList<>();

    ParquetLanding(Path folder) {
        this.folder = folder;
    }

    /** Lands a delivery whose rows a query gives; the one before is superseded. */
    ParquetLanding land(String id, LocalDate asOf, String rows) throws SQLException, IOException {
        deliveries.replaceAll(
                delivery -> delivery(delivery.id(), delivery.asOf().orElseThrow(), false, delivery.parts()));
        Path file = folder.resolve(id).resolve("part-00000.parquet");
        Files.createDirectories(folder.resolve(id));
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            Sql.run(
                    connection,
                    "copy (select *, " + DuckDb.literal(id)
                            + " as delivery_id, row_number() over () as source_row from (" + rows + ")) to "
                            + DuckDb.literal(file.toString()) + " (format parquet)");
            long count = Sql.count(connection, "select count(*) from " + DuckDb.literal(file.toString()));
            deliveries.add(delivery(id, asOf, true, List.of(new Part("request", count, count, 0, 0, List.of(file)))));
        }
        return this;
    }

    private static Delivery delivery(String id, LocalDate asOf, boolean current, List<Part> parts) {
        return new Delivery(
                id,
                "test",
                "request",
                List.of(id + ".csv"),
                "0".repeat(64),
                Optional.of(asOf),
                asOf,
                Optional.of("840"),
                Optional.empty(),
                Optional.empty(),
                "landed",
                Optional.empty(),
                current,
                "1.0.0",
                parts,
                List.of());
    }

    List<String> ids() {
        return deliveries.stream().map(Delivery::id).toList();
    }

    @Override
    public List<Table> tables() {
        return List.of(
                new Table("request", List.of(new Column("request_id", "VARCHAR"), new Column("team", "VARCHAR"))),
                new Table("never", List.of(new Column("amount", "DECIMAL(18,4)"))));
    }

    @Override
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }
}
