package org.sendwarehouse.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    /**
     * Pearson's chi-squared without correction, beside the 5 % point 3.841: 13 of 23 against 29 of 30 (12.8),
     * 10 against 20 of 50 (4.76), 10 against 18 of 50 (3.17), Durham's plans
     * of 2023 and 2024 (81.2).
     */
    @ParameterizedTest
    @CsvSource({
        "13, 23, 29, 30, HIGHER",
        "10, 50, 20, 50, HIGHER",
        "20, 50, 10, 50, LOWER",
        "10, 50, 18, 50, NO_CLEAR_CHANGE",
        "10, 521, 153, 838, HIGHER",
        "0, 10, 0, 12, NO_CLEAR_CHANGE",
        "0, 0, 5, 10, NO_CLEAR_CHANGE"
    })
    void proportions_differ_where_chi_squared_passes_its_five_percent_point(
            long a, long n, long b, long m, Comparison expected) {
        assertThat(Comparison.ofProportions(a, n, b, m)).isEqualTo(expected);
    }

    /** Over equal times the test is the sign test: its published two-sided 5 % critical values. */
    @ParameterizedTest
    @CsvSource({
        "0, 5, NO_CLEAR_CHANGE",
        "0, 6, HIGHER",
        "1, 7, NO_CLEAR_CHANGE",
        "1, 8, HIGHER",
        "2, 10, HIGHER",
        "3, 11, NO_CLEAR_CHANGE",
        "5, 15, HIGHER",
        "6, 14, NO_CLEAR_CHANGE",
        "15, 5, LOWER",
        "0, 0, NO_CLEAR_CHANGE"
    })
    void counts_over_equal_times_follow_the_table_of_the_sign_test(long first, long second, Comparison expected) {
        assertThat(Comparison.ofCounts(first, 365, second, 365)).isEqualTo(expected);
    }

    @Test
    void counts_are_compared_per_exposure() {
        // 12 in 30 days against 24 in 60: the same rate.
        assertThat(Comparison.ofCounts(12, 30, 24, 60)).isEqualTo(Comparison.NO_CLEAR_CHANGE);
        // 12 in 30 days against 12 in 90: a third of it. P(X ≤ 12 | 24, 0.75) = 0.0072.
        assertThat(Comparison.ofCounts(12, 30, 12, 90)).isEqualTo(Comparison.LOWER);
    }

    @Test
    void refuses_counts_over_no_time() {
        assertThatThrownBy(() -> Comparison.ofCounts(1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void swapping_the_two_turns_the_finding_over(
            @ForAll @IntRange(max = 300) int a,
            @ForAll @IntRange(max = 300) int b,
            @ForAll @IntRange(max = 300) int restOfA,
            @ForAll @IntRange(max = 300) int restOfB) {
        Comparison there = Comparison.ofProportions(a, a + restOfA, b, b + restOfB);
        assertThat(Comparison.ofProportions(b, b + restOfB, a, a + restOfA)).isEqualTo(there.mirrored());
        assertThat(Comparison.ofCounts(b, 1, a, 1))
                .isEqualTo(Comparison.ofCounts(a, 1, b, 1).mirrored());
    }
}
