package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Events per child are set against each other by exact Poisson bounds: ten girls and twenty boys, one of them often. */
class EquityRateTest {

    @Test
    void suspensions_of_girls_stand_against_those_of_boys() throws SQLException {
        StringBuilder pupils = new StringBuilder("""
                pupil_id,token_upn,birth_month,sex,urn,enrolment_status,entry_date,leaving_date,ncy,sen_provision
                """);
        StringBuilder suspensions = new StringBuilder("""
                pupil_id,urn,category,start_date,sessions,reason_1,reinstated_date
                """);
        for (int i = 1; i <= 30; i++) {
            String sex = i <= 10 ? "F" : "M";
            pupils.append(String.format("Q%d,U%d,2012-10-01,%s,100001,C,2024-09-02,,8,N%n", i, i, sex));
        }
        // four girls once; one boy nine times, eleven once
        for (int i = 1; i <= 24; i++) {
            int pupil = i <= 4 ? i : Math.max(11, i - 2);
            suspensions.append(String.format("Q%d,100001,SUSP,2025-11-%02d,2,DB,%n", pupil, i));
        }
        // two in the next term, which is over, and one in the term that has just begun
        suspensions.append("""
                Q1,100001,SUSP,2026-02-02,2,DB,
                Q11,100001,SUSP,2026-02-03,2,DB,
                Q11,100001,SUSP,2026-04-20,2,DB,
                """);
        try (TestWarehouse warehouse = Evidence.with(
                TestWarehouse.asAt("2026-04-30")
                        .landing("pupil", pupils.toString())
                        .landing("school", """
                                urn,dfe_number,school_name,phase,type,open_date,resourced_provision
                                100001,8404001,North School,secondary,community school,2000-09-01,false
                                """)
                        .landing("suspension", suspensions.toString()),
                "equity_gap")) {
            // Garwood's bounds of 4 are 1.0899 and 10.2416, per 100 of ten 10.90 and 102.42; of 20 they are 12.2165 and
            // 30.8884, per 100 of twenty 61.08 and 154.44. Difference -60 less √(29.10² + 54.44²), plus √(62.42² +
            // 38.92²). Ratio 0.4: Clopper and Pearson's bounds of 4 of 24, 0.0474 and 0.3738, as odds times two.
            assertThat(warehouse.rows(
                            "select period_end, numerator, denominator, compared_numerator, compared_denominator,"
                                    + " round(difference, 1), round(difference_lower, 2), round(difference_upper, 2), round(ratio, 2),"
                                    + " round(ratio_lower, 3), round(ratio_upper, 3), verdict from equity_gap"
                                    + " where indicator_code = 'suspension_rate' and breakdown = 'sex'"
                                    + " and period_end = '2025-12-31'"))
                    .containsExactly(
                            "2025-12-31 | 4 | 10 | 20 | 20 | -60.0 | -121.73 | 13.55 | 0.4 | 0.099 | 1.194 | no clear gap");
            assertThat(warehouse.rows("select period_end, is_newest from equity_gap"
                            + " where indicator_code = 'suspension_rate' and breakdown = 'sex' order by 1"))
                    .as("a term that has just begun is not what a board is shown")
                    .containsExactly("2025-12-31 | false", "2026-04-05 | true", "2026-04-30 | false");
        }
    }
}
