package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Appeals and social care of children that casework knows. */
class CareAndAppealTest {
    private static final String REQUESTS = """
            request_id,person_id,birth_month,request_source,received_date,decision_date,decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date
            Q1,P1,2015-03-01,school,2025-01-06,2025-02-03,assess,2025-05-12,issue,N1,2025-05-19,2025-05-19
            Q2,P2,2016-03-01,parent,2025-02-03,2025-03-10,not assess,,,,,
            """;

    @Test
    void anAppealBelongsToItsRequestOrPlanAndSaysWhetherTheDecisionChanged() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", REQUESTS)
                .landing("ehc_mediation_tribunal", """
                        case_id,person_id,request_id,plan_id,stage,type,registered_date,outcome,outcome_date
                        C1,P2,Q2,,refusal to assess,mediation,2025-04-07,not agreed,2025-05-05
                        C2,P2,Q2,,refusal to assess,appeal,2025-05-19,conceded,2025-09-01
                        C3,P1,Q1,N1,plan content,appeal,2025-07-14,partly upheld,2025-07-13
                        C4,P1,,N-elsewhere,ceasing,appeal,2026-03-02,,
                        C5,P1,Q1,N1,plan content,appeal,2025-07-14,withdrawn,2025-08-11
                        """)
                .build("fact_appeal")) {
            assertThat(
                            w.rows(
                                    "select case_id, fact_appeal.case_type, is_appeal, is_open, is_changed_for_family, days_to_outcome,"
                                            + " fact_appeal.request_key is not null, fact_appeal.plan_key is not null, child_key is not null from fact_appeal"
                                            + " inner join stg_liquidlogic__ehc_mediation_tribunal on case_key = appeal_key order by case_id"))
                    .containsExactly(
                            "C1 | mediation | false | false | false | 28 | true | false | true",
                            "C2 | appeal | true | false | true | 105 | true | false | true",
                            // decided before it was registered: no duration
                            "C3 | appeal | true | false | true | null | true | true | true",
                            "C4 | appeal | true | true | null | null | false | false | true",
                            "C5 | appeal | true | false | null | 28 | true | true | true");
        }
    }

    @Test
    void anInvolvementLastsUntilTheDayItEnds() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", REQUESTS)
                .landing("social_care", """
                        involvement_id,person_id,birth_month,status,start_date,end_date,team
                        S1,P1,2015-03-01,child in need,2025-06-02,,North
                        S2,P1,2015-03-01,early help,2024-06-03,2026-04-30,
                        S3,P2,2016-03-01,looked after,2024-06-03,2026-05-01,
                        S4,P2,2016-03-01,protection plan,2026-05-04,,
                        S1,P1,2015-03-01,protection plan,2025-06-02,,North
                        """)
                .build("fact_social_care")) {
            assertThat(w.rows(
                            "select involvement_id, fact_social_care.involvement, is_statutory, is_current from fact_social_care"
                                    + " inner join stg_liquidlogic__social_care using (involvement_key) order by 1"))
                    .containsExactly(
                            "S1 | protection plan | true | true",
                            "S2 | early help | false | false",
                            "S3 | looked after | true | true",
                            "S4 | protection plan | true | false");
        }
    }
}
