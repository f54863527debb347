package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Decisions beside the indicator they meant to move: twenty plans a month, 8 and 6 in time by turns, then more. */
class CourseCorrectionTest {
    private static final String DECISIONS =
            "decision_id,governance_group,meeting_date,action_key,indicator_code,decision,owner_role,due_date,closed_date\n";

    @Test
    void decisions_stand_beside_what_became_of_their_indicator() throws SQLException {
        try (TestWarehouse w = decided(13, """
                D1,board,2025-11-12,AFI1-1.4.4,ehcp_20_week_pct,A second team,Lead,2025-12-31,2025-12-15
                D2,board,2025-11-12,AFI1-1.4.4,ehcp_20_week_pct,A second team,Lead,2026-03-31,
                D3,board,2025-11-12,AFI1-1.4.4,ehcp_20_week_pct,A second team,Lead,2026-05-31,
                D4,board,2025-11-12,AFI1-1.4.4,ehcp_20_week_pct,A second team,Lead,,2026-02-20
                D5,board,2025-11-12,AFI1-1.4.4,ehc_assessments_open,A second team,Lead,,2026-01-20
                D6,board,2025-11-12,AFI1-1.4.4,advice_6_week_pct,A second team,Lead,,2026-01-20
                D7,board,2025-11-12,AFI1-1.4.4,,A second team,Lead,,2026-01-20
                D8,board,2025-11-12,AFI1-1.4.4,no_such,A second team,Lead,,2026-01-20
                D9,board,2025-06-12,AFI1-1.4.4,ehc_requests,Earlier support,Lead,,2025-06-30
                DA,board,2025-11-12,AFI1-1.4.4,course_corrections_closed_pct,Close sooner,Lead,,2026-01-20""")) {
            // 24 months to October 2025, 12 at 40 % and 12 at 30 %: moving range 10, limits 8.4 and 61.6. Carried out
            // in
            // December: January to April at 65 %.
            assertThat(w.rows("select closing, before_from, before_to, before_periods, before_value, before_numerator,"
                            + " before_denominator, after_from, after_to, after_periods, after_value, after_numerator,"
                            + " after_denominator, method, finding, finding_reason from course_correction"
                            + " inner join stg_governance__decision using (decision_key) where decision_id = 'D1'"))
                    .containsExactly("closed on time | 2023-11-01 | 2025-10-31 | 24 | 35.0 | 168 | 480 | 2026-01-01 |"
                            + " 2026-04-30 | 4 | 65.0 | 52 | 80 | Limits of the months before (XmR) | better, beyond"
                            + " common cause | Before, 24 periods: 35.0 %; after, 4 periods: 65.0 %.");
            assertThat(w.rows("select decision_id, closing, finding, finding_reason from course_correction"
                            + " inner join stg_governance__decision using (decision_key)"
                            + " where decision_id between 'D2' and 'D8' order by 1"))
                    .containsExactly(
                            "D2 | open, overdue | too early | Not carried out yet.",
                            "D3 | open, not yet due | too early | Not carried out yet.",
                            "D4 | closed, no date set | too early | 2 of 3 periods since it was carried out.",
                            "D5 | closed, no date set | not measured | What stands at month ends holds the same"
                                    + " children: shown, not tested.",
                            "D6 | closed, no date set | not measured | The feed ehc_advice is not delivered yet.",
                            "D7 | closed, no date set | not measured | The decision names no indicator.",
                            "D8 | closed, no date set | not measured | The catalogue has no indicator no_such.");
            // Two decisions were due by now, in months of their own: there are figures, only too small ones.
            assertThat(w.rows("select finding, finding_reason from course_correction"
                            + " inner join stg_governance__decision using (decision_key) where decision_id = 'DA'"))
                    .containsExactly("not measured | Each of its periods has too few cases to compare.");
            // A strongly seasonal count is held against the same months of the year before.
            assertThat(w.rows("select before_from, after_from, before_periods = after_periods, method"
                            + " from course_correction inner join stg_governance__decision using (decision_key)"
                            + " where decision_id = 'D9'"))
                    .containsExactly("2024-07-01 | 2025-07-01 | true | Test of before against after at 5 %");
        }
    }

    @Test
    void a_change_within_the_limits_of_the_months_before_is_no_more_than_common_cause() throws SQLException {
        try (TestWarehouse w = decided(
                9, "D1,board,2025-11-12,AFI1-1.4.4,ehcp_20_week_pct,A second team,Lead,2025-11-30,2025-12-15")) {
            assertThat(w.rows("select closing, after_value, finding from course_correction"))
                    .containsExactly("closed late | 45.0 | no change beyond common cause");
        }
    }

    private static TestWarehouse decided(int inTimeSinceNovember, String decisions) throws SQLException {
        StringBuilder csv = new StringBuilder("request_id,person_id,sex,request_source,received_date,decision_date,"
                + "decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date\n");
        YearMonth first = YearMonth.of(2023, 9);
        for (int month = 0; month < 32; month++) {
            LocalDate day = first.plusMonths(month).atDay(10);
            int inTime = month >= 26 ? inTimeSinceNovember : month % 2 == 0 ? 8 : 6;
            for (int n = 0; n < 20; n++) {
                LocalDate received = day.minusDays(n < inTime ? 100 : 200);
                String id = month + "-" + n;
                csv.append("R%s,C%s,M,school,%s,%s,assess,%s,issue,P%s,%s,%s%n"
                        .formatted(id, id, received, received.plusDays(40), day, id, day, day));
            }
        }
        TestWarehouse.Builder warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", csv.toString())
                .landing("decision", DECISIONS + decisions);
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build("course_correction");
    }
}
