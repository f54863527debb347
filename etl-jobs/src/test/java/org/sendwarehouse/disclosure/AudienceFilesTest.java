package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.evidence.EvidenceSteps;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.warehouse.AudienceFile;
import org.sendwarehouse.warehouse.TestWarehouse;

/** The files that audiences are given, of two nights, opened as their readers open them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudienceFilesTest {
    private static final String[] TABLES = Audience.shipped().stream()
            .flatMap(audience -> audience.tables().values().stream())
            .distinct()
            .toArray(String[]::new);

    private final List<List<Figure>> truth = new ArrayList<>();
    private final List<Path> partnership = new ArrayList<>();
    private final List<Path> everyone = new ArrayList<>();
    private Path folder = Path.of(".");
    private @Nullable TestWarehouse first;

    @BeforeAll
    void publishTwoNights(@TempDir Path temporary) throws SQLException, IOException {
        folder = temporary;
        Partnership area = new Partnership(13, 220);
        first = night(area.figures(), "");
        area.late(6);
        night(area.figures(), protectedCells(first)).close();
    }

    @AfterAll
    void close() throws SQLException {
        if (first != null) {
            first.close();
        }
    }

    @Test
    void nothing_hidden_can_be_told_from_the_partnership_files() throws SQLException {
        assertThat(Partnership.attack(
                        truth, List.of(Sighting.in(partnership.get(0), 0), Sighting.in(partnership.get(1), 1)), 0))
                .isEmpty();
    }

    @Test
    void nothing_hidden_can_be_told_from_the_public_files() throws SQLException {
        assertThat(Partnership.attack(
                        truth, List.of(Sighting.in(everyone.get(0), 0), Sighting.in(everyone.get(1), 1)), 2))
                .isEmpty();
    }

    @Test
    void a_file_in_which_one_more_count_is_shown_gives_others_away() throws SQLException, IOException {
        int given = 0;
        List<String> hidden = query(
                partnership.get(0),
                "select 'indicator_code = ''' || indicator_code || ''' and breakdown_value = ''' || breakdown_value"
                        + " || ''' and period_type = ''calendar_year'' and period_start = ''' || period_start || '''' from marts.evidence"
                        + " where numerator is null and indicator_code = 'ehcp_new' and breakdown <> 'all' order by 1");
        assertThat(hidden).isNotEmpty();
        for (String where : hidden) {
            Path copy = folder.resolve("shown-" + given + ".duckdb");
            Files.copy(partnership.get(0), copy);
            long count = truth.get(0).stream()
                    .filter(figure -> where.contains("= '" + figure.key().indicator() + "'")
                            && where.contains("= '" + figure.key().value() + "'")
                            && figure.key().periodType().equals("calendar_year")
                            && where.contains("'" + figure.key().start() + "'"))
                    .mapToLong(figure -> figure.numerator() == null ? -1 : figure.numerator())
                    .findFirst()
                    .orElseThrow();
            change(copy, "update marts.evidence set numerator = " + count + " where " + where);
            if (!Partnership.attack(List.of(truth.get(0)), List.of(Sighting.in(copy, 0)), 0)
                    .isEmpty()) {
                given++;
            }
            Files.delete(copy);
        }
        assertThat(given).as("of %d", hidden.size()).isPositive();
    }

    @Test
    void files_hold_what_is_declared_and_nothing_else() throws SQLException {
        for (Path file : List.of(partnership.get(0), everyone.get(0))) {
            assertThat(query(file, "select schema_name || '.' || table_name from duckdb_tables() order by 1"))
                    .containsExactly(
                            "marts.action_status",
                            "marts.area_for_improvement",
                            "marts.benchmark_comparison",
                            "marts.benchmark_rank",
                            "marts.data_quality_feed",
                            "marts.decision_asked",
                            "marts.evidence",
                            "marts.high_needs_position",
                            "marts.indicator",
                            "marts.milestone_status",
                            "marts.note",
                            "marts.run");
        }
    }

    @Test
    void each_file_says_what_its_own_audience_is_not_given() throws SQLException {
        for (Audience audience : Audience.shipped()) {
            Path file = (audience.code().equals("public") ? everyone : partnership).get(0);
            List<String> expected = new ArrayList<>(
                    query(
                            file,
                            "select 'some numbers of ' || count(*) filter (where data_status = 'suppressed') || ' of ' || count(*)"
                                    + " || ' figures: they are small, or would reveal small ones; marked suppressed' from marts.evidence"));
            audience.notGiven().forEach(reason -> expected.add(reason.what() + ": " + reason.why()));
            assertThat(query(file, "select what || ': ' || why from marts.note order by order_no"))
                    .containsExactlyElementsOf(expected);
            assertThat(query(
                            file,
                            "select column_name from duckdb_columns() where table_name = 'note' order by column_index"))
                    .containsExactly("order_no", "what", "why");
        }
    }

    @Test
    void numbers_of_promises_follow_from_the_evidence_in_the_same_file() throws SQLException {
        for (Path file : List.of(partnership.get(0), partnership.get(1), everyone.get(0), everyone.get(1))) {
            assertThat(Strangers.in(file)).isEmpty();
            assertThat(query(file, "select promise_key from marts.milestone_status where period_end is not null"))
                    .contains("T-1.4.4");
        }
    }

    @Test
    void no_count_from_one_to_four_is_printed() throws SQLException {
        assertThat(query(
                        partnership.get(1),
                        "select * from marts.evidence where numerator between 1 and 4 or denominator between 1 and 4"
                                + " or denominator - numerator between 1 and 4"))
                .isEmpty();
    }

    @Test
    void the_public_is_given_the_partnership_s_counts_rounded_to_five_and_shares_of_those() throws SQLException {
        assertThat(query(
                        everyone.get(0),
                        "select * from marts.evidence where numerator % 5 <> 0 or denominator % 5 <> 0"
                                + " or (denominator > 0 and numerator is not null"
                                + " and abs(value - 100.0 * numerator / denominator) > 1e-9)"))
                .isEmpty();
        change(
                partnership.get(0),
                "attach '" + everyone.get(0) + "' as everyone (read_only)",
                "create temp table compared as select p.numerator as exact, e.numerator as rounded from marts.evidence as p"
                        + " inner join everyone.marts.evidence as e using (indicator_code, breakdown, breakdown_value, period_type, period_start)",
                "create table main.compared as from compared");
        assertThat(
                        query(
                                partnership.get(0),
                                "select * from main.compared where (exact is null) <> (rounded is null) or abs(exact - rounded) > 2"))
                .isEmpty();
        assertThat(query(partnership.get(0), "select count(*) from main.compared where exact > 0")
                        .get(0))
                .isNotEqualTo("0");
        change(partnership.get(0), "drop table main.compared");
    }

    private TestWarehouse night(List<Figure> figures, String earlier) throws SQLException, IOException {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-06-30")
                .area("840", "E06000047", "Test")
                .file("warehouse-sql/models/marts/evidence.sql", evidence(figures));
        if (!earlier.isEmpty()) {
            builder.landing("platform_protected_cell", earlier);
        }
        DisclosureSteps.all().forEach(builder::step);
        EvidenceSteps.all().forEach(builder::step);
        TestWarehouse warehouse = builder.build(TABLES);
        Path place = Files.createDirectory(folder.resolve("night-" + truth.size()));
        truth.add(figures);
        for (AudienceFile audience : DisclosureSteps.files()) {
            (audience.audience().equals("public") ? everyone : partnership).add(warehouse.write(audience, place));
        }
        return warehouse;
    }

    /** What the next night knows of this one, as it lands. */
    private static String protectedCells(TestWarehouse warehouse) throws SQLException {
        String sql = Definitions.list("warehouse-sql/released/protected_cell.sql")
                .get(0)
                .text();
        return "run_id,figure_area_code,indicator_code,breakdown,breakdown_value,period_type,period_start,period_end,numerator,"
                + "denominator,numerator_shown,denominator_shown\n"
                + warehouse.rows(sql).stream()
                        .map(row -> row.replace(" | ", ",").replace("null", ""))
                        .collect(Collectors.joining("\n"));
    }

    private static String evidence(List<Figure> figures) {
        String rows = figures.stream()
                .map(figure -> "('" + figure.key().indicator() + "', '"
                        + figure.key().breakdown() + "', '"
                        + figure.key().value() + "', '" + figure.key().periodType() + "', date '"
                        + figure.key().start() + "', date '" + figure.key().end() + "', " + figure.numerator() + ", "
                        + figure.denominator() + ")")
                .collect(Collectors.joining(",\n"));
        return """
                -- grain: one period of one indicator, area and breakdown value
                with

                run as (select * from ref_run),

                figure (indicator_code, breakdown, breakdown_value, period_type, period_start, period_end, numerator, denominator) as (
                    values %s
                )

                select
                    indicator_code, area_code, area_name, breakdown, breakdown_value, period_type, period_start, period_end,
                    numerator::bigint as numerator, denominator::bigint as denominator,
                    case when numerator is null then 12.5 when denominator is null then numerator
                        else 100.0::double * numerator / denominator end::double as value,
                    0.0::double as lower, 1.0::double as upper, 'final' as data_status, null::double as benchmark_value,
                    null::double as target_value, null::varchar as status, as_at, run_id
                from figure
                cross join run
                """.formatted(rows);
    }

    private static List<String> query(Path file, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private static void change(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
