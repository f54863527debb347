package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A return of another authority, Darlington (841), with the answers worked by hand. The warehouse belongs to Durham and
 * has no casework extract: everything comes from the return, and the header says whose it is.
 */
class Sen2StatisticsTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void build() throws SQLException {
        Sen2Return sen2 = new Sen2Return("841")
                .year(2025, LocalDate.of(2025, 1, 16))
                // 139, 140 and 141 days; decisions on day 42, 43 and 30
                .request("days139", "2024-01-01", "Y", "2024-02-12", "Y", "2024-05-19", "")
                .request("days140", "2024-01-01", "Y", "2024-02-13", "Y", "2024-05-20", "")
                .request("fdays141", "2024-01-01", "Y", "2024-01-31", "Y", "2024-05-21", "")
                // 364 and 365 days; the decision to assess was told in the return before
                .request("days364", "2023-06-01", "H", "", "Y", "2024-05-30", "")
                .request("days365", "2023-06-01", "H", "", "Y", "2024-05-31", "")
                // exceptions, within 20 weeks (100 days) and not (200 days); decisions on day 31
                .request("exception100", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "x")
                .request("exception200", "2024-03-01", "Y", "2024-04-01", "Y", "2024-09-17", "x")
                // each of the six flags takes a plan out of the 20-week table; decisions on day 31
                .request("flagm", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "m")
                .request("flagt", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "t")
                .request("flagM", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "M")
                .request("flagT", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "MT")
                .request("flago", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "o")
                .request("flagO", "2024-03-01", "Y", "2024-04-01", "Y", "2024-06-09", "oO")
                // issued before it was asked for: among the plans, in no band; decided on day 1
                .request("impossible", "2024-09-01", "Y", "2024-09-02", "Y", "2024-06-01", "")
                // refused, appealed, then assessed after all (100 days); the refusal stands with its date, day 20
                .request("overturned", "2024-02-01", "N", "2024-02-21", "Y", "2024-05-11", "mt")
                // not to issue, on day 112 and 113; decisions on day 29
                .request("refused112", "2024-02-01", "Y", "2024-03-01", "N", "2024-05-23", "")
                .request("refused113", "2024-02-01", "Y", "2024-03-01", "N", "2024-05-24", "")
                // withdrawn after the decision to assess (day 29): the return has no date
                .request("dropped", "2024-02-01", "Y", "2024-03-01", "W", "", "")
                // completed without a decision (day 29 to assess)
                .request("undecided", "2024-02-01", "Y", "2024-03-01", "A", "2024-07-01", "")
                // refused (day 40); withdrawn; not decided yet
                .request("refused", "2024-06-01", "N", "2024-07-11", "", "", "")
                .request("withdrawn", "2024-06-01", "W", "", "", "", "")
                .request("waiting", "2024-12-20", "A", "", "", "", "")
                // received the year before, decided in it (day 31), still being assessed
                .request("carried", "2023-12-20", "Y", "2024-01-20", "A", "", "")
                // history, and a plan that moved in, one of them returned as if assessed here
                .request("history", "2019-05-01", "H", "", "H", "", "")
                .request("movedin", "", "H", "", "H", "", "")
                .request("movedinasnew", "2024-01-10", "Y", "2024-02-01", "Y", "2024-04-01", "")
                .plan("history", "2019-10-01", "", "")
                .plan("movedin", "2020-10-01", "", "")
                .plan("movedinasnew", "2024-04-01", "", "")
                .plan("days139", "2024-05-19", "", "")
                .plan("days140", "2024-05-20", "2024-11-30", "5")
                .plan("fdays141", "2024-05-21", "2024-12-31", "")
                .plan("days364", "2024-05-30", "2025-01-02", "2")
                .active("history", "", 9, "", "EHE", "ASD")
                .active("movedin", "845", 2, "100001", "", "DS")
                .active("movedinasnew", "845", 16, "", "NIEO", "SEMH")
                .active("days139", "", 15, "", "NIEO", "");
        warehouse = sen2.into(TestWarehouse.asAt("2025-04-30"))
                .landing("dfe_establishment", """
                        urn,establishment_name,type_of_establishment_code,establishment_status_code,la_code
                        100001,A Primary School,34,1,841
                        """)
                .build("ehcp_statistics", "fact_ehc_request");
    }

    @AfterAll
    static void close() throws SQLException {
        warehouse.close();
    }

    private static List<String> figures(String dataset, String period, String topic, String breakdown)
            throws SQLException {
        return warehouse.rows("select measure, coalesce(trim(printf('%.1f', value)), value_status) from ehcp_statistics"
                + " where dataset = '" + dataset + "' and area_code = 'E06000005' and time_period = '" + period
                + "' and breakdown_topic = '" + topic + "' and breakdown = '" + breakdown + "' order by measure");
    }

    @Test
    void theTwentyWeekTableLeavesOutMediationAndKeepsImpossibleDatesOutOfItsBands() throws SQLException {
        // issued without a flag: 139, 140, 141, 364, 365, two exceptions, the impossible one = 8; less exceptions 6
        assertThat(figures("timeliness_20_week", "2024", "all", "all"))
                .containsExactlyInAnyOrder(
                        "plans_issued_den | 8.0",
                        "plans_issued_den_ex | 6.0",
                        // 139, 140, the exception of 100 days
                        "plans_issued_within_20_weeks | 3.0",
                        "plans_issued_20_weeks_ex | 2.0",
                        // 3 of 8, 2 of 6
                        "pc_plans_issued_within_20_weeks | 37.5",
                        "pc_plans_issued_20_weeks_ex | 33.3",
                        // 141, 364, the exception of 200 days
                        "plans_issued_gt20weeks_ltyear | 3.0",
                        "plans_issued_gt20weeks_ltyear_ex | 2.0",
                        "pc_plans_issued_gt20weeks_ltyear | 37.5",
                        "pc_plans_issued_gt20weeks_ltyear_ex | 33.3",
                        // 365; 1 of 8, 1 of 6
                        "plans_issued_gt_1_year | 1.0",
                        "plans_issued_gt_1_year_ex | 1.0",
                        "pc_plans_issued_gt_1_year | 12.5",
                        "pc_plans_issued_gt_1_year_ex | 16.7");
    }

    @Test
    void aBreakdownWithoutPlansHasNoPercentage() throws SQLException {
        // the one girl took 141 days and had no exception
        assertThat(figures("timeliness_20_week", "2024", "Sex", "Female"))
                .contains("plans_issued_den | 1.0", "pc_plans_issued_20_weeks_ex | 0.0");
        assertThat(figures("timeliness_20_week", "2024", "Child or young persons age", "age 9"))
                .contains("plans_issued_den | 8.0");
        assertThat(figures("timeliness_20_week", "2024", "Ethnicity", "White - Irish"))
                .contains("plans_issued_den | 0.0", "pc_plans_issued_20_weeks_ex | x");
    }

    @Test
    void requestsCountByYearOfReceiptAndDecisionsByYearOfDecision() throws SQLException {
        // received in 2024: 3 by days, 2 exceptions, 6 flagged, 1 impossible, 1 overturned, 2 refusals to issue, 1
        // dropped,
        // 1 undecided, 1 refused, 1 withdrawn, 1 waiting = 20; those moved in and the history are none
        assertThat(figures("requests", "2024", "all", "all"))
                .containsExactlyInAnyOrder(
                        "requests_received_in_year | 20.0",
                        "requests_rya | 0.0",
                        "requests_decided_to_assess | 16.0",
                        // overturned, refused
                        "requests_decided_not_to_assess | 2.0",
                        "requests_decision_not_made | 1.0",
                        "requests_withdrawn | 1.0",
                        "request_assess_pc | 80.0",
                        "request_not_assess_pc | 10.0",
                        "request_outstanding_pc | 5.0",
                        "request_withdrawn_pc | 5.0",
                        // 16 + 2 of 2024 and the carried one are 19; day 43 alone is late: 18 of 19 = 94.74
                        "request_outcome_six_weeks | 18.0",
                        "request_outcome_over_6_weeks | 1.0",
                        "request_outcome_six_weeks_pc | 94.7",
                        "request_outcome_over_6_weeks_pc | 5.3",
                        // m, mt; t, mt; mt
                        "mediation_related_request | 2.0",
                        "tribunal_related_request | 2.0",
                        "tribunal_after_mediation_request | 1.0");
        // of 2023 only the carried request is told as one; at the end of 2023 it was not decided
        assertThat(figures("requests", "2023", "all", "all"))
                .contains(
                        "requests_received_in_year | 1.0",
                        "requests_decided_to_assess | 0.0",
                        "requests_decision_not_made | 1.0",
                        "request_outcome_six_weeks | 0.0",
                        "request_outcome_six_weeks_pc | x");
    }

    @Test
    void assessmentsCountByYearOfOutcomeWithWithdrawnAndUndecided() throws SQLException {
        // issued: 8 of the 20-week table, 6 flagged, 1 overturned = 15; refused 2; withdrawn 1; undecided 1: 19
        assertThat(figures("assessments", "2024", "all", "all"))
                .containsExactlyInAnyOrder(
                        "assess_in_year | 19.0",
                        "assess_issued | 15.0",
                        "assess_issued_pc | 78.9",
                        "assess_not_issued | 2.0",
                        "assess_not_issued_pc | 10.5",
                        "assess_not_made | 1.0",
                        "assess_not_made_pc | 5.3",
                        "assess_withdrawn | 1.0",
                        "assess_withdrawn_pc | 5.3",
                        "outcome_decision_within_time | 1.0",
                        "outcome_decision_over_time | 1.0",
                        "outcome_decision_within_time_pc | 50.0",
                        "outcome_decision_over_time_pc | 50.0",
                        // M, MT; T of MT; both
                        "number_assess_mediation | 2.0",
                        "number_assess_tribunal | 1.0",
                        "number_asssess_mediation_tribunal | 1.0",
                        // o, oO; O of oO; both
                        "number_other_mediation | 2.0",
                        "number_other_tribunal | 1.0",
                        "number_other_mediation_tribunal | 1.0");
    }

    @Test
    void plansCountAsCeasedInTheYearTheyEndedAndReasonNineIsOther() throws SQLException {
        assertThat(figures("ceased_plans", "2024", "all", "all"))
                .containsExactlyInAnyOrder(
                        "max_age | 0.0",
                        "needs_met | 0.0",
                        "he | 0.0",
                        "employ | 0.0",
                        "transfer | 1.0",
                        "no_engage | 0.0",
                        "moved_outside_eng | 0.0",
                        "deceased | 0.0",
                        "other | 0.0",
                        "not_rec | 1.0",
                        "total_ceased | 2.0");
        assertThat(figures("ceased_plans", "2025", "all", "all")).isEmpty();
    }

    @Test
    void theCaseloadIsThePlansActiveOnTheCensusDayByWhereTheChildIs() throws SQLException {
        assertThat(figures("caseload", "202425", "all", "all"))
                .contains(
                        "ehcplans | 4.0",
                        "elective_home_education | 1.0",
                        "mainstream_academy | 1.0",
                        "mainstream_total | 1.0",
                        "mainstream_total_pc | 25.0",
                        // not in education: 15 is of compulsory school age, 16 is not
                        "neet_other | 1.0",
                        "neet_other_csa | 1.0",
                        "ed_elsewhere | 3.0",
                        "ed_elsewhere_pc | 75.0",
                        "placement_unknown | 0.0");
        assertThat(figures("caseload", "202425", "Child or young persons age", "under 3"))
                .contains("ehcplans | 1.0");
        assertThat(figures("sen_needs", "202425", "all", "all"))
                .contains(
                        "ehc_plans | 4.0",
                        "number_asd | 1.0",
                        // Down syndrome is other difficulty until 2026
                        "number_oth | 1.0",
                        "number_semh | 1.0",
                        "number_need_unknown | 1.0",
                        "asd_pc | 25.0",
                        "mld_pc | 0.0");
    }

    @Test
    void withoutTheRegisterOfSchoolsNoPlacementIsCountedAsNought() throws SQLException {
        Sen2Return sen2 = new Sen2Return("841")
                .year(2025, LocalDate.of(2025, 1, 16))
                .request("one", "2024-01-01", "Y", "2024-02-12", "Y", "2024-05-19", "")
                .plan("one", "2024-05-19", "", "")
                .active("one", "", 9, "100001", "", "ASD");
        try (TestWarehouse bare = sen2.into(TestWarehouse.asAt("2025-04-30")).build("ehcp_statistics")) {
            assertThat(bare.rows("select measure, value is null, value_status from ehcp_statistics"
                            + " where dataset = 'caseload' and breakdown = 'all'"
                            + " and measure in ('ehcplans', 'mainstream_total', 'placement_unknown') order by measure"))
                    .containsExactly(
                            "ehcplans | false | null", "mainstream_total | true | x", "placement_unknown | true | x");
        }
    }

    @Test
    void aRefusalOverturnedKeepsItsOutcomeAndDate() throws SQLException {
        assertThat(warehouse.rows("select decision_outcome, decision_date, assessment_outcome, plan_issued_date,"
                        + " in_timeliness_population from fact_ehc_request where decision_date = date '2024-02-21'"))
                .containsExactly("not assess | 2024-02-21 | issue | 2024-05-11 | false");
    }
}
