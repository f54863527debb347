package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.chart.ChartRenderer;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** What a waiting list by bands of weeks says. */
class WaitsFigureTest {
    private static final String LIST = "neuro_diagnostic_wait_weeks_median";
    private Connection published;

    @BeforeEach
    void open() throws Exception {
        published = PackFixture.published();
    }

    @AfterEach
    void close() throws Exception {
        published.close();
    }

    private List<Block> composed() {
        PackContext pack = new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(PackFixture.board(), PackFixture.MEETING),
                Layout.read("board"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
        return WaitsFigure.compose("w", new Options(Map.of("indicator", LIST)), pack);
    }

    private void change(String sql) throws Exception {
        try (Statement statement = published.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void median_and_ninetieth_percentile_stand_beside_those_of_a_year_earlier() {
        Block block = composed().get(0);
        assertThat(block.parameters())
                .containsEntry(
                        "title",
                        "Median wait for a diagnostic assessment: 25.9 weeks on 31 March 2026, nine in ten within 67.1;"
                                + " a year earlier 35.0 and 76.0");
        assertThat(String.valueOf(block.parameters().get("subtitle")))
                .contains("the 2,363 who were waiting on 31 March 2026")
                .contains("(outline: the 2,865 of 31 March 2025)")
                .doesNotContain("provisional");
        assertThat(Objects.requireNonNull((ChartRenderer) block.parameters().get("chart"))
                        .alternativeText())
                .contains("0–17 weeks: 840 (a year earlier ")
                .contains("; 104+ weeks: 1 (a year earlier ")
                .endsWith("In all 2,363; median 25.9 weeks, ninetieth percentile 67.1.");
    }

    @Test
    void without_a_year_before_the_list_stands_alone() throws Exception {
        change("delete from marts.waiting_band where month_end < date '2026-01-01'");
        change("update marts.waiting_band set data_status = 'provisional'");
        Block block = composed().get(0);
        assertThat(block.parameters())
                .containsEntry(
                        "title",
                        "Median wait for a diagnostic assessment: 25.9 weeks on 31 March 2026, nine in ten within 67.1");
        assertThat(String.valueOf(block.parameters().get("subtitle")))
                .contains("since referral, provisional.")
                .doesNotContain("outline");
    }

    @Test
    void an_audience_without_waiting_lists_has_no_chart() throws Exception {
        change("drop table marts.waiting_band");
        assertThat(composed()).isEmpty();
    }

    @Test
    void a_mark_stands_in_its_band() {
        List<Row> bands = Stream.of("0-17", "18-51", "52-77", "78-103", "104+")
                .map(band -> new Row(Map.of("wait_band", band)))
                .toList();
        assertThat(WaitsFigure.place(bands, new BigDecimal("9"))).isEqualTo(0.5);
        assertThat(WaitsFigure.place(bands, new BigDecimal("18"))).isEqualTo(1);
        assertThat(WaitsFigure.place(bands, new BigDecimal("65"))).isEqualTo(2.5);
        assertThat(WaitsFigure.place(bands, new BigDecimal("300"))).isEqualTo(4.5);
    }
}
