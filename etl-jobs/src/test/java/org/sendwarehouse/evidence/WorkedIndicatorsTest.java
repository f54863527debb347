package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A handful of casework rows, and every indicator of them worked out by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedIndicatorsTest {
    /**
     * Issued in 2024: R1 on day 139, R2 on day 140, R3 on day 141, R4 (exceptional) on day 70, R5 (mediation) on day 50,
     * R6 before it was received. R7 refused on day 112, R8 on day 113. R9 and R10 still open. R11 decided on day 43 not to
     * assess. T1 moved in with a plan.
     */
    private static final String REQUESTS = """
            request_id,person_id,sex,request_source,received_date,decision_date,decision_outcome,ep_requested_date,ep_allocated_date,ep_received_date,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date,exception_applies,request_mediation,ceased_date,ceased_reason,age_at_received_date,age_at_plan_issued_date
            R1,c01,M,school,2024-01-01,2024-02-12,assess,,,,2024-05-19,issue,P1,2024-05-19,2024-05-19,false,false,,,4,4
            R2,c02,F,school,2024-01-01,2024-02-13,assess,,,,2024-05-20,issue,P2,2024-05-20,2024-05-20,false,false,2025-03-01,1,9,10
            R3,c03,M,parent,2024-01-01,2024-02-01,assess,,,,2024-05-21,issue,P3,2024-05-21,2024-05-21,false,false,2025-08-31,2,11,11
            R4,c04,M,parent,2024-06-01,2024-06-20,assess,,,,2024-08-10,issue,P4,2024-08-10,2024-08-10,true,false,,,15,16
            R5,c05,F,school,2024-06-01,2024-06-20,assess,,,,2024-07-21,issue,P5,2024-07-21,2024-07-21,false,true,,,6,6
            R6,c06,M,school,2024-09-02,2024-09-10,assess,,,,2024-09-01,issue,P6,2024-09-01,2024-09-01,false,false,,,7,7
            R7,c07,M,school,2024-03-01,2024-04-01,assess,,,,2024-06-21,not issue,,,,false,false,,,8,
            R8,c08,F,school,2024-03-01,2024-04-01,assess,,,,2024-06-22,not issue,,,,false,false,,,8,
            R9,c09,M,health,2025-09-10,2025-10-15,assess,2025-10-20,2026-01-15,,,,,,,false,false,,,3,
            R10,c10,F,school,2026-03-05,2026-04-10,assess,2026-04-12,,,,,,,,false,false,,,5,
            R11,c11,M,school,2025-02-01,2025-03-16,not assess,,,,,,,,,false,false,,,9,
            T1,c12,F,transfer in,,,,,,,,,P12,,2024-11-05,false,false,,,,
            """;

    /** Due dates in brackets: A1 in time [15 Feb], A2 a day late [15 Feb], A3 never came [10 Mar], A4 to A6 left out. */
    private static final String ADVICE = """
            advice_id,request_id,person_id,agency_code,advice_type,status,statutory_exception,requested_date,received_date
            A1,R1,c01,ep,educational psychology,received,false,2024-01-04,2024-02-15
            A2,R1,c01,paeds,community paediatrics,received,false,2024-01-04,2024-02-16
            A3,R2,c02,ep,educational psychology,requested,false,2024-01-28,
            A4,R2,c02,salt,speech and language,received,true,2024-01-28,2024-05-01
            A5,R3,c03,paeds,community paediatrics,not known to service,false,2024-01-28,
            A6,R3,c03,ot,occupational therapy,cancelled,false,2024-01-28,
            """;

    private static final String REVIEWS = """
            person_id,plan_id,ncy_at_review,due_date,meeting_date,decision_date,outcome,transition_review,advice_updated
            c01,P1,5,2025-05-19,2025-05-01,2025-05-29,amend,true,true
            c02,P2,9,2025-05-20,2025-05-01,2025-05-30,maintain,true,false
            c03,P3,7,2025-05-21,2025-05-02,2025-05-20,maintain,false,false
            c04,P4,5,2025-08-10,2025-06-10,,,true,true
            """;

    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", REQUESTS)
                .landing("ehc_advice", ADVICE)
                .landing("ehc_annual_review", REVIEWS));
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void day_140_is_within_20_weeks_and_day_141_is_not() throws SQLException {
        // R1 and R2 of R1, R2, R3, R6; with the exceptional R4: three of five. R5 went to mediation.
        assertThat(year("ehcp_20_week_pct", 2024)).containsExactly("2 | 4 | 50.0 | too few");
        assertThat(year("ehcp_20_week_incl_exceptions_pct", 2024)).containsExactly("3 | 5 | 60.0 | too few");
    }

    @Test
    void wilsons_interval_stands_beside_the_share() throws SQLException {
        // 2 of 4: (0.5 + 0.4802) / 1.9604 ± 1.96 √(0.0625 + 0.06003) / 1.9604 = 0.5 ± 0.3500
        assertThat(warehouse.rows("select round(lower, 1), round(upper, 1) from evidence where breakdown = 'all'"
                        + " and indicator_code = 'ehcp_20_week_pct' and period_type = 'calendar_year'"
                        + " and period_end = '2024-12-31'"))
                .containsExactly("15.0 | 85.0");
    }

    @Test
    void weeks_to_issue_are_days_divided_by_seven() throws SQLException {
        // 70, 139, 140, 141 days: mean 490 / 4 / 7; median 139.5 / 7; nine in ten: the fourth value
        assertThat(year("ehcp_weeks_to_issue_mean", 2024)).containsExactly("null | 4 | 17.5 | too few");
        assertThat(year("ehcp_weeks_to_issue_median", 2024)).containsExactly("null | 4 | 19.928571428571427 | too few");
        assertThat(year("ehcp_weeks_to_issue_p90", 2024)).containsExactly("null | 4 | 20.142857142857142 | too few");
    }

    @Test
    void decisions_count_in_the_year_decided_and_day_42_is_in_time() throws SQLException {
        // 2024: R1 on day 42 and R3 to R8 in time, R2 on day 43 late. 2025: R9 on day 35, R11 on day 43.
        assertThat(year("ehcp_6_week_decision_pct", 2024)).containsExactly("7 | 8 | 87.5 | too few");
        assertThat(year("ehcp_6_week_decision_pct", 2025)).containsExactly("1 | 2 | 50.0 | too few");
    }

    @Test
    void a_refusal_told_on_day_112_is_in_time() throws SQLException {
        assertThat(year("ehcp_16_week_refusal_pct", 2024)).containsExactly("1 | 2 | 50.0 | too few");
    }

    @Test
    void requests_count_in_the_year_received_without_those_who_moved_in() throws SQLException {
        assertThat(year("ehc_requests", 2024)).containsExactly("8 | null | 8.0 | final");
        assertThat(year("ehc_requests", 2025)).containsExactly("2 | null | 2.0 | final");
        assertThat(warehouse.rows(
                        "select breakdown_value, numerator from evidence where indicator_code = 'ehc_requests'"
                                + " and breakdown = 'request_source' and period_type = 'calendar_year'"
                                + " and period_end = '2024-12-31' order by breakdown_value"))
                .containsExactly("parent | 2", "school | 6");
    }

    @Test
    void the_year_to_date_stands_beside_the_same_days_of_earlier_years() throws SQLException {
        // January to April: R1, R2, R3, R7, R8 in 2024; R11 in 2025; R10 in 2026.
        assertThat(warehouse.rows("select period_start, period_end, numerator, data_status from evidence"
                        + " where indicator_code = 'ehc_requests' and breakdown = 'all'"
                        + " and period_type = 'calendar_year_to_date' order by period_end"))
                .containsExactly(
                        "2024-01-01 | 2024-04-30 | 5 | final",
                        "2025-01-01 | 2025-04-30 | 1 | final",
                        "2026-01-01 | 2026-04-30 | 1 | provisional");
    }

    @Test
    void a_month_without_requests_is_a_nought_and_the_newest_months_are_provisional() throws SQLException {
        assertThat(warehouse.rows(
                        "select period_start, numerator, round(lower, 3), round(upper, 3), data_status from evidence"
                                + " where indicator_code = 'ehc_requests' and breakdown = 'all' and period_type = 'month'"
                                + " and period_start >= '2026-02-01' order by period_start"))
                .containsExactly(
                        "2026-02-01 | 0 | 0.0 | 3.689 | final",
                        "2026-03-01 | 1 | 0.025 | 5.572 | final",
                        "2026-04-01 | 0 | 0.0 | 3.689 | provisional");
    }

    @Test
    void what_is_open_is_told_past_week_20_or_still_able_to_meet_it() throws SQLException {
        // R9 of 10 September 2025 passes day 140 on 28 January 2026 and is overdue from the 29th.
        assertThat(stock("ehc_assessments_open", "all", "2026-01-31", "2026-04-30"))
                .containsExactly("all | 1", "all | 2");
        assertThat(stock("ehc_assessments_open", "week_20", "2025-12-31", "2025-12-31"))
                .containsExactly("past week 20 | 0", "still able to meet week 20 | 1");
        assertThat(stock("ehc_assessments_open", "week_20", "2026-04-30", "2026-04-30"))
                .containsExactly("past week 20 | 1", "still able to meet week 20 | 1");
        assertThat(stock("ehc_assessments_overdue", "all", "2026-01-31", "2026-01-31"))
                .containsExactly("all | 1");
    }

    @Test
    void psychological_advice_is_awaited_until_it_comes_allocated_or_not() throws SQLException {
        // R9 asked for on 20 October, allocated on 15 January; R10 asked for on 12 April.
        assertThat(stock("ehc_ep_advice_waiting", "ep_stage", "2025-12-31", "2025-12-31"))
                .containsExactly("allocated | 0", "not yet allocated | 1");
        assertThat(stock("ehc_ep_advice_waiting", "ep_stage", "2026-04-30", "2026-04-30"))
                .containsExactly("allocated | 1", "not yet allocated | 1");
    }

    @Test
    void plans_are_in_force_from_their_start_until_the_day_they_cease() throws SQLException {
        // By the end of 2024: P1 to P6 and P12. P2 ceased on 1 March, P3 on 31 August 2025.
        assertThat(stock("ehcp_active", "all", "2024-12-31", "2024-12-31")).containsExactly("all | 7");
        assertThat(stock("ehcp_active", "all", "2025-02-28", "2025-03-31")).containsExactly("all | 7", "all | 6");
        assertThat(stock("ehcp_active", "all", "2025-07-31", "2025-08-31")).containsExactly("all | 6", "all | 5");
        assertThat(year("ehcp_new", 2024)).containsExactly("7 | null | 7.0 | final");
    }

    @Test
    void plans_ceased_are_a_share_of_those_in_force_and_begun() throws SQLException {
        assertThat(year("ehcp_ceased_pct", 2024)).containsExactly("0 | 7 | 0.0 | too few");
        assertThat(warehouse.rows("select numerator, denominator, round(value, 4) from evidence where breakdown = 'all'"
                        + " and indicator_code = 'ehcp_ceased_pct' and period_end = '2025-12-31'"))
                .containsExactly("2 | 7 | 28.5714");
    }

    @Test
    void a_review_decision_on_day_28_is_in_time() throws SQLException {
        // P1 on day 28, P3 on day 18; P2 on day 29. P4 has none yet.
        assertThat(year("annual_review_4_week_decision_pct", 2025))
                .containsExactly("2 | 3 | 66.66666666666667 | too few");
    }

    @Test
    void transition_reviews_are_those_of_years_5_and_9() throws SQLException {
        assertThat(year("transition_advice_refreshed_pct", 2025))
                .containsExactly("2 | 3 | 66.66666666666667 | too few");
        assertThat(warehouse.rows("select breakdown_value, numerator, denominator from evidence where breakdown = 'ncy'"
                        + " and period_type = 'calendar_year' and period_end = '2025-12-31' order by breakdown_value"))
                .containsExactly("Year 5 | 2 | 2", "Year 9 | 0 | 1");
    }

    @Test
    void advice_counts_when_it_falls_due_and_is_late_from_day_43() throws SQLException {
        assertThat(warehouse.rows("select period_start, breakdown_value, numerator, denominator from evidence"
                        + " where indicator_code = 'advice_6_week_pct' and breakdown = 'agency' and period_type = 'month'"
                        + " order by all"))
                .containsExactly(
                        "2024-02-01 | Community paediatrics | 0 | 1",
                        "2024-02-01 | Educational psychology | 1 | 1",
                        "2024-03-01 | Educational psychology | 0 | 1");
        assertThat(year("advice_6_week_pct", 2024)).containsExactly("1 | 3 | 33.333333333333336 | too few");
    }

    @Test
    void breakdowns_add_up_to_the_total() throws SQLException {
        String parts =
                "select indicator_code, breakdown, period_type, period_end, sum(numerator) as numerator from evidence"
                        + " where numerator is not null group by all";
        assertThat(warehouse.rows("select part.* from (" + parts + ") as part join evidence as whole"
                        + " using (indicator_code, period_type, period_end) where whole.breakdown = 'all'"
                        + " and part.numerator <> whole.numerator"))
                .isEmpty();
        assertThat(
                        warehouse.rows(
                                "select breakdown_value, numerator, denominator from evidence where breakdown = 'age_band'"
                                        + " and indicator_code = 'ehcp_20_week_pct' and period_type = 'calendar_year' order by all"))
                .containsExactly("11 to 15 | 0 | 1", "5 to 10 | 1 | 2", "under 5 | 1 | 1");
    }

    @Test
    void no_period_reaches_beyond_the_business_date() throws SQLException {
        assertThat(warehouse.value("select max(period_end) from evidence")).isEqualTo("2026-04-30");
        assertThat(warehouse.rows("select distinct period_end from evidence where period_type = 'calendar_year'"
                        + " order by period_end"))
                .containsExactly("2024-12-31", "2025-12-31");
    }

    private List<String> year(String indicator, int year) throws SQLException {
        return warehouse.rows("select numerator, denominator, value, data_status from evidence where breakdown = 'all'"
                + " and period_type = 'calendar_year' and indicator_code = '" + indicator + "' and period_end = '"
                + year
                + "-12-31'");
    }

    private List<String> stock(String indicator, String breakdown, String from, String to) throws SQLException {
        return warehouse.rows("select breakdown_value, numerator from evidence where period_type = 'snapshot'"
                + " and indicator_code = '" + indicator + "' and breakdown = '" + breakdown
                + "' and period_end in ('" + from + "', '" + to + "') order by period_end, breakdown_value");
    }
}
