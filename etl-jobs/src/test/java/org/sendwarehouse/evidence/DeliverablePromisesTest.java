package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** A promise to have something done is judged by its own deliverable, on its own date. */
class DeliverablePromisesTest {

    @Test
    void each_is_done_in_time_since_or_not_and_silence_is_not_known() throws Exception {
        WorkedExample example = WorkedExample.all().stream()
                .filter(one -> Objects.equals(one.code(), "deliverable_done"))
                .findFirst()
                .orElseThrow();
        try (TestWarehouse warehouse = Evidence.of(example.given().warehouse())) {
            assertThat(
                            warehouse.rows(
                                    "select promise_key, status, met_since from evidence_judgement"
                                            + " inner join dim_milestone using (promise_key) where target_rule = 'done' order by promise_key"))
                    .containsExactly(
                            "E-2.1.1 | met | false", // reported complete on 31 October 2024, the day it was due
                            "E-2.4.1 | not measured | false",
                            "E-4.2.1 | missed | true", // with evidence a month late
                            "E-4.2.2 | missed | true", // taken back after its date, done again in April
                            "E-4.2.3 | missed | false",
                            "E-4.2.4 | not measured | false",
                            "E-4.3-b | not measured | false");
            assertThat(
                            warehouse.rows(
                                    "select action_key, status, met_since, met_since_date, status_reason from action_status"
                                            + " where action_key in ('AFI4-4.2.1', 'AFI4-4.2.2', 'AFI4-4.2.3') order by action_key"))
                    .containsExactly(
                            "AFI4-4.2.1 | missed | true | 2025-02-28 | 31 January 2025: not done; needed: done, with"
                                    + " evidence. Latest, 30 April 2026: done. Met since 28 February 2025.",
                            // the last time it was done, not the first
                            "AFI4-4.2.2 | missed | true | 2025-04-30 | 28 February 2025: not done; needed: done, with"
                                    + " evidence. Latest, 30 April 2026: done. Met since 30 April 2025.",
                            "AFI4-4.2.3 | missed | false | null | 28 February 2025: not done; needed: done, with"
                                    + " evidence. Latest, 30 April 2026: not done.");
            assertThat(warehouse.rows("select promise_key, met_since_date from milestone_status"
                            + " where met_since_date is not null order by promise_key"))
                    .containsExactly("E-4.2.1 | 2025-02-28", "E-4.2.2 | 2025-04-30");
        }
    }
}
