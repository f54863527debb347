package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A survey that was to be held by 11 April 2025, and yearly targets by either reading of the plan's year. */
class SurveyPromiseTest {
    private static final String SURVEY =
            "select status, met_since, status_reason from milestone_status" + " where promise_key = 'M-2025-SPRING-2'";

    @Test
    void held_by_its_date_it_is_met() throws SQLException {
        try (TestWarehouse w = waves("2025-03-21", "2026-03-21")) {
            assertThat(w.rows(SURVEY))
                    .containsExactly("met | false | 21 March 2025 to 21 March 2025: 100.0 % (10 of 10); needed: one"
                            + " measured period by 11 April 2025. Latest, 21 March 2026 to 21 March 2026: 100.0 % (10"
                            + " of 10).");
        }
    }

    @Test
    void held_after_its_date_it_is_missed_and_met_since() throws SQLException {
        try (TestWarehouse w = waves("2025-06-06", "2026-03-21")) {
            assertThat(w.rows(SURVEY).get(0)).startsWith("missed | true | 6 June 2025 to 6 June 2025: 100.0 %");
        }
    }

    @Test
    void never_held_it_is_missed_once_the_surveys_reach_past_its_date() throws SQLException {
        String other = answers("guidance", "2026-03-21");
        try (TestWarehouse w = promises(TestWarehouse.asAt("2026-04-30").landing("survey_answer", other))) {
            assertThat(w.rows(SURVEY))
                    .containsExactly("missed | false | Nothing was measured by 11 April 2025, nor since; the data reach"
                            + " to 30 April 2026.");
        }
    }

    @Test
    void nothing_delivered_leaves_it_unknown_and_a_setting_makes_years_financial() throws SQLException {
        // Nothing delivered: whether the survey was held is unknown, and no silence is taken for an answer.
        String years =
                "select promise_key, due_date, status from milestone_status where promise_key like 'T-1.1.1%' order by 1";
        try (TestWarehouse w = promises(TestWarehouse.asAt("2026-04-30"))) {
            assertThat(w.rows(years))
                    .containsExactly(
                            "T-1.1.1-2025/26 | 2026-08-31 | not measured", "T-1.1.1-2026/27 | 2027-08-31 | not due");
            assertThat(w.rows(SURVEY).get(0)).startsWith("not measured | false | ");
        }
        try (TestWarehouse w = promises(TestWarehouse.asAt("2026-04-30")
                .file(
                        "warehouse-sql/reference/plan_setting.csv",
                        "setting,value,meaning\nyear of yearly targets,financial_year,April to March\n"))) {
            assertThat(w.rows(years))
                    .containsExactly(
                            "T-1.1.1-2025/26 | 2026-03-31 | not measured",
                            "T-1.1.1-2026/27 | 2027-03-31 | not measured");
        }
    }

    @Test
    void two_years_that_share_months_are_not_compared() throws SQLException {
        String closed =
                "select status, status_reason, baseline_label from milestone_status where promise_key = 'E-4.3.1'";
        String withoutDate = closed.replace("E-4.3.1", "E-4.3.4");
        // Decisions since December 2024: the first 12 months end in November 2025, and share months with all since.
        try (TestWarehouse w = decisions(17)) {
            assertThat(w.rows(closed))
                    .containsExactly(
                            "not measured | The first figures, to 30 November 2025, came after the due date, 18"
                                    + " July 2025: what had changed by then cannot be told. | null");
            assertThat(w.rows(withoutDate))
                    .containsExactly("not measured | There is no earlier period to compare with. | null");
        }
        // Since May 2023, late until October 2024 and in time since: ten a month.
        try (TestWarehouse w = decisions(36)) {
            assertThat(w.rows(closed))
                    .containsExactly("met | 12 months to 31 July 2025: 75.0 % (90 of 120); needed: clearly above 0.0 %"
                            + " (0 of 120) of 12 months to 31 July 2024. Latest, 12 months to 30 April 2026: 100.0 %"
                            + " (120 of 120). | 12 months to 30 April 2024");
        }
    }

    /** Ten decisions due on the tenth of each of so many months up to April 2026; those until October 2024 closed late. */
    private static TestWarehouse decisions(int months) throws SQLException {
        StringBuilder csv = new StringBuilder(
                "decision_id,governance_group,meeting_date,decision,owner_role,due_date,closed_date\n");
        for (int month = 0; month < months; month++) {
            LocalDate due = LocalDate.of(2026, 4, 10).minusMonths(month);
            LocalDate shut = due.isBefore(LocalDate.of(2024, 11, 1)) ? due.plusDays(5) : due;
            for (int n = 0; n < 10; n++) {
                csv.append("D%d-%d,board,%s,Carry on,Lead,%s,%s%n".formatted(month, n, due.minusDays(30), due, shut));
            }
        }
        return promises(TestWarehouse.asAt("2026-04-30").landing("decision", csv.toString()));
    }

    private static TestWarehouse promises(TestWarehouse.Builder warehouse) throws SQLException {
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build("milestone_status");
    }

    private static TestWarehouse waves(String first, String second) throws SQLException {
        String rows = answers("advice_confidence", first)
                + answers("advice_confidence", second).lines().skip(1).reduce("", (all, row) -> all + row + "\n");
        return promises(TestWarehouse.asAt("2026-04-30").landing("survey_answer", rows));
    }

    /** Ten practitioners of one wave, all of them confident. */
    private static String answers(String topic, String day) {
        StringBuilder csv = new StringBuilder("survey_code,wave,respondent_no,respondent_type,agency_code,topic,"
                + "question_code,answer_code,answer_value,scale_max,is_positive,responded_on\n");
        for (int n = 0; n < 10; n++) {
            csv.append("%s,%s,%d,practitioner,ep,%s,overall,good,4,5,true,%s%n".formatted(topic, day, n, topic, day));
        }
        return csv.toString();
    }
}
