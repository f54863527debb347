package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.evidence.statistics.QuantileRanks;
import org.sendwarehouse.warehouse.TestWarehouse;

/** What is declared about audiences. */
class RulesTest {
    private static final Rules RULES = Rules.shipped();

    @Test
    void every_indicator_named_is_in_the_catalogue() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("ref_indicators")) {
            List<String> codes = warehouse.rows("select code from ref_indicators");
            assertThat(codes).containsAll(RULES.indicators());
        }
    }

    @Test
    void a_quantile_that_is_shown_has_five_children_on_either_side_and_beyond_its_interval() {
        for (Rules.Quantile rule : RULES.quantiles()) {
            int shown = rule.valueFrom();
            QuantileRanks value = QuantileRanks.of(shown, rule.percentile());
            assertThat(value.low())
                    .as("children at or below, of %d", shown)
                    .isGreaterThanOrEqualTo(RULES.smallestCount());
            assertThat(shown - value.high() + 1)
                    .as("children at or above, of %d", shown)
                    .isGreaterThanOrEqualTo(RULES.smallestCount());
            for (int size = rule.intervalFrom(); size < rule.intervalFrom() + 500; size++) {
                QuantileRanks.Bounds bounds =
                        QuantileRanks.of(size, rule.percentile()).bounds().orElseThrow();
                assertThat(bounds.lower() - 1).as("below, of %d", size).isGreaterThanOrEqualTo(RULES.smallestCount());
                assertThat(size - bounds.upper())
                        .as("above, of %d", size)
                        .isGreaterThanOrEqualTo(RULES.smallestCount());
            }
        }
    }

    @Test
    void the_longest_wait_is_never_given() {
        assertThat(RULES.never()).contains("neuro_longest_wait_weeks");
        assertThat(RULES.quantile(100)).isEmpty();
    }
}
