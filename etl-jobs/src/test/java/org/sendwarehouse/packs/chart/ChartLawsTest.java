package org.sendwarehouse.packs.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every kind of chart for whatever values: it can be drawn, within its box, and no text covers another. */
class ChartLawsTest {

    @Property(tries = 120)
    void whatever_the_values_nothing_leaves_the_chart_and_no_label_covers_another(
            @ForAll("values") List<@Nullable Double> values) {
        OddCharts.of(values).forEach((name, chart) -> {
            RecordingCanvas canvas = RecordingCanvas.of(chart);
            assertThat(canvas.isBlank()).as(name).isFalse();
            assertThat(canvas.outside()).as("%s outside", name).isEmpty();
            assertThat(canvas.overlapping()).as("%s overlapping", name).isEmpty();
        });
    }

    @Provide
    Arbitrary<List<@Nullable Double>> values() {
        Arbitrary<Double> percents = Arbitraries.doubles().between(0, 100).ofScale(1);
        Arbitrary<Double> any = Arbitraries.doubles().between(-1e9, 1e9).ofScale(2);
        Arbitrary<Double> small = Arbitraries.doubles().between(-0.05, 0.05).ofScale(3);
        return Arbitraries.oneOf(percents, any, small, Arbitraries.just(0.0), Arbitraries.just(100.0))
                .injectNull(0.2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(36)
                .flatMap(mixed -> Arbitraries.of(true, false)
                        .flatMap(same -> same
                                ? percents.injectNull(0.2).list().ofMinSize(1).ofMaxSize(36)
                                : Arbitraries.just(mixed)));
    }

    @Test
    void texts_that_meet_and_ink_outside_are_found() {
        RecordingCanvas canvas = new RecordingCanvas(100);
        canvas.label("one label", 10, 50, Canvas.Align.LEFT);
        canvas.label("another", 30, 52, Canvas.Align.LEFT);
        canvas.label("outside", 480, 90, Canvas.Align.LEFT);
        canvas.line(0, 0, Double.NaN, 10, "#000000", 1);
        assertThat(canvas.overlapping()).hasSize(1);
        assertThat(canvas.outside()).hasSize(2);
    }

    @Test
    void a_value_that_would_cover_another_text_is_left_out_and_the_newest_stays() {
        List<@Nullable Double> crowded = Arrays.asList(46.0, 46.1, 46.0, 46.2, 46.1, 46.3, 46.2, 46.4);
        RecordingCanvas canvas =
                RecordingCanvas.of(Objects.requireNonNull(OddCharts.of(crowded).get("panels, one scale")));
        assertThat(canvas.written()).contains("46 %", "46.4 %").doesNotContain("46.3 %");
    }

    @Test
    void a_first_value_is_never_written_at_the_height_of_another() {
        PanelsChart steep = new PanelsChart(
                4,
                52,
                true,
                List.of(),
                List.of(new PanelsChart.Panel(
                        "Derwentside",
                        "100.0 %, 1 of 1",
                        false,
                        " %",
                        List.of(
                                new PanelsChart.PanelPoint("Dec 2024", 0.0, false, "0.0 %"),
                                new PanelsChart.PanelPoint("Apr 2025", 100.0, false, "100.0 %"),
                                new PanelsChart.PanelPoint("Jul 2025", 100.0, false, "100.0 %")))),
                "");
        assertThat(RecordingCanvas.of(steep).written()).contains("100.0 %").doesNotContain("0.0 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"more", "more than budgeted", "more than was budgeted for all of these lines together"})
    void the_sides_of_nought_are_named_beside_the_columns_where_every_amount_is_below_it(String higher) {
        MoneyChart money = new MoneyChart(
                List.of(new MoneyChart.MoneyRow("All lines", -2.5e7, List.of("£92.29m", "£67.29m", "−£25.00m"), true)),
                List.of("budget", "expected", "difference"),
                "less",
                higher,
                "");
        RecordingCanvas canvas = RecordingCanvas.of(money);
        assertThat(canvas.written())
                .contains("less", "budget", "expected", "difference")
                .anyMatch(text -> text.startsWith("more"));
        assertThat(canvas.overlapping()).isEmpty();
    }
}
