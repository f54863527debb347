package org.sendwarehouse.evidence.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** XmR charts against published examples, and each rule against a series made for it. */
class XmrChartTest {
    /** D. J. Wheeler, Making Sense of Data (2003), page 382, 'Data set to use when verifying software'. */
    private static final double[] WHEELER = {
        5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200
    };

    /** Twelve months about 50 that show nothing: moving ranges of 4 and 2 by turns. */
    private static final double[] QUIET = {52, 48, 52, 48, 52, 48, 52, 48, 52, 48, 52, 48};

    @Test
    void wheelers_data_set_for_verifying_software() {
        XmrChart chart = XmrChart.of(WHEELER).orElseThrow();

        assertThat(chart.limits().centre()).isEqualTo(4135.50, within(0.005));
        assertThat(chart.limits().meanMovingRange()).isEqualTo(355.93, within(0.005));
        assertThat(chart.limits().lower()).isEqualTo(3188.72, within(0.005));
        assertThat(chart.limits().upper()).isEqualTo(5082.28, within(0.005));
        assertThat(signals(chart, WHEELER.length).get(15)).isEqualTo("outside the limits, higher");
    }

    /**
     * NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, 'Individuals control charts': ten batches. The handbook
     * divides by 1.128 where Making Data Count multiplies by 2.66, hence the third decimal.
     */
    @Test
    void nists_flow_rates() {
        Limits limits = Limits.of(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);

        assertThat(limits.centre()).isEqualTo(50.81, within(1e-9));
        assertThat(limits.meanMovingRange()).isEqualTo(1.8778, within(5e-5));
        assertThat(limits.upper()).isEqualTo(55.8041, within(1e-3));
        assertThat(limits.lower()).isEqualTo(45.8159, within(1e-3));
    }

    /**
     * The NHS-R Community's package of Making Data Count (NHSRplotthedots, its test 'it outputs expected content'): mean
     * 0.1416238, limits -3.01138 and 3.294627, twenty points of common cause.
     */
    @Test
    void nhs_r_communitys_twenty_points() {
        XmrChart chart = XmrChart.of(
                        -0.56047565,
                        -0.23017749,
                        1.55870831,
                        0.07050839,
                        0.12928774,
                        1.71506499,
                        0.46091621,
                        -1.26506123,
                        -0.68685285,
                        -0.44566197,
                        1.22408180,
                        0.35981383,
                        0.40077145,
                        0.11068272,
                        -0.55584113,
                        1.78691314,
                        0.49785048,
                        -1.96661716,
                        0.70135590,
                        -0.47279141)
                .orElseThrow();

        assertThat(chart.limits().centre()).isEqualTo(0.1416238, within(5e-8));
        assertThat(chart.limits().lower()).isEqualTo(-3.01138, within(5e-6));
        assertThat(chart.limits().upper()).isEqualTo(3.294627, within(5e-7));
        assertThat(signals(chart, 20)).containsOnly("none");
    }

    @Test
    void twelve_points_give_no_chart_and_thirteen_do() {
        assertThat(XmrChart.of(QUIET)).isEmpty();
        assertThat(XmrChart.of(and(50))).isPresent();
    }

    @Test
    void a_series_that_never_moves_shows_nothing() {
        double third = 100.0 / 3;
        double[] same = DoubleStream.generate(() -> third).limit(14).toArray();

        assertThat(signals(XmrChart.of(same).orElseThrow(), 14)).containsOnly("none");
    }

    @Test
    void seven_rising_months_are_a_trend_from_the_first_of_them_and_six_are_none() {
        assertThat(marked(and(44, 46, 47, 49, 51, 53, 54)))
                .containsExactly(
                        "12: seven rising or falling, higher",
                        "13: seven rising or falling, higher",
                        "14: seven rising or falling, higher",
                        "15: seven rising or falling, higher",
                        "16: seven rising or falling, higher",
                        "17: seven rising or falling, higher",
                        "18: seven rising or falling, higher");
        // the last quiet month is 48: a first step up from it would make seven
        assertThat(marked(and(47, 48, 49, 51, 53, 54, 50))).isEmpty();
    }

    @Test
    void where_a_rise_meets_a_fall_the_fall_counts() {
        List<String> marked = marked(and(44, 46, 47, 49, 51, 53, 54, 53, 51, 49, 47, 46, 44));

        assertThat(marked).contains("17: seven rising or falling, higher", "18: seven rising or falling, lower");
        assertThat(marked).hasSize(13);
    }

    @Test
    void seven_months_on_one_side_are_a_shift_and_a_month_on_the_line_breaks_it() {
        // mean of all: (12 x 50 + 7 x 52) / 19 = 50.7
        assertThat(marked(and(52, 52.5, 52, 52.5, 52, 52.5, 52)))
                .containsExactly(
                        "12: seven on one side, higher",
                        "13: seven on one side, higher",
                        "14: seven on one side, higher",
                        "15: seven on one side, higher",
                        "16: seven on one side, higher",
                        "17: seven on one side, higher",
                        "18: seven on one side, higher");
        assertThat(marked(new double[] {52, 58, 52, 58, 52, 58, 50, 42, 48, 42, 48, 42, 48}))
                .isEmpty();
    }

    @Test
    void two_of_three_far_out_on_one_side_carry_a_signal_and_two_on_both_sides_do_not() {
        // twenty months of 51 and 49, then 56, 50, 56, 49: mean 50.5, two sigma 4.9, limits 43.1 and 57.9
        assertThat(marked(afterTwenty(56, 50, 56, 49)))
                .containsExactly(
                        "20: two of three beyond two sigma, higher", "22: two of three beyond two sigma, higher");
        // then 56, 49, 44, 51: mean 50.0, two sigma 5.0: one on either side
        assertThat(marked(afterTwenty(56, 49, 44, 51))).isEmpty();
    }

    @Test
    void a_point_outside_the_limits_is_named_so_before_all_else() {
        assertThat(marked(and(70, 48, 52))).containsExactly("12: outside the limits, higher");
        assertThat(marked(and(30, 52, 48))).containsExactly("12: outside the limits, lower");
    }

    private static double[] afterTwenty(double... more) {
        return DoubleStream.concat(
                        IntStream.range(0, 20).mapToDouble(month -> month % 2 == 0 ? 51 : 49), DoubleStream.of(more))
                .toArray();
    }

    private static double[] and(double... more) {
        double[] values = Arrays.copyOf(QUIET, QUIET.length + more.length);
        System.arraycopy(more, 0, values, QUIET.length, more.length);
        return values;
    }

    private static List<String> marked(double[] values) {
        List<String> signals = signals(XmrChart.of(values).orElseThrow(), values.length);
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < signals.size(); i++) {
            if (!signals.get(i).equals("none")) {
                marked.add(i + ": " + signals.get(i));
            }
        }
        return marked;
    }

    private static List<String> signals(XmrChart chart, int points) {
        List<String> signals = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            Signal signal = chart.signal(i);
            signals.add(signal == null ? "none" : signal.rule().label() + ", " + signal.side());
        }
        return signals;
    }
}
