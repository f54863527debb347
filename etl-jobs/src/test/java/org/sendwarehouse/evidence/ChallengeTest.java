package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Complaints, mediations and appeals of twelve months, beside the twelve before. */
class ChallengeTest {
    private static final String COMPLAINTS = "complaint_id,service,theme,received_date,closed_date,upheld\n";
    private static final String CASES =
            "case_id,person_id,request_id,plan_id,stage,type,registered_date,outcome,outcome_date\n";

    private static final String REQUESTS = """
            request_id,person_id,birth_month,request_source,received_date,decision_date,decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date
            Q1,P1,2015-03-01,school,2025-01-06,2025-02-03,assess,2025-05-12,issue,N1,2025-05-19,2025-05-19
            """;

    /** The first and the last day of a year count in it; what came before and ended within counts as ended only. */
    @Test
    void twelveWholeMonthsAreCountedBesideTheTwelveBefore() throws SQLException {
        TestWarehouse.Builder warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("complaint", COMPLAINTS + """
                        K0,Casework,delay,2024-05-01,2024-06-01,yes
                        K1,Casework,delay,2025-04-30,2025-05-01,partly
                        K2,Casework,delay,2025-05-01,,
                        K3,CAMHS,delay,2026-04-30,2026-04-30,no
                        """)
                .landing("ehc_request", REQUESTS)
                .landing("ehc_mediation_tribunal", CASES + """
                        M1,P1,,,plan content,mediation,2025-06-01,agreed,2025-07-01
                        M2,P2,,,plan content,mediation,2025-06-01,withdrawn,2025-07-01
                        A1,P3,,,plan content,appeal,2026-01-15,,
                        """);
        EvidenceSteps.all().forEach(warehouse::step);
        try (TestWarehouse built = warehouse.build("challenge")) {
            assertThat(built.rows(
                            "select challenge, years_ago, period_start, period_end, received, ended, changed, still_open"
                                    + " from challenge order by display_order, years_ago"))
                    .containsExactly(
                            "complaint | 0 | 2025-05-01 | 2026-04-30 | 2 | 2 | 1 | 1",
                            "complaint | 1 | 2024-05-01 | 2025-04-30 | 2 | 1 | 1 | 1",
                            "mediation | 0 | 2025-05-01 | 2026-04-30 | 2 | 2 | 1 | 0",
                            "appeal | 0 | 2025-05-01 | 2026-04-30 | 1 | 0 | 0 | 1");
        }
    }

    @Test
    void whatNoFeedHasBroughtHasNoRow() throws SQLException {
        TestWarehouse.Builder warehouse =
                TestWarehouse.asAt("2026-04-30").landing("complaint", COMPLAINTS + "K1,Casework,delay,2026-01-05,,\n");
        EvidenceSteps.all().forEach(warehouse::step);
        try (TestWarehouse built = warehouse.build("challenge")) {
            assertThat(built.rows("select challenge, received from challenge")).containsExactly("complaint | 1");
        }
    }
}
