package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A warehouse to which nothing was delivered still tells every promise and action, and why it is not measured. */
class NothingDeliveredTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void build() throws SQLException {
        warehouse = Evidence.of(TestWarehouse.asAt("2026-04-30"));
    }

    @AfterAll
    static void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void every_action_is_there_and_none_is_good() throws Exception {
        assertThat(warehouse.rows("select status, count(*) from action_status group by status order by status"))
                .containsExactly("date conflict | 3", "not measured | 37");
        assertThat(warehouse.rows(
                        "select promise_key, status, status_reason, needed_text, data_status from milestone_status"
                                + " where promise_key in ('T-1.1.1-2025/26', 'T-1.1.1-2026/27', 'M-2026-SPRING-3')"
                                + " order by order_no"))
                .containsExactly(
                        "M-2026-SPRING-3 | not measured | The feeds training_attendance, workforce are not"
                                + " delivered yet. | clearly above the baseline | not collected",
                        "T-1.1.1-2025/26 | not measured | The feed ehcp_audit is not delivered yet. | at least 80 %"
                                + " | not collected",
                        "T-1.1.1-2026/27 | not due | Measured from 1 September 2026. | at least 90 % | not collected");
    }

    @Test
    void every_indicator_shows_as_not_collected_and_never_as_a_nought() throws Exception {
        assertThat(warehouse.rows("select distinct data_status, value, numerator, status from evidence"))
                .containsExactly("not collected | null | null | not measured");
        assertThat(warehouse.value("select count(*) - count(distinct indicator_code) from evidence"))
                .isEqualTo("0");
        assertThat(warehouse.rows("select indicator_code from indicator except select indicator_code from evidence"))
                .isEmpty();
    }

    @Test
    void the_board_is_asked_to_mend_the_conflicting_dates() throws Exception {
        assertThat(warehouse.rows("select rank, kind, decision, about_key, section from decision_asked order by rank"))
                .containsExactly(
                        "1 | date conflict | Give dates that can hold to action 4.1.1 | AFI4-4.1.1 | AFI4",
                        "2 | date conflict | Give dates that can hold to action 4.1.2 | AFI4-4.1.2 | AFI4",
                        "3 | date conflict | Give dates that can hold to action 4.1.3 | AFI4-4.1.3 | AFI4");
    }

    @Test
    void a_feed_that_is_here_is_not_called_missing() throws Exception {
        try (TestWarehouse here = Evidence.of(TestWarehouse.asAt("2026-04-30").landing("audit_learning", """
                        item_id,agency_code,raised_date
                        L1,ep,2026-03-02
                        """))) {
            assertThat(here.rows("select is_delivered, reason from evidence_coverage"
                            + " where indicator_code = 'late_agency_action_pct' and area_code = 'E06000047'"))
                    .containsExactly("false | The feed ehc_advice is not delivered yet");
        }
    }
}
