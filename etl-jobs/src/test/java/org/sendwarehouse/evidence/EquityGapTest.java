package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.warehouse.TestWarehouse;

/**
 * Gaps worked out by hand. Of ten plans of children of the most deprived fifth three came within 20 weeks, of ten of the
 * least deprived nine: contrast b of Newcombe 1998. The first ten are girls with autism; of the others five are boys
 * with autism and five girls with a speech need.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquityGapTest {
    private static final String MOST_DEPRIVED = "E01020592";
    private static final String LEAST_DEPRIVED = "E01020600";

    private TestWarehouse warehouse;

    @BeforeAll
    void build() throws SQLException {
        warehouse = with(1);
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void the_most_deprived_fifth_stands_against_the_least() throws SQLException {
        // Newcombe 1998, table II, contrast b, turned round: 17.05 to 80.90. Ratio 3/9, by hand from Wilson's bounds
        // 0.1078 to 0.6032 and 0.5958 to 0.9821: (0.27 - sqrt(0.27^2 - 0.1078 x 0.9821 x 0.4922 x 0.8179))
        // / (0.9821 x 0.8179) = 0.119, and (0.27 + sqrt(0.27^2 - 0.6032 x 0.5958 x -0.0032 x 1.2042)) / (0.5958 x
        // 1.2042) = 0.756
        assertThat(gap("ehcp_20_week_pct", "imd_quintile"))
                .containsExactly(
                        "Most deprived fifth | least deprived fifth | 3 of 10 | 9 of 10 | -60.0 | -80.9 | -17.05"
                                + " | 0.333 | 0.119 | 0.756 | clear gap | Most deprived fifth | 1 comparison(s) | 1 left out");
    }

    @Test
    void medians_are_set_against_each_other_by_their_order_statistics() throws SQLException {
        // 111 days three times and 233 seven times, against 111 nine times and 233 once. Medians 233 and 111, bounds
        // the
        // second and ninth values, 111 to 233 and 111 to 111: 122 days less √(122² + 0²), and plus √(0² + 0²)
        assertThat(gap("ehcp_weeks_to_issue_median", "imd_quintile"))
                .containsExactly("Most deprived fifth | least deprived fifth | null | null | 17.4 | 0.0 | 17.43 | 2.099"
                        + " | 1.0 | 2.099 | no clear gap | null | 1 comparison(s) | 1 left out");
    }

    @Test
    void a_group_under_ten_is_too_few() throws SQLException {
        assertThat(gap("ehcp_20_week_pct", "sex"))
                .containsExactly("Girls and young women | boys and young men | 7 of 15 | 5 of 5 | null | null | null"
                        + " | null | null | null | too few | null | 0 comparison(s) | 1 left out");
        assertThat(gap("ehcp_20_week_pct", "primary_need"))
                .containsExactly(
                        "Autistic spectrum disorder | all other needs | 8 of 15 | 4 of 5 | null | null | null | null | null"
                                + " | null | too few | null | 1 comparison(s) | 1 left out",
                        "Speech, language and communication needs | all other needs | 4 of 5 | 8 of 15 | null | null | null"
                                + " | null | null | null | too few | null | 1 comparison(s) | 1 left out");
    }

    @ParameterizedTest
    @CsvSource({"20, clear gap", "21, mostly not known"})
    void no_gap_is_given_where_the_group_of_more_than_half_is_not_known(int unknown, String verdict)
            throws SQLException {
        try (TestWarehouse some = with(unknown)) {
            assertThat(some.rows("select verdict, left_out, difference is null from equity_gap"
                            + " where indicator_code = 'ehcp_20_week_pct' and breakdown = 'imd_quintile'"))
                    .containsExactly(verdict + " | " + unknown + " | " + verdict.equals("mostly not known"));
            // most children have no need, and so no need is known
            assertThat(some.value("select count(*) from equity_gap where breakdown = 'primary_need'"
                            + " and verdict = 'mostly not known'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void only_the_newest_of_overlapping_years_and_those_a_year_before_are_compared() throws SQLException {
        assertThat(warehouse.rows("select distinct period_type, period_end, is_newest from equity_gap"
                        + " where indicator_code = 'ehcp_20_week_pct' order by all"))
                .containsExactly("rolling_12_months | 2026-04-30 | true");
    }

    private List<String> gap(String indicator, String breakdown) throws SQLException {
        return warehouse.rows("select group_label, compared_label, numerator || ' of ' || denominator,"
                + " compared_numerator || ' of ' || compared_denominator, round(difference, 1), round(difference_lower, 2),"
                + " round(difference_upper, 2), round(ratio, 3), round(ratio_lower, 3), round(ratio_upper, 3), verdict, worse_off, comparisons || ' comparison(s)',"
                + " left_out || ' left out' from equity_gap where indicator_code = '" + indicator
                + "' and breakdown = '"
                + breakdown + "' order by group_label");
    }

    /** The twenty, the one of the year before, and others of whom no group is known. */
    private static TestWarehouse with(int unknown) throws SQLException {
        StringBuilder requests = new StringBuilder("""
                request_id,person_id,sex,lsoa21_code,primary_need,request_source,received_date,decision_date,decision_outcome,issue_decision_date,issue_decision,plan_id,plan_issued_date,plan_start_date,exception_applies,request_mediation
                """);
        // the year before, so that twelve months are known
        requests.append(row("old", "F", LEAST_DEPRIVED, "ASD", "2025-01-06", "2025-03-03"));
        for (int i = 0; i < 10; i++) {
            requests.append(row("m" + i, "F", MOST_DEPRIVED, "ASD", i < 3 ? "2025-10-01" : "2025-06-01", "2026-01-20"));
            requests.append(row(
                    "l" + i,
                    i < 5 ? "M" : "F",
                    LEAST_DEPRIVED,
                    i < 5 ? "ASD" : "SLCN",
                    i < 9 ? "2025-10-01" : "2025-06-01",
                    "2026-01-20"));
        }
        for (int i = 0; i < unknown; i++) {
            requests.append(row("x" + i, "", "", "", "2025-10-01", "2026-01-20"));
        }
        return Evidence.with(
                TestWarehouse.asAt("2026-04-30").landing("ehc_request", requests.toString()), "equity_gap");
    }

    private static String row(String id, String sex, String lsoa, String need, String received, String issued) {
        return String.join(
                        ",", id, "c" + id, sex, lsoa, need, "school", received, received, "assess", issued, "issue",
                        "P" + id, issued, issued, "false", "false")
                + "\n";
    }
}
