package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Who waits how long, in the bands of weeks that governance reads, and the quantiles beside them. */
class WaitingBandTest {
    private static final String NEURO = "referral_id,provider,pathway,birth_month,referral_date\n";

    @Test
    void aBandEndsWithItsLastWeekAndTheQuantilesAreThoseOfTheCatalogue() throws SQLException {
        // 30 April 2026 less 0, 126, 127, 364, 365, 546, 547, 728 and 729 days
        TestWarehouse.Builder warehouse = TestWarehouse.asAt("2026-04-30").landing("neuro_pathway", NEURO + """
                D0,tewv,autism,2015-01-01,2026-04-30
                D126,tewv,autism,2015-01-01,2025-12-25
                D127,tewv,autism,2015-01-01,2025-12-24
                D364,tewv,adhd,2015-01-01,2025-05-01
                D365,tewv,adhd,2015-01-01,2025-04-30
                D546,tewv,adhd,2015-01-01,2024-10-31
                D547,tewv,autism,2015-01-01,2024-10-30
                D728,tewv,autism,2015-01-01,2024-05-02
                D729,tewv,autism,2015-01-01,2024-05-01
                """);
        EvidenceSteps.all().forEach(warehouse::step);
        try (TestWarehouse built = warehouse.build("waiting_band", "evidence")) {
            // Of nine waits the fifth is the median (365 days), the ninth the ninetieth percentile (729 days).
            assertThat(built.rows(
                            "select wait_band, waiting, waiting_in_all, round(weeks_median, 3), round(weeks_p90, 3)"
                                    + " from waiting_band where indicator_code = 'neuro_diagnostic_wait_weeks_median'"
                                    + " and month_end = '2026-04-30' order by band_order"))
                    .containsExactly(
                            "0-17 | 2 | 9 | 52.143 | 104.143",
                            "18-51 | 2 | 9 | 52.143 | 104.143",
                            "52-77 | 2 | 9 | 52.143 | 104.143",
                            "78-103 | 2 | 9 | 52.143 | 104.143",
                            "104+ | 1 | 9 | 52.143 | 104.143");
            assertThat(built.rows("select distinct indicator_code, month_end, weeks_median, value from waiting_band"
                            + " inner join evidence using (indicator_code, area_code)"
                            + " where breakdown = 'all' and period_end = month_end and weeks_median <> value"))
                    .as("a printed median and the one beside the bands are one")
                    .isEmpty();
            assertThat(
                            built.rows(
                                    "select distinct month_end, weeks_p90, value from waiting_band"
                                            + " inner join evidence using (area_code) where breakdown = 'all' and period_end = month_end"
                                            + " and waiting_band.indicator_code = 'neuro_diagnostic_wait_weeks_median'"
                                            + " and evidence.indicator_code = 'neuro_diagnostic_wait_weeks_p90' and weeks_p90 <> value"))
                    .isEmpty();
            assertThat(built.rows("select distinct months.n > 10 from (select count(distinct month_end) as n"
                            + " from waiting_band) as months"))
                    .containsExactly("true");
        }
    }
}
