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

class PoissonIntervalTest {

    /** Published tables of Garwood's limits; 25 is the worked example of GraphPad's guide. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.000, 3.689",
        "1, 0.025, 5.572",
        "3, 0.619, 8.767",
        "10, 4.795, 18.390",
        "25, 16.179, 36.905",
        "100, 81.364, 121.627"
    })
    void gives_the_published_limits(long count, double lower, double upper) {
        Interval interval = PoissonInterval.exact(count);

        assertThat(interval.lower()).isCloseTo(lower, within(0.0005));
        assertThat(interval.upper()).isCloseTo(upper, within(0.0005));
    }

    @Test
    void is_exact_for_a_years_requests_and_for_large_counts() {
        assertThat(PoissonInterval.exact(1009).lower()).isCloseTo(947.6947116932309, within(1e-8));
        assertThat(PoissonInterval.exact(1009).upper()).isCloseTo(1073.2303054928332, within(1e-8));
        assertThat(PoissonInterval.exact(100_000).lower()).isCloseTo(99381.15266374472, within(1e-5));
        assertThat(PoissonInterval.exact(100_000).upper()).isCloseTo(100621.74473974388, within(1e-5));
    }

    @Test
    void refuses_a_negative_count() {
        assertThatThrownBy(() -> PoissonInterval.exact(-1)).hasMessageContaining("-1");
    }

    @Property(tries = 200)
    void holds_the_count_and_grows_with_it(@ForAll @LongRange(min = 0, max = 20_000) long count) {
        Interval interval = PoissonInterval.exact(count);
        Interval next = PoissonInterval.exact(count + 1);

        assertThat(interval.lower()).isLessThanOrEqualTo((double) count);
        assertThat(interval.upper()).isGreaterThan((double) count);
        assertThat(next.lower()).isGreaterThan(interval.lower());
        assertThat(next.upper()).isGreaterThan(interval.upper());
    }
}
