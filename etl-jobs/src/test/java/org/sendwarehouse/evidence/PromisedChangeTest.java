package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A change is tested between two samples of the same people, or it is not tested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisedChangeTest {
    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        StringBuilder answers = new StringBuilder("survey_code,wave,respondent_no,respondent_type,topic,question_code,"
                + "answer_code,answer_value,scale_max,is_positive,responded_on\n");
        wave(answers, "parent_carer", "2024", "2024-06-03", "2024-07-19", 10);
        wave(answers, "parent_carer", "2025", "2025-06-02", "2025-07-18", 10);
        wave(answers, "senco", "2025", "2025-09-15", "2025-11-28", 4);
        wave(answers, "senco", "2026", "2026-02-09", "2026-03-27", 16);
        for (String topic : List.of("screening_confidence", "guidance_confidence")) {
            wave(answers, "practitioner", topic, "2025", "2025-09-15", "2025-11-28", 4);
            wave(answers, "practitioner", topic, "2026", "2026-02-09", "2026-03-27", 16);
        }
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("survey_answer", answers.toString())
                .landing("training_attendance", training())
                .landing("workforce", """
                        agency_code,role_group,as_at_date,fte,vacancies_fte
                        school,SENCOs,2024-12-20,20,0
                        """));
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void what_school_staff_find_is_not_set_against_what_parents_found() throws SQLException {
        assertThat(promise("E-3.3.4"))
                .isEqualTo(
                        "no clear change | 2 June 2025 to 18 July 2025: 50.0 % (10 of 20); needed: clearly above 50.0 %"
                                + " (10 of 20) of 3 June 2024 to 19 July 2024.");
        assertThat(promise("M-2025-AUTUMN-2"))
                .isEqualTo("met | 9 February 2026 to 27 March 2026: 80.0 % (16 of 20); needed: clearly above 20.0 %"
                        + " (4 of 20) of 15 September 2025 to 28 November 2025.");
    }

    @Test
    void twelve_months_are_not_tested_against_twelve_months_that_share_months_with_them() throws SQLException {
        // Training is known from January 2025: the first twelve months end in December 2025, the next that share none
        // of them in December 2026.
        assertThat(promise("E-1.2.1")).isEqualTo("not measured | There is no earlier period to compare with.");
    }

    @Test
    void a_nought_from_before_collection_began_is_no_baseline() throws SQLException {
        // Staff in post are on record since December 2024, ratings since January 2025: ten of twenty, and no more
        // since.
        assertThat(
                        warehouse.rows(
                                "select period_type, min(period_end), min(value), max(value) from evidence"
                                        + " where indicator_code = 'workforce_confidence_measured_pct' and breakdown = 'all' group by 1"))
                .containsExactly("rolling_12_months | 2025-12-31 | 50.0 | 50.0");
        assertThat(promise("M-2026-SPRING-3")).isEqualTo("not measured | There is no earlier period to compare with.");
    }

    @Test
    void a_promise_first_measured_after_it_was_due_is_not_proved_by_what_changed_later() throws SQLException {
        // Due on 18 July and 30 April 2025; the first wave of either ended in November 2025.
        assertThat(promise("E-3.2.2"))
                .isEqualTo("not measured | The first figures, to 28 November 2025, came after the due date, 18 July"
                        + " 2025: what had changed by then cannot be told.");
        assertThat(promise("E-1.3.3"))
                .isEqualTo("not measured | The first figures, to 28 November 2025, came after the due date, 30 April"
                        + " 2025: what had changed by then cannot be told.");
        // The same figures, for a promise due on 30 September 2026.
        assertThat(promise("E-1.3.2"))
                .isEqualTo("met | 9 February 2026 to 27 March 2026: 80.0 % (16 of 20); needed: clearly above 20.0 %"
                        + " (4 of 20) of 15 September 2025 to 28 November 2025.");
    }

    @Test
    void an_action_names_each_feed_of_its_evidence_once_and_as_readers_know_it() throws SQLException {
        // All four indicators come from training, one of them from the workforce as well.
        assertThat(warehouse.rows("select action_key, evidence_source from action_status"
                        + " where action_key in ('AFI1-1.2.1', 'AFI3-3.3.4') order by action_key"))
                .containsExactly(
                        "AFI1-1.2.1 | 4 of 4 indicators measured, from Training attended; Workforce.",
                        "AFI3-3.3.4 | 1 of 2 indicators measured, from Survey answers. No figure yet of The local"
                                + " offer is current.");
    }

    private String promise(String key) throws SQLException {
        return warehouse
                .rows("select status, status_reason from milestone_status where promise_key = '" + key + "'")
                .get(0);
    }

    /** Twenty answers, the first on the first day and the others on the last. */
    private static void wave(StringBuilder csv, String who, String wave, String first, String last, int positive) {
        wave(csv, who, "local_offer_find", wave, first, last, positive);
    }

    private static void wave(
            StringBuilder csv, String who, String topic, String wave, String first, String last, int positive) {
        for (int n = 0; n < 20; n++) {
            boolean yes = n < positive;
            csv.append(String.join(
                            ",",
                            who + "_" + topic,
                            wave,
                            Integer.toString(n),
                            who,
                            topic,
                            "find",
                            yes ? "yes" : "no",
                            yes ? "3" : "1",
                            "3",
                            Boolean.toString(yes),
                            n == 0 ? first : last))
                    .append('\n');
        }
    }

    /** Ten trained a month from January 2025; in 2026 all of them confident afterwards. */
    private static String training() {
        StringBuilder csv = new StringBuilder(
                "session_id,session_date,programme,attendee_id,sector,agency_code,rating_before,rating_after,follow_up_date\n");
        for (YearMonth month = YearMonth.of(2025, 1);
                month.isBefore(YearMonth.of(2026, 5));
                month = month.plusMonths(1)) {
            LocalDate day = month.atDay(10);
            for (int n = 0; n < 10; n++) {
                String after = month.getYear() == 2026 || n < 5 ? "5" : "2";
                csv.append(String.join(
                                ",", "S" + month, day.toString(), "Writing advice", "t" + n, "Education", "school"))
                        .append(",2,")
                        .append(after)
                        .append(",\n");
            }
        }
        return csv.toString();
    }
}
