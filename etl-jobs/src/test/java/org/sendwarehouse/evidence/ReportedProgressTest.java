package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** What leads report stands beside what the evidence says, and a contradiction is called out first. */
class ReportedProgressTest {
    // A plan a month, each issued after 32 weeks, beside a published year of England: timeliness is missed.
    private static final String REQUEST = """
            request_id,person_id,sex,request_source,received_date,decision_date,decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date
            %s
            """;
    private static final String ENGLAND = """
            as_of,time_period,time_identifier,geographic_level,country_code,country_name,breakdown_topic,breakdown,plans_issued_den_ex,plans_issued_20_weeks_ex
            2025-06-26,2024,Calendar year,National,E92000001,England,All EHC plans issued,All EHC plans issued,1000,464
            """;

    private static TestWarehouse reported(String updates) throws SQLException {
        StringBuilder rows = new StringBuilder();
        for (int month = 0; month < 28; month++) {
            LocalDate issued = LocalDate.of(2024, 1, 10).plusMonths(month);
            rows.append("R%d,P%d,F,school,%s,,assess,%s,issue,N%d,%s,%s%n"
                    .formatted(month, month, issued.minusDays(224), issued, month, issued, issued));
        }
        return Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", REQUEST.formatted(rows.toString().strip()))
                .landing("dfe_timeliness_20_week", ENGLAND)
                .landing("action_update", "action_key,update_date,reported_rating,narrative,lead_role\n" + updates));
    }

    @Test
    void the_newest_report_by_the_date_of_the_warehouse_stands() throws SQLException {
        try (TestWarehouse w = reported("""
                AFI1-1.4.4,2026-01-31,red,,
                AFI1-1.4.4,2026-03-31,amber,,
                AFI1-1.4.4,2026-05-31,green,,
                AFI9-9.9.9,2026-03-31,blue,,
                """)) {
            assertThat(w.rows("select reported_rating, reported_status from action_status"
                            + " where action_key = 'AFI1-1.4.4'"))
                    .containsExactly("amber | Reported amber (at risk) on 31 March 2026");
            assertThat(w.rows("select distinct reported_status, reported_rating from action_status"
                            + " where action_key <> 'AFI1-1.4.4'"))
                    .containsExactly("No progress update received | null");
            assertThat(
                            w.rows(
                                    "select reported_rating, mismatch, status from milestone_status where promise_key = 'T-1.4.4'"))
                    .containsExactly("amber | false | missed");
            assertThat(w.rows("select reported_action_key, action_key, is_latest from fact_action_update"
                            + " where reported_action_key = 'AFI9-9.9.9'"))
                    .containsExactly("AFI9-9.9.9 | null | true");
        }
    }

    @Test
    void green_beside_missed_is_a_mismatch_and_the_first_decision() throws SQLException {
        try (TestWarehouse w = reported("AFI1-1.4.4,2026-03-31,green,,\n")) {
            assertThat(
                            w.rows(
                                    "select reported_rating, mismatch, status from milestone_status where promise_key = 'T-1.4.4'"))
                    .containsExactly("green | true | missed");
            assertThat(w.rows("select rank, kind from decision_asked where kind = 'mismatch'"))
                    .containsExactly("1 | mismatch");
            assertThat(w.value("select why from decision_asked where kind = 'mismatch'"))
                    .startsWith("The lead reports green; the evidence says missed. ");
        }
    }

    @Test
    void what_is_asked_as_a_mismatch_is_not_asked_again_as_missed() throws SQLException {
        String missed = "select kind from decision_asked where about_key in ('T-1.4.4', 'M-2026-SPRING-2')";
        try (TestWarehouse w = reported("AFI1-1.4.4,2026-03-31,green,,\n")) {
            assertThat(w.rows(missed)).containsExactly("mismatch");
        }
        try (TestWarehouse w = reported("AFI1-1.4.4,2026-03-31,red,,\n")) {
            assertThat(w.rows(missed)).containsExactly("missed");
        }
    }
}
