package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** From casework rows to process charts: twenty plans a month, so many of them in time. */
class ProcessControlTest {
    private static final String REQUESTS =
            "request_id,person_id,sex,request_source,received_date,decision_date,decision_outcome,issue_decision_date,"
                    + "issue_decision,plan_id,plan_issued_date,plan_start_date,exception_applies\n";
    private static final String TIMELINESS =
            "as_of,time_period,time_identifier,geographic_level,country_code,country_name,breakdown_topic,breakdown,"
                    + "plans_issued_den_ex,plans_issued_20_weeks_ex\n"
                    + "2025-06-26,2024,Calendar year,National,E92000001,England,All EHC plans issued,All EHC plans"
                    + " issued,1000,464\n";

    private static final String SHARE =
            "select %s from process_control where indicator_code = 'ehcp_20_week_pct' order by period_end";

    @Test
    void limits_are_the_mean_and_two_point_six_six_mean_moving_ranges() throws SQLException {
        // From September 2023 to April 2026, 32 months, 8 and 6 in time by turns: 40 % and 30 %. Mean 35, every moving
        // range 10: limits 35 - 26.6 = 8.4 and 35 + 26.6 = 61.6. England 2024, 46.4 %, lies between them.
        try (TestWarehouse w = warehouse(32, month -> month % 2 == 0 ? 8 : 6)) {
            assertThat(w.rows(String.format(
                                    SHARE,
                                    "period_start, period_end, value, segment_no, round(centre, 6), round(lower_limit, 6),"
                                            + " round(upper_limit, 6), moving_range, signal"))
                            .subList(0, 2))
                    .containsExactly(
                            "2023-09-01 | 2023-09-30 | 40.0 | 1 | 35.0 | 8.4 | 61.6 | null | null",
                            "2023-10-01 | 2023-10-31 | 30.0 | 1 | 35.0 | 8.4 | 61.6 | 10.0 | null");
            assertThat(summary(
                            w, "ehcp_20_week_pct", "points, variation, variation_reason, assurance, assurance_reason"))
                    .isEqualTo("32 | common cause | 32 months since September 2023: nothing beyond chance around a mean"
                            + " of 35.0 %. The newest month is provisional. | hit or miss | As things are, a month"
                            + " brings 8.4 % to 61.6 %; the target is 46.4 %.");
            assertThat(w.rows("select promise_key, variation, assurance from milestone_status"
                            + " where indicator_code = 'ehcp_20_week_pct' order by all"))
                    .containsExactly(
                            "M-2026-SPRING-2 | common cause | hit or miss", "T-1.4.4 | common cause | hit or miss");
        }
    }

    @Test
    void seven_months_above_the_mean_are_an_improvement_and_limits_above_the_target_pass() throws SQLException {
        // 25 months at 10 of 20, seven at 11: mean (25 x 50 + 7 x 55) / 32 = 51.09, mean moving range 5 / 31 = 0.16
        try (TestWarehouse w = warehouse(32, month -> month < 25 ? 10 : 11)) {
            assertThat(w.rows(String.format(SHARE, "period_end, signal, signal_direction"))
                            .subList(24, 26))
                    .containsExactly(
                            "2025-09-30 | outside the limits | lower", "2025-10-31 | outside the limits | higher");
            assertThat(summary(w, "ehcp_20_week_pct", "variation, assurance, variation_reason"))
                    .isEqualTo("improving | passes | April 2026: 55.0 %, above the limits of 50.7 % to 51.5 %. The"
                            + " newest month is provisional.");
            assertThat(summary(w, "ehcp_weeks_to_issue_mean", "variation, assurance, assurance_reason"))
                    .isEqualTo("improving | null | The plan gives no number to hold against the limits.");
        }
    }

    @Test
    void charts_start_anew_only_on_a_recorded_day() throws SQLException {
        String list = "indicator_code,changed_on,reason,decision\nevery,2023-09-01,Begin,0094\n";
        // 18 months at 6 of 20 and then 14 at 12
        try (TestWarehouse w = Evidence.of(
                builder(32, month -> month < 18 ? 6 : 12).file("warehouse-sql/reference/process_change.csv", list))) {
            assertThat(w.rows("select distinct segment_no, signal from process_control"
                            + " where indicator_code = 'ehcp_20_week_pct' order by all"))
                    .containsExactly("1 | outside the limits");
        }
        try (TestWarehouse w = Evidence.of(builder(32, month -> month < 18 ? 6 : 12)
                .file(
                        "warehouse-sql/reference/process_change.csv",
                        list + "ehcp_20_week_pct,2025-03-01,Second team began,0094\n"))) {
            assertThat(w.rows("select segment_no, count(*), min(centre), max(lower_limit), count(moving_range),"
                            + " count(signal) from process_control where indicator_code = 'ehcp_20_week_pct'"
                            + " group by 1 order by 1"))
                    .containsExactly("1 | 18 | 30.0 | 30.0 | 17 | 0", "2 | 14 | 60.0 | 60.0 | 13 | 0");
            assertThat(summary(w, "ehcp_20_week_pct", "segment_no, points, based_from, variation, assurance"))
                    .isEqualTo("2 | 14 | 2025-03-01 | common cause | passes");
        }
    }

    @Test
    void thirteen_months_are_needed_and_stocks_seasons_and_silence_are_not_charted() throws SQLException {
        try (TestWarehouse w = Evidence.of(builder(12, month -> 6).landing("action_update", """
                action_key,update_date,reported_rating,narrative,evidence_reference,lead_role
                AFI2-2.1.1,2024-10-31,blue,The board met,Papers 2024,Lead
                """))) {
            assertThat(summary(w, "ehcp_20_week_pct", "applies, variation, not_applicable_reason"))
                    .isEqualTo("false | null | 12 months to chart since May 2025; at least 13 are needed.");
            assertThat(w.rows(String.format(SHARE, "centre, lower_limit, signal")))
                    .hasSize(12)
                    .containsOnly("null | null | null");
            assertThat(summary(w, "ehc_assessments_open", "not_applicable_reason"))
                    .isEqualTo("What stands at month ends holds the same children again and again.");
            assertThat(summary(w, "deliverable_done", "not_applicable_reason"))
                    .as("deliverables, posts and pounds are no children")
                    .isEqualTo("Each position carries over most of the one before.");
            assertThat(summary(w, "ehc_requests", "not_applicable_reason"))
                    .isEqualTo("Strongly seasonal: requests follow the school year, with few in August.");
            assertThat(summary(w, "advice_6_week_pct", "not_applicable_reason"))
                    .isEqualTo("The feed ehc_advice is not delivered yet.");
        }
    }

    @Test
    void months_whose_cases_are_not_complete_yet_raise_no_alarm() throws SQLException {
        // Fifteen months of twenty people below good, half of them followed up 40 to 60 days later: those of the newest
        // two months, data to April 2026, cannot have been yet. Sixty days after its end, February has settled.
        StringBuilder csv = new StringBuilder("session_id,session_date,programme,attendee_id,sector,agency_code,"
                + "rating_before,rating_after,follow_up_date\n");
        YearMonth first = YearMonth.of(2025, 2);
        for (int month = 0; month < 15; month++) {
            LocalDate day = first.plusMonths(month).atDay(10);
            for (int n = 0; n < 20; n++) {
                LocalDate followUp = day.plusDays(40L + n);
                csv.append("S%d,%s,Plans,t%d,Education,ep,2,2,%s\n"
                        .formatted(month, day, n, n % 2 == 0 && month < 13 ? followUp : ""));
            }
        }
        try (TestWarehouse w =
                Evidence.of(TestWarehouse.asAt("2026-04-30").landing("training_attendance", csv.toString()))) {
            assertThat(w.rows("select period_end, value, data_status from evidence where indicator_code ="
                            + " 'training_follow_up_pct' and breakdown = 'all' and period_type = 'month'"
                            + " and period_start >= date '2026-02-01' order by 1"))
                    .containsExactly(
                            "2026-02-28 | 50.0 | final",
                            "2026-03-31 | 0.0 | provisional",
                            "2026-04-30 | 0.0 | provisional");
            assertThat(summary(w, "training_follow_up_pct", "points, period_end, value, variation"))
                    .isEqualTo("13 | 2026-02-28 | 50.0 | common cause");
        }
    }

    private static String summary(TestWarehouse warehouse, String code, String columns) throws SQLException {
        return warehouse
                .rows("select " + columns + " from indicator_process where indicator_code = '" + code + "'")
                .get(0);
    }

    private interface InTime {
        int of(int month);
    }

    private static TestWarehouse warehouse(int months, InTime inTime) throws SQLException {
        return Evidence.of(builder(months, inTime));
    }

    /** Twenty plans issued on the tenth of each of so many months up to April 2026. */
    private static TestWarehouse.Builder builder(int months, InTime inTime) {
        StringBuilder csv = new StringBuilder(REQUESTS);
        YearMonth first = YearMonth.of(2026, 5).minusMonths(months);
        for (int month = 0; month < months; month++) {
            LocalDate day = first.plusMonths(month).atDay(10);
            for (int n = 0; n < 20; n++) {
                LocalDate received = day.minusDays(n < inTime.of(month) ? 100 : 200);
                String id = month + "-" + n;
                csv.append("R%s,C%s,M,school,%s,%s,assess,%s,issue,P%s,%s,%s,false\n"
                        .formatted(id, id, received, received.plusDays(40), day, id, day, day));
            }
        }
        return TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", csv.toString())
                .landing("dfe_timeliness_20_week", TIMELINESS);
    }
}
