package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
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
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30")
                .landing("survey_answer", answers.toString())
                .landing("training_attendance", training()));
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

    private String promise(String key) throws SQLException {
        return warehouse
                .rows("select status, status_reason from milestone_status where promise_key = '" + key + "'")
                .get(0);
    }

    /** Twenty answers, the first on the first day and the others on the last. */
    private static void wave(StringBuilder csv, String who, String wave, String first, String last, int positive) {
        for (int n = 0; n < 20; n++) {
            boolean yes = n < positive;
            csv.append(String.join(
                            ",",
                            who + "_survey",
                            wave,
                            Integer.toString(n),
                            who,
                            "local_offer_find",
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
