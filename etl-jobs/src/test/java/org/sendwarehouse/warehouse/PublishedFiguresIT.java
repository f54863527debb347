package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.DemoWarehouse;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.sample.SampleOptions;
import org.sendwarehouse.sample.SyntheticPartnership;
import org.sendwarehouse.warehouse.PublishedTable.Cell;

/**
 * The figures DfE published for County Durham, computed from row level and compared cell by cell with the published files.
 *
 * <p>The synthetic deliveries carry Durham's published counts. They go through the real door and the shipped models; the
 * expected figures are read from the publisher's files by this test alone. Cells that DfE prints as x, z or c have no
 * figure and are not compared. Breakdowns are compared where the synthetic people were dealt their attributes by them.
 */
class PublishedFiguresIT {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);
    private static final String RELEASE = "_2025-09-25.csv";
    private static final String DURHAM = "E06000047";

    /** Children awaiting provision or permanently excluded: counted until 2022, no codes of SEN2. */
    private static final List<String> NOT_OF_SEN2 = List.of("await_prov_2022", "perm_ex_2022");

    /** Decisions by when they fall due: the return does not say, and the published two do not add up with the rest. */
    private static final List<String> BY_DUE_DATE = List.of("review_decision_not_due", "review_decision_outstanding");

    /** The columns of the file that carry its year, by the names they land under. */
    private static final Map<String, String> NEUTRAL = Map.of(
            "review_meeting_25", "review_meeting_year_after",
            "review_meeting_24", "review_meeting_in_year",
            "review_meeting_prior_24", "review_meeting_earlier",
            "review_decision25", "review_decision_year_after",
            "review_decision24", "review_decision_in_year",
            "review_decision_prior24", "review_decision_earlier");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void everyPublishedFigureOfDurhamComesOutOfTheRows() throws IOException, SQLException {
        Path originals = DemoWarehouse.published();
        try (Connection warehouse = DemoWarehouse.connect()) {
            compareAll(warehouse, DURHAM, originals);
            assertThat(Sql.rows(
                            warehouse,
                            "select distinct source_system from warehouse.fact_ehc_request where area_code = '" + DURHAM
                                    + "'"))
                    .containsExactly(List.of("operational"));
            // and the benchmark table holds what the files print
            Map<Cell, BigDecimal> loaded = figures(
                    warehouse,
                    "warehouse.fact_benchmark where is_latest_release and dataset = 'timeliness_20_week' and area_code = '"
                            + DURHAM + "'");
            assertThat(loaded).isEqualTo(published(originals, "timeliness_20_week", cell -> true));
        }
    }

    @Test
    void returnsAloneGiveTheSameForWhateverAuthorityTheirHeaderNames() throws IOException, SQLException {
        Home home = new Home(folder);
        SyntheticPartnership.write(home, SampleOptions.standard().withLaNumber("841"));
        deleteExtracts(home);
        Path originals = putAside(home);
        try (Connection warehouse = build(home, "841", "ehcp_statistics")) {
            compareAll(warehouse, "E06000005", originals);
            assertThat(Sql.rows(warehouse, "select distinct source_system, area_code from fact_ehc_request"))
                    .containsExactly(List.<@Nullable String>of("return", "E06000005"));
        }
    }

    @Test
    void theMeasuredCodeReadsNoPublishedFigure() {
        List<String> landed = List.of(
                "dfe_timeliness_20_week",
                "dfe_requests",
                "dfe_assessments",
                "dfe_annual_reviews",
                "dfe_ceased_plans",
                "dfe_caseload",
                "dfe_sen_needs");
        List<String> all = ContractTables.of(org.sendwarehouse.contract.Contracts.load()).stream()
                .map(LandedTables.Table::name)
                .toList();
        assertThat(BuildPlan.of(ModelCatalogue.shipped(), all, List.of(), List.of("ehcp_statistics"))
                        .nodes())
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.reads())
                        .extracting(TableName::table)
                        .doesNotContainAnyElementsOf(landed)
                        .doesNotContain("fact_benchmark"));
    }

    private void compareAll(Connection warehouse, String areaCode, Path originals) throws IOException, SQLException {
        compare(warehouse, areaCode, originals, "timeliness_20_week", 984, cell -> true);
        compare(warehouse, areaCode, originals, "requests", 46, cell -> cell.topic()
                .equals("all"));
        compare(warehouse, areaCode, originals, "assessments", 56, cell -> cell.topic()
                .equals("all"));
        compare(warehouse, areaCode, originals, "ceased_plans", 33, cell -> cell.topic()
                .equals("all"));
        compare(
                warehouse,
                areaCode,
                originals,
                "caseload",
                279 + 1058 + 21,
                cell -> !NOT_OF_SEN2.contains(cell.measure())
                        && (cell.topic().equals("all")
                                || (cell.period().equals("202425") && isDealt(cell, "ehcplans"))));
        compare(
                warehouse,
                areaCode,
                originals,
                "sen_needs",
                27 + 621 + 21,
                cell -> cell.topic().equals("all") || isDealt(cell, "ehc_plans"));
        compare(
                warehouse,
                areaCode,
                originals,
                "annual_reviews",
                19,
                cell -> cell.topic().equals("all") && !BY_DUE_DATE.contains(cell.measure()));
    }

    /** Every figure by age; by sex and ethnicity the number of plans. */
    private static boolean isDealt(Cell cell, String plans) {
        return cell.topic().equals("Child or young persons age")
                || (List.of("Sex", "Ethnicity").contains(cell.topic())
                        && cell.measure().equals(plans));
    }

    private static void compare(
            Connection warehouse, String areaCode, Path originals, String dataset, int cells, Predicate<Cell> compared)
            throws IOException, SQLException {
        Map<Cell, BigDecimal> expected = published(originals, dataset, compared);
        Map<Cell, BigDecimal> actual = figures(
                warehouse,
                "marts.ehcp_statistics where dataset = '" + dataset + "' and area_code = '" + areaCode + "'");
        actual.keySet().retainAll(expected.keySet());
        assertThat(actual).as(dataset).isEqualTo(expected);
        assertThat(actual).as("cells of " + dataset).hasSize(cells);
    }

    private static Map<Cell, BigDecimal> published(Path originals, String dataset, Predicate<Cell> compared)
            throws IOException {
        String name = dataset.equals("sen_needs") ? "sen_needs_all_plans" : dataset;
        Map<Cell, BigDecimal> figures = new TreeMap<>();
        PublishedTable.read(originals.resolve(name + RELEASE), DURHAM).forEach((printed, value) -> {
            Cell cell = new Cell(
                    printed.period(),
                    printed.topic(),
                    printed.breakdown(),
                    NEUTRAL.getOrDefault(printed.measure(), printed.measure()));
            if (compared.test(cell)) {
                figures.put(cell, value);
            }
        });
        return figures;
    }

    private static Map<Cell, BigDecimal> figures(Connection warehouse, String from) throws SQLException {
        Map<Cell, BigDecimal> figures = new TreeMap<>();
        for (List<@Nullable String> row : Sql.rows(
                warehouse,
                "select time_period, breakdown_topic, breakdown, measure, value from " + from
                        + " and value is not null")) {
            figures.put(
                    new Cell(text(row, 0), text(row, 1), text(row, 2), text(row, 3)),
                    new BigDecimal(text(row, 4)).stripTrailingZeros());
        }
        return figures;
    }

    private static String text(List<@Nullable String> row, int column) {
        return String.valueOf(row.get(column));
    }

    /** A second copy of the publisher's files: landing puts the delivered ones away. */
    private static Path putAside(Home home) throws IOException {
        Path originals = Files.createDirectories(home.root().resolve("published-originals"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.inbox().resolve("dfe"), "*" + RELEASE)) {
            for (Path file : files) {
                Files.copy(file, originals.resolve(file.getFileName()));
            }
        }
        return originals;
    }

    private static Connection build(Home home, String laNumber, String... tables) throws IOException, SQLException {
        LandedTables landed = LandedHome.of(home, laNumber, AS_AT);
        Connection connection = DuckDb.openBuild(
                home.root().resolve("build.duckdb"), home.root().resolve("spill"), DuckDb.Settings.DEFAULT);
        ModelCatalogue catalogue = ModelCatalogue.shipped();
        BuildPlan plan = BuildPlan.of(
                catalogue,
                landed.tables().stream().map(LandedTables.Table::name).toList(),
                List.of(),
                List.of(tables));
        Run run = new Run("test-run", AS_AT, new Run.Area("840", DURHAM, "County Durham"), true, "test");
        new Build(
                        connection,
                        run,
                        landed,
                        new LandingViews(landed),
                        List.of(),
                        DuckDb.Settings.DEFAULT,
                        BuildListener.SILENT)
                .run(catalogue, plan);
        return connection;
    }

    private static void deleteExtracts(Home home) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.inbox().resolve("liquidlogic"), "ehc_*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
