package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** What the evidence says of the promises on timeliness and advice, from casework rows to the board's decisions. */
class PromiseStatusTest {
    private static final String REQUESTS =
            "request_id,person_id,sex,request_source,received_date,decision_date,decision_outcome,issue_decision_date,"
                    + "issue_decision,plan_id,plan_issued_date,plan_start_date,exception_applies\n";
    private static final String ADVICE =
            "advice_id,request_id,person_id,agency_code,advice_type,status,statutory_exception,requested_date,received_date\n";
    private static final String TIMELINESS =
            "as_of,time_period,time_identifier,geographic_level,country_code,country_name,breakdown_topic,breakdown,"
                    + "plans_issued_den_ex,plans_issued_20_weeks_ex\n";
    private static final String ENGLAND_2024 =
            "2025-06-26,2024,Calendar year,National,E92000001,England,All EHC plans issued,All EHC plans issued,1000,464\n";
    private static final String ENGLAND_2025 =
            "2026-06-25,2025,Calendar year,National,E92000001,England,All EHC plans,All EHC plans,1000,300\n";

    @Test
    void timeliness_is_missed_where_the_upper_bound_of_twelve_months_falls_short_of_englands_newest_year()
            throws SQLException {
        // 20 plans a month, 6 in time: 72 of 240 = 30.0 %, upper bound 36.1 %; England 2024: 46.4 %
        try (TestWarehouse warehouse = warehouse("2026-04-30", 6, 6, ENGLAND_2024)) {
            assertThat(promise(
                            warehouse,
                            "T-1.4.4",
                            "status, met_since, data_status, strength, value_at_due, value,"
                                    + " numerator, denominator, period_label, benchmark_period"))
                    .isEqualTo(
                            "missed | false | provisional | fair | 30.0 | 30.0 | 72 | 240 | 12 months to 30 April 2026"
                                    + " | 2024");
            assertThat(promise(warehouse, "T-1.4.4", "status_reason"))
                    .isEqualTo(
                            "12 months to 31 January 2026: 30.0 % (72 of 240); needed: in line with England 2024:"
                                    + " 46.4 % (provisional) [Reporting year 2025, release of 26 June 2025; provisional: the"
                                    + " figure of its own year is not yet published]. Latest, 12 months to 30 April 2026: 30.0 % (72 of 240).");
            assertThat(promise(warehouse, "M-2026-SPRING-2", "status, value_at_due_label"))
                    .isEqualTo("missed | 12 months to 30 April 2026");
            assertThat(action(warehouse, "AFI1-1.4.4")).isEqualTo("missed");
        }
    }

    @Test
    void the_upper_bound_decides_not_the_value() throws SQLException {
        // 8 of 20 a month: 96 of 240 = 40.0 %, Wilson's upper bound 46.3 %: short. 97 or more would do: 9 in one month.
        try (TestWarehouse warehouse = warehouse("2026-04-30", 8, 8, ENGLAND_2024)) {
            assertThat(promise(warehouse, "T-1.4.4", "status")).isEqualTo("missed");
        }
        // 8 of 20 until January, 9 since: the 12 months to April hold 99 of 240 = 41.3 %, upper bound 47.6 %
        try (TestWarehouse warehouse = warehouse("2026-04-30", 8, 9, ENGLAND_2024)) {
            assertThat(promise(warehouse, "T-1.4.4", "status, met_since")).isEqualTo("missed | true");
            assertThat(promise(warehouse, "M-2026-SPRING-2", "status")).isEqualTo("met");
            assertThat(warehouse.rows("select kind, about_key from decision_asked where about_key like '%1.4.4%'"))
                    .isEmpty();
        }
    }

    @Test
    void once_englands_own_year_is_published_the_calendar_year_decides_and_nothing_is_provisional()
            throws SQLException {
        // 2025: 72 of 240 = 30.0 % against England's 30.0 % of 2025
        try (TestWarehouse warehouse = warehouse("2026-07-01", 6, 6, ENGLAND_2024 + ENGLAND_2025)) {
            assertThat(promise(warehouse, "T-1.4.4", "status, value_at_due_label, benchmark_period, strength"))
                    .isEqualTo("met | 2025 | 2025 | fair");
            assertThat(promise(warehouse, "T-1.4.4", "status_reason"))
                    .startsWith("2025: 30.0 % (72 of 240); needed: in line with England 2025: 30.0 % [Reporting"
                            + " year 2026, release of 25 June 2026]. ");
        }
    }

    @Test
    void nothing_is_missed_before_the_month_that_can_show_it_is_over() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-01-30", 6, 6, ENGLAND_2024)) {
            assertThat(promise(warehouse, "T-1.4.4", "status, value_at_due, projected_value"))
                    .isEqualTo("off track | null | 30.0");
            assertThat(promise(warehouse, "M-2026-SPRING-2", "status")).isEqualTo("off track");
        }
        try (TestWarehouse warehouse = warehouse("2026-04-15", 6, 6, ENGLAND_2024)) {
            assertThat(promise(warehouse, "T-1.4.4", "status")).isEqualTo("missed");
            assertThat(promise(warehouse, "M-2026-SPRING-2", "status")).isEqualTo("off track");
        }
    }

    @Test
    void evidence_rows_carry_england_target_and_status() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-04-30", 6, 6, ENGLAND_2024)) {
            assertThat(warehouse.rows(
                            "select period_type, period_end, benchmark_value, target_value, status, data_status"
                                    + " from evidence where indicator_code = 'ehcp_20_week_pct' and breakdown = 'all'"
                                    + " and (period_type = 'calendar_year' or (period_type = 'rolling_12_months'"
                                    + " and period_end in ('2025-12-31', '2026-01-31', '2026-04-30'))) order by all"))
                    .containsExactly(
                            "calendar_year | 2024-12-31 | 46.4 | 46.4 | not due | final",
                            "calendar_year | 2025-12-31 | null | null | null | final",
                            "rolling_12_months | 2025-12-31 | 46.4 | 46.4 | not due | final",
                            "rolling_12_months | 2026-01-31 | 46.4 | 46.4 | missed | final",
                            "rolling_12_months | 2026-04-30 | 46.4 | 46.4 | missed | provisional");
        }
    }

    @Test
    void a_month_or_part_of_a_year_has_no_status_where_twelve_months_are_judged() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-04-30", 6, 6, ENGLAND_2024)) {
            assertThat(warehouse.rows("select distinct status from evidence where indicator_code = 'ehcp_20_week_pct'"
                            + " and target_value is not null and period_type in ('month', 'calendar_year_to_date')"))
                    .containsExactly("null");
        }
    }

    @Test
    void a_late_feed_makes_the_evidence_stale_and_asks_for_a_decision() throws SQLException {
        try (TestWarehouse warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", requests(6, 6))
                .landing("dfe_timeliness_20_week", TIMELINESS + ENGLAND_2024)
                .deliveredOn("ehc_request", "2026-01-20"))) {
            assertThat(promise(warehouse, "T-1.4.4", "status, data_status, status_reason"))
                    .isEqualTo("not measured | stale | We cannot say: ehc_request last delivered 20 January 2026.");
            assertThat(warehouse.rows("select kind, decision, why from decision_asked where kind = 'stale'"))
                    .containsExactly("stale | Restore the delivery of ehc_request | We cannot say: ehc_request last"
                            + " delivered 20 January 2026. Affected: 15 indicators.");
            assertThat(warehouse.value("select max(period_end) from evidence where indicator_code = 'ehc_requests'"
                            + " and period_type = 'month'"))
                    .isEqualTo("2025-12-31");
        }
    }

    @Test
    void an_agency_below_four_fifths_three_months_running_is_consistently_late() throws SQLException {
        StringBuilder advice = new StringBuilder(ADVICE);
        // Ten pieces due a month: psychology in time with 8 in every month, and since January paediatrics with 5, and
        // speech therapy with 5 of too few.
        for (YearMonth month = YearMonth.of(2024, 5);
                month.isBefore(YearMonth.of(2026, 5));
                month = month.plusMonths(1)) {
            boolean late = month.getYear() == 2026;
            for (int n = 0; n < 10; n++) {
                advice(advice, "ep", "educational psychology", month, n, n < 8);
                if (late) {
                    advice(advice, "paeds", "community paediatrics", month, n, n < 5);
                }
                if (late && n < 9) {
                    advice(advice, "salt", "speech and language", month, n, n < 5);
                }
            }
        }
        try (TestWarehouse warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", requests(6, 6))
                .landing("ehc_advice", advice.toString()))) {
            assertThat(warehouse.rows("select decision, why, owner_role, about_key from decision_asked"
                            + " where kind = 'consistently late'"))
                    .containsExactly(
                            "Ask for an improvement action from Community paediatrics | Community paediatrics: 15"
                                    + " of 30 pieces of advice in time in three months. | Quality Improvement Manager |"
                                    + " AFI1-1.4.2");
            // Until September psychology alone: 96 of 120. By April 96 of 120, 20 of 40 and 20 of 36 together.
            assertThat(promise(warehouse, "E-1.4.2", "status, needed_text, status_reason"))
                    .isEqualTo(
                            "missed | at least 100 % | 12 months to 30 September 2025: 80.0 % (96 of 120); needed: at"
                                    + " least 100 %. Latest, 12 months to 30 April 2026: 69.4 % (136 of 196).");
            assertThat(action(warehouse, "AFI1-1.4.2")).isEqualTo("missed");
            assertThat(action(warehouse, "AFI1-1.4.3")).isEqualTo("not measured");
        }
    }

    @Test
    void every_promise_says_that_no_report_has_come() throws SQLException {
        try (TestWarehouse warehouse = warehouse("2026-04-30", 6, 6, ENGLAND_2024)) {
            assertThat(warehouse.rows(
                            "select distinct reported_rating, reported_status, mismatch from milestone_status"))
                    .containsExactly("null | No progress update received | false");
        }
    }

    private static TestWarehouse warehouse(String asAt, int inTime, int inTimeSinceFebruary, String england)
            throws SQLException {
        return Evidence.of(TestWarehouse.asAt(asAt)
                .landing("ehc_request", requests(inTime, inTimeSinceFebruary))
                .landing("dfe_timeliness_20_week", TIMELINESS + england));
    }

    /** Twenty plans issued on the tenth of each month from January 2024 to June 2026, some of them within 20 weeks. */
    private static String requests(int inTime, int inTimeSinceFebruary) {
        StringBuilder csv = new StringBuilder(REQUESTS);
        YearMonth first = YearMonth.of(2024, 1);
        for (int month = 0; month < 30; month++) {
            YearMonth issued = first.plusMonths(month);
            int good = issued.isBefore(YearMonth.of(2026, 2)) ? inTime : inTimeSinceFebruary;
            for (int n = 0; n < 20; n++) {
                LocalDate day = issued.atDay(10);
                LocalDate received = day.minusDays(n < good ? 100 : 200);
                String id = month + "-" + n;
                csv.append(String.join(",", "R" + id, "C" + id, n % 2 == 0 ? "M" : "F", "school"))
                        .append(',')
                        .append(received)
                        .append(',')
                        .append(received.plusDays(40))
                        .append(",assess,")
                        .append(day)
                        .append(",issue,P")
                        .append(id)
                        .append(',')
                        .append(day)
                        .append(',')
                        .append(day)
                        .append(",false\n");
            }
        }
        return csv.toString();
    }

    private static void advice(StringBuilder csv, String agency, String type, YearMonth month, int n, boolean inTime) {
        LocalDate due = month.atDay(10);
        LocalDate asked = due.minusDays(42);
        csv.append(String.join(",", agency + month + "-" + n, "R0-" + n, "C0-" + n, agency, type, "received", "false"))
                .append(',')
                .append(asked)
                .append(',')
                .append(inTime ? due : due.plusDays(1))
                .append('\n');
    }

    private static String promise(TestWarehouse warehouse, String key, String columns) throws SQLException {
        return warehouse
                .rows("select " + columns + " from milestone_status where promise_key = '" + key + "'")
                .get(0);
    }

    private static String action(TestWarehouse warehouse, String key) throws SQLException {
        return warehouse
                .rows("select status from action_status where action_key = '" + key + "'")
                .get(0);
    }
}
