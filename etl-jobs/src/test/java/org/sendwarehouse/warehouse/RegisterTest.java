package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The register of actions and promises, at the places where the printed plan is hard to read. */
class RegisterTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void build() throws SQLException {
        warehouse = TestWarehouse.asAt("2026-04-30").build("dim_action", "dim_milestone", "dim_indicator");
    }

    @AfterAll
    static void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void fortyActionsInFourAreas() throws SQLException {
        assertThat(warehouse.rows("select area_for_improvement, count(*) from dim_action group by 1 order by 1"))
                .containsExactly("AFI1 | 11", "AFI2 | 5", "AFI3 | 12", "AFI4 | 12");
    }

    @Test
    void referencesPrintedTwiceHaveKeysOfTheirOwn() throws SQLException {
        assertThat(warehouse.rows(
                        "select action_key, printed_ref from dim_action where printed_ref in ('4.2.2', '4.3.4')"
                                + " order by order_no"))
                .containsExactly(
                        "AFI4-4.2.2 | 4.2.2", "AFI4-4.3-a | 4.2.2", "AFI4-4.3.4 | 4.3.4", "AFI4-4.3-b | 4.3.4");
    }

    @Test
    void impossibleDatesAreConflictsWithoutADueDate() throws SQLException {
        assertThat(warehouse.rows("select action_key, start_printed, finish_printed, due_date, evidence_due_date"
                        + " from dim_action where date_conflict order by order_no"))
                .containsExactly(
                        "AFI4-4.1.1 | November 2024 | April 2024 | null | null",
                        "AFI4-4.1.2 | Spring 2025 | Summer 2024 | null | null",
                        "AFI4-4.1.3 | As soon as available | As above | null | null");
    }

    @Test
    void printedDatesResolveByTheirRules() throws SQLException {
        assertThat(warehouse.rows("select action_key, start_date, due_date, evidence_due_date from dim_action where"
                        + " action_key in ('AFI1-1.1.1', 'AFI1-1.4.4', 'AFI2-2.3.1', 'AFI3-3.1.1', 'AFI3-3.2.6', 'AFI4-4.2.3',"
                        + " 'AFI4-4.2.4', 'AFI4-4.3-a', 'AFI4-4.3-b') order by order_no"))
                .containsExactly(
                        // a month ends on its last day; the evidence is due with the first academic year
                        "AFI1-1.1.1 | 2024-11-01 | 2025-07-31 | 2026-08-31",
                        // the evidence names its own month
                        "AFI1-1.4.4 | 2024-10-01 | 2025-09-30 | 2026-01-31",
                        // ongoing
                        "AFI2-2.3.1 | 2024-10-01 | null | null",
                        // a condition gives no start; spring / summer ends with summer
                        "AFI3-3.1.1 | null | 2025-07-18 | 2025-07-18",
                        "AFI3-3.2.6 | 2024-11-01 | 2026-07-17 | 2026-07-17",
                        // a season starts on its first school day
                        "AFI4-4.2.3 | 2024-09-04 | 2025-02-28 | 2025-02-28",
                        "AFI4-4.2.4 | 2025-01-06 | 2025-12-19 | 2025-12-19",
                        "AFI4-4.3-a | 2025-01-06 | null | null",
                        "AFI4-4.3-b | 2025-01-06 | 2026-01-31 | 2026-01-31");
    }

    @Test
    void milestonesAndYearlyTargetsStandWithTheirDates() throws SQLException {
        assertThat(warehouse.rows("select due_printed, due_date, count(*) from dim_milestone"
                        + " where promise_kind = 'milestone' group by 1, 2 order by 2"))
                .containsExactly(
                        "Spring 2025 | 2025-04-11 | 2", "Autumn 2025 | 2025-12-19 | 2", "Spring 2026 | 2026-04-02 | 3");
        assertThat(warehouse.rows("select indicator_code, due_date, target_rule, cast(target_value as integer)"
                        + " from dim_milestone where promise_kind = 'yearly target' order by order_no"))
                .containsExactly(
                        "ehcp_audit_good_pct | 2026-08-31 | at least | 80",
                        "ehcp_audit_good_pct | 2027-08-31 | at least | 90",
                        "ehcp_transition_audit_good_pct | 2026-08-31 | at least | 70",
                        "ehcp_transition_audit_good_pct | 2027-08-31 | at least | 80",
                        "ehcp_transition_audit_good_pct | 2028-08-31 | at least | 90",
                        "advice_assured_good_pct | 2026-09-30 | at least | 100",
                        "plan_assured_good_pct | 2026-09-30 | at least | 100",
                        "ehcp_20_week_pct | 2026-01-31 | in line with England | null");
    }

    @Test
    void everyActionHasAPromiseAndEveryPromiseAKnownIndicator() throws SQLException {
        assertThat(warehouse.rows("select action_key from dim_action where action_key not in"
                        + " (select action_key from dim_milestone where action_key is not null)"))
                .isEmpty();
        assertThat(warehouse.rows("select promise_key, indicator_code from dim_milestone where indicator_code not in"
                        + " (select indicator_code from dim_indicator)"))
                .isEmpty();
    }
}
