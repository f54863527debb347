package org.sendwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.contract.Retention.From;

class RetentionTest {
    private static Retention retention(From from) {
        return new Retention(Period.ofYears(6), from, "a rule");
    }

    @Test
    void a_period_counts_from_the_content_or_from_the_end_of_its_year() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);
        assertThat(retention(From.AS_OF).keptUntil(leapDay)).isEqualTo(LocalDate.of(2030, 2, 28));
        assertThat(retention(From.ACADEMIC_YEAR_END).keptUntil(leapDay)).isEqualTo(LocalDate.of(2030, 8, 31));
        assertThat(retention(From.ACADEMIC_YEAR_END).keptUntil(LocalDate.of(2024, 8, 31)))
                .isEqualTo(LocalDate.of(2030, 8, 31));
        assertThat(retention(From.ACADEMIC_YEAR_END).keptUntil(LocalDate.of(2024, 9, 1)))
                .isEqualTo(LocalDate.of(2031, 8, 31));
        assertThat(retention(From.FINANCIAL_YEAR_END).keptUntil(leapDay)).isEqualTo(LocalDate.of(2030, 3, 31));
        assertThat(retention(From.FINANCIAL_YEAR_END).keptUntil(LocalDate.of(2024, 4, 1)))
                .isEqualTo(LocalDate.of(2031, 3, 31));
    }

    @Test
    void every_feed_says_how_long_it_is_kept_and_by_which_rule() {
        for (Contract contract : Contracts.load().all()) {
            Retention retention = contract.retention();
            assertThat(retention.source())
                    .as(contract.id())
                    .hasSizeGreaterThan(40)
                    .endsWith(".");
            boolean aboutNobody = contract.tables().stream().allMatch(table -> table.columns().stream()
                    .allMatch(column -> column.identity() == null || column.identity() == Identity.POSTCODE));
            assertThat(aboutNobody || !retention.isForGood())
                    .as(contract.id() + " is about people and is not kept for good")
                    .isTrue();
        }
    }

    @Test
    void a_period_is_told_in_words() {
        assertThat(retention(From.ACADEMIC_YEAR_END).text()).isEqualTo("6 years from the end of the academic year");
        assertThat(new Retention(Period.ofMonths(18), From.AS_OF, "").text())
                .isEqualTo("18 months from the date of the content");
        assertThat(new Retention(null, From.AS_OF, "").text()).isEqualTo("for good");
    }
}
