package org.sendwarehouse.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void gives_the_four_examples_of_newcombe_1998(long numerator, long denominator, double lower, double upper) {
        Interval interval = Wilson.interval(numerator, denominator);

        assertThat(interval.lower()).isCloseTo(lower, within(0.00005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.00005));
    }

    @Test
    void gives_durhams_plans_of_2024_to_the_last_digits_of_scipy() {
        Interval interval = Wilson.interval(153, 838);

        assertThat(interval.lower()).isCloseTo(0.15788949014515502, within(1e-14));
        assertThat(interval.upper()).isCloseTo(0.21016254099945036, within(1e-14));
    }

    @Test
    void refuses_what_is_not_a_proportion() {
        assertThatThrownBy(() -> Wilson.interval(3, 2)).hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> Wilson.interval(0, 0)).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> Wilson.interval(-1, 2)).hasMessageContaining("-1 of 2");
    }

    @Property
    void holds_the_proportion_and_stays_between_none_and_all(
            @ForAll @LongRange(min = 0, max = 5000) long numerator, @ForAll @LongRange(max = 5000) long others) {
        long denominator = numerator + others + 1;
        Interval interval = Wilson.interval(numerator, denominator);

        double proportion = numerator / (double) denominator;
        assertThat(interval.lower()).isBetween(0.0, proportion);
        assertThat(interval.upper()).isBetween(proportion, 1.0);
    }

    @Property
    void counting_the_others_mirrors_the_interval(
            @ForAll @LongRange(min = 0, max = 5000) long numerator, @ForAll @LongRange(max = 5000) long others) {
        long denominator = numerator + others + 1;
        Interval interval = Wilson.interval(numerator, denominator);
        Interval mirrored = Wilson.interval(denominator - numerator, denominator);

        assertThat(mirrored.lower()).isCloseTo(1 - interval.upper(), within(1e-12));
        assertThat(mirrored.upper()).isCloseTo(1 - interval.lower(), within(1e-12));
    }

    @Property
    void one_more_success_moves_both_bounds_up(
            @ForAll @LongRange(min = 0, max = 2000) long numerator, @ForAll @LongRange(max = 2000) long others) {
        long denominator = numerator + others + 1;
        Interval fewer = Wilson.interval(numerator, denominator);
        Interval more = Wilson.interval(numerator + 1, denominator);

        assertThat(more.lower()).isGreaterThan(fewer.lower());
        assertThat(more.upper()).isGreaterThanOrEqualTo(fewer.upper());
    }
}
