package org.sendwarehouse.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TheilSenTest {

    /** Helsel and Hirsch, Statistical Methods in Water Resources (USGS 2002), sections 10.1.1 and 10.1.2. */
    @Test
    void gives_the_worked_example_of_helsel_and_hirsch() {
        TheilSen line = TheilSen.fit(new double[] {1, 2, 3, 4, 5, 6, 7}, new double[] {1, 2, 3, 4, 5, 16, 7})
                .orElseThrow();

        assertThat(line.slope()).isEqualTo(1.0);
        assertThat(line.slopeInterval()).isEqualTo(new Interval(1.0, 3.5));
        assertThat(line.at(10).value()).isEqualTo(10.0);
    }

    @Test
    void the_interval_uses_the_exact_ranks_of_kendalls_statistic() {
        // Kendall's table, one-sided 2.5 %: n = 6 needs S ≥ 13, so the 2nd and 14th of 15 slopes.
        TheilSen line = TheilSen.fit(new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, 1, 4, 9, 16, 25})
                .orElseThrow();

        // Slope of (i, j) is i + j: 1 2 3 3 4 4 5 5 5 6 6 7 7 8 9
        assertThat(line.slope()).isEqualTo(5.0);
        assertThat(line.slopeInterval()).isEqualTo(new Interval(2.0, 8.0));
    }

    @Test
    void carries_every_point_to_the_date_and_takes_the_middle() {
        TheilSen line = TheilSen.fit(new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, 1, 4, 9, 16, 25})
                .orElseThrow();

        // Along 5: 0+30, 1+25, 4+20, 9+15, 16+10, 25+5 = 30 26 24 24 26 30; median 26
        assertThat(line.at(6).value()).isEqualTo(26.0);
        // Along 2: 12 11 12 15 20 27; median 13.5. Along 8: 48 41 36 33 32 33; median 34.5
        assertThat(line.at(6).interval()).isEqualTo(new Interval(13.5, 34.5));
    }

    @Test
    void four_points_make_no_line() {
        assertThat(TheilSen.fit(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}))
                .isEmpty();
    }

    @Test
    void refuses_positions_that_do_not_increase() {
        assertThatThrownBy(() -> TheilSen.fit(new double[] {1, 2, 2, 4, 5}, new double[5]))
                .hasMessageContaining("increase");
    }

    @Property
    void a_straight_line_is_found_exactly(
            @ForAll @IntRange(min = 5, max = 14) int points,
            @ForAll @IntRange(min = -50, max = 50) int slope,
            @ForAll @IntRange(min = -500, max = 500) int start) {
        double[] x = IntStream.range(0, points).asDoubleStream().toArray();
        double[] y = IntStream.range(0, points)
                .mapToDouble(i -> start + (double) slope * i)
                .toArray();
        TheilSen line = TheilSen.fit(x, y).orElseThrow();

        assertThat(line.slope()).isEqualTo(slope);
        assertThat(line.slopeInterval()).isEqualTo(new Interval(slope, slope));
        assertThat(line.at(20).value()).isEqualTo(start + 20.0 * slope);
    }

    @Property
    void turning_the_values_over_turns_the_line_over(
            @ForAll @Size(12) double @DoubleRange(min = -100, max = 100) [] y,
            @ForAll @IntRange(min = 0, max = 40) int at) {
        double[] x = IntStream.range(0, 12).asDoubleStream().toArray();
        TheilSen line = TheilSen.fit(x, y).orElseThrow();
        TheilSen mirrored = TheilSen.fit(
                        x, IntStream.range(0, 12).mapToDouble(i -> -y[i]).toArray())
                .orElseThrow();

        assertThat(mirrored.slope()).isCloseTo(-line.slope(), within(1e-9));
        assertThat(mirrored.at(at).value()).isCloseTo(-line.at(at).value(), within(1e-9));
        assertThat(mirrored.at(at).interval().lower())
                .isCloseTo(-line.at(at).interval().upper(), within(1e-9));
    }
}
