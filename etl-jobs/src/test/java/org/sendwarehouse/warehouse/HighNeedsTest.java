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
