package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The marts that stand beside the evidence: weeks to issue, comparators, feeds. */
class MartsTest {

    @Test
    void plansOfWeekTwentyOrBeforeAreThoseWithinTheLimit() throws SQLException {
        try (TestWarehouse warehouse =
                TestWarehouse.asAt("2026-04-30").landing("ehc_request", """
                        request_id,person_id,birth_month,request_source,received_date,issue_decision,plan_id,plan_issued_date,exception_applies,other_tribunal
                        day139,p1,2015-01-01,school,2025-01-01,issue,a,2025-05-20,false,false
                        day140,p2,2015-01-01,school,2025-01-01,issue,b,2025-05-21,true,false
                        day146,p3,2015-01-01,school,2025-01-01,issue,c,2025-05-27,false,false
                        appealed,p4,2015-01-01,school,2025-01-01,issue,d,2025-05-27,false,true
                        backwards,p5,2015-01-01,school,2025-06-01,issue,e,2025-05-27,false,false
                        early,p6,2015-01-01,school,2025-01-01,issue,f,2025-04-30,false,false
                        """).build("weeks_to_issue")) {
            // days 139 and 140 are in week 20, which ends with the limit, day 146 is in week 21; day 119 ends week 17
            assertThat(warehouse.rows("select * from weeks_to_issue order by period_label, weeks"))
                    .containsExactly(
                            "2025 | 2025-01-01 | 2025-12-31 | 17 | 1 | 0",
                            "2025 | 2025-01-01 | 2025-12-31 | 20 | 2 | 1",
                            "2025 | 2025-01-01 | 2025-12-31 | 21 | 1 | 0",
                            "latest 12 months | 2025-05-01 | 2026-04-30 | 20 | 2 | 1",
                            "latest 12 months | 2025-05-01 | 2026-04-30 | 21 | 1 | 0");
        }
    }

    @Test
    void comparatorsAreOthersAsPublishedBesideThisAreaFromItsRows() throws SQLException {
        String table = """
                delivery_id,as_of:date,time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,breakdown_topic,breakdown,plans_issued_den_ex,plans_issued_20_weeks_ex,plans_issued_den_ex_status,plans_issued_20_weeks_ex_status
                new,2025-09-25,2024,Calendar year,National,E92000001,,,All EHC plans issued,All EHC plans issued,1000,464,,
                new,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E06000047,All EHC plans issued,All EHC plans issued,838,153,,
                new,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E06000005,All EHC plans issued,All EHC plans issued,0,0,,
                new,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E08000021,All EHC plans issued,All EHC plans issued,,,c,c
                new,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E06000001,All EHC plans issued,All EHC plans issued,50,10,,
                """;
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_timeliness_20_week", table)
                .landingHistory(
                        "dfe_timeliness_20_week",
                        table
                                + "old,2025-06-26,2024,Calendar year,National,E92000001,,,All EHC plans issued,All EHC plans"
                                + " issued,1000,400,,\n")
                .landing("ehc_request", """
                        request_id,person_id,birth_month,request_source,received_date,issue_decision,plan_id,plan_issued_date
                        in,p1,2015-01-01,school,2024-01-01,issue,a,2024-05-20
                        over,p2,2015-01-01,school,2024-01-01,issue,b,2024-05-21
                        """)
                .build("benchmark_comparison")) {
            assertThat(warehouse.rows(
                            "select area_role, area_name, cast(numerator as integer), cast(denominator as integer), value,"
                                    + " lower, upper, value_status, source, release_label from benchmark_comparison"
                                    + " where indicator_code = 'ehcp_20_week_pct' order by area_role, area_name"))
                    .containsExactly(
                            // Wilson 95 % of 464 of 1,000
                            "England | England | 464 | 1000 | 46.400000 | 43.328733 | 49.498819 | null | DfE |"
                                    + " Reporting year 2025, revised release of 25 September 2025",
                            // nothing to divide by has no percentage
                            "statistical neighbour | Darlington | 0 | 0 | null | null | null | not available | DfE |"
                                    + " Reporting year 2025, revised release of 25 September 2025",
                            // Wilson 95 % of 1 of 2; days 140 and 141
                            "this area | County Durham | 1 | 2 | 50.000000 | 9.453121 | 90.546879 | null | warehouse | null");
            assertThat(
                            warehouse.rows(
                                    "select value, is_latest_release, layout, release_label from fact_benchmark"
                                            + " where area_code = 'E92000001' and measure = 'plans_issued_20_weeks_ex' order by release_as_of"))
                    .containsExactly(
                            "400.0000 | false | 2025 | Reporting year 2025, release of 26 June 2025",
                            "464.0000 | true | 2025 | Reporting year 2025, revised release of 25 September 2025");
        }
    }

    @Test
    void aFeedIsLateNeverDeliveredOrOnTime() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("data_quality_feed", "run")) {
            assertThat(warehouse.rows("select distinct freshness from data_quality_feed"))
                    .containsExactly("never delivered");
            assertThat(warehouse.value("select indicators_affected from data_quality_feed where feed = 'ehc_advice'"))
                    .contains("advice_6_week_pct");
            assertThat(warehouse.rows("select run_id, as_at, newest_data, area_name, synthetic from run"))
                    .containsExactly("test-run | 2026-04-30 | null | County Durham | true");
        }
    }
}
