package org.sendwarehouse.packs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12453000|£12.45m|+£12.45m",
                "-215649|−£0.22m|−£0.22m",
                "9999.4|£9,999|+£9,999",
                "-250|−£250|−£250",
                "0|£0|£0",
                "-0.4|£0|£0",
                "1234567890|£1,234.57m|+£1,234.57m",
            })
    void pounds_are_short_and_keep_their_sign(String pounds, String plain, String signed) {
        assertThat(Money.of(new BigDecimal(pounds))).isEqualTo(plain);
        assertThat(Money.signed(new BigDecimal(pounds))).isEqualTo(signed);
    }

    @Test
    void what_is_not_known_says_so() {
        assertThat(Money.signed(null)).isEqualTo("[x]");
    }
}
