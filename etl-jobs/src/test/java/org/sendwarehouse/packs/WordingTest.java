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

/** The sentences that packs compose, against the figures they are composed from. */
class WordingTest {
    private static final String SPACE = "\u00A0";
    private Connection published;

    @BeforeEach
    void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    void close() throws Exception {
        published.close();
    }

    private PackContext pack() {
        return new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read("board"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
    }

    private void change(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private Block trend() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("indicator", "ehcp_20_week_pct");
        options.put("message", "trend.twentyWeeks");
        options.put("flags", true);
        return TrendFigure.compose("x", new Options(new LinkedHashMap<>(options)), pack())
                .get(0);
    }

    private String timeline() {
        return (String) Objects.requireNonNull(TimelineFigure.compose("t", new Options(new LinkedHashMap<>()), pack())
                .get(0)
                .parameters()
                .get("title"));
    }

    @Test
    void what_became_of_the_promises_that_are_due_adds_up() throws Exception {
        assertThat(timeline())
                .isEqualTo("Of 14 dated promises 9 are due by now: 3 late and not met and 6 without data to say");
        change("update marts.milestone_status set met_since = true where promise_key = 'spring-2026-timeliness'");
        change("update marts.milestone_status set status = 'no clear change' where promise_key = 'AFI1-1.4.2-advice'");
        assertThat(timeline())
                .isEqualTo(
                        "Of 14 dated promises 9 are due by now: 1 met late, 1 late and not met, 1 without a clear change and 6 without data to say");
        change("update marts.milestone_status set due_date = '2027-07-31' where due_date is not null");
        assertThat(timeline()).isEqualTo("None of 14 dated promises is due by now");
    }

    @Test
    void a_decision_reads_well_whatever_its_period_is_called() {
        for (String period : List.of("12 months to 31 March 2026", "3 March 2026 to 17 April 2026", "2024/25")) {
            assertThat(pack().messages
                            .say(
                                    "decision.why.missed",
                                    "now",
                                    "65.2 %",
                                    "share",
                                    " (88 of 135)",
                                    "period",
                                    period,
                                    "needed",
                                    "at least 100 %",
                                    "due",
                                    "30 Sep 2025"))
                    .isEqualTo("65.2 % (88 of 135), " + period + "; needed at least 100 %; was due 30 Sep 2025.");
        }
    }

    @Test
    void a_rise_beyond_chance_is_called_one() {
        assertThat(trend().parameters())
                .containsEntry(
                        "title",
                        "153 of 838 plans (18.3 %) were issued within 20 weeks in 2024, up from 1.9 % in 2023; England: 46.4 %"
                                .replace(" %", SPACE + "%"));
    }

    @Test
    void a_difference_that_may_be_chance_is_no_clear_change() throws Exception {
        change("update marts.benchmark_comparison set numerator = 13, value = 1300.0/838"
                + " where area_role = 'this area' and period_end = '2024-12-31'");
        assertThat((String) trend().parameters().get("title"))
                .contains("no clear change")
                .doesNotContain(" up ")
                .doesNotContain(" down ");
    }

    @Test
    void a_fall_beyond_chance_is_called_one() throws Exception {
        change("update marts.benchmark_comparison set numerator = 400, value = 40000.0/521"
                + " where area_role = 'this area' and period_end = '2023-12-31'");
        assertThat((String) trend().parameters().get("title")).contains("down from 76.8" + SPACE + "% in 2023");
    }

    @Test
    void a_provisional_year_is_never_the_finding() throws Exception {
        assertThat((String) trend().parameters().get("title")).doesNotContain("2025");
    }

    @Test
    void the_alternative_text_says_first_last_extremes_and_target() {
        ChartRenderer chart =
                Objects.requireNonNull((ChartRenderer) trend().parameters().get("chart"));
        String text = chart.alternativeText();
        assertThat(text.replace(SPACE, " "))
                .contains("First: 70.2 % in the 12 months to December 2019")
                .contains("Last: 32.1 % in the 12 months to April 2026")
                .contains("Highest: 76.2 % in the 12 months to December 2021")
                .contains("Lowest: 1.9 % in the 12 months to December 2023")
                .contains("Needed: 46.4 %")
                .contains("2 Apr 2026");
    }

    @Test
    void the_verdict_counts_what_can_be_measured_and_names_worst_and_best() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("promises", List.of("milestone", "yearly target"));
        options.put("from", "2025-01-01");
        options.put("to", "2026-12-31");
        List<String> said = Verdict.compose("v", new Options(new LinkedHashMap<>(options)), pack()).stream()
                .map(block -> String.valueOf(block.parameters().get("text")).replace(SPACE, " "))
                .toList();
        assertThat(said.get(0))
                .isEqualTo("<b>Verdict.</b> Of 9 milestones and yearly targets due in 2025 and 2026, only one can be"
                        + " measured: it was missed. The other 8 cannot be measured yet.");
        assertThat(said.get(1))
                .contains("32.1 % (322 of 1,004)")
                .contains("The lead reports green; the evidence says missed.");
        assertThat(said.get(2)).contains("49.7 % (1,912 of 3,850)").contains("met");
    }

    @Test
    void markup_in_data_is_printed_and_not_obeyed() throws Exception {
        change(
                "update marts.milestone_status set title = '<b>&\"x\"</b>' where promise_key = 'spring-2026-timeliness'");
        Map<String, Object> options = new LinkedHashMap<>();
        Block ledger = Tables.ledger("l", new Options(new LinkedHashMap<>(options)), pack())
                .get(0);
        assertThat(String.valueOf(ledger.rows().get(0).get("promise")))
                .startsWith("&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;");
    }

    @Test
    void a_mismatch_stands_first_then_what_is_worst() {
        assertThat(Promises.select(new Options(Map.of()), pack()).stream()
                        .map(row -> row.text("status"))
                        .toList())
                .startsWith("missed", "missed", "missed", "at risk", "date conflict", "not measured")
                .endsWith("met");
    }
}
