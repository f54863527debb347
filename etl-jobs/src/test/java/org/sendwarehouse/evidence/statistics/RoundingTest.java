package org.sendwarehouse.evidence.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest
    @CsvSource({
        "153, 838, 18.3",
        "10, 521, 1.9",
        "621, 1009, 61.5",
        "1, 8, 12.5",
        "1, 800, 0.1",
        "1, 2000, 0.1",
        "0, 7, 0.0"
    })
    void percentages_round_as_published(long numerator, long denominator, String expected) {
        assertThat(Rounding.percent(numerator, denominator, 1)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.15, 1, 0.2", "0.25, 1, 0.3", "2.5, 0, 3", "-2.5, 0, -3", "1.005, 2, 1.01", "20.0, 1, 20.0"})
    void halves_go_away_from_zero_as_they_are_written(double value, int decimals, String expected) {
        assertThat(Rounding.halfUp(value, decimals)).hasToString(expected);
    }
}
