package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** The queue for psychological advice by hand, and projections whose outcome arithmetic gives. */
class QueueTest {
    private static final String COLUMNS =
            "request_id,person_id,request_source,received_date,decision_date,decision_outcome,"
                    + "ep_requested_date,ep_allocated_date,ep_received_date,issue_decision_date,issue_decision\n";

    private static TestWarehouse of(TestWarehouse.Builder warehouse, String... tables) throws SQLException {
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build(tables);
    }

    @Test
    void theQueueOfEachMonthAddsUpAndIsTheIndicators() throws SQLException {
        // A waits from 31 January to 28 February; B from 1 February, allocated 15 March, to 1 April; C is withdrawn on
        // 20
        // March; D waits on, since 17 February; E is advised on the day it is asked for; F came before it was asked
        // for.
        String requests = COLUMNS + """
                A,c1,school,2026-01-02,2026-01-30,assess,2026-01-31,2026-02-10,2026-02-28,,
                B,c2,school,2026-01-02,2026-01-30,assess,2026-02-01,2026-03-15,2026-04-01,,
                C,c3,school,2026-01-02,2026-01-30,assess,2026-02-01,,,2026-03-20,withdrawn
                D,c4,school,2026-01-02,2026-01-30,assess,2026-02-17,,,,
                E,c5,school,2026-01-02,2026-01-30,assess,2026-03-10,,2026-03-10,,
                F,c6,school,2026-01-02,2026-01-30,assess,2026-03-10,,2026-03-09,,
                """;
        try (TestWarehouse warehouse = of(
                TestWarehouse.asAt("2026-05-10")
                        .landing("ehc_request", requests)
                        .landing("workforce", """
                                agency_code,role_group,as_at_date,fte,vacancies_fte
                                ep,psychologists,2026-02-15,20.5,4.5
                                ep,assistants,2026-02-15,3.0,0.5
                                ep,psychologists,2026-04-15,21.5,3.5
                                school,SENCOs,2026-02-15,240.0,6.0
                                """),
                "ep_queue",
                "evidence")) {
            assertThat(warehouse.rows("select month_end, opening, arrivals, completions, closed_without, waiting,"
                            + " not_allocated, overdue, over_12_weeks, round(weeks_waiting_median, 2),"
                            + " fte_in_post, fte_vacant from ep_queue order by month_end"))
                    .containsExactly(
                            // A, waiting no day yet
                            "2026-01-31 | 0 | 1 | 0 | 0 | 1 | 1 | 0 | 0 | 0.0 | null | null",
                            // B and C for 27 days, D for 11: median 27
                            "2026-02-28 | 1 | 3 | 1 | 0 | 3 | 3 | 0 | 0 | 3.86 | 23.5000 | 5.0000",
                            // B for 58 days, D for 42; E came and went
                            "2026-03-31 | 3 | 1 | 1 | 1 | 2 | 1 | 1 | 0 | 7.14 | 23.5000 | 5.0000",
                            // D for 72 days; May is not over
                            "2026-04-30 | 2 | 0 | 1 | 0 | 1 | 1 | 1 | 0 | 10.29 | 24.5000 | 4.0000");
            assertThat(warehouse.rows("select month_end, waiting from ep_queue order by month_end"))
                    .isEqualTo(
                            warehouse.rows(
                                    "select period_end, numerator from evidence"
                                            + " where indicator_code = 'ehc_ep_advice_waiting' and breakdown = 'all' order by period_end"));
        }
    }

    /**
     * A queue of 60 on 15 April 2024; from May 2024 three come on the 10th of each month and the oldest four are done on
     * the 20th, so that 36 wait on 30 April 2026.
     */
    private static String steady(LocalDate from, LocalDate to) {
        StringBuilder rows = new StringBuilder(COLUMNS);
        Deque<LocalDate> waiting = new ArrayDeque<>();
        for (int i = 0; i < 60; i++) {
            waiting.add(from);
        }
        int number = 0;
        for (LocalDate month = from.plusMonths(1).withDayOfMonth(1); month.isBefore(to); month = month.plusMonths(1)) {
            for (int i = 0; i < 3; i++) {
                waiting.add(month.withDayOfMonth(10));
            }
            for (int i = 0; i < 4; i++) {
                rows.append(row(
                        ++number,
                        waiting.removeFirst(),
                        month.withDayOfMonth(20).toString()));
            }
        }
        while (!waiting.isEmpty()) {
            rows.append(row(++number, waiting.removeFirst(), ""));
        }
        return rows.toString();
    }

    private static String row(int number, LocalDate asked, String came) {
        LocalDate received = asked.minusDays(20);
        return "R%d,p%d,school,%s,%s,assess,%s,,%s,,%n"
                .formatted(number, number, received, received.plusDays(15), asked, came);
    }

    @Test
    void monthsThatAreAllAlikeClearWhenArithmeticSays() throws SQLException {
        // 72 came in 730 days, so 72 · 42 / 730 = 4.14 may wait; of a tenth more, 4.55. One fewer a month from 36:
        // - as now: 36 − 32 = 4, in December 2028
        // - ten more from June: 35, 24, 13, 2: in August 2026
        // - twenty more from June to November: 35, 14, 0: in July 2026
        // - 96 done by 20 people in 24 months is 0.2 each: two are 0.4 more from September, 32 − 20 · 1.4 = 4 in April
        // 2028
        // - ten fewer than four is none: three more a month
        // - a tenth more come: 36 − 45 · 0.7 = 4.5 in January 2030; with ten more 35.3, 24.6, 13.9, 3.2 in August 2026
        try (TestWarehouse warehouse = of(
                TestWarehouse.asAt("2026-04-30")
                        .landing("ehc_request", steady(LocalDate.parse("2024-04-15"), LocalDate.parse("2026-04-30")))
                        .landing("workforce", """
                                agency_code,role_group,as_at_date,fte,vacancies_fte
                                ep,psychologists,2024-03-31,20.0,
                                """),
                "ep_queue_projection",
                "ep_queue_path")) {
            assertThat(warehouse.rows(
                            "select scenario, clear_at, extra_a_month, clear_earliest, clear_median, clear_latest,"
                                    + " clear_within_a_year_pct, round(waiting_in_a_year, 2) from ep_queue_projection"
                                    + " order by display_order"))
                    .containsExactly(
                            "as_now | 4.14 | 0.0 | 2028-12-31 | 2028-12-31 | 2028-12-31 | 0.0 | 24.0",
                            "ten_more | 4.14 | 10.0 | 2026-08-31 | 2026-08-31 | 2026-08-31 | 100.0 | 0.0",
                            "twenty_more_half_year | 4.14 | 20.0 | 2026-07-31 | 2026-07-31 | 2026-07-31 | 100.0 | 0.0",
                            "two_psychologists | 4.14 | 0.4 | 2028-04-30 | 2028-04-30 | 2028-04-30 | 0.0 | 20.8",
                            "ten_fewer | 4.14 | -10.0 | null | null | null | 0.0 | 72.0",
                            "demand_up | 4.55 | 0.0 | 2030-01-31 | 2030-01-31 | 2030-01-31 | 0.0 | 27.6",
                            "demand_up_ten_more | 4.55 | 10.0 | 2026-08-31 | 2026-08-31 | 2026-08-31 | 100.0 | 0.0");
            assertThat(warehouse.rows("select waiting_on, waiting_now, history_from, history_to, history_months,"
                            + " arrivals_a_month, completions_a_month, completions_per_fte, extra_from, extra_to, answer"
                            + " from ep_queue_projection where scenario = 'twenty_more_half_year'"))
                    .containsExactly(
                            "2026-04-30 | 36 | 2024-05-01 | 2026-04-30 | 24 | 3.0 | 4.0 | 0.2000 | 2026-06-01 |"
                                    + " 2026-11-30 | As likely as not clear by July 2026; 95 % of the simulated futures are clear"
                                    + " between July 2026 and July 2026.");
            assertThat(warehouse.value("select answer from ep_queue_projection where scenario = 'ten_fewer'"))
                    .isEqualTo("Not clear by April 2031 in 100 % of the simulated futures.");
            assertThat(warehouse.rows(
                            "select month_no, month_end, waiting_lower, waiting_median, waiting_upper, cleared_pct"
                                    + " from ep_queue_path where scenario = 'demand_up_ten_more' and month_no < 5"
                                    + " order by month_no"))
                    .containsExactly(
                            "0 | 2026-04-30 | 36.0 | 36.0 | 36.0 | 0.0",
                            "1 | 2026-05-31 | 35.3 | 35.3 | 35.3 | 0.0",
                            "2 | 2026-06-30 | 24.6 | 24.6 | 24.6 | 0.0",
                            "3 | 2026-07-31 | 13.9 | 13.9 | 13.9 | 0.0",
                            "4 | 2026-08-31 | 3.2 | 3.2 | 3.2 | 100.0");
        }
    }

    @Test
    void whatCannotBeProjectedSaysWhy() throws SQLException {
        try (TestWarehouse warehouse = of(
                TestWarehouse.asAt("2025-03-31")
                        .landing("ehc_request", steady(LocalDate.parse("2024-05-15"), LocalDate.parse("2025-03-31"))),
                "ep_queue_projection")) {
            assertThat(warehouse.rows("select distinct answer from ep_queue_projection"))
                    .containsExactly("We cannot say: Only 11 whole months are known; 12 are needed.");
        }
        try (TestWarehouse warehouse = of(
                TestWarehouse.asAt("2026-04-30")
                        .landing("ehc_request", steady(LocalDate.parse("2024-04-15"), LocalDate.parse("2026-04-30"))),
                "ep_queue_projection")) {
            assertThat(warehouse.rows(
                            "select scenario, answer from ep_queue_projection where not_possible is not null"))
                    .containsExactly("two_psychologists | We cannot say: No workforce figures are delivered for the"
                            + " psychologists.");
        }
    }
}
