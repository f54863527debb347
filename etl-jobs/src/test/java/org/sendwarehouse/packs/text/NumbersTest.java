package org.sendwarehouse.packs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void percentages_have_one_decimal_rounded_half_up_and_a_space_that_does_not_break() {
        assertThat(Numbers.percent(new BigDecimal("18.25"))).isEqualTo("18.3\u00A0%");
        assertThat(Numbers.percent(new BigDecimal("18.2499"))).isEqualTo("18.2\u00A0%");
        assertThat(Numbers.percent(new BigDecimal("100"))).isEqualTo("100.0\u00A0%");
    }

    @Test
    void a_missing_figure_is_said_to_be_missing_and_never_a_zero() {
        assertThat(Numbers.percent(null)).isEqualTo("[x]");
        assertThat(Numbers.count(null)).isEqualTo("[x]");
        assertThat(Numbers.date(null)).isEqualTo("[x]");
    }

    @Test
    void counts_have_commas_and_negative_numbers_a_true_minus() {
        assertThat(Numbers.count(1009)).isEqualTo("1,009");
        assertThat(Numbers.decimal(new BigDecimal("-1234.56"), 1)).isEqualTo("\u22121,234.6");
        assertThat(Numbers.decimal(new BigDecimal("-0.04"), 1)).isEqualTo("0.0");
    }

    @Test
    void a_share_says_of_how_many() {
        assertThat(Numbers.share(BigDecimal.valueOf(153), BigDecimal.valueOf(838)))
                .isEqualTo("153 of 838");
        assertThat(Numbers.share(BigDecimal.valueOf(153), null)).isEmpty();
    }

    @Test
    void dates_are_written_as_they_are_spoken() {
        assertThat(Numbers.date(LocalDate.of(2026, 4, 30))).isEqualTo("30 April 2026");
        assertThat(Numbers.shortDate(LocalDate.of(2025, 9, 30))).isEqualTo("30 Sep 2025");
    }

    @Test
    void every_unit_has_its_own_decimals_and_sign() {
        assertThat(Numbers.inUnit(new BigDecimal("12453000.4"), "pounds")).isEqualTo("£12,453,000");
        assertThat(Numbers.inUnit(new BigDecimal("-390610"), "pounds")).isEqualTo("\u2212£390,610");
        assertThat(Numbers.inUnit(new BigDecimal("-0.4"), "pounds")).isEqualTo("£0");
        assertThat(Numbers.inUnit(new BigDecimal("0.385"), "ratio")).isEqualTo("0.39");
        assertThat(Numbers.inUnit(new BigDecimal("38.96"), "points")).isEqualTo("39.0");
        assertThat(Numbers.inUnit(new BigDecimal("12.34"), "per 100 pupils")).isEqualTo("12.3 per 100");
        assertThat(Numbers.inUnit(new BigDecimal("41"), "count")).isEqualTo("41");
    }
}
