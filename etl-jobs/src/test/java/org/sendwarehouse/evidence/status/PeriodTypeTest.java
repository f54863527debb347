package org.sendwarehouse.evidence.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTypeTest {
    @Test
    void a_whole_year_is_written_as_one() {
        assertThat(PeriodType.ACADEMIC_YEAR.write(LocalDate.of(2024, 9, 1), LocalDate.of(2025, 8, 31)))
                .isEqualTo("2024/25");
        assertThat(PeriodType.FINANCIAL_YEAR.write(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31)))
                .isEqualTo("2024/25");
    }

    @Test
    void a_year_that_is_running_or_began_late_is_written_by_its_days() {
        assertThat(PeriodType.ACADEMIC_YEAR.write(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 30)))
                .isEqualTo("30 March 2026 to 30 April 2026");
    }
}
