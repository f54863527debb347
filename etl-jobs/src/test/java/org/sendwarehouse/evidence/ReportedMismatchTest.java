package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Where report and evidence cannot both stand, since when, and which actions no evidence reaches. */
class ReportedMismatchTest {
    @Test
    void reports_stand_beside_the_evidence_and_actions_name_its_source() throws SQLException {
        // 1.4.4: green since December, timeliness missed by the 12 months to January, and to April. 1.2.1: complete,
        // and
        // nothing measures it. 1.4.2: amber, which contradicts nothing.
        try (TestWarehouse w = reported("2026-04-30", """
                AFI1-1.4.4,2025-06-30,green,
                AFI1-1.4.4,2025-09-30,red,
                AFI1-1.4.4,2026-02-28,green,
                AFI1-1.4.4,2026-03-31,green,
                AFI1-1.2.1,2026-03-31,blue,minutes of March
                AFI1-1.4.2,2026-03-31,amber,
                """)) {
            assertThat(w.rows("select about, about_key, mismatch_kind, reported_rating, reported_on, reported_by,"
                            + " evidence_reference, computed_status, since from reported_mismatch order by order_no"))
                    .containsExactly(
                            "promise | M-2026-SPRING-2 | report better than evidence | green | 2026-03-31 | Lead | null |"
                                    + " missed | 2026-04-30",
                            "promise | T-1.4.4 | report better than evidence | green | 2026-03-31 | Lead | null | missed"
                                    + " | 2026-02-28",
                            "action | AFI1-1.2.1 | complete without evidence | blue | 2026-03-31 | Lead | minutes of"
                                    + " March | not measured | 2026-03-31");
            assertThat(w.rows("select mismatch, count(*) from action_status group by 1 order by 1"))
                    .containsExactly("false | 39", "true | 1");
            assertThat(w.rows("select action_key, has_evidence_source, evidence_source from action_status"
                            + " where action_key in ('AFI1-1.4.4', 'AFI1-1.3.2') order by 1"))
                    .containsExactly(
                            "AFI1-1.3.2 | false | No evidence source delivers: no figure yet of Guidance helps practice.",
                            "AFI1-1.4.4 | true | 6 of 7 indicators measured, from EHC casework: requests and plans. No figure yet of"
                                    + " Decisions not to issue a plan, told within 16 weeks.");
            complete(w);
        }
    }

    @Test
    void every_action_milestone_and_yearly_target_has_a_status_and_a_reason_at_any_date() throws SQLException {
        for (String day : new String[] {"2024-11-30", "2028-12-31"}) {
            try (TestWarehouse w = reported(day, "")) {
                complete(w);
            }
        }
    }

    private static void complete(TestWarehouse w) throws SQLException {
        assertThat(w.rows("select count(*), count(nullif(trim(status), '')), count(nullif(trim(status_reason), '')),"
                        + " count(nullif(trim(evidence_source), '')) from action_status"))
                .containsExactly("40 | 40 | 40 | 40");
        assertThat(w.rows("select promise_kind, count(*), count(nullif(trim(status), '')),"
                        + " count(nullif(trim(status_reason), '')), count(nullif(trim(needed_text), ''))"
                        + " from milestone_status group by 1 order by 1"))
                .containsExactly(
                        "evidence date | 36 | 36 | 36 | 36",
                        "milestone | 7 | 7 | 7 | 7",
                        "yearly target | 8 | 8 | 8 | 8");
        // Nothing is green without evidence.
        assertThat(w.rows("select promise_key from milestone_status where status in ('met', 'on track')"
                        + " and value is null and value_at_due is null"))
                .isEmpty();
        assertThat(w.rows("select action_key from action_status where not has_evidence_source"
                        + " and status not in ('not measured', 'not due', 'date conflict')"))
                .isEmpty();
    }

    /** A plan a month, each issued after 32 weeks, beside a published year of England. */
    private static TestWarehouse reported(String asAt, String updates) throws SQLException {
        StringBuilder requests = new StringBuilder(
                "request_id,person_id,sex,request_source,received_date,decision_date,"
                        + "decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date\n");
        for (int month = 0; month < 60; month++) {
            LocalDate issued = LocalDate.of(2024, 1, 10).plusMonths(month);
            requests.append("R%d,P%d,F,school,%s,%s,assess,%s,issue,N%d,%s,%s%n"
                    .formatted(
                            month, month, issued.minusDays(224), issued.minusDays(180), issued, month, issued, issued));
        }
        StringBuilder reports =
                new StringBuilder("action_key,update_date,reported_rating,evidence_reference,lead_role\n");
        updates.lines().forEach(row -> reports.append(row).append(",Lead\n"));
        TestWarehouse.Builder warehouse = TestWarehouse.asAt(asAt)
                .landing("ehc_request", requests.toString())
                .landing("dfe_timeliness_20_week", """
                        as_of,time_period,time_identifier,geographic_level,country_code,country_name,breakdown_topic,breakdown,plans_issued_den_ex,plans_issued_20_weeks_ex
                        2025-06-26,2024,Calendar year,National,E92000001,England,All EHC plans issued,All EHC plans issued,1000,464
                        """)
                .landing("action_update", reports.toString());
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build("milestone_status", "action_status", "reported_mismatch");
    }
}
