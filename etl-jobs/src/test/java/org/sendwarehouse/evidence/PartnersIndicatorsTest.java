package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A handful of rows from health, audits, surveys and partners, and every indicator of them worked out by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnersIndicatorsTest {
    /**
     * At 31 March 2026 A1 (730 days), A2 (365), A3 (10) and A4 (100, assessed first but not diagnosed) wait for a
     * diagnosis. A5 was below the threshold, A6 is diagnosed, after 70 days and inside the agreed time; A7 is prioritised
     * and was not assessed by the agreed day.
     */
    private static final String NEURO = """
            referral_id,provider,pathway,birth_month,referral_date,triage_date,triage_outcome,agreed_by_date,initial_assessment_date,diagnostic_assessment_date,priority_flag,support_while_waiting_date
            A1,tewv,autism,2015-01-01,2024-03-31,2024-05-01,accepted,,,,false,2025-01-10
            A2,tewv,adhd,2014-01-01,2025-03-31,2025-05-01,accepted,,,,false,
            A3,tewv,autism,2016-01-01,2026-03-21,,,,,,false,
            A4,tewv,autism,2012-01-01,2025-12-21,2026-01-05,accepted,,2026-03-01,,false,2026-02-01
            A5,tewv,adhd,2013-01-01,2025-06-02,2025-07-01,below threshold,,,,false,
            A6,tewv,adhd,2013-01-01,2025-08-04,2025-08-10,accepted,2025-10-31,2025-09-01,2025-10-13,true,
            A7,tewv,autism,2013-01-01,2026-01-05,2026-01-12,accepted,2026-03-15,,2026-03-20,true,
            """;

    /** B1 seen after 28 and 56 days, B2 after 42, B3 still waits. */
    private static final String CAMHS = """
            referral_id,delivered_by,birth_month,referral_date,accepted_date,first_contact_date,second_contact_date,initial_assessment_date,urgency
            B1,tewv,2010-01-01,2025-10-01,2025-10-05,2025-10-29,2025-11-26,2025-10-29,routine
            B2,tewv,2010-01-01,2025-11-03,2025-11-05,2025-12-15,,,routine
            B3,tewv,2010-01-01,2026-03-03,2026-03-05,,,,routine
            """;

    private static final String AUDITS = """
            audit_id,plan_id,audit_date,moderated,transition_review,overall_rating,voice_shapes_plan
            C1,P1,2025-10-10,true,false,good,true
            C2,P2,2025-10-10,true,true,outstanding,false
            C3,P3,2025-11-10,true,true,requires improvement,true
            """;

    private static final String LEARNING = """
            item_id,agency_code,raised_date,presented_date,response_date
            L1,ep,2025-10-01,2025-10-20,2025-11-20
            L2,ep,2025-10-01,2025-10-20,
            L3,salt,2025-10-01,,
            """;

    /** Two waves of one survey; of the second, two of three are confident. */
    private static final String ANSWERS = """
            survey_code,wave,respondent_no,respondent_type,agency_code,topic,question_code,answer_code,answer_value,scale_max,is_positive,responded_on
            advice_confidence,2025-spring,1,practitioner,ep,advice_confidence,overall,fair,3,5,false,2025-03-03
            advice_confidence,2025-spring,2,practitioner,ep,advice_confidence,overall,good,4,5,true,2025-03-20
            advice_confidence,2026-spring,1,practitioner,ep,advice_confidence,overall,good,4,5,true,2026-03-02
            advice_confidence,2026-spring,2,practitioner,salt,advice_confidence,overall,excellent,5,5,true,2026-03-09
            advice_confidence,2026-spring,3,practitioner,salt,advice_confidence,overall,low,2,5,false,2026-03-23
            """;

    private static final String RETURNS = """
            indicator_code,period_start,period_end,breakdown,breakdown_value,numerator,denominator,returned_by
            schools_core_offer_pct,2026-01-05,2026-04-02,all,all,130,260,Inclusion lead
            schools_core_offer_pct,2026-01-05,2026-04-02,locality,Easington,10,30,Inclusion lead
            specialist_places_north_east_durham,2025-09-02,2025-12-19,all,all,40,,Place planner
            ehcp_audit_good_pct,2025-10-01,2025-10-10,all,all,1,50,Somebody keen
            """;

    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("neuro_pathway", NEURO)
                .landing("camhs", CAMHS)
                .landing("ehcp_audit", AUDITS)
                .landing("audit_learning", LEARNING)
                .landing("survey_answer", ANSWERS)
                .landing("indicator_return", RETURNS));
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void weeks_of_those_still_waiting_at_a_month_end() throws SQLException {
        // 10, 100, 365, 730 days: median 232.5 / 7, nine in ten and the longest 730 / 7. First assessment: 10, 365,
        // 730.
        assertThat(monthEnd("neuro_diagnostic_wait_weeks_median")).containsExactly("null | 4 | 33.214");
        assertThat(monthEnd("neuro_diagnostic_wait_weeks_p90")).containsExactly("null | 4 | 104.286");
        assertThat(monthEnd("neuro_longest_wait_weeks")).containsExactly("null | 4 | 104.286");
        assertThat(monthEnd("neuro_initial_wait_weeks_median")).containsExactly("null | 3 | 52.143");
    }

    @Test
    void more_than_two_years_is_more_than_728_days() throws SQLException {
        assertThat(monthEnd("neuro_waiting_over_104_weeks")).containsExactly("1 | null | 1.0");
        assertThat(monthEnd("neuro_waiting_over_52_weeks")).containsExactly("2 | null | 2.0");
        assertThat(monthEnd("neuro_waiting_supported_pct")).containsExactly("2 | 4 | 50.0");
    }

    @Test
    void referrals_by_what_came_of_them_in_twelve_months() throws SQLException {
        // triaged from April 2025 to March 2026: A2, A4, A5, A6, A7
        assertThat(rolling("neuro_below_threshold_pct")).containsExactly("1 | 5 | 20.0");
        assertThat(rolling("neuro_referrals")).containsExactly("5 | null | 5.0");
    }

    @Test
    void assessments_count_in_the_month_they_took_place() throws SQLException {
        assertThat(counts("neuro_initial_assessments")).containsExactly("2025-09-30 | 1", "2026-03-31 | 1");
        assertThat(counts("neuro_diagnostic_assessments")).containsExactly("2025-10-31 | 1", "2026-03-31 | 1");
        // by the day agreed: A6 kept it, A7 did not
        assertThat(months("neuro_priority_expedited_pct"))
                .containsExactly("2025-10-31 | 1 | 100.0", "2026-03-31 | 1 | 0.0");
    }

    @Test
    void child_mental_health_keeps_its_three_series_apart() throws SQLException {
        assertThat(monthEnd("camhs_still_waiting_weeks_median")).containsExactly("null | 1 | 4.0");
        assertThat(months("camhs_first_contact_weeks_median"))
                .containsExactly("2025-10-31 | 1 | 4.0", "2025-12-31 | 1 | 6.0");
        assertThat(months("camhs_second_contact_weeks_median")).containsExactly("2025-11-30 | 1 | 8.0");
    }

    @Test
    void audited_plans_and_what_agencies_answer() throws SQLException {
        assertThat(months("ehcp_audit_good_pct")).containsExactly("2025-10-31 | 2 | 100.0", "2025-11-30 | 1 | 0.0");
        assertThat(months("ehcp_transition_audit_good_pct"))
                .containsExactly("2025-10-31 | 1 | 100.0", "2025-11-30 | 1 | 0.0");
        assertThat(months("audit_child_voice_pct")).containsExactly("2025-10-31 | 2 | 50.0");
        assertThat(months("audit_learning_response_pct")).containsExactly("2025-10-31 | 2 | 50.0");
    }

    @Test
    void a_survey_wave_is_a_period_of_its_own() throws SQLException {
        assertThat(warehouse.rows("select period_type, period_start, period_end, numerator, denominator"
                        + " from evidence where indicator_code = 'advice_confidence_good_pct' and breakdown = 'all'"
                        + " order by period_end"))
                .containsExactly(
                        "survey_wave | 2025-03-03 | 2025-03-20 | 1 | 2",
                        "survey_wave | 2026-03-02 | 2026-03-23 | 2 | 3");
        assertThat(warehouse.rows("select breakdown_value, numerator, denominator from evidence"
                        + " where indicator_code = 'advice_confidence_good_pct' and breakdown = 'agency'"
                        + " and period_end = '2026-03-23' order by breakdown_value"))
                .containsExactly("Educational psychology | 1 | 1", "Speech and language therapy | 1 | 2");
    }

    @Test
    void a_partners_figure_stands_as_returned_and_its_parts_are_not_added() throws SQLException {
        assertThat(warehouse.rows("select indicator_code, period_start, period_end, numerator, denominator, value"
                        + " from evidence where period_type = 'term' and breakdown = 'all' order by indicator_code"))
                .containsExactly(
                        "schools_core_offer_pct | 2026-01-05 | 2026-04-02 | 130 | 260 | 50.0",
                        "specialist_places_north_east_durham | 2025-09-02 | 2025-12-19 | 40 | null | 40.0");
        assertThat(warehouse.rows(
                        "select indicator_code, breakdown, breakdown_value, numerator, denominator from evidence"
                                + " where period_type = 'term' and breakdown <> 'all'"))
                .containsExactly("schools_core_offer_pct | locality | Easington | 10 | 30");
    }

    @Test
    void an_indicator_that_nobody_returned_is_not_collected() throws SQLException {
        assertThat(warehouse.rows("select data_status, value, numerator from evidence"
                        + " where indicator_code = 'gap_map_items_commissioned_pct'"))
                .containsExactly("not collected | null | null");
    }

    @Test
    void a_figure_with_nothing_to_hold_it_against_says_so() throws SQLException {
        assertThat(warehouse.rows("select promise_key, status, status_reason from milestone_status"
                        + " where promise_key in ('E-2.3.1', 'E-2.3.2', 'E-3.2.3') order by promise_key"))
                .containsExactly(
                        "E-2.3.1 | not measured | What is counted changed on 3 November 2025, and the latest period holds"
                                + " both ways of counting.",
                        "E-2.3.2 | not measured | No figure of England has been published to compare with.",
                        "E-3.2.3 | not measured | There is no earlier period to compare with.");
    }

    private List<String> monthEnd(String indicator) throws SQLException {
        return figures(indicator, "snapshot");
    }

    private List<String> rolling(String indicator) throws SQLException {
        return figures(indicator, "rolling_12_months");
    }

    private List<String> figures(String indicator, String type) throws SQLException {
        return warehouse.rows("select numerator, denominator, round(value, 3) from evidence where breakdown = 'all'"
                + " and indicator_code = '" + indicator + "' and period_type = '" + type
                + "' and period_end = '2026-03-31'");
    }

    private List<String> counts(String indicator) throws SQLException {
        return warehouse.rows("select period_end, numerator from evidence where breakdown = 'all'"
                + " and indicator_code = '" + indicator + "' and period_type = 'month' and numerator > 0"
                + " order by period_end");
    }

    private List<String> months(String indicator) throws SQLException {
        return warehouse.rows("select period_end, denominator, round(value, 3) from evidence where breakdown = 'all'"
                + " and indicator_code = '" + indicator + "' and period_type = 'month' and denominator > 0"
                + " order by period_end");
    }
}
