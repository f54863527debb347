package org.sendwarehouse.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.evidence.statistics.Contrast.Verdict;

class ContrastTest {

    /** Method 10 of Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, contrasts a to h. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void gives_the_differences_of_newcombe_1998(long a, long m, long b, long n, double lower, double upper) {
        Interval difference =
                Objects.requireNonNull(Contrast.ofShares(a, m, b, n, 1).difference());

        assertThat(difference.lower()).isCloseTo(lower, within(0.00005));
        assertThat(difference.upper()).isCloseTo(upper, within(0.00005));
    }

    /** Fagerland, Lydersen and Laake 2017, chapter 4, as their R package contingencytables prints it: 7 of 34 against 1 of 34, MOVER-R Wilson. */
    @Test
    void gives_the_ratio_of_fagerland_lydersen_and_laake() {
        Contrast contrast = Contrast.ofShares(7, 34, 1, 34, 1);
        RatioInterval ratio = Objects.requireNonNull(contrast.ratioInterval());

        assertThat(Objects.requireNonNull(contrast.ratio())).isCloseTo(7.0, within(1e-12));
        assertThat(ratio.lower()).isCloseTo(1.1537, within(0.00005));
        assertThat(Objects.requireNonNull(ratio.upper())).isCloseTo(41.9763, within(0.00005));
    }

    /** The example of R's poisson.test: 11 in 800 person-years against 21 in 3,011. */
    @Test
    void gives_the_rate_ratio_of_r() {
        Contrast contrast = Contrast.ofRates(11, 800, 21, 3011, 1);
        RatioInterval ratio = Objects.requireNonNull(contrast.ratioInterval());

        assertThat(Objects.requireNonNull(contrast.ratio())).isCloseTo(1.971488, within(5e-7));
        assertThat(ratio.lower()).isCloseTo(0.8584264, within(5e-8));
        assertThat(Objects.requireNonNull(ratio.upper())).isCloseTo(4.2772659, within(5e-7));
        assertThat(contrast.verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void the_difference_of_rates_recovers_from_the_exact_bounds() {
        // 10 (4.7954 to 18.3904) and 4 (1.0899 to 10.2416), each over 100: 0.06 less √(0.052046² + 0.062416²), and
        // plus √(0.083904² + 0.029101²)
        Interval difference =
                Objects.requireNonNull(Contrast.ofRates(10, 100, 4, 100, 1).difference());

        assertThat(difference.lower()).isCloseTo(-0.021268, within(0.000005));
        assertThat(difference.upper()).isCloseTo(0.148808, within(0.000005));
    }

    @Test
    void medians_differ_by_their_order_statistics() {
        // 1 to 11: median 6, ranks 2 and 10. 21 to 40: median 30.5, ranks 6 and 15: 26 to 35.
        long[] first = range(1, 11);
        long[] second = range(21, 40);
        Contrast contrast = Contrast.ofQuantiles(first, second, 50, 1);
        Interval difference = Objects.requireNonNull(contrast.difference());

        assertThat(contrast.gap()).isEqualTo(-24.5);
        assertThat(difference.lower()).isCloseTo(-24.5 - Math.hypot(4, 4.5), within(1e-12));
        assertThat(difference.upper()).isCloseTo(-24.5 + Math.hypot(4, 4.5), within(1e-12));
        assertThat(contrast.verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(Contrast.ofQuantiles(range(1, 5), second, 50, 1).verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void what_stands_out_of_one_may_not_stand_out_of_many() {
        // 30 of 100 against 45 of 100: by 1.5 to 27.6 points alone; the pooled test gives p = 0.028
        assertThat(Contrast.ofShares(30, 100, 45, 100, 1).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(Contrast.ofShares(30, 100, 45, 100, 11).verdict()).isEqualTo(Verdict.POSSIBLE);
        assertThat(Contrast.ofShares(40, 100, 45, 100, 11).verdict()).isEqualTo(Verdict.NOT_CLEAR);
    }

    @Test
    void eleven_intervals_hold_together_at_a_z_of_2_83() {
        assertThat(Confidence.z(Confidence.tailOf(11))).isCloseTo(2.830180725512435, within(1e-12));
    }

    @Test
    void a_ratio_to_nought_is_none_and_a_second_that_may_be_nought_sets_no_upper_bound() {
        assertThat(Contrast.ofShares(5, 10, 0, 10, 1).ratio()).isNull();
        assertThat(Contrast.ofShares(5, 10, 0, 10, 1).ratioInterval()).isNull();
        assertThat(Contrast.ofRates(5, 10, 0, 10, 1).ratioInterval()).isNull();
        RatioInterval none =
                Objects.requireNonNull(Contrast.ofShares(0, 10, 5, 10, 1).ratioInterval());
        assertThat(none.lower()).isZero();
    }

    @Property
    void swapping_the_groups_mirrors_the_difference_and_turns_the_ratio(
            @ForAll @IntRange(max = 60) int a,
            @ForAll @IntRange(max = 60) int otherA,
            @ForAll @IntRange(max = 60) int b,
            @ForAll @IntRange(max = 60) int otherB,
            @ForAll @IntRange(min = 1, max = 13) int comparisons) {
        Contrast one = Contrast.ofShares(a, a + otherA + 1L, b, b + otherB + 1L, comparisons);
        Contrast other = Contrast.ofShares(b, b + otherB + 1L, a, a + otherA + 1L, comparisons);

        Interval difference = Objects.requireNonNull(one.difference());
        Interval mirrored = Objects.requireNonNull(other.difference()).times(-1);
        assertThat(mirrored.lower()).isCloseTo(difference.lower(), within(1e-12));
        assertThat(mirrored.upper()).isCloseTo(difference.upper(), within(1e-12));
        assertThat(other.verdict()).isEqualTo(one.verdict());
        RatioInterval ratio = one.ratioInterval();
        RatioInterval turned = other.ratioInterval();
        if (ratio != null && turned != null && ratio.lower() > 0 && turned.upper() != null) {
            assertThat(ratio.lower() * turned.upper()).isCloseTo(1, within(1e-6));
        }
    }

    @Property
    void the_interval_holds_the_difference_and_stays_possible_and_more_comparisons_never_clear_a_gap(
            @ForAll @IntRange(max = 60) int a,
            @ForAll @IntRange(max = 60) int otherA,
            @ForAll @IntRange(max = 60) int b,
            @ForAll @IntRange(max = 60) int otherB,
            @ForAll @IntRange(min = 2, max = 13) int comparisons) {
        Contrast contrast = Contrast.ofShares(a, a + otherA + 1L, b, b + otherB + 1L, comparisons);
        Interval difference = Objects.requireNonNull(contrast.difference());
        Interval together = Objects.requireNonNull(contrast.together());

        assertThat(contrast.gap()).isBetween(difference.lower() - 1e-12, difference.upper() + 1e-12);
        assertThat(difference.lower()).isGreaterThanOrEqualTo(-1 - 1e-12);
        assertThat(difference.upper()).isLessThanOrEqualTo(1 + 1e-12);
        assertThat(together.lower()).isLessThanOrEqualTo(difference.lower() + 1e-12);
        assertThat(together.upper()).isGreaterThanOrEqualTo(difference.upper() - 1e-12);
        RatioInterval ratio = contrast.ratioInterval();
        if (ratio != null) {
            assertThat(ratio.lower()).isLessThanOrEqualTo(Objects.requireNonNull(contrast.ratio()) + 1e-9);
        }
    }

    private static long[] range(int from, int to) {
        long[] values = new long[to - from + 1];
        Arrays.setAll(values, i -> from + i);
        return values;
    }
}
