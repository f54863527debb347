package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.packs.chart.ChartRenderer;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** What control charts and charts beside the year before say, in every direction that they can. */
class ControlFigureTest {
    private Connection published;

    @BeforeEach
    void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    void close() throws Exception {
        published.close();
    }

    private Block composed(String indicator) {
        PackContext pack = new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read("board"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
        return ControlFigure.compose("c", new Options(Map.of("indicator", indicator)), pack)
                .get(0);
    }

    private static String text(Block block, String parameter) {
        return plain(String.valueOf(block.parameters().get(parameter)));
    }

    private static String alternative(Block block) {
        return plain(Objects.requireNonNull((ChartRenderer) block.parameters().get("chart"))
                .alternativeText());
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }

    private void change(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void a_process_is_said_with_its_finding_its_assurance_and_its_cases() {
        Block block = composed("ehcp_20_week_pct");
        assertThat(text(block, "title"))
                .isEqualTo("Plans issued within 20 weeks: 44.8 % in April 2026, improving beyond chance;"
                        + " as things are, no month reaches 46.4 %");
        assertThat(text(block, "subtitle"))
                .startsWith("County Durham, September 2023 to April 2026, by month, n from 39 to 94.")
                .contains("April 2026: 44.8 %, above the limits of 16.8 % to 35.6 %.");
    }

    @ParameterizedTest
    @CsvSource({
        "improving, passes, 'improving beyond chance; as things are, every month reaches 46.4 %'",
        "concerning, hit or miss, 'a concerning change beyond chance; as things are, some months reach 46.4 % and some do not'",
        "rising, , higher than chance explains",
        "falling, , lower than chance explains",
        "common cause, fails, 'nothing beyond chance; as things are, no month reaches 46.4 %'",
    })
    void every_variation_and_assurance_has_its_words(String variation, String assurance, String said) throws Exception {
        change("update marts.indicator_process set variation = '" + variation + "', assurance = "
                + (assurance == null ? "null" : "'" + assurance + "'") + " where indicator_code = 'ehcp_20_week_pct'");
        assertThat(text(composed("ehcp_20_week_pct"), "title"))
                .isEqualTo("Plans issued within 20 weeks: 44.8 % in April 2026, " + said);
    }

    @ParameterizedTest
    @CsvSource({
        ", higher, higher_is_better, common cause",
        "outside the limits, higher, higher_is_better, improving",
        "outside the limits, lower, higher_is_better, concerning",
        "seven on one side, higher, lower_is_better, concerning",
        "seven on one side, lower, lower_is_better, improving",
        "seven rising or falling, lower, context, neither",
    })
    void a_signal_is_good_or_bad_only_where_one_way_is_better(String signal, String way, String better, String look) {
        assertThat(ControlFigure.look(signal, way, better)).isEqualTo(look);
    }

    @Test
    void the_alternative_text_of_a_process_says_all_that_is_drawn() {
        assertThat(alternative(composed("ehcp_20_week_pct")))
                .contains("32 months from September 2023 to April 2026")
                .contains("First: 2.2 % in September 2023.")
                .contains("Last: 44.8 % in April 2026.")
                .contains("Highest: 45.8 % in December 2025.")
                .contains("Lowest: 0.0 % in November 2023.")
                .contains("Mean 26.2 %, limits 16.8 % to 35.6 %.")
                .contains("Needed: 46.4 %.")
                .contains("above the limits of 16.8 % to 35.6 %")
                .contains("2 Apr 2026")
                .doesNotContain("without a figure");
    }

    @Test
    void a_month_left_out_is_a_gap_that_is_counted() throws Exception {
        change("delete from marts.process_control where period_end in (date '2024-05-31', date '2024-06-30')");
        assertThat(alternative(composed("ehcp_20_week_pct")))
                .contains("30 months from")
                .contains("Months without a figure: 2.");
    }

    @Test
    void a_new_base_is_said() throws Exception {
        change("update marts.process_control set segment_no = 2 where period_end > date '2024-12-31'");
        change(
                "update marts.indicator_process set based_from = date '2025-01-01' where indicator_code = 'ehcp_20_week_pct'");
        assertThat(alternative(composed("ehcp_20_week_pct")))
                .contains("Mean and limits are of the months since January 2025");
    }

    @Test
    void what_is_seasonal_stands_beside_the_same_months_a_year_earlier() {
        Block block = composed("ehc_requests");
        assertThat(text(block, "title"))
                .isEqualTo(
                        "Requests for an assessment: 71 in April 2026, compared with 96 a year earlier: no clear change");
        assertThat(text(block, "subtitle"))
                .contains("strongly seasonal: requests follow the school year, with few in August.")
                .doesNotContain("not tested");
        assertThat(alternative(block)).contains("A year before the last: 96 in April 2025.");
    }

    @Test
    void a_difference_from_the_year_before_has_a_direction_only_beyond_chance() throws Exception {
        change("update marts.evidence set value = 300, numerator = 300 where indicator_code = 'ehc_requests'"
                + " and period_type = 'month' and period_end = '2026-04-30'");
        assertThat(text(composed("ehc_requests"), "title")).contains("300 in April 2026, up from 96 a year earlier");
        change("update marts.evidence set value = 30, numerator = 30 where indicator_code = 'ehc_requests'"
                + " and period_type = 'month' and period_end = '2026-04-30'");
        assertThat(text(composed("ehc_requests"), "title")).contains("30 in April 2026, down from 96 a year earlier");
    }

    @Test
    void what_stands_at_month_ends_is_compared_and_not_tested() {
        Block block = composed("ehc_assessments_overdue");
        assertThat(text(block, "title"))
                .matches("Open past week 20: [\\d,]+ on 30 April 2026, compared with [\\d,]+ a year earlier");
        assertThat(text(block, "subtitle"))
                .contains("the same children again and again. Whether the difference is chance is not tested.");
    }

    @Test
    void without_a_year_before_nothing_is_compared() throws Exception {
        change("delete from marts.evidence where indicator_code = 'ehc_requests' and period_type = 'month'"
                + " and period_end < '2025-05-31'");
        assertThat(text(composed("ehc_requests"), "title"))
                .isEqualTo("Requests for an assessment: 71 in April 2026; there is no figure of a year earlier");
    }

    @Test
    void with_too_few_months_there_is_a_sentence_and_no_chart() throws Exception {
        change("delete from marts.evidence where indicator_code = 'ehc_requests' and period_type = 'month'"
                + " and period_end < '2025-12-31'");
        Block block = composed("ehc_requests");
        assertThat(block.template()).isEqualTo("note");
        assertThat(text(block, "text"))
                .isEqualTo(
                        "Requests for an assessment: no chart by month. Strongly seasonal: requests follow the school year, with few in August.");
    }

    @Test
    void an_audience_without_processes_has_no_chart() throws Exception {
        try (Statement statement = published.createStatement()) {
            statement.execute("drop table marts.process_control");
        }
        PackContext pack = new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read("board"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
        assertThat(ControlFigure.compose("c", new Options(Map.of("indicator", "ehcp_20_week_pct")), pack))
                .isEqualTo(List.of());
    }
}
