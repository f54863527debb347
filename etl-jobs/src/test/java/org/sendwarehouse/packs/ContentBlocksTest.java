package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.chart.ChartRenderer;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** Blocks that are composed from whatever the data bring: gaps, breakdowns, voices, challenges, and charts for outside. */
class ContentBlocksTest {
    private Connection published;

    @BeforeEach
    void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    void close() throws Exception {
        published.close();
    }

    private void change(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            statement.execute(sql);
        }
    }

    private PackContext pack(String layout, Map<String, Integer> pages) {
        return new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read(layout),
                Messages.english(),
                Palette.shipped(),
                pages);
    }

    private List<Block> compose(String kind, Map<String, Object> options) {
        return BlockKinds.of(kind).compose("b", new Options(new LinkedHashMap<>(options)), pack("board", Map.of()));
    }

    private static String text(Block block) {
        return String.valueOf(block.parameters().get("text")).replace('\u00A0', ' ');
    }

    private static List<String> cells(List<Block> blocks, String column) {
        return blocks.stream()
                .flatMap(block -> block.rows().stream())
                .filter(row -> row.containsKey(column))
                .map(row -> String.valueOf(row.get(column))
                        .replaceAll("<[^>]*>", "")
                        .replace('\u00A0', ' '))
                .toList();
    }

    @Test
    void every_gap_is_counted_and_only_clear_ones_are_listed_worse_off_first() {
        List<Block> blocks = compose("gaps", Map.of());
        assertThat(text(blocks.get(0)))
                .isEqualTo("Does support reach those who need it most? Gaps looked at: 20, in 1 measures. Clear beyond"
                        + " chance: 1; possible, which chance may explain among so many: 3; too few or not known: 8.");
        assertThat(cells(blocks, "worseOff")).containsExactly("all other needs\n40.2 %, 257 of 639");
        assertThat(cells(blocks, "comparedWith"))
                .containsExactly("Profound and multiple learning difficulty\n63.4 %, 26 of 41");
        assertThat(cells(blocks, "gapDifference")).containsExactly("−23.2 percentage points\n(−36.7 to −7.4)");
    }

    @Test
    void the_widest_gap_of_each_measure_comes_before_the_next_of_any() throws Exception {
        change("update marts.equity_gap set verdict = 'clear gap' where group_value in ('PD', 'ASD')");
        change("insert into marts.equity_gap select * replace ('zz' as indicator_code, 'Zeal' as indicator_title)"
                + " from marts.equity_gap where group_value = 'ASD'");
        change("insert into marts.indicator by name select * replace ('zz' as indicator_code, 'Zeal' as title)"
                + " from marts.indicator where indicator_code = 'ehcp_20_week_pct'");
        assertThat(cells(compose("gaps", Map.of()), "gapMeasure"))
                .extracting(cell -> cell.lines().findFirst().orElse(""))
                .containsExactly(
                        "Plans issued within 20 weeks",
                        "Zeal",
                        "Plans issued within 20 weeks",
                        "Plans issued within 20 weeks");
        assertThat(cells(compose("gaps", Map.of("limit", 1)), "worseOff")).allMatch(who -> who.startsWith("Physical"));
    }

    @Test
    void gaps_that_nobody_looked_at_are_not_said_to_be_none() throws Exception {
        change("delete from marts.equity_gap");
        assertThat(compose("gaps", Map.of("heading", "gaps.afi.heading"))).isEmpty();
    }

    @Test
    void complaints_mediations_and_appeals_stand_together_and_what_never_came_is_named() {
        List<Block> blocks = compose("challenges", Map.of());
        assertThat(cells(blocks, "challenge")).containsExactly("Complaints", "Appeals to the Tribunal");
        assertThat(cells(blocks, "received")).containsExactly("61\n12 months to Apr 2026", "83\n12 months to Mar 2026");
        assertThat(cells(blocks, "receivedBefore")).containsExactly("34\n12 months to Apr 2025", "[x]");
        assertThat(cells(blocks, "change")).containsExactly("higher", "[z]");
        assertThat(cells(blocks, "outcome"))
                .containsExactly("58, upheld at least in part: 21", "80, upheld or conceded at least in part: 70");
        assertThat(text(blocks.get(blocks.size() - 1)))
                .isEqualTo("Not delivered yet, so nothing is said of them: mediations.");
    }

    @Test
    void what_was_done_is_what_is_recorded_and_the_rest_is_said_to_be_unrecorded() throws Exception {
        Map<String, Object> options = Map.of("indicators", List.of("advice_6_week_pct", "local_offer_find_pct"));
        change("update marts.action_status set indicator_codes = null");
        List<Block> blocks = compose("said-did", options);
        assertThat(cells(blocks, "did"))
                .containsExactly("send-strategic-partnership decided on 12 Mar 2026: Change course on the measure shown"
                        + " (closed late).");
        assertThat(text(blocks.get(blocks.size() - 1)))
                .startsWith("No action of the plan, no decision and no owner's answer names: ")
                .endsWith("is not recorded, so this pack does not say it.");
        change("delete from marts.course_correction");
        assertThat(compose("said-did", options)).hasSize(1);
        change("drop table marts.owner_response");
        change("drop view owner_response");
        assertThat(compose("said-did", options)).isEmpty();
    }

    @Test
    void every_breakdown_of_every_measure_is_told_and_parts_are_named_only_beyond_chance() throws Exception {
        change("delete from marts.evidence");
        change(
                "insert into marts.evidence (indicator_code, area_code, breakdown, breakdown_value, period_type, period_start,"
                        + " period_end, numerator, denominator, value, lower, upper, data_status)"
                        + " select 'advice_6_week_pct', 'E06000047', b, v, 'rolling_12_months', date '2025-05-01', date '2026-04-30',"
                        + " n, d, 100.0 * n / d, null, null, 'final' from (values ('all', 'all', 700, 1000), ('locality', 'North', 400, 500),"
                        + " ('locality', 'South', 300, 500), ('phase', 'Primary', 664, 949), ('sex', 'Female', 350, 500), ('sex', 'Male', 350, 500),"
                        + " ('phase', 'not known', 1, 50), ('ethnicity', 'Asian', 1, 2), ('ethnicity', 'White', 2, 3)) t (b, v, n, d)");
        List<Block> blocks = compose("own-breakdowns", Map.of("figures", 4));
        assertThat(cells(blocks, "breakdownsOf")).containsExactly("""
                        Locality (2): North higher, 80.0 %; South lower, 60.0 %
                        None differs: ethnicity: too few to say, phase, sex""");
        // One chart: only the localities differ.
        assertThat(blocks.stream().filter(block -> "figure".equals(block.template())))
                .hasSize(1);
        change("delete from marts.evidence where breakdown = 'locality'");
        assertThat(compose("own-breakdowns", Map.of("figures", 4)).stream().map(ContentBlocksTest::text))
                .contains(
                        "No part differs beyond chance: Advice provided within six weeks (ethnicity: too few to say, phase, sex).");
        List<Block> none = compose("own-breakdowns", Map.of("figures", 0));
        assertThat(none.stream().filter(block -> "figure".equals(block.template())))
                .isEmpty();
    }

    @Test
    void the_gravest_promise_is_drawn_with_gaps_for_what_is_kept_back() throws Exception {
        change("delete from marts.evidence");
        change("delete from marts.milestone_status where promise_key <> 'spring-2026-timeliness'");
        change("update marts.milestone_status set period_type = 'calendar_year', target_value = 46.4");
        change(
                "insert into marts.evidence (indicator_code, area_code, breakdown, breakdown_value, period_type, period_start,"
                        + " period_end, numerator, denominator, value, data_status)"
                        + " select 'ehcp_20_week_pct', 'E06000047', 'all', 'all', 'calendar_year', make_date(y, 1, 1), make_date(y, 12, 31),"
                        + " null, null, v, s from (values (2022, 40.0, 'final'), (2023, null, 'suppressed'), (2024, 18.3, 'final'),"
                        + " (2025, 35.0, 'provisional')) t (y, v, s)");
        List<Block> blocks = compose("promise-chart", Map.of());
        assertThat(blocks).hasSize(1);
        ChartRenderer chart = Objects.requireNonNull(
                (ChartRenderer) blocks.get(0).parameters().get("chart"));
        assertThat(chart.alternativeText().replace('\u00A0', ' '))
                .contains("2022 40.0 %; 2023 [c]; 2024 18.3 %; 2025 35.0 %")
                .endsWith(".");
        change("delete from marts.evidence where period_end > '2023-12-31'");
        assertThat(compose("promise-chart", Map.of())).isEmpty();
    }

    @Test
    void rules_about_plans_are_said_only_where_plans_are_in_scope() throws Exception {
        Map<String, Object> options = Map.of(
                "messages",
                List.of("method.twentyWeeks", "method.change"),
                "only_with",
                Map.of("method.twentyWeeks", "ehcp_20_week_pct"));
        assertThat(cells(compose("rules", options), "text")).hasSize(2);
        change("delete from marts.indicator where indicator_code = 'ehcp_20_week_pct'");
        assertThat(cells(compose("rules", options), "text"))
                .containsExactly(Messages.english().say("method.change"));
    }

    @Test
    void a_decision_names_the_page_that_shows_it() {
        List<Block> clinic = Decisions.compose(
                "d",
                new Options(new LinkedHashMap<>(Map.of("merge", List.of("date conflict")))),
                pack("clinic", Map.of("clinic", 1, "clinic-exceptions", 2, "clinic-dates", 5)));
        assertThat(cells(clinic, "page")).isNotEmpty().allMatch(page -> page.matches("page [25]|workbook"));
        assertThat(cells(clinic, "page")).contains("page 2", "page 5");
        PackContext main = pack("board", Map.of("ledger", 2, "data-quality", 20, "afi1", 9, "afi4", 15));
        List<Block> annex = Decisions.compose(
                "d",
                new Options(new LinkedHashMap<>()),
                main.annex(Layout.read("board-annex"), Map.of("annex-decisions", 1)));
        assertThat(cells(annex, "page")).anyMatch(page -> page.endsWith(" of the pack"));
    }
}
