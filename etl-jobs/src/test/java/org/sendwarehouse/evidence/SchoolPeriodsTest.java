package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** DfE's statistical terms at their edges. Easter Sunday was 31 March 2024, 20 April 2025 and 5 April 2026. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchoolPeriodsTest {
    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        warehouse = TestWarehouse.asAt("2026-04-30").build("evidence_school_period");
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void the_autumn_term_is_from_1_august_to_31_december() throws SQLException {
        assertThat(periods("term", "2024-07-31", "2024-08-01", "2024-12-31", "2025-01-01"))
                .containsExactly(
                        "2024-07-31 | 2024-04-01 | 2024-07-31",
                        "2024-08-01 | 2024-08-01 | 2024-12-31",
                        "2024-12-31 | 2024-08-01 | 2024-12-31",
                        "2025-01-01 | 2025-01-01 | 2025-04-20");
    }

    @Test
    void spring_ends_on_easter_sunday_and_summer_begins_on_easter_monday() throws SQLException {
        assertThat(periods("term", "2025-04-20", "2025-04-21", "2026-04-05", "2026-04-06"))
                .containsExactly(
                        "2025-04-20 | 2025-01-01 | 2025-04-20",
                        "2025-04-21 | 2025-04-21 | 2025-07-31",
                        "2026-04-05 | 2026-01-01 | 2026-04-05",
                        "2026-04-06 | 2026-04-06 | 2026-07-31");
    }

    @Test
    void days_of_august_belong_to_the_academic_year_that_follows() throws SQLException {
        assertThat(periods("academic_year", "2025-07-31", "2025-08-01", "2025-09-01"))
                .containsExactly(
                        "2025-07-31 | 2024-09-01 | 2025-08-31",
                        "2025-08-01 | 2025-09-01 | 2026-08-31",
                        "2025-09-01 | 2025-09-01 | 2026-08-31");
    }

    /** 23 of 27 sessions to March, of P5 none of one in December; the week of 6 April came after the day asked about. */
    @Test
    void seen_from_an_earlier_day_a_term_ends_there_and_later_weeks_are_not_known() throws SQLException {
        WorkedExample.Given given =
                new WorkedExample.Given("2026-03-31", WorkedExample.landedRows("attendance"), Map.of());
        try (TestWarehouse earlier = Evidence.of(given.warehouse())) {
            assertThat(earlier.rows("select period_type, period_start, period_end, numerator, denominator from evidence"
                            + " where indicator_code = 'attendance_pct' and breakdown = 'all'"
                            + " and period_type <> 'month' and period_end >= '2026-01-01' order by period_type"))
                    .containsExactly(
                            "academic_year | 2025-12-08 | 2026-03-31 | 23 | 28",
                            "term | 2026-01-01 | 2026-03-31 | 23 | 27");
        }
    }

    /** A suspension and a move of August count in the year that September begins: on its last day none of that is told. */
    @Test
    void a_school_year_that_has_not_begun_is_not_told() throws SQLException {
        Map<String, String> rows = new HashMap<>(WorkedExample.landedRows("suspensions"));
        rows.merge("suspension", "Q1,100001,SUSP,2026-08-10,2,DB,\n", String::concat);
        rows.merge("movement", "M5,Q3,school move,100002,100001,2026-08-10,\n", String::concat);
        WorkedExample.Given given = new WorkedExample.Given("2026-08-31", rows, Map.of());
        try (TestWarehouse august = Evidence.of(given.warehouse())) {
            assertThat(august.rows("select indicator_code, period_start, period_end, numerator from evidence"
                            + " where indicator_code in ('suspension_rate', 'y7_y8_disruption_pct')"
                            + " and breakdown = 'all' and period_type = 'academic_year' order by all"))
                    .containsExactly(
                            "suspension_rate | 2025-09-01 | 2026-08-31 | 6",
                            "y7_y8_disruption_pct | 2025-09-01 | 2026-08-31 | 2");
        }
    }

    private List<String> periods(String type, String... days) throws SQLException {
        return warehouse.rows(
                "select date_key, period_start, period_end from evidence_school_period where period_type = '" + type
                        + "' and date_key in ('" + String.join("', '", days) + "') order by date_key");
    }
}
