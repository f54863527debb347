package org.sendwarehouse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.disclosure.DisclosureSteps;
import org.sendwarehouse.evidence.EvidenceSteps;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.quality.QualityResults;
import org.sendwarehouse.quality.QualityRules;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.sendwarehouse.warehouse.BuildListener;
import org.sendwarehouse.warehouse.BuiltWarehouse;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.LedgerTables;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.Run;
import org.sendwarehouse.warehouse.RunId;
import org.sendwarehouse.warehouse.WarehouseBuilder;

/** The demo's deliveries, landed by the real door and built whole by the shipped models, once for all tests. */
public final class DemoWarehouse {
    public static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);

    private static final String PUBLISHED = "published-originals";
    private static final String PLACE = "place";

    private DemoWarehouse() {}

    /** A connection that can only read; tables are named with their schema. */
    public static Connection connect() throws IOException, SQLException {
        Path folder = folder();
        return DuckDb.openReadOnly(folder.resolve(Files.readString(folder.resolve(PLACE))), DuckDb.Settings.DEFAULT);
    }

    /** The folder of the publishers' files as they were delivered: landing puts the delivered ones away. */
    public static Path published() {
        return folder().resolve(PUBLISHED);
    }

    private static Path folder() {
        return Once.made("demo-warehouse", DemoWarehouse::make);
    }

    private static void make(Path folder) throws IOException {
        Door door = new Door(folder.resolve("home"));
        SyntheticPartnership.write(door.home(), SampleOptions.standard());
        Files.createDirectory(folder.resolve(PUBLISHED));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(door.home().inbox().resolve("dfe"))) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(PUBLISHED).resolve(file.getFileName()));
            }
        }
        door.night(AS_AT.toString());
        WarehouseBuilder builder = new WarehouseBuilder(
                door.home(),
                DuckDb.Settings.DEFAULT,
                ModelCatalogue.shipped(),
                Stream.concat(EvidenceSteps.all().stream(), DisclosureSteps.all().stream())
                        .toList(),
                List.of(new QualityResults(QualityRules.shipped())));
        RunId id = new RunId(
                AS_AT,
                "test",
                "definitions",
                new Run.Area("840", "E06000047", "County Durham"),
                true,
                List.of(),
                "key",
                0);
        BuiltWarehouse built = builder.build(
                id,
                LedgerTables.of(door.home(), Door.CONTRACTS, Ledger.read(door.home()), AS_AT),
                BuildListener.SILENT);
        Files.writeString(folder.resolve(PLACE), folder.relativize(built.file()).toString());
    }
}
