package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.disclosure.DisclosureSteps;
import org.sendwarehouse.evidence.EvidenceSteps;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.quality.QualityResults;
import org.sendwarehouse.quality.QualityRules;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.springframework.util.unit.DataSize;

/** Every shipped table, over the synthetic partnership, is the same however the machine is made. */
class ShippedDeterminismIT {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void oneThreadAndTwoLittleMemoryAndMuchGiveTheSameTablesAndTheSameParquet() throws IOException {
        Home home = new Home(folder.resolve("home")).create();
        SyntheticPartnership.write(home, SampleOptions.standard().withScale(0.25));
        withoutFirstReleases(home);
        LandedTables landed = LandedHome.of(home, "840", AS_AT);
        Manifest one = published(landed, new DuckDb.Settings(DataSize.ofMegabytes(256), 1));
        Manifest two = published(landed, new DuckDb.Settings(DataSize.ofMegabytes(768), 2));
        assertThat(two.tables()).isEqualTo(one.tables()).hasSizeGreaterThan(50);
        assertThat(parquet(two)).isEqualTo(parquet(one));
        assertThat(one.tables())
                .filteredOn(
                        table -> table.schema().equals("marts") && table.name().equals("evidence"))
                .allSatisfy(table -> assertThat(table.rows()).isGreaterThan(1000));
    }

    /** The published files are large whatever the scale; one release of each is enough here. */
    private static void withoutFirstReleases(Home home) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.inbox().resolve("dfe"), "*_2025-06-26.csv")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** Publishes into a home of its own. */
    private Manifest published(LandedTables landed, DuckDb.Settings settings) throws IOException {
        Home target = new Home(folder.resolve("threads-" + settings.threads())).create();
        RunId id = new RunId(
                AS_AT,
                "test",
                "definitions",
                new Run.Area("840", "E06000047", "County Durham"),
                true,
                landed.deliveries().stream().map(LandedTables.Delivery::id).toList(),
                "key",
                0);
        BuiltWarehouse built = new WarehouseBuilder(
                        target,
                        settings,
                        ModelCatalogue.shipped(),
                        Stream.concat(EvidenceSteps.all().stream(), DisclosureSteps.all().stream())
                                .toList(),
                        List.of(new QualityResults(QualityRules.shipped())))
                .build(id, landed, BuildListener.SILENT);
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new Publisher(target, clock).publish(built).manifest();
    }

    private static Map<String, String> parquet(Manifest manifest) {
        Map<String, String> files = new TreeMap<>();
        for (Manifest.PublishedFile file : manifest.files()) {
            if (file.path().endsWith(".parquet")) {
                files.put(file.path(), file.sha256());
            }
        }
        return files;
    }
}
