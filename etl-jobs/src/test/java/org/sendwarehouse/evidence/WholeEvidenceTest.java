package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.warehouse.TestWarehouse;

/** What holds of the evidence as a whole, whatever the indicator, over the rows that {@link WorkedExample}s share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeEvidenceTest {
    private TestWarehouse casework;
    private TestWarehouse partners;

    @BeforeAll
    void build() throws SQLException {
        casework = evidenceOf("casework");
        partners = evidenceOf("partners");
    }

    @AfterAll
    void close() throws SQLException {
        casework.close();
        partners.close();
    }

    private static TestWarehouse evidenceOf(String landed) throws SQLException {
        Map<String, String> rows = new HashMap<>(WorkedExample.landedRows(landed));
        // A register of a year, so that waits are told.
        rows.computeIfPresent(
                "camhs",
                (table, csv) -> csv.strip() + "\nB0,tewv,2010-01-01,2024-11-20,2024-11-22,2024-12-15,,,routine\n");
        return Evidence.of(new WorkedExample.Given("2026-04-30", rows, Map.of()).warehouse());
    }

    @Test
    void breakdowns_add_up_to_the_total() throws SQLException {
        String parts =
                "select indicator_code, breakdown, period_type, period_end, sum(numerator) as numerator from evidence"
                        + " where numerator is not null group by all";
        assertThat(casework.rows("select part.* from (" + parts + ") as part join evidence as whole"
                        + " using (indicator_code, period_type, period_end) where whole.breakdown = 'all'"
                        + " and part.numerator <> whole.numerator"))
                .isEmpty();
    }

    @Test
    void no_period_reaches_beyond_the_business_date() throws SQLException {
        assertThat(casework.value("select max(period_end) from evidence")).isEqualTo("2026-04-30");
        assertThat(casework.rows("select distinct period_end from evidence where period_type = 'calendar_year'"
                        + " order by period_end"))
                .containsExactly("2024-12-31", "2025-12-31");
    }

    @Test
    void an_indicator_that_nobody_returned_is_not_collected() throws SQLException {
        assertThat(partners.rows("select data_status, value, numerator from evidence"
                        + " where indicator_code = 'gap_map_items_commissioned_pct'"))
                .containsExactly("not collected | null | null");
    }

    @Test
    void a_figure_with_nothing_to_hold_it_against_says_so() throws SQLException {
        assertThat(partners.rows("select promise_key, status, status_reason from milestone_status"
                        + " where promise_key in ('E-2.3.1', 'E-2.3.2', 'E-3.2.3') order by promise_key"))
                .containsExactly(
                        "E-2.3.1 | not measured | What is counted changed on 3 November 2025, and the latest period holds"
                                + " both ways of counting.",
                        "E-2.3.2 | not measured | No figure of England has been published to compare with.",
                        "E-3.2.3 | not measured | The first figures, to 2 April 2026, came after the due date, 18 July 2025: what had changed by then cannot be told.");
    }
}
