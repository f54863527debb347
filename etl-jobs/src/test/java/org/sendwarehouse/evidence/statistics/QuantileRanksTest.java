package org.sendwarehouse.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.evidence.statistics.QuantileRanks.Bounds;

class QuantileRanksTest {

    /** Textbook table 'confidence intervals for the population median', the narrowest of at least 95 %. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "8, 1, 8", "9, 2, 8", "10, 2, 9", "12, 3, 10", "15, 4, 12", "17, 5, 13", "20, 6, 15"})
    void gives_the_published_ranks_of_the_medians_interval(int values, int lower, int upper) {
        assertThat(QuantileRanks.of(values, 50).bounds()).contains(new Bounds(lower, upper));
    }

    @ParameterizedTest
    @CsvSource({"50, 50, 18, 33", "100, 50, 40, 61", "1000, 50, 469, 532", "50, 90, 41, 50", "100, 90, 84, 96"})
    void gives_the_ranks_of_larger_samples(int values, int percent, int lower, int upper) {
        assertThat(QuantileRanks.of(values, percent).bounds()).contains(new Bounds(lower, upper));
    }

    @Test
    void five_values_are_too_few_for_an_interval_of_their_median() {
        assertThat(QuantileRanks.of(5, 50)).isEqualTo(new QuantileRanks(3, 3, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"1, 50, 1, 1", "4, 50, 2, 3", "5, 50, 3, 3", "10, 90, 9, 10", "11, 90, 10, 10", "3, 90, 3, 3"})
    void the_quantile_is_the_usual_median_and_the_lowest_value_with_enough_below(
            int values, int percent, int low, int high) {
        QuantileRanks ranks = QuantileRanks.of(values, percent);

        assertThat(ranks.low()).isEqualTo(low);
        assertThat(ranks.high()).isEqualTo(high);
    }

    @Test
    void refuses_no_values_and_no_quantile() {
        assertThatThrownBy(() -> QuantileRanks.of(0, 50)).hasMessageContaining("0 values");
        assertThatThrownBy(() -> QuantileRanks.of(10, 101)).hasMessageContaining("101th");
    }

    @Property
    void the_interval_holds_the_quantile_and_exists_within_the_sample(
            @ForAll @IntRange(min = 1, max = 3000) int values, @ForAll @IntRange(min = 1, max = 99) int percent) {
        QuantileRanks ranks = QuantileRanks.of(values, percent);

        assertThat(ranks.low()).isBetween(1, values);
        assertThat(ranks.high()).isBetween(ranks.low(), values);
        ranks.bounds().ifPresent(bounds -> {
            assertThat(bounds.lower()).isBetween(1, ranks.low());
            assertThat(bounds.upper()).isBetween(ranks.high(), values);
        });
    }

    @Property
    void counting_from_the_top_mirrors_the_medians_ranks(@ForAll @IntRange(min = 6, max = 3000) int values) {
        Bounds bounds = QuantileRanks.of(values, 50).bounds().orElseThrow();

        assertThat(bounds.upper()).isEqualTo(values + 1 - bounds.lower());
    }
}
