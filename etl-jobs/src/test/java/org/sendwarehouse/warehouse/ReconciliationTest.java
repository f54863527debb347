package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our numbers beside those that DfE published, with a planted difference of every cause. */
class ReconciliationTest {
    private static final String CASES =
            "delivery_id,as_of:date,business_date:date,person_id,request_id,request_source,received_date,issue_decision,plan_issued_date\n";

    /** When the year 2024 was returned, by 28 February 2025. */
    private static final String THEN = """
            then,2025-02-20,2025-02-20,P1,R1,parent,2024-03-01,issue,2024-07-01
            then,2025-02-20,2025-02-20,P2,R2,parent,2024-04-01,,
            then,2025-02-20,2025-02-20,P3,R3,parent,2023-12-20,,
            then,2025-02-20,2025-02-20,P4,R4,parent,2024-06-01,,
            """;

    /** Now: R2 is gone, R3 was received in 2024 after all, R4 was not, R5 and R6 were entered late. */
    private static final String NOW = """
            now,2026-04-29,2026-04-30,P1,R1,parent,2024-03-01,issue,2024-07-01
            now,2026-04-29,2026-04-30,P3,R3,parent,2024-01-05,,
            now,2026-04-29,2026-04-30,P4,R4,parent,2025-01-06,,
            now,2026-04-29,2026-04-30,P5,R5,parent,2024-11-01,,
            now,2026-04-29,2026-04-30,P6,R6,parent,2024-12-01,,
            """;

    private static final String PRINTED =
            "delivery_id,as_of:date,time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,breakdown_topic,breakdown,";

    private static final String RETURN = "return-2025,840,2025,2025-01-16,";

    private static TestWarehouse warehouse;

    @BeforeAll
    static void build() throws SQLException {
        warehouse = given(CASES + THEN + NOW).build("reconciliation", "reconciliation_part");
    }

    @AfterAll
    static void close() throws SQLException {
        warehouse.close();
    }

    private static TestWarehouse.Builder given(String history) {
        return TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", CASES + NOW)
                .landingHistory("ehc_request", history)
                // first 3 requests, then 5
                .landing(
                        "dfe_requests",
                        PRINTED + "requests_received_in_year,request_assess_pc\n"
                                + published("first,2025-06-26,2024,Calendar year", "All requests", "All requests")
                                + "3,50\n"
                                + published("revised,2025-09-25,2024,Calendar year", "All requests", "All requests")
                                + "5,40\n")
                .landing(
                        "dfe_timeliness_20_week",
                        PRINTED
                                + "plans_issued_den,plans_issued_within_20_weeks,plans_issued_den_ex,plans_issued_den_ex_status\n"
                                + published(
                                        "t,2025-09-25,2024,Calendar year",
                                        "All EHC plans issued",
                                        "All EHC plans issued")
                                + "2,1,,suppressed\n")
                .landing(
                        "dfe_caseload",
                        PRINTED + "ehcplans,mainstream_total\n"
                                + published("c,2025-09-25,202425,Academic year", "All EHC plans", "All EHC plans")
                                + "7,3\n"
                                + published("c,2025-09-25,202425,Academic year", "Sex", "Male") + "7,3\n")
                // five plans of four children; two more rows were refused
                .landing("sen2_person", people())
                .landing("sen2_request", rows("request_no,request_outcome", "1,H"))
                .landing("sen2_active_plan", rows("request_no,age_at_reference_date", "1,9"))
                .delivered("sen2_active_plan", "landed", "2025-01-16", 7, 5, 2, 0);
    }

    private static String published(String release, String topic, String breakdown) {
        return release + ",Local authority,E92000001,E12000001,E06000047," + topic + "," + breakdown + ",";
    }

    private static String people() {
        StringBuilder csv = new StringBuilder(
                "delivery_id,area_code,period,as_of,person_ref,token_upn,token_name_birth,birth_month,sex,ethnicity\n");
        for (String child : List.of("a", "b", "c", "d", "d")) {
            String ref = csv.indexOf("ref-" + child) < 0 ? "ref-" + child : "ref-again-" + child;
            csv.append(RETURN)
                    .append(ref)
                    .append(",upn-")
                    .append(child)
                    .append(",name-")
                    .append(child)
                    .append(",2015-03-01,M,WBRI\n");
        }
        return csv.toString();
    }

    private static String rows(String columns, String values) {
        StringBuilder csv = new StringBuilder("delivery_id,area_code,period,as_of,person_ref," + columns + "\n");
        for (String ref : List.of("ref-a", "ref-b", "ref-c", "ref-d", "ref-again-d")) {
            csv.append(RETURN).append(ref).append(',').append(values).append('\n');
        }
        return csv.toString();
    }

    private static List<String> cells(TestWarehouse of, String dataset) throws SQLException {
        return of.rows("select time_period, breakdown, measure, our_value::integer, published_value::integer,"
                + " difference::integer, explained::integer, not_explained::integer, verdict from reconciliation where dataset = '"
                + dataset + "' order by all");
    }

    private static List<String> parts(String dataset) throws SQLException {
        return warehouse.rows(
                "select breakdown, measure, cause, records, amount::integer from reconciliation_part where dataset = '"
                        + dataset + "' order by measure, order_no");
    }

    @Test
    void everyCauseIsCountedCaseByCaseAndTogetherTheyMakeTheDifference() throws SQLException {
        assertThat(cells(warehouse, "requests"))
                .containsExactly("2024 | all | requests_received_in_year | 4 | 5 | -1 | -1 | 0 | explained");
        assertThat(parts("requests"))
                .containsExactly(
                        "all | requests_received_in_year | revised release | 1 | -2",
                        "all | requests_received_in_year | late record | 2 | 2",
                        "all | requests_received_in_year | corrected into | 1 | 1",
                        "all | requests_received_in_year | corrected out of | 1 | -1",
                        "all | requests_received_in_year | removed record | 1 | -1");
        assertThat(warehouse.value("select causes from reconciliation where dataset = 'requests'"))
                .isEqualTo(
                        "DfE changed its number after its first release (1); Cases entered after the return was made (2);"
                                + " Cases whose dates or flags were corrected after the return so that they count now (1);"
                                + " Cases whose dates or flags were corrected after the return so that they no longer count (1);"
                                + " Cases that were returned and are no longer in the casework system (1)");
    }

    @Test
    void whatIsEqualWhatIsHiddenAndWhatNobodyCanExplainAreToldApart() throws SQLException {
        assertThat(cells(warehouse, "timeliness_20_week"))
                .containsExactly(
                        "2024 | all | plans_issued_den | 1 | 2 | -1 | 0 | -1 | not explained",
                        "2024 | all | plans_issued_den_ex | 1 | null | null | null | null | no published number",
                        "2024 | all | plans_issued_within_20_weeks | 1 | 1 | 0 | 0 | 0 | equal");
        assertThat(parts("timeliness_20_week")).isEmpty();
        assertThat(
                        warehouse.value(
                                "select what_to_do from reconciliation where verdict = 'not explained' and dataset = 'timeliness_20_week'"))
                .startsWith("Hold the return as it was sent against our rows");
    }

    @Test
    void plansToldTwiceAndRowsRefusedAtTheDoorExplainAllPlansAndNoPartOfThem() throws SQLException {
        assertThat(cells(warehouse, "caseload"))
                .containsExactly(
                        "202425 | Male | ehcplans | 4 | 7 | -3 | 0 | -3 | not explained",
                        "202425 | Male | mainstream_total | null | 3 | null | null | null | no number of ours",
                        "202425 | all | ehcplans | 4 | 7 | -3 | -3 | 0 | explained",
                        "202425 | all | mainstream_total | null | 3 | null | null | null | no number of ours");
        assertThat(parts("caseload"))
                .containsExactly("all | ehcplans | merged person | 1 | -1", "all | ehcplans | rejected row | 2 | -2");
    }

    @Test
    void theCausesAndWhatIsLeftAlwaysMakeTheDifference() throws SQLException {
        assertThat(warehouse.rows("""
                        select cell.* from reconciliation as cell
                        left join (
                            select dataset, time_period, breakdown_topic, breakdown, measure, sum(amount) as parts
                            from reconciliation_part group by all
                        ) as part using (dataset, time_period, breakdown_topic, breakdown, measure)
                        where cell.our_value - cell.published_value <> coalesce(part.parts, 0) + cell.not_explained""")).isEmpty();
        assertThat(warehouse.value(
                        "select count(*) from evidence_reconciliation_case where counts_now and dataset = 'requests'"
                                + " and time_period = '2024'"))
                .isEqualTo("4");
    }

    @Test
    void whereNoExtractOfTheWholeYearHadLandedWhenItWasReturnedNoCaseIsCalledLate() throws SQLException {
        String inJune = THEN.replace("2025-02-20", "2024-06-30");
        for (String history : List.of(CASES + NOW, CASES + inJune + NOW)) {
            try (TestWarehouse unknown = given(history).build("reconciliation")) {
                assertThat(cells(unknown, "requests"))
                        .containsExactly(
                                "2024 | all | requests_received_in_year | 4 | 5 | -1 | -2 | 1 | partly explained");
            }
        }
    }
}
