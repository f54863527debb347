package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.warehouse.InvalidDefinitionException;
import org.sendwarehouse.warehouse.TestWarehouse;

/** The open data, written and read back as a stranger reads them. */
class OpenDataTest {
    private static final String GIVEN = "warehouse-sql/models/disclosure/public_evidence.sql";
    private static final String YEAR = "'calendar_year', date '2025-01-01', date '2025-12-31'";

    /** What everyone is given, made up: a number hidden, one too few to say, one never collected, a survey. */
    private static final List<String> FIGURES = List.of(
            "('ehc_requests', 'all', 'all', " + YEAR + ", 575, null, 575, 'final')",
            "('ehc_requests', 'sex', 'Female', " + YEAR + ", 190, null, 190, 'final')",
            "('ehc_requests', 'sex', 'Male', " + YEAR + ", null, null, null, 'suppressed')",
            "('ehc_requests', 'locality', 'not known', " + YEAR + ", 20, null, 20, 'final')",
            "('ehc_requests', 'primary_need', 'ASD', " + YEAR + ", 0, null, 0, 'final')",
            "('ehcp_new', 'all', 'all', " + YEAR + ", null, null, null, 'not collected')",
            "('ehcp_20_week_pct', 'all', 'all', " + YEAR + ", 225, 320, 70.3125, 'final')",
            "('ehcp_20_week_pct', 'sex', 'Female', " + YEAR + ", 5, 10, null, 'too few')",
            "('ehcp_20_week_pct', 'imd_quintile', '1', " + YEAR + ", 20, 25, 80, 'final')",
            "('ehcp_weeks_to_issue_median', 'all', 'all', " + YEAR + ", null, 320, 19.45, 'final')",
            "('ehcp_active', 'all', 'all', 'snapshot', date '2026-02-28', date '2026-02-28', 4010, null, 4010, 'final')",
            "('ehcp_active', 'all', 'all', 'snapshot', date '2026-03-31', date '2026-03-31', 4025, null, 4025, 'final')",
            "('ehcp_active', 'sex', 'Female', 'snapshot', date '2026-04-30', date '2026-04-30', 1300, null, 1300, 'final')",
            "('suspension_rate', 'all', 'all', 'term', date '2025-09-02', date '2025-12-19', 210, 4000, 5.25, 'final')",
            "('suspension_rate', 'all', 'all', 'term', date '2025-04-28', date '2025-07-18', 180, 4000, 4.5, 'final')",
            "('high_needs_variance_gbp', 'all', 'all', 'financial_year', date '2025-04-01', date '2026-03-31', null, null, -1250000.4, 'final')",
            "('parent_satisfaction_pct', 'all', 'all', 'survey_wave', date '2026-02-09', date '2026-03-27', 60, 90, 66.7, 'final')");

    private static final String PLACE =
            "Local authority,E92000001,England,E12000001,North East,E06000047,840,County Durham,";

    private static Path write(List<String> figures, Path folder) throws SQLException, IOException {
        try (TestWarehouse warehouse =
                TestWarehouse.asAt("2026-04-30").file(GIVEN, given(figures)).build("open_data_cell", "run")) {
            OpenData.shipped().write(warehouse.connection(), folder);
        }
        return folder.resolve("open-data");
    }

    private static String given(List<String> figures) {
        return """
                -- grain: one figure given to the public
                with

                run as (select * from ref_run),

                figure (
                    indicator_code, breakdown, breakdown_value, period_type, period_start, period_end, numerator, denominator, value,
                    data_status
                ) as (
                    values %s
                )

                select
                    figure.indicator_code, run.area_code, run.area_name, figure.breakdown, figure.breakdown_value,
                    figure.period_type, figure.period_start, figure.period_end, figure.numerator::bigint as numerator,
                    figure.denominator::bigint as denominator, figure.value::double as value, null::double as lower,
                    null::double as upper, figure.data_status, null::double as benchmark_value, null::double as target_value,
                    null::varchar as status, true as about_people, run.as_at, run.run_id
                from figure
                cross join run
                """.formatted(String.join(",\n", figures));
    }

    @Test
    void a_file_has_the_columns_of_place_in_the_order_of_dfe_s_own_files(@TempDir Path folder)
            throws SQLException, IOException {
        List<String> dfe = List.of(Definitions.text("dfe-layout/requests.csv")
                .lines()
                .findFirst()
                .orElseThrow()
                .replace("\uFEFF", "")
                .split(","));
        List<String> ours = OpenTable.of(write(FIGURES, folder).resolve("ehc_plan_requests.csv"))
                .header();
        int places = dfe.indexOf("breakdown") + 1;
        assertThat(ours.subList(0, places)).isEqualTo(dfe.subList(0, places));
        assertThat(ours.subList(places, places + 2)).containsExactly("request_count", "decision_6_week_count");
    }

    @Test
    void each_number_stands_in_its_place_and_each_gap_says_why(@TempDir Path folder) throws SQLException, IOException {
        Path written = write(FIGURES, folder);
        assertThat(Files.readAllLines(written.resolve("ehc_plan_requests.csv")).stream()
                        .skip(1))
                .containsExactly(
                        "2025,Calendar year," + PLACE + "Total,Total,575,x,x,x,x,x,x,x,225,320,70.3,x,x,x,19.5",
                        "2025,Calendar year," + PLACE + "Sex,Female,190,x,x,x,x,x,x,x,5,10,u,x,x,x,x",
                        "2025,Calendar year," + PLACE + "Sex,Male,c,x,x,x,x,x,x,x,x,x,x,x,x,x,x",
                        "2025,Calendar year," + PLACE
                                + "Primary need,Autistic spectrum disorder,0,x,x,x,x,x,x,x,x,x,x,x,x,x,x",
                        "2025,Calendar year," + PLACE
                                + "Deprivation,Quintile 1 (most deprived),x,x,x,x,x,x,x,x,20,25,80.0,x,x,x,x",
                        "2025,Calendar year," + PLACE + "Locality,Not known,20,x,x,x,x,x,x,x,x,x,x,x,x,x,x");
        assertThat(Files.readAllLines(written.resolve("ehc_plans_maintained.csv")).stream()
                        .skip(1))
                .containsExactly(
                        "2026,February," + PLACE + "Total,Total,4010,x,x,x,x,x,x,x",
                        "2026,March," + PLACE + "Total,Total,4025,x,x,x,x,x,x,x",
                        // parts of April are given, their total is not
                        "2026,April," + PLACE + "Total,Total,x,x,x,x,x,x,x,x",
                        "2026,April," + PLACE + "Sex,Female,1300,x,x,x,x,x,x,x");
        assertThat(Files.readAllLines(written.resolve("school_suspensions_terms.csv")).stream()
                        .skip(1))
                .containsExactly(
                        "202425,Summer term," + PLACE + "Total,Total,180,4.50,x,x,4000",
                        "202526,Autumn term," + PLACE + "Total,Total,210,5.25,x,x,4000");
        assertThat(Files.readAllLines(written.resolve("high_needs_funding.csv")).stream()
                        .skip(1))
                .containsExactly("202526,Financial year," + PLACE + "Total,Total,x,x,-1250000,x,x");
    }

    @Test
    void a_file_without_a_figure_is_not_written_and_a_survey_is_in_none(@TempDir Path folder)
            throws SQLException, IOException {
        Path written = write(FIGURES, folder);
        try (Stream<Path> files = Files.list(written)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "README.md",
                            "ehc_plan_requests.csv",
                            "ehc_plan_requests.csv-metadata.json",
                            "ehc_plan_requests.meta.csv",
                            "ehc_plans_maintained.csv",
                            "ehc_plans_maintained.csv-metadata.json",
                            "ehc_plans_maintained.meta.csv",
                            "high_needs_funding.csv",
                            "high_needs_funding.csv-metadata.json",
                            "high_needs_funding.meta.csv",
                            "school_suspensions_terms.csv",
                            "school_suspensions_terms.csv-metadata.json",
                            "school_suspensions_terms.meta.csv");
        }
        assertThat(Files.readString(written.resolve("README.md")))
                .contains("made-up figures", "Open Government Licence v3.0", "| `high_needs_funding.csv` |");
    }

    @Test
    void every_file_is_what_its_metadata_say_and_passes_the_screening(@TempDir Path folder)
            throws SQLException, IOException {
        for (OpenTable table : OpenTable.in(write(FIGURES, folder))) {
            assertThat(table.faults()).as(table.csv().toString()).isEmpty();
        }
    }

    @Test
    void the_screening_finds_what_is_wrong(@TempDir Path folder) throws SQLException, IOException {
        Path file = write(FIGURES, folder).resolve("ehc_plan_requests.csv");
        String sound = Files.readString(file);
        Map<String, String> harm = new TreeMap<>();
        harm.put(sound.replace(",575,", ",,"), "holds ''");
        harm.put(sound.replace(",575,", ",~,"), "holds '~'");
        harm.put(sound.replace(",575,", ",575.5,"), "request_count holds '575.5'");
        harm.put(sound.replace("Sex,Male", "Sex,Female"), "has two rows of");
        harm.put(sound.replace("Calendar year", "Year"), "time_identifier holds 'Year'");
        harm.put(sound.replace("Total,Total", "Sex,Total"), "has no total of");
        harm.put(sound.replace("request_count", "Requests"), "has other columns than its metadata");
        for (Map.Entry<String, String> each : harm.entrySet()) {
            Files.writeString(file, each.getKey());
            assertThat(OpenTable.of(file).faults()).anyMatch(fault -> fault.startsWith(each.getValue()));
        }
    }

    @Test
    void the_same_figures_make_the_same_bytes(@TempDir Path folder) throws SQLException, IOException {
        List<String> turned = new ArrayList<>(FIGURES);
        java.util.Collections.reverse(turned);
        assertThat(hashes(write(turned, folder.resolve("second"))))
                .isEqualTo(hashes(write(FIGURES, folder.resolve("first"))));
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                hashes.put(String.valueOf(file.getFileName()), Hashes.ofFile(file));
            }
        }
        return hashes;
    }

    /** The open data and the public file, of one build with figures of every size. */
    @Test
    void no_number_is_in_the_open_data_that_is_not_in_the_public_file(@TempDir Path folder)
            throws SQLException, IOException {
        try (TestWarehouse warehouse = AudienceWarehouse.build()) {
            OpenData.shipped().write(warehouse.connection(), folder);
            Path given = java.util.Objects.requireNonNull(
                    AudienceWarehouse.write(warehouse, folder).get("public"));
            Path open = folder.resolve("open-data");
            assertThat(OpenTable.in(open)).hasSize(8);
            assertThat(OpenStrangers.in(open, given)).isEmpty();
            for (OpenTable table : OpenTable.in(open)) {
                assertThat(table.faults()).as(table.csv().toString()).isEmpty();
                assertThat(Files.readString(table.csv())).doesNotContain("1019", "48611", "93187");
            }
            Path requests = open.resolve("ehc_plan_requests.csv");
            OpenTable table = OpenTable.of(requests);
            String shown = table.cell(table.rows().get(0), "request_count");
            Files.writeString(requests, Files.readString(requests).replaceFirst("," + shown + ",", ",123457,"));
            assertThat(OpenStrangers.in(open, given))
                    .containsExactly(
                            "ehc_plan_requests.csv shows a request_count of 123457 that everyone is not given");
        }
    }

    /** By the definitions themselves: figures come from what everyone is given, everything else is names. */
    @Test
    void the_cells_are_made_of_nothing_but_what_everyone_is_given_and_names() {
        String sql = AudienceWarehouse.shipped("warehouse-sql/models/disclosure/open_data_cell.sql");
        Set<String> reads = new TreeSet<>();
        java.util.regex.Matcher from = java.util.regex.Pattern.compile("as \\(select \\* from (\\w+)\\)")
                .matcher(sql);
        while (from.find()) {
            reads.add(from.group(1));
        }
        assertThat(reads)
                .containsExactly(
                        "dim_area",
                        "dim_indicator",
                        "dim_need",
                        "public_evidence",
                        "ref_open_data_label",
                        "ref_open_data_topic");
    }

    @Test
    void every_column_shows_an_indicator_of_the_catalogue() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("dim_indicator")) {
            Set<String> known = new HashSet<>(warehouse.rows("select indicator_code from dim_indicator"));
            for (OpenDataFile file : OpenDataFile.shipped()) {
                assertThat(file.indicators().stream().map(OpenDataFile.Indicator::indicator))
                        .as(file.name())
                        .allMatch(known::contains);
            }
        }
    }

    @Test
    void a_definition_that_cannot_be_used_is_refused_with_its_place() {
        assertThatThrownBy(
                        () -> OpenDataFile.of(
                                new Definition(
                                        "warehouse-sql/open-data/a.yaml",
                                        "title: A\ndescription: A\nperiods: term\nindicators:\n- {column: a, of: b.share, grouping: A, label: A}\n")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("b.share");
        assertThatThrownBy(
                        () -> OpenDataFile.of(
                                new Definition(
                                        "warehouse-sql/open-data/a.yaml",
                                        "title: A\ndescription: A\nperiods: term\nindicators:\n- {column: A b, of: b.value, grouping: A, label: A}\n")))
                .hasMessageContaining("A b");
    }
}
