package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.disclosure.DisclosureSteps;
import org.sendwarehouse.evidence.EvidenceSteps;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.quality.QualityResults;
import org.sendwarehouse.quality.QualityRules;
import org.sendwarehouse.quality.QualityViolations;
import org.sendwarehouse.sample.Defect.FoundBy;
import org.sendwarehouse.warehouse.BuildListener;
import org.sendwarehouse.warehouse.BuiltWarehouse;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.LedgerTables;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.Run;
import org.sendwarehouse.warehouse.RunId;
import org.sendwarehouse.warehouse.WarehouseBuilder;

/**
 * A partnership with planted defects, landed and built beside the same partnership without them: each kind is found by the
 * check that is meant to find it, and the books of every delivery balance.
 *
 * <p>{@code docs/planted-defects.md} is what this test finds; with {@code -Dsend.write-docs=true} it writes the page anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedDefectsIT {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);
    private static final Path PAGE = Path.of("../docs/planted-defects.md");
    private static final List<Defect> DEFECTS = Defect.shipped();

    private Night sound;
    private Night broken;

    /** One home after its night. */
    private record Night(Door door, List<LandedDelivery> deliveries, Connection warehouse) {
        static Night of(Path folder, SampleOptions options) throws IOException, SQLException {
            Door door = new Door(folder);
            SyntheticPartnership.write(door.home(), options);
            for (Path file : Door.files(door.home().inbox().resolve("dfe"))) {
                if (!String.valueOf(file.getFileName()).startsWith("gias")) {
                    Files.delete(file);
                }
            }
            List<LandedDelivery> deliveries = door.night(AS_AT.toString());
            QualityRules rules = QualityRules.shipped();
            BuiltWarehouse built = new WarehouseBuilder(
                            door.home(),
                            DuckDb.Settings.DEFAULT,
                            ModelCatalogue.shipped(),
                            Stream.concat(EvidenceSteps.all().stream(), DisclosureSteps.all().stream())
                                    .toList(),
                            List.of(new QualityResults(rules), new QualityViolations(rules)))
                    .build(
                            new RunId(
                                    AS_AT,
                                    "test",
                                    "definitions",
                                    new Run.Area("840", "E06000047", "County Durham"),
                                    true,
                                    List.of(),
                                    "key",
                                    0),
                            LedgerTables.of(door.home(), Door.CONTRACTS, Ledger.read(door.home()), AS_AT),
                            BuildListener.SILENT);
            return new Night(door, deliveries, DuckDb.openReadOnly(built.file(), DuckDb.Settings.DEFAULT));
        }

        long number(String sql) {
            try (Statement statement = warehouse.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getLong(1) : 0;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        /** How often a check found something in this night. */
        long found(Defect defect) {
            FoundBy by = defect.foundBy();
            if (by.rule() != null) {
                return number("select violations from audit.quality_result where rule_code = '" + by.rule() + "'");
            }
            if (by.rejected() != null) {
                return number("select count(*) from audit.reject where rule = '" + by.rejected()
                        + "' and column_name = '" + by.column() + "'");
            }
            String copy = Objects.requireNonNull(defect.copyAs());
            return number(
                    "select count(distinct delivery_id) from audit.delivery where file_names like '%" + copy + "%'"
                            + (by.refused() != null
                                    ? " and status = 'refused' and contains(reason, '" + by.refused() + "')"
                                    : " and status = '" + by.status() + "'"));
        }
    }

    @BeforeAll
    void twoNights(@TempDir Path folder) throws IOException, SQLException {
        SampleOptions options = SampleOptions.standard().withScale(0.05);
        sound = Night.of(folder.resolve("sound"), options);
        broken = Night.of(folder.resolve("broken"), options.withDefects());
    }

    private long found(Defect defect) {
        return broken.found(defect) - sound.found(defect);
    }

    @Test
    void eachKindIsFoundByTheCheckThatIsMeantToFindIt() {
        assertThat(DEFECTS)
                .hasSizeGreaterThanOrEqualTo(40)
                .extracting(Defect::kind)
                .doesNotHaveDuplicates();
        assertThat(DEFECTS)
                .filteredOn(defect -> found(defect) < leastFound(defect))
                .extracting(defect -> defect.kind() + " by " + words(defect.foundBy()) + ": " + found(defect))
                .isEmpty();
    }

    /** Where several kinds are found by one check, it must have found them all. */
    private static long leastFound(Defect defect) {
        List<Defect> together = DEFECTS.stream()
                .filter(other -> other.foundBy().equals(defect.foundBy()))
                .toList();
        return together.size() == 1
                ? 1
                : together.stream().mapToLong(Defect::rows).sum();
    }

    @Test
    void theBooksOfEveryDeliveryBalanceAndAgreeWithTheFootersOfItsFiles() throws SQLException {
        for (Night night : List.of(sound, broken)) {
            assertThat(night.deliveries()).hasSizeGreaterThan(20);
            for (LandedDelivery delivery : night.deliveries()) {
                for (LandedDelivery.TableBooks books : delivery.tables()) {
                    assertThat(books.read())
                            .as(delivery.deliveryId() + " " + books.table())
                            .isEqualTo(books.accepted() + books.rejected() + books.filtered());
                    if (delivery.status() == LandedDelivery.Status.LANDED) {
                        List<Path> parts = delivery.parts(night.door().home(), books.table());
                        String files =
                                parts.stream().map(part -> "'" + part + "'").collect(Collectors.joining(", "));
                        assertThat(parts.isEmpty() ? 0 : footers(files))
                                .as(delivery.deliveryId() + " " + books.table() + " in its footers")
                                .isEqualTo(books.accepted());
                    }
                }
            }
        }
    }

    private static long footers(String files) throws SQLException {
        try (Connection duck = DuckDb.openInMemory(DuckDb.Settings.DEFAULT);
                Statement statement = duck.createStatement();
                ResultSet rows =
                        statement.executeQuery("select sum(num_rows) from parquet_file_metadata([" + files + "])")) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Test
    void noRuleFailsToRun() {
        for (Night night : List.of(sound, broken)) {
            assertThat(night.number("select count(*) from audit.quality_result where result = 'error'"))
                    .isZero();
        }
    }

    @Test
    void thePageOfPlantedDefectsIsWhatWasFound() throws IOException {
        String page = page();
        if (Boolean.getBoolean("send.write-docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/planted-defects.md; to write it anew, run this test with -Dsend.write-docs=true")
                .isEqualTo(page);
    }

    private String page() {
        List<String> lines = new ArrayList<>(List.of(
                "# Planted defects",
                "",
                "What real deliveries get wrong, planted in a small synthetic partnership, and what found it. *Found* is how much",
                "oftener the check finds something than in the same partnership without the defects: one defect may break more",
                "than it was meant to, and more than one may break the same rule. Checks are quality rules",
                "(`warehouse-sql/quality`) or the door's own. Written by `PlantedDefectsIT`, which fails where a kind is not found",
                "or this page is out of date.",
                "",
                "| Defect | Feed | Found by | Planted | Found |",
                "|---|---|---|---:|---:|"));
        for (Defect defect : DEFECTS) {
            lines.add("| " + defect.kind() + " | `" + defect.feed() + "` | " + words(defect.foundBy()) + " | "
                    + defect.rows() + " | " + found(defect) + " |");
        }
        lines.add("");
        lines.add(DEFECTS.size() + " kinds.");
        return String.join("\n", lines) + "\n";
    }

    private static String words(FoundBy by) {
        if (by.rule() != null) {
            return "rule " + by.rule();
        }
        if (by.rejected() != null) {
            return "row rejected: `" + by.rejected() + "` in `" + by.column() + "`";
        }
        return by.refused() != null ? "file refused: … " + by.refused() + " …" : "delivery " + by.status();
    }
}
