package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Decisions, responses, complaints, partner returns and screening, tied to the register and the catalogue. */
class GovernanceAndReturnTest {

    @Test
    void aDecisionIsClosedInTimeLateOrNotYetDue() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("decision", """
                        decision_id,governance_group,meeting_date,action_key,indicator_code,decision,owner_role,due_date,closed_date
                        D1,board,2026-01-15,AFI1-1.4.4,ehcp_20_week_pct,Agree a recovery date,Lead,2026-03-31,2026-03-31
                        D2,board,2026-01-15,AFI1-1.4.4,,Agree a recovery date,Lead,2026-03-31,2026-04-01
                        D3,board,2026-01-15,AFI9-9.9,no_such,Agree a recovery date,Lead,2026-03-31,
                        D4,tea-club,2026-01-15,,,Agree a recovery date,Lead,2026-04-30,
                        D5,SEND and Inclusion Resources Board,2026-01-15,,,Agree a recovery date,Lead,,2026-05-04
                        """).build("fact_decision")) {
            assertThat(w.rows("select decision_id, fact_decision.governance_group, fact_decision.action_key,"
                            + " fact_decision.indicator_code, is_closed, closed_in_time from fact_decision"
                            + " inner join stg_governance__decision using (decision_key) order by 1"))
                    .containsExactly(
                            "D1 | board | AFI1-1.4.4 | ehcp_20_week_pct | true | true",
                            "D2 | board | AFI1-1.4.4 | null | true | false",
                            "D3 | board | null | null | false | false",
                            "D4 | null | null | null | false | null",
                            "D5 | sirb | null | null | false | null");
        }
    }

    @Test
    void aResponseIsAboutAnActionAnIndicatorOrAPromise() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("owner_response", """
                        response_id,about_key,response_date,owner_role,response
                        R1,AFI1-1.4.4,2026-02-02,Lead,Two more psychologists start in May
                        R2,ehcp_20_week_pct,2026-02-02,Lead,Two more psychologists start in May
                        R3,T-1.4.4,2026-02-02,Lead,Two more psychologists start in May
                        R4,elsewhere,2026-02-02,Lead,Two more psychologists start in May
                        R4,T-1.4.4,2026-02-03,Lead,Said again
                        R5,no-such,2026-02-04,Lead,About nothing known
                        """).build("fact_owner_response")) {
            assertThat(w.rows("select about_key, about_kind, action_key, indicator_code, promise_key, response_date"
                            + " from fact_owner_response order by response_date, about_key"))
                    .containsExactly(
                            "AFI1-1.4.4 | action | AFI1-1.4.4 | null | null | 2026-02-02",
                            "T-1.4.4 | promise | null | null | T-1.4.4 | 2026-02-02",
                            "ehcp_20_week_pct | indicator | null | ehcp_20_week_pct | null | 2026-02-02",
                            "T-1.4.4 | promise | null | null | T-1.4.4 | 2026-02-03",
                            "no-such | not known | null | null | null | 2026-02-04");
        }
    }

    @Test
    void aComplaintClosedBeforeItWasReceivedHasNoDuration() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("complaint", """
                        complaint_id,service,theme,received_date,closed_date,upheld
                        K1,Casework,delay,2026-01-05,2026-02-02,partly
                        K2,Casework,delay,2026-01-05,2026-01-04,no
                        K3,CAMHS,communication,2026-04-13,,
                        """).build("fact_complaint")) {
            assertThat(w.rows("select service, closed_date, is_upheld, days_to_close from fact_complaint order by all"))
                    .containsExactly(
                            "CAMHS | null | null | null",
                            "Casework | 2026-01-04 | false | null",
                            "Casework | 2026-02-02 | true | 28");
        }
    }

    @Test
    void aReturnedFigureKnowsItsIndicatorAndAgencyAndWhetherItCanBe() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("indicator_return", """
                        indicator_code,period_start,period_end,breakdown,breakdown_value,numerator,denominator,returned_by
                        nd_school_offer_coverage_pct,2026-01-01,2026-03-31,all,all,5,7,Partner
                        nd_school_offer_coverage_pct,2026-01-01,2026-03-31,agency,camhs,8,7,Partner
                        no_such,2026-01-01,2026-03-31,hub,Consett,3,,Partner
                        schools_core_offer_pct,2026-01-01,2026-03-31,school,114001,1,1,Partner
                        """)
                .landing("school", """
                        urn,dfe_number,school_name,phase
                        114001,8402001,Oak Primary,primary
                        """)
                .landing("early_years_screening", """
                        cohort,locality,period_start,period_end,tool,eligible,screened,settings,settings_trained
                        2-year-olds Spring 2026,Durham City,2026-01-05,2026-04-02,ELIM,210,150,30,24
                        """)
                .build("fact_return", "fact_screening")) {
            assertThat(w.rows("select indicator_code, breakdown, agency_key, school_name, numerator, denominator,"
                            + " is_possible_share from fact_return left join dim_school using (school_version_key)"
                            + " order by breakdown"))
                    .containsExactly(
                            "nd_school_offer_coverage_pct | agency | camhs | null | 8.0000 | 7.0000 | false",
                            "nd_school_offer_coverage_pct | all | null | null | 5.0000 | 7.0000 | true",
                            "null | hub | null | null | 3.0000 | null | null",
                            "schools_core_offer_pct | school | null | Oak Primary | 1.0000 | 1.0000 | true");
            assertThat(w.rows("select cohort, locality, tool, eligible, screened, settings, settings_trained,"
                            + " settings_using from fact_screening"))
                    .containsExactly("2-year-olds Spring 2026 | Durham City | ELIM | 210 | 150 | 30 | 24 | null");
        }
    }
}
