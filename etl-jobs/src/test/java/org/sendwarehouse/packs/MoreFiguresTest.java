package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What queues, money, gaps and small multiples say, in every direction that they can. */
class MoreFiguresTest extends FigureCase {

    @Test
    void a_queue_is_said_with_what_follows_and_what_it_rests_on() {
        List<Block> queue = blocks("queue", "scenarios", List.of("as_now", "ten_more"));
        assertThat(text(queue.get(0), "title"))
                .isEqualTo("124 children wait for psychological advice on 30 April 2026; as things are,"
                        + " half of the simulated futures are clear by March 2027");
        assertThat(text(queue.get(0), "subtitle"))
                .contains("10,000 simulated futures; band: 95 % of them. Clear: no more than 96 wait.");
        assertThat(text(queue.get(1), "text"))
                .startsWith("What this rests on. Clear means that for 3 month ends in a row");
        assertThat(alternative(queue.get(0)))
                .contains("As now: As likely as not clear by March 2027;")
                .contains("Ten more a month: As likely as not clear by August 2026;")
                .doesNotContain("Demand a tenth higher");
    }

    @Test
    void a_queue_that_is_mostly_never_clear_has_no_month() throws Exception {
        change(
                "update marts.ep_queue_projection set clear_median = null, never_clear_pct = 71.68 where scenario = 'as_now'");
        assertThat(text(blocks("queue").get(0), "title"))
                .endsWith("as things are, 72 % of the simulated futures are not clear by April 2031");
    }

    @Test
    void a_queue_that_cannot_be_projected_says_why() throws Exception {
        change("update marts.ep_queue_projection set not_possible = 'Fewer than twelve whole months are known.'");
        assertThat(text(blocks("queue").get(0), "text"))
                .isEqualTo(
                        "No projection of the queue for psychological advice: Fewer than twelve whole months are known.");
    }

    @Test
    void money_is_said_with_its_difference_and_what_the_years_add_up_to() {
        List<Block> money = blocks("high-needs");
        assertThat(text(money.get(0), "title"))
                .isEqualTo(
                        "High needs block 2025/26: £104.74m spent against a budget of £92.29m, £12.45m (13.5 %) more;"
                                + " with earlier years a deficit of £31.07m");
        assertThat(alternative(money.get(0)))
                .contains("Alternative provision services: budget £2.12m, cost £2.09m, difference −£0.03m")
                .contains("All lines: budget £92.29m, cost £104.74m, difference +£12.45m")
                .doesNotContain("Brought forward");
        assertThat(text(money.get(1), "title"))
                .isEqualTo("What the high needs block has carried from year to year: a deficit of £31.07m");
        assertThat(alternative(money.get(1)))
                .contains("Before 2023/24 +£8.65m; 2023/24: budget £85.90m, cost £88.01m, difference +£2.10m;")
                .endsWith("Carried forward in all +£31.07m.");
    }

    @Test
    void money_has_every_direction() throws Exception {
        String newest = " where level = 'all lines' and financial_year = '2025/26' and is_latest";
        change("update marts.high_needs_position set variance_gbp = -500000, variance_pct = -0.5418,"
                + " cumulative_variance_gbp = -2000000" + newest);
        assertThat(text(blocks("high-needs").get(0), "title"))
                .endsWith("£0.50m (0.5 %) less; with earlier years a surplus of £2.00m");
        change("update marts.high_needs_position set variance_gbp = 0, variance_pct = 0" + newest);
        assertThat(text(blocks("high-needs").get(0), "title")).contains("£104.74m spent, as budgeted;");
        change(
                "update marts.high_needs_position set is_outturn = false, lines_unknown = 2, year_end_low_gbp = 101000000,"
                        + " year_end_high_gbp = 104000000, variance_gbp = null, variance_pct = null, expected_gbp = null,"
                        + " cumulative_variance_gbp = null" + newest);
        List<Block> unknown = blocks("high-needs");
        assertThat(unknown).hasSize(1);
        assertThat(text(unknown.get(0), "title"))
                .isEqualTo("High needs block 2025/26: a budget of £92.29m; what it will cost is not known");
        assertThat(text(unknown.get(0), "subtitle"))
                .contains("the year ends between £101.00m and £104.00m")
                .endsWith("Lines without a forecast, and so without an expected cost: 2.");
    }

    @Test
    void gaps_are_clear_only_where_the_evidence_calls_them_so() throws Exception {
        Block gaps = blocks("equity", "indicator", "ehcp_20_week_pct").get(0);
        assertThat(text(gaps, "title"))
                .isEqualTo(
                        "Plans issued within 20 weeks: one clear gap, Profound and multiple learning difficulty 63.4 %,"
                                + " all other needs 40.2 %; groups compared: 12");
        assertThat(text(gaps, "subtitle"))
                .contains("1 May 2025 to 30 April 2026, provisional;")
                .contains("percentage points")
                .contains("Higher is better.");
        assertThat(alternative(gaps))
                .contains("Down syndrome [x], all other needs [x]: too few to say")
                .contains("Physical disability 17.4 %, all other needs 42.5 %: possible gap: chance may explain it");
        change("update marts.equity_gap set verdict = 'clear gap' where group_value = 'PD'");
        assertThat(text(blocks("equity", "indicator", "ehcp_20_week_pct").get(0), "title"))
                .isEqualTo("Plans issued within 20 weeks: 2 clear gaps, widest Physical disability 17.4 %,"
                        + " all other needs 42.5 %; groups compared: 12");
        change("update marts.equity_gap set verdict = 'possible gap' where verdict = 'clear gap'");
        assertThat(text(blocks("equity", "indicator", "ehcp_20_week_pct").get(0), "title"))
                .isEqualTo("Plans issued within 20 weeks: no clear gap, 4 possible; groups compared: 12");
        change("update marts.equity_gap set verdict = 'no clear gap' where verdict = 'possible gap'");
        assertThat(text(blocks("equity", "indicator", "ehcp_20_week_pct").get(0), "title"))
                .isEqualTo("Plans issued within 20 weeks: no clear gap; groups compared: 12");
        change("update marts.equity_gap set verdict = 'too few'");
        assertThat(text(blocks("equity", "indicator", "ehcp_20_week_pct").get(0), "title"))
                .isEqualTo("Plans issued within 20 weeks: no group can be compared");
    }

    @Test
    void only_the_breakdowns_asked_for_are_shown_in_the_order_asked() {
        Block gaps = blocks("equity", "indicator", "ehcp_20_week_pct", "breakdowns", List.of("sex", "imd_quintile"))
                .get(0);
        assertThat(alternative(gaps))
                .containsSubsequence("Girls and young women 42.4 %", "Most deprived fifth 39.5 %")
                .doesNotContain("Autistic");
        assertThat(text(gaps, "title")).endsWith("no clear gap; groups compared: 2");
    }

    @Test
    void parts_are_tested_against_the_rest() {
        Block parts = blocks("multiples", "indicator", "advice_6_week_pct", "breakdown", "agency", "target", 100)
                .get(0);
        assertThat(text(parts, "title"))
                .matches("Advice provided within six weeks by agency: [\\d.]+ % in all, 12 months to April 2026;"
                        + " beyond chance, \\d of 10 higher than the rest and \\d lower");
        assertThat(text(parts, "subtitle"))
                .isEqualTo("Advice provided within six weeks, County Durham; by month, every panel on one scale,"
                        + " in a fixed order, the first and the last value written."
                        + " Fewer than 10 cases are a gap. Hollow: provisional.");
        assertThat(alternative(parts))
                .containsSubsequence("0 to 25 health", "CAMHS", "Speech and language")
                .endsWith(" Lines across every panel: promised 100.0 %.");
    }

    @Test
    void a_part_with_too_few_cases_is_not_given_a_value() throws Exception {
        change(
                "update marts.evidence set numerator = 1, denominator = 2, value = 50 where breakdown_value = 'Physiotherapy'"
                        + " and indicator_code = 'advice_6_week_pct'");
        Block parts = blocks("multiples", "indicator", "advice_6_week_pct", "breakdown", "agency")
                .get(0);
        assertThat(alternative(parts)).contains("Physiotherapy too few to say: 1 of 2");
        assertThat(text(parts, "title")).contains(" of 9 higher");
    }

    @Test
    void without_parts_there_are_no_panels() {
        assertThat(blocks("multiples", "indicator", "advice_6_week_pct", "breakdown", "locality"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equity_gap equity",
                "high_needs_position high-needs",
                "ep_queue_path queue",
                "weeks_to_issue distribution",
                "benchmark_comparison neighbours",
                "benchmark_comparison trend",
            })
    void an_audience_without_the_mart_has_no_chart(String martAndKind) throws Exception {
        String mart = martAndKind.split(" ", 2)[0];
        withhold(mart);
        String kind = martAndKind.split(" ", 2)[1];
        assertThat(blocks(kind, "indicator", "ehcp_20_week_pct")).isEmpty();
    }
}
