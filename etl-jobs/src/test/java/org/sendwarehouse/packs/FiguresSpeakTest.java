package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.packs.text.Messages;

/** What neighbours, histograms, panels and timelines say, against data worked out by hand. */
class FiguresSpeakTest extends FigureCase {
    private static final String SHARE = "ehcp_20_week_pct";
    private static final String OF_2024 = " where indicator_code = 'ehcp_20_week_pct' and period_end = '2024-12-31'";

    @Test
    void neighbours_are_counted_only_where_they_differ_beyond_chance() throws Exception {
        Block found = blocks("neighbours", "indicator", SHARE).get(0);
        assertThat(text(found, "title"))
                .isEqualTo("County Durham: 18.3 % (153 of 838) in 2024. Beyond chance, 9 of 10 statistical neighbours"
                        + " were higher and 1 lower");
        assertThat(text(found, "subtitle")).contains("20 weeks, 2024; dots with 95 % intervals, sorted by value.");
        assertThat(alternative(found))
                .startsWith("Dot chart of Plans issued within 20 weeks, 2024, sorted by value."
                        + " Reference line: England 46.4 %. Barnsley 96.8 %; Gateshead 80.8 %;")
                .endsWith("Redcar and Cleveland 45.7 %; County Durham 18.3 %; Wirral 12.6 %.");
        // 19 of 100 against 153 of 838 is chance.
        change("update marts.benchmark_comparison set numerator = 19, denominator = 100, value = 19" + OF_2024
                + " and area_role = 'statistical neighbour'");
        assertThat(text(blocks("neighbours", "indicator", SHARE).get(0), "title"))
                .endsWith("Beyond chance, 0 of 10 statistical neighbours were higher and 0 lower");
    }

    @Test
    void neighbours_without_england_have_no_line() throws Exception {
        change("delete from marts.benchmark_comparison" + OF_2024 + " and area_role = 'England'");
        assertThat(alternative(blocks("neighbours", "indicator", SHARE).get(0)))
                .contains("sorted by value. Barnsley")
                .doesNotContain("Reference");
    }

    @Test
    void printed_percentages_of_a_part_of_a_year_are_not_tested() throws Exception {
        change("update marts.benchmark_comparison set period_type = 'academic_year_to_date', numerator = null,"
                + " denominator = null, lower = null, upper = null, period_start = '2025-09-08',"
                + " period_end = '2026-04-23', source = 'DfE'" + OF_2024);
        Block found = blocks("neighbours", "indicator", SHARE).get(0);
        assertThat(text(found, "title"))
                .isEqualTo("County Durham: 18.3 % from 8 September 2025 to 23 April 2026; England 46.4 %;"
                        + " statistical neighbours from 12.6 % to 96.8 %. Published without counts, so not tested");
        assertThat(text(found, "subtitle")).contains("dots without intervals (published without counts), sorted");
        assertThat(text(found, "source")).doesNotContain("casework");
        assertThat(blocks("neighbours", "indicator", SHARE, "period", "snapshot"))
                .as("a kind of period that no area has")
                .isEmpty();
    }

    @Test
    void a_count_is_set_beside_its_neighbours_by_residents() throws Exception {
        assertThat(blocks("neighbours", "indicator", "ehc_requests"))
                .as("without the mart of places")
                .isEmpty();
        run("create table marts.benchmark_rank as select 'ehc_requests' as indicator_code,"
                + " 'calendar_year' as period_type, date '2024-01-01' as period_start, date '2024-12-31' as period_end,"
                + " area_name, is_this_area, 'per 1,000 children' as ranked_by, numerator::decimal(18,4) as numerator,"
                + " denominator::decimal(18,4) as denominator,"
                + " (1000.0 * numerator / denominator)::decimal(18,6) as value, null::decimal(18,6) as lower,"
                + " null::decimal(18,6) as upper, 12.68::decimal(18,6) as england_value, 'release of June' as release_label"
                // 10.5 against 10.0 is chance with these counts: 210 expected 202, standard deviation 13.
                + " from (values ('County Durham', true, 1009, 100432), ('High', false, 500, 25000),"
                + " ('Low', false, 100, 20000), ('Near', false, 210, 20000))"
                + " as area (area_name, is_this_area, numerator, denominator)");
        Block found = blocks("neighbours", "indicator", "ehc_requests").get(0);
        assertThat(text(found, "title"))
                .isEqualTo("County Durham: 10.0 per 1,000 children in 2024. Beyond chance,"
                        + " 1 of 3 statistical neighbours were higher and 1 lower");
        assertThat(alternative(found))
                .contains("Requests for an assessment, per 1,000 children, 2024,")
                .endsWith("Reference line: England 12.7. High 20.0; Near 10.5; County Durham 10.0; Low 5.0.");
    }

    @Test
    void a_share_of_any_indicator_has_its_sentence_and_is_never_compared_with_itself() throws Exception {
        assertThat(text(blocks("trend", "indicator", SHARE).get(0), "title"))
                .isEqualTo("Plans issued within 20 weeks: 18.3 % (153 of 838) in 2024, up from 1.9 % in 2023;"
                        + " England: 46.4 %");
        change("delete from marts.benchmark_comparison where indicator_code = 'ehcp_20_week_pct'"
                + " and period_end < '2024-12-31'");
        assertThat(text(blocks("trend", "indicator", SHARE).get(0), "title"))
                .isEqualTo("Plans issued within 20 weeks: 18.3 % (153 of 838) in 2024; England: 46.4 %");
        change("delete from marts.benchmark_comparison where period_end = '2024-12-31' and area_role = 'this area'");
        assertThat(blocks("trend", "indicator", SHARE))
                .as("no year that is final")
                .isEmpty();
    }

    @Test
    void half_and_nine_in_ten_are_the_weeks_that_so_many_plans_did_not_exceed() throws Exception {
        change("delete from marts.weeks_to_issue");
        run("insert into marts.weeks_to_issue values"
                + " ('2024', '2024-01-01', '2024-12-31', 12, 1, 0), ('2024', '2024-01-01', '2024-12-31', 40, 1, 0),"
                + " ('latest 12 months', '2025-05-01', '2026-04-30', 10, 5, 0),"
                + " ('latest 12 months', '2025-05-01', '2026-04-30', 20, 4, 0),"
                + " ('latest 12 months', '2025-05-01', '2026-04-30', 33, 1, 0)");
        Block found = blocks("distribution").get(0);
        assertThat(text(found, "title"))
                .isEqualTo("Half of the plans took 10 weeks or less, nine in ten 20 or less, in the 12 months to"
                        + " April 2026; in 2024: 12 and 40");
        assertThat(alternative(found))
                .isEqualTo("Histogram of weeks from request to plan, 12 months to April 2026, 10 plans."
                        + " Median 10 weeks, ninetieth percentile 20, longest 33."
                        + " In 2024: median 12, ninetieth percentile 40. A line marks the limit of 20 weeks.");
    }

    @ParameterizedTest
    @CsvSource({
        "1048, 'compared with 1,009 in 2024: no clear change'",
        "1400, 'up from 1,009 in 2024'",
        "700, 'down from 1,009 in 2024'",
    })
    void requests_rise_or_fall_only_beyond_chance(int now, String said) throws Exception {
        change("update marts.evidence set value = " + now + ", numerator = " + now
                + " where indicator_code = 'ehc_requests' and breakdown = 'all' and period_type = 'calendar_year'"
                + " and period_end = '2025-12-31'");
        Block found = blocks(
                        "panels",
                        "finding",
                        "ehc_requests",
                        "panels",
                        List.of(Map.of("indicator", "ehc_requests", "period", "calendar_year", "last", 3)))
                .get(0);
        assertThat(text(found, "title")).endsWith(said).doesNotContain("rose").doesNotContain("fell");
        assertThat(alternative(found))
                .startsWith("Small charts, County Durham, a scale each: Requests for an assessment: first ")
                .contains("last " + String.format("%,d", now) + " (2025)");
    }

    @Test
    void panels_of_parts_say_how_each_went_and_the_lines_across_them() throws Exception {
        change("delete from marts.evidence where indicator_code = 'advice_6_week_pct' and period_type = 'month'"
                + " and breakdown_value = 'Physiotherapy'");
        run("insert into marts.evidence by name select 'advice_6_week_pct' as indicator_code, 'agency' as breakdown,"
                + " 'Physiotherapy' as breakdown_value, 'month' as period_type, first as period_start,"
                + " last_day(first) as period_end, n as numerator, 20 as denominator, 5.0 * n as value,"
                + " 'final' as data_status from (values (date '2026-01-01', 12), (date '2026-02-01', 20),"
                + " (date '2026-03-01', 4), (date '2026-04-01', 10)) as month (first, n)");
        run("insert into marts.benchmark_comparison by name select 'advice_6_week_pct' as indicator_code,"
                + " 'calendar_year' as period_type, date '2024-01-01' as period_start, date '2024-12-31' as period_end,"
                + " 'England' as area_name, 'England' as area_role, 55.5 as value");
        Block found = blocks("agencies", "indicator", "advice_6_week_pct").get(0);
        assertThat(alternative(found))
                .contains(", from 60.0 % (Jan 2026) to 50.0 % (Apr 2026), highest 100.0 % (Feb 2026),"
                        + " lowest 20.0 % (Mar 2026)")
                .endsWith(" Lines across every panel: promised 100.0 %; England 55.5 % (2024).");
        assertThat(text(found, "title"))
                .isEqualTo("5,127 of 6,934 pieces of advice (73.9 %) came within six weeks in the 12 months to"
                        + " April 2026; 4 of 10 agencies were below 80 %");
        assertThat(text(found, "source")).contains("England: Department for Education");
    }

    @Test
    void what_was_met_late_ends_the_day_it_was_met() throws Exception {
        run("alter table marts.milestone_status add column met_since_date date");
        change("update marts.milestone_status set met_since = true, met_since_date = '2026-04-20'"
                + " where promise_key = 'spring-2026-timeliness'");
        Block found = blocks("timeline").get(0);
        assertThat(alternative(found))
                .startsWith(
                        "Timeline of promises: title, due date, status, when it was met since. Today is 30 Apr 2026.")
                .contains("New plans as timely as the national average, 2 Apr 2026, missed, met since 20 Apr 2026;");
        assertThat(text(found, "subtitle")).endsWith(" Without a date, and so not on the line: 1.");
    }

    /** Who says that something moved has tested it: only messages of a tested outcome use the words. */
    @Test
    void only_a_tested_outcome_is_said_to_have_a_direction() {
        Messages words = Messages.english();
        Pattern direction = Pattern.compile("\\b(up from|down from|rose|fell|improving|worse than|better than)\\b");
        Pattern tested = Pattern.compile(".*\\.(higher|lower|improving|concerning|rising|falling)$");
        assertThat(words.codes().stream()
                        .filter(code -> code.contains(".title") || code.startsWith("trend."))
                        .filter(code -> direction.matcher(words.pattern(code)).find()))
                .isNotEmpty()
                .allMatch(code -> tested.matcher(code).matches());
    }
}
