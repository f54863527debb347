package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Yearly returns tell of one request more than once; a file may also cover several years. */
class Sen2MergingTest {
    private static final LocalDate CENSUS_2023 = LocalDate.of(2023, 1, 19);
    private static final LocalDate CENSUS_2024 = LocalDate.of(2024, 1, 18);
    private static final LocalDate CENSUS_2025 = LocalDate.of(2025, 1, 16);

    private static List<String> figures(TestWarehouse warehouse, String dataset, String... measures)
            throws SQLException {
        return warehouse.rows(
                "select time_period, measure, trim(printf('%.1f', value)) from ehcp_statistics where dataset = '"
                        + dataset + "' and breakdown_topic = 'all' and value is not null and measure in ('"
                        + String.join("', '", measures) + "') order by time_period, measure");
    }

    @Test
    void aRequestToldByThreeReturnsIsOneRequest() throws SQLException {
        Sen2Return sen2 = new Sen2Return("841")
                // received in December 2022: undecided, then decided in 2023 and issued in 2024, then history
                .year(2023, CENSUS_2023)
                .request("a", "2022-12-05", "A", "", "", "", "")
                .year(2024, CENSUS_2024)
                .request("a", "2022-12-05", "Y", "2023-01-10", "A", "", "")
                .year(2025, CENSUS_2025)
                .request("a", "2022-12-05", "H", "", "Y", "2024-02-01", "");
        try (TestWarehouse warehouse =
                sen2.into(TestWarehouse.asAt("2025-04-30")).build("ehcp_statistics", "fact_ehc_request")) {
            assertThat(warehouse.rows("select received_date, decision_outcome, decision_date, decided_within_6_weeks,"
                            + " assessment_outcome, plan_issued_date, issue_days, is_historical from fact_ehc_request"))
                    .containsExactly("2022-12-05 | assess | 2023-01-10 | true | issue | 2024-02-01 | 423 | false");
            assertThat(figures(
                            warehouse,
                            "requests",
                            "requests_received_in_year",
                            "requests_decided_to_assess",
                            "requests_decision_not_made",
                            "request_outcome_six_weeks"))
                    .containsExactly(
                            // as it stood at the end of 2022
                            "2022 | request_outcome_six_weeks | 0.0",
                            "2022 | requests_decided_to_assess | 0.0",
                            "2022 | requests_decision_not_made | 1.0",
                            "2022 | requests_received_in_year | 1.0",
                            // decided in 2023, day 36
                            "2023 | request_outcome_six_weeks | 1.0",
                            "2023 | requests_decided_to_assess | 0.0",
                            "2023 | requests_decision_not_made | 0.0",
                            "2023 | requests_received_in_year | 0.0");
            assertThat(figures(warehouse, "timeliness_20_week", "plans_issued_den", "plans_issued_gt_1_year"))
                    .containsExactly("2024 | plans_issued_den | 1.0", "2024 | plans_issued_gt_1_year | 1.0");
        }
    }

    @Test
    void oneFileOfSeveralYearsGivesTheSameAsItsYears() throws SQLException {
        Sen2Return whole = new Sen2Return("841")
                .year(2025, CENSUS_2025)
                .request("a", "2022-03-01", "Y", "2022-04-01", "Y", "2022-07-01", "")
                .request("b", "2023-03-01", "N", "2023-04-10", "", "", "m")
                .request("c", "2023-05-01", "W", "", "", "", "")
                .request("d", "2023-06-01", "Y", "2023-07-01", "W", "", "")
                .request("e", "2024-03-01", "Y", "2024-04-01", "Y", "2024-08-01", "x");
        Sen2Return years = new Sen2Return("841")
                .year(2023, CENSUS_2023)
                .request("a", "2022-03-01", "Y", "2022-04-01", "Y", "2022-07-01", "")
                .year(2024, CENSUS_2024)
                .request("a", "2022-03-01", "H", "", "H", "", "")
                .request("b", "2023-03-01", "N", "2023-04-10", "", "", "m")
                .request("c", "2023-05-01", "W", "", "", "", "")
                .request("d", "2023-06-01", "Y", "2023-07-01", "W", "", "")
                .year(2025, CENSUS_2025)
                .request("a", "2022-03-01", "H", "", "H", "", "")
                .request("e", "2024-03-01", "Y", "2024-04-01", "Y", "2024-08-01", "x");
        String all = "select * from ehcp_statistics where value <> 0 order by all";
        try (TestWarehouse one = whole.into(TestWarehouse.asAt("2025-04-30")).build("ehcp_statistics");
                TestWarehouse many =
                        years.into(TestWarehouse.asAt("2025-04-30")).build("ehcp_statistics")) {
            assertThat(one.rows(all)).isEqualTo(many.rows(all));
            assertThat(figures(one, "requests", "requests_received_in_year", "requests_withdrawn"))
                    .containsExactly(
                            "2022 | requests_received_in_year | 1.0",
                            "2022 | requests_withdrawn | 0.0",
                            "2023 | requests_received_in_year | 3.0",
                            "2023 | requests_withdrawn | 1.0",
                            "2024 | requests_received_in_year | 1.0",
                            "2024 | requests_withdrawn | 0.0");
            assertThat(figures(one, "assessments", "assess_in_year", "assess_withdrawn"))
                    .containsExactly(
                            "2022 | assess_in_year | 1.0",
                            "2022 | assess_withdrawn | 0.0",
                            "2023 | assess_in_year | 1.0",
                            "2023 | assess_withdrawn | 1.0",
                            "2024 | assess_in_year | 1.0",
                            "2024 | assess_withdrawn | 0.0");
        }
    }

    @Test
    void aSecondRequestOfTheSameChildIsAnother() throws SQLException {
        Sen2Return sen2 = new Sen2Return("841")
                .year(2025, CENSUS_2025)
                .request("a", 1, "2024-01-15", "N", "2024-02-20", "", "", "")
                .request("a", 2, "2024-06-03", "Y", "2024-07-01", "Y", "2024-10-01", "");
        try (TestWarehouse warehouse =
                sen2.into(TestWarehouse.asAt("2025-04-30")).build("fact_ehc_request")) {
            assertThat(warehouse.rows("select received_date, decision_outcome from fact_ehc_request order by 1"))
                    .containsExactly("2024-01-15 | not assess", "2024-06-03 | assess");
            assertThat(warehouse.value("select count(distinct child_key) from fact_ehc_request"))
                    .isEqualTo("1");
        }
    }

    @Test
    void withACaseworkExtractTheReturnOfThatAreaOnlyReconciles() throws SQLException {
        Sen2Return sen2 = new Sen2Return("840")
                .year(2025, CENSUS_2025)
                .request("a", "2024-03-01", "Y", "2024-04-01", "Y", "2024-08-01", "")
                .request("b", "2024-03-01", "Y", "2024-04-01", "Y", "2024-08-01", "");
        try (TestWarehouse warehouse = sen2.into(TestWarehouse.asAt("2025-04-30"))
                .landing("ehc_request", """
                        request_id,person_id,token_upn,birth_month,request_source,received_date,decision_date,decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date
                        R1,p1,upn-a,2015-03-01,school,2024-03-01,2024-04-01,assess,2024-07-20,issue,P1,2024-08-02
                        R2,p2,,2015-04-01,transfer in,2024-05-01,,,,,P2,
                        """)
                .build("fact_ehc_request", "fact_ehc_plan", "fact_sen2_request")) {
            assertThat(warehouse.rows("select source_system, plan_issued_date, issue_days from fact_ehc_request"))
                    .containsExactly("operational | 2024-08-02 | 154");
            assertThat(warehouse.rows("select origin, issued_date from fact_ehc_plan order by 1"))
                    .containsExactly("assessment | 2024-08-02", "transfer in | null");
            assertThat(warehouse.value("select count(*) from fact_sen2_request"))
                    .isEqualTo("2");
            // the child told by both is one child
            assertThat(warehouse.value(
                            "select count(*) from fact_sen2_request inner join fact_ehc_request using (child_key)"))
                    .isEqualTo("1");
        }
    }
}
