package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the high needs block costs against its budget, and what years add up to. */
class HighNeedsTest {

    @Test
    void theForecastCountsUntilTheYearEndsThenTheSpendAndYearsAddUp() throws SQLException {
        // 2023/24 ended 2,000 over, 2024/25 500 under: 2025/26 starts with 1,500 and is forecast 3,000 over.
        try (TestWarehouse w = TestWarehouse.asAt("2026-02-28")
                .landing("high_needs_block", """
                        financial_year,line,as_at_date,budget_gbp,forecast_gbp,actual_gbp
                        2023/24,Top-up,2024-03-30,10000,11500,11000
                        2023/24,Top-up,2024-03-31,10000,11500,12000
                        2024/25,Top-up,2025-03-31,11000,11200,10500
                        2025/26,Top-up,2025-12-31,12000,14000,9000
                        2025/26,Top-up,2026-01-31,12000,15000,10000
                        2025/26,Top-up,2026-03-31,12000,16000,15500
                        2025/26,Outreach,2026-01-31,800,,600
                        """)
                .build("fact_high_needs")) {
            assertThat(
                            w.rows(
                                    "select line, financial_year, as_at_date, expected_gbp, variance_gbp, carried_variance_gbp,"
                                            + " cumulative_variance_gbp, is_latest from fact_high_needs order by line, as_at_date"))
                    .containsExactly(
                            "Outreach | 2025/26 | 2026-01-31 | null | null | 0.0000 | null | true",
                            "Top-up | 2023/24 | 2024-03-30 | 11500.0000 | 1500.0000 | 0.0000 | 1500.0000 | false",
                            "Top-up | 2023/24 | 2024-03-31 | 12000.0000 | 2000.0000 | 0.0000 | 2000.0000 | true",
                            "Top-up | 2024/25 | 2025-03-31 | 10500.0000 | -500.0000 | 2000.0000 | 1500.0000 | true",
                            "Top-up | 2025/26 | 2025-12-31 | 14000.0000 | 2000.0000 | 1500.0000 | 3500.0000 | false",
                            "Top-up | 2025/26 | 2026-01-31 | 15000.0000 | 3000.0000 | 1500.0000 | 4500.0000 | true",
                            "Top-up | 2025/26 | 2026-03-31 | 15500.0000 | 3500.0000 | 1500.0000 | 5000.0000 | false");
            assertThat(w.value("select year_start || ' to ' || year_end from fact_high_needs where line = 'Outreach'"))
                    .isEqualTo("2025-04-01 to 2026-03-31");
        }
    }

    @Test
    void whatCameBeforeTheFirstYearIsCarriedAndIsNoOverspend() throws SQLException {
        // 8,000 were brought forward; the first year adds 500, the second 200
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("high_needs_block", """
                        financial_year,line,as_at_date,budget_gbp,forecast_gbp,actual_gbp,brought_forward_gbp
                        2024/25,Brought forward,2025-03-31,0,0,0,8000
                        2024/25,Top-up,2025-03-31,1000,1400,1500,
                        2025/26,Brought forward,2026-03-31,0,0,0,
                        2025/26,Top-up,2026-03-31,1100,1200,1300,
                        """)
                .build("high_needs_position")) {
            assertThat(
                            w.rows(
                                    "select financial_year, line, cast(variance_gbp as integer), cast(carried_variance_gbp as integer),"
                                            + " cast(cumulative_variance_gbp as integer) from high_needs_position order by all"))
                    .containsExactly(
                            "2024/25 | All lines | 500 | 8000 | 8500",
                            "2024/25 | Brought forward | 0 | 8000 | 8000",
                            "2024/25 | Top-up | 500 | 0 | 500",
                            "2025/26 | All lines | 200 | 8500 | 8700",
                            "2025/26 | Brought forward | 0 | 8000 | 8000",
                            "2025/26 | Top-up | 200 | 500 | 700");
        }
    }

    @Test
    void aYearUnderWayIsReadThreeWaysBesideLastYearsForecast() throws SQLException {
        // 30 September is day 183 of 365: 4,000 spent make 4,000 · 365 / 183 = 7,978.14 at an even pace. Last year
        // 3,500 of
        // 8,400 were spent by then, so 4,000 make 9,600; its forecast then was 8,000, out by 5 %. In December the line
        // Place
        // funding says nothing new: the block takes it as reported in September. Outreach has no forecast in December.
        try (TestWarehouse w = TestWarehouse.asAt("2025-12-31")
                .landing("high_needs_block", """
                        financial_year,line,as_at_date,budget_gbp,forecast_gbp,actual_gbp
                        2024/25,Top-up,2024-09-30,8000,8000,3500
                        2024/25,Top-up,2025-03-31,8000,8300,8400
                        2025/26,Top-up,2025-06-30,9000,9100,1900
                        2025/26,Top-up,2025-09-30,9000,9400,4000
                        2025/26,Place funding,2025-09-30,500,500,250
                        2025/26,Top-up,2025-12-31,9000,9500,6600
                        2025/26,Outreach,2025-12-31,100,,40
                        """)
                .build("high_needs_position")) {
            assertThat(w.rows(
                            "select cast(expected_gbp as integer), cast(variance_gbp as integer), round(variance_pct, 2),"
                                    + " cast(change_since_last_report_gbp as integer), cast(cumulative_variance_gbp as integer),"
                                    + " even_pace_gbp, last_years_pace_gbp, last_years_forecast_error_pct, cast(year_end_low_gbp as"
                                    + " decimal(9, 2)), cast(year_end_high_gbp as decimal(9, 2)), is_latest from high_needs_position"
                                    + " where line = 'Top-up' and as_at_date = '2025-09-30'"))
                    .containsExactly(
                            "9400 | 400 | 4.44 | 300 | 800 | 7978.14 | 9600.00 | 5.0000 | 7978.14 | 9600.00 | false");
            assertThat(w.rows(
                            "select as_at_date, cast(budget_gbp as integer), cast(actual_gbp as integer), cast(expected_gbp as"
                                    + " integer), lines_unknown, is_latest, is_outturn, basis from high_needs_position"
                                    + " where level = 'all lines' and as_at_date >= '2025-03-31' order by as_at_date"))
                    .containsExactly(
                            "2025-03-31 | 8000 | 8400 | 8400 | 0 | true | true | The year is over: its spend, before the"
                                    + " accounts are closed.",
                            "2025-06-30 | 9000 | 1900 | 9100 | 0 | false | false | The forecast, beside spending at an even"
                                    + " pace; there is no earlier year to compare with.",
                            "2025-09-30 | 9500 | 4250 | 9900 | 0 | false | false | The forecast, beside spending at an even"
                                    + " pace and at last year's. A range of readings, not an interval.",
                            "2025-12-31 | 9600 | 6890 | null | 1 | true | false | We cannot say: 1 of the lines has no"
                                    + " forecast.");
        }
    }

    @Test
    void topUpIsPoundsAPupilWhereThereArePupils() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("top_up", """
                        financial_year,setting_type,as_at_date,pupils,amount_gbp
                        2025/26,mainstream,2026-02-28,300,1000000
                        2025/26,mainstream,2026-03-31,310,1200000
                        2025/26,independent,2026-03-31,0,0
                        """).build("fact_top_up")) {
            assertThat(w.rows(
                            "select setting_type, as_at_date, gbp_per_pupil, is_latest from fact_top_up order by all"))
                    .containsExactly(
                            "independent | 2026-03-31 | null | true",
                            "mainstream | 2026-02-28 | 3333.33 | false",
                            "mainstream | 2026-03-31 | 3870.97 | true");
        }
    }
}
