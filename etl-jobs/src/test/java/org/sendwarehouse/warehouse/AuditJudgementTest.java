package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Audits, assurance and what is learnt from them. */
class AuditJudgementTest {
    private static final String REQUESTS = """
            request_id,person_id,birth_month,request_source,received_date,decision_date,decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date
            Q1,P1,2015-03-01,school,2025-01-06,2025-02-03,assess,2025-05-12,issue,N1,2025-05-19,2025-05-19
            """;

    private static TestWarehouse audited() throws SQLException {
        return TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", REQUESTS)
                .landing("ehc_advice", """
                        advice_id,request_id,person_id,agency_code,advice_type,status,requested_date,received_date
                        A1,Q1,P1,salt,speech and language,received,2025-01-06,2025-02-10
                        """)
                .landing("ehcp_audit", """
                        audit_id,plan_id,audit_date,moderated,transition_review,overall_rating,rating_a,rating_f,voice_shapes_plan,advice_rating_ep,learning_item_id
                        U1,N1,2025-11-03,true,false,good,outstanding,requires improvement,true,inadequate,L1
                        U2,N-elsewhere,2025-11-04,false,true,requires improvement,,,,,
                        """)
                .landing("advice_assurance", """
                        advice_id,assured_date,rating,voice_evident
                        A1,2025-06-02,good,false
                        A-elsewhere,2025-06-02,inadequate,
                        """)
                .landing("audit_learning", """
                        item_id,agency_code,raised_date,presented_date,response_date,accepted_date,action_opened_date,action_closed_date
                        L1,ep,2025-11-03,2025-12-01,2026-01-12,2026-02-02,2026-02-09,
                        L2,salt,2025-11-03,2026-05-11,,,2026-01-05,2026-04-30
                        L3,ot,2025-11-03,,,,2026-01-05,2026-05-01
                        """)
                .landing("local_offer_qa", """
                        round,page_id,checked_date,is_current,owner_service
                        2026 spring,W1,2026-03-02,true,SEND
                        2026 spring,W2,2026-03-09,false,
                        """)
                .build("fact_audit_judgement", "fact_audit_learning", "fact_local_offer_check");
    }

    @Test
    void eachRatingOfAnAuditIsAJudgementAndWhatWasNotJudgedIsNone() throws SQLException {
        try (TestWarehouse w = audited()) {
            assertThat(w.rows("select judgement_kind, section, agency_key, rating, is_good, child_voice_evident,"
                            + " is_moderated, child_key is not null as child_known, plan_key is not null as plan_known"
                            + " from fact_audit_judgement where judged_date = '2025-11-03' order by all"))
                    .containsExactly(
                            "agency advice | null | ep | inadequate | false | null | true | true | true",
                            "plan overall | null | null | good | true | true | true | true | true",
                            "plan section | A | null | outstanding | true | null | true | true | true",
                            "plan section | F | null | requires improvement | false | null | true | true | true");
        }
    }

    @Test
    void aPlanThatCaseworkDoesNotHoldIsStillJudged() throws SQLException {
        try (TestWarehouse w = audited()) {
            assertThat(w.rows(
                            "select judgement_kind, rating, is_transition_review, plan_key, child_key, audit_key is null"
                                    + " from fact_audit_judgement where judged_date = '2025-11-04'"))
                    .containsExactly("plan overall | requires improvement | true | null | null | false");
        }
    }

    @Test
    void assuredAdviceBelongsToItsAgencyAndChild() throws SQLException {
        try (TestWarehouse w = audited()) {
            assertThat(w.rows("select rating, is_good, child_voice_evident, agency_key, child_key is not null,"
                            + " advice_key is not null, audit_key from fact_audit_judgement"
                            + " where judgement_kind = 'assured advice' order by rating"))
                    .containsExactly(
                            "good | true | false | salt | true | true | null",
                            "inadequate | false | null | null | false | false | null");
        }
    }

    @Test
    void learningIsPresentedAnsweredAndActedOnByTheDateOfTheWarehouse() throws SQLException {
        try (TestWarehouse w = audited()) {
            assertThat(w.rows("select agency_key, is_presented, is_answered, days_to_response, has_open_action"
                            + " from fact_audit_learning order by agency_key"))
                    .containsExactly(
                            "ep | true | true | 42 | true",
                            // closed on the day is closed; closed the day after is still open
                            "ot | false | false | null | true",
                            "salt | false | false | null | false");
            assertThat(
                            w.rows(
                                    "select learning_key = (select learning_key from fact_audit_learning where agency_key = 'ep')"
                                            + " from fact_audit_judgement where judgement_kind = 'plan overall' and plan_key is not null"))
                    .containsExactly("true");
        }
    }

    @Test
    void aRoundOfChecksHasOneDateAndItsPages() throws SQLException {
        try (TestWarehouse w = audited()) {
            assertThat(w.rows("select page_id, round_start_date, round_end_date, is_current, owner_service"
                            + " from fact_local_offer_check order by page_id"))
                    .containsExactly(
                            "W1 | 2026-03-02 | 2026-03-09 | true | SEND",
                            "W2 | 2026-03-02 | 2026-03-09 | false | null");
        }
    }
}
