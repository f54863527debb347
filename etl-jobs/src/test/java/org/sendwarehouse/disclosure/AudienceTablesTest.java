package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.evidence.status.DataStatus;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.PeriodType;
import org.sendwarehouse.evidence.status.Unit;
import org.sendwarehouse.warehouse.TestWarehouse;

/** What audiences are told of promises, actions and decisions: every number their own, every status the same or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AudienceTablesTest {
    private static final String PROMISES = "warehouse-sql/models/disclosure/audience_milestone_status.sql";

    private static final Pattern PLANTED = Pattern.compile("(?<![\\d,.])(4 of 1,?019|48,?611|93,?187)(?!\\d)");

    private TestWarehouse warehouse;
    private Map<String, Path> files = Map.of();
    private Path folder = Path.of(".");

    @BeforeAll
    void publish(@TempDir Path temporary) throws SQLException, IOException {
        folder = temporary;
        warehouse = AudienceWarehouse.build();
        files = AudienceWarehouse.write(warehouse, Files.createDirectory(folder.resolve("true")));
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"partnership", "public"})
    void every_number_follows_from_the_evidence_in_the_same_file(String audience) throws SQLException {
        assertThat(Strangers.in(of(audience, files))).isEmpty();
        assertThat(warehouse.rows(
                        "select count(*) > 30 from audience_milestone_status where value is not null and audience = '"
                                + audience + "'"))
                .as("there is something to follow")
                .containsExactly("true");
    }

    /** Models that copy a number from inside, into a column or into words: each is found in the file that it writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "    newest.numerator,\n -> inside.numerator,",
                "    newest.value,\n -> inside.value,",
                "    newest.upper,\n -> inside.upper,",
                "    at_due.value as value_at_due, -> inside.value_at_due,",
                "    baseline.value as baseline_value, -> inside.baseline_value,",
                "    previous.value as previous_value, -> inside.previous_value,",
                "    cast(null as double) as projected_value, -> inside.projected_value,",
                "    worded.needed_text,\n -> inside.needed_text,",
                "    cast(null as varchar) as strength_reason, -> inside.strength_reason,",
                "worded.at_due_text || '; needed: ' -> inside.status_reason || '; needed: '"
            })
    void a_model_that_copies_a_number_from_inside_is_found(String change) throws SQLException, IOException {
        String[] sides = change.split(" -> ", -1);
        String sql = AudienceWarehouse.shipped(PROMISES);
        assertThat(sql).contains(sides[0]);
        Path place = Files.createTempDirectory(folder, "copied");
        try (Statement statement = warehouse.connection().createStatement()) {
            statement.execute("create temp table kept as from disclosure.audience_milestone_status");
            try {
                statement.execute("create or replace table disclosure.audience_milestone_status as "
                        + sql.replace(sides[0], sides[1] + "\n"));
                assertThat(Strangers.in(of("public", AudienceWarehouse.write(warehouse, place))))
                        .isNotEmpty();
            } finally {
                statement.execute("create or replace table disclosure.audience_milestone_status as from kept");
                statement.execute("drop table kept");
            }
        }
    }

    /** The night itself refuses such a model: its file is never written. */
    @Test
    void a_build_that_copies_a_number_from_inside_fails() {
        String sql = AudienceWarehouse.shipped(PROMISES)
                .replace(
                        "    newest.numerator,\n    newest.denominator,\n    newest.value,",
                        "    inside.numerator,\n    inside.denominator,\n    inside.value,");
        assertThatThrownBy(() -> AudienceWarehouse.build(Map.of(PROMISES, sql)).close())
                .hasMessageContaining("every number is one of this audience's evidence");
    }

    @Test
    void what_was_planted_is_in_no_cell_of_any_file() throws SQLException {
        assertThat(
                        warehouse.rows(
                                "select status_reason from milestone_status where promise_key in ('T-1.3.1-PLANS', 'E-1.4.2') order by 1"))
                .as("it is there inside")
                .anyMatch(reason -> reason.contains("0.4 % (4 of 1,019)"));
        for (Path file : files.values()) {
            List<String> cells = cells(file);
            assertThat(cells).hasSizeGreaterThan(1000);
            assertThat(cells.stream().filter(cell -> PLANTED.matcher(cell).find()))
                    .isEmpty();
        }
    }

    @Test
    void all_audiences_are_told_the_same_status_or_none() throws SQLException {
        assertThat(
                        warehouse.rows(
                                "select promise_key from audience_milestone_status group by promise_key"
                                        + " having count(distinct status) <> 1 or count(distinct mismatch) <> 1 or count(distinct met_since) <> 1"))
                .isEmpty();
        assertThat(warehouse.rows("select told.promise_key from audience_milestone_status as told"
                        + " inner join milestone_status as inside using (promise_key)"
                        + " inner join audience_promise as rule using (promise_key)"
                        + " where told.status <> case when rule.withheld_because is null then inside.status else 'not measured' end"
                        + " or (rule.withheld_because is not null and (told.mismatch or told.met_since or told.strength is not null"
                        + " or told.status_method is not null or told.status_reason not in"
                        + " ('Too few to say.', 'Not given to this audience.')))"))
                .isEmpty();
        assertThat(warehouse.rows(
                        "select action_key from audience_action_status as told inner join action_status as inside"
                                + " using (action_key) where told.status not in (inside.status, 'not measured')"))
                .isEmpty();
        assertThat(
                        warehouse.rows(
                                "select withheld_because is not null as withheld, count(*) >= 3 from audience_promise"
                                        + " where status not in ('not measured', 'not due', 'date conflict') group by all order by all"))
                .as("some are told and some are not")
                .containsExactly("false | true", "true | true");
    }

    /** Said again in another way than the model says it: no figure of people behind a told status has 1 to 9 on a side. */
    @Test
    void no_status_is_told_that_rests_on_a_small_count_of_people() throws SQLException {
        for (String reading : List.of("latest", "at_due", "baseline", "at_due_baseline")) {
            String side = "select rule.promise_key from audience_promise as rule inner join evidence_promise as judged"
                    + " using (promise_key) where rule.withheld_because is null and rule.about_people"
                    + " and rule.status not in ('not measured', 'not due', 'date conflict') and ";
            assertThat(warehouse.rows(side + "judged." + reading + "_numerator between 1 and 9"))
                    .as(reading)
                    .isEmpty();
            assertThat(warehouse.rows(side + "judged." + reading + "_denominator - judged." + reading
                            + "_numerator between 1 and 9"))
                    .as(reading)
                    .isEmpty();
            assertThat(warehouse.rows(side + "judged." + reading + "_numerator is null and judged." + reading
                            + "_denominator < 20"))
                    .as(reading)
                    .isEmpty();
        }
    }

    @Test
    void an_action_is_told_only_with_all_its_promises() throws SQLException {
        assertThat(warehouse.rows("select action_key from audience_action_status as action"
                        + " where action.status not in ('not measured', 'not due', 'date conflict') and action.action_key in"
                        + " (select promise.action_key from audience_promise as rule inner join dim_milestone as promise"
                        + " using (promise_key) where rule.withheld_because is not null)"))
                .isEmpty();
    }

    @Test
    void columns_are_those_of_the_marts_inside_in_their_order() throws SQLException {
        for (String mart : List.of(
                "milestone_status",
                "action_status",
                "area_for_improvement",
                "decision_asked",
                "data_quality_feed",
                "benchmark_comparison",
                "benchmark_rank",
                "high_needs_position",
                "run",
                "indicator")) {
            String columns = "select column_name || ' ' || data_type from duckdb_columns() where schema_name = '%s'"
                    + " and table_name = '%s' and column_name <> 'audience' order by column_index";
            assertThat(warehouse.rows(columns.formatted("disclosure", "audience_" + mart)))
                    .as(mart)
                    .isEqualTo(warehouse.rows(columns.formatted("marts", mart)));
        }
    }

    @ParameterizedTest
    @EnumSource(PeriodType.class)
    void periods_are_written_as_the_status_rules_write_them(PeriodType type) throws SQLException {
        for (LocalDate start : List.of(LocalDate.of(2025, 9, 1), LocalDate.of(2024, 4, 1), LocalDate.of(2026, 1, 5))) {
            for (LocalDate end :
                    List.of(start.plusYears(1).minusDays(1), start.plusMonths(1).minusDays(1))) {
                assertThat(warehouse.value(
                                "select period_label('" + type.word() + "', date '" + start + "', date '" + end + "')"))
                        .isEqualTo(type.write(start, end));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void figures_are_written_as_the_status_rules_write_them(Unit unit) throws SQLException {
        for (double value : new double[] {0, 1, 0.5, 2.25, 12.345, 66.65, 1234.5, 98765.4321}) {
            assertThat(warehouse.value(
                            "select written_figure('" + unit.label() + "', " + value + "::double, null, null)"))
                    .isEqualTo(observation(value, null, null).write(unit));
        }
        for (long[] counts : new long[][] {{0, 7}, {7, 7}, {1, 3}, {2, 3}, {1145, 2785}, {1, 2000}, {273, 674}}) {
            double value = 100.0 * counts[0] / counts[1];
            assertThat(warehouse.value("select written_figure('" + unit.label() + "', " + value + "::double, "
                            + counts[0] + "::bigint, " + counts[1] + "::bigint)"))
                    .isEqualTo(observation(value, counts[0], counts[1]).write(unit));
        }
    }

    private static Path of(String audience, Map<String, Path> files) {
        return Objects.requireNonNull(files.get(audience));
    }

    private static Observation observation(double value, @Nullable Long numerator, @Nullable Long denominator) {
        LocalDate day = LocalDate.of(2026, 4, 30);
        return new Observation(PeriodType.SNAPSHOT, day, day, value, null, numerator, denominator, DataStatus.FINAL);
    }

    /** Every cell of every table, as text. */
    static List<String> cells(Path file) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement tables = connection.createStatement();
                ResultSet table =
                        tables.executeQuery("select table_name from duckdb_tables() where schema_name = 'marts'")) {
            while (table.next()) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select * from marts." + table.getString(1))) {
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            cells.add(String.valueOf(row.getString(i)));
                        }
                    }
                }
            }
        }
        return cells;
    }
}
