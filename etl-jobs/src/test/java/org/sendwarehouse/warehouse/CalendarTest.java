package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The calendar's years, terms and working days, at the days where they turn. */
class CalendarTest {

    @Test
    void yearsAndTermsTurnWhereTheyShould() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("dim_date")) {
            assertThat(
                            warehouse.rows(
                                    "select date_key, academic_year, financial_year, dfe_term, term_name, is_working_day,"
                                            + " is_school_day from dim_date where date_key in (date '2025-03-31', date '2025-04-01',"
                                            + " date '2025-04-11', date '2025-04-18', date '2025-04-20', date '2025-04-21', date '2025-05-26',"
                                            + " date '2025-08-31', date '2025-09-01', date '2025-12-25', date '2016-03-27') order by 1"))
                    .containsExactly(
                            // Easter Sunday of 2016 was 27 March; bank holidays are listed from 2019
                            "2016-03-27 | 2015/16 | 2015/16 | Spring | null | null | null",
                            "2025-03-31 | 2024/25 | 2024/25 | Spring | Spring 2025 | true | true",
                            "2025-04-01 | 2024/25 | 2025/26 | Spring | Spring 2025 | true | true",
                            "2025-04-11 | 2024/25 | 2025/26 | Spring | Spring 2025 | true | true",
                            "2025-04-18 | 2024/25 | 2025/26 | Spring | null | false | null",
                            "2025-04-20 | 2024/25 | 2025/26 | Spring | null | false | null",
                            "2025-04-21 | 2024/25 | 2025/26 | Summer | null | false | null",
                            "2025-05-26 | 2024/25 | 2025/26 | Summer | Summer 2025 | false | false",
                            "2025-08-31 | 2024/25 | 2025/26 | Autumn | null | false | null",
                            "2025-09-01 | 2025/26 | 2025/26 | Autumn | null | true | null",
                            "2025-12-25 | 2025/26 | 2025/26 | Autumn | null | false | null");
        }
    }
}
