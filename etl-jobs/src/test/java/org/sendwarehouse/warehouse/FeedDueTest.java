package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.landing.Door;

/** When each feed is due and late, day by day. Terms and bank holidays are those of the reference lists. */
class FeedDueTest {

    /**
     * The day before a feed becomes late and the day it does.
     *
     * <p>Working days: 3 and 6 April 2026 are Good Friday and Easter Monday, so that after content of 2 April the next
     * is due of 7 April. School days: half term is 21 February to 1 March 2026. Terms end on 2 April 2026 and 19
     * December 2025.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ehc_advice       | 2026-04-02 | 2026-04-09 | on time | 2026-04-02 | 2026-04-07 | 2026-04-09 | null       | 0
            ehc_advice       | 2026-04-02 | 2026-04-10 | late    | 2026-04-07 | 2026-04-08 | 2026-04-10 | 2026-04-10 | 1
            ehc_advice       | 2026-03-31 | 2026-04-10 | late    | 2026-04-07 | 2026-04-08 | 2026-04-10 | 2026-04-04 | 7
            suspension       | 2026-02-20 | 2026-03-09 | on time | 2026-02-20 | 2026-03-02 | 2026-03-09 | null       | 0
            suspension       | 2026-02-20 | 2026-03-10 | late    | 2026-03-02 | 2026-03-03 | 2026-03-10 | 2026-03-10 | 1
            suspension       | 2026-07-17 | 2026-08-31 | on time | 2026-07-17 | 2026-09-01 | 2026-09-08 | null       | 0
            camhs            | 2026-02-28 | 2026-04-14 | on time | 2026-02-28 | 2026-03-31 | 2026-04-14 | null       | 0
            camhs            | 2026-02-28 | 2026-04-15 | late    | 2026-03-31 | 2026-04-30 | 2026-05-14 | 2026-04-15 | 1
            camhs            | 2026-03-30 | 2026-04-30 | late    | 2026-03-31 | 2026-04-30 | 2026-05-14 | 2026-04-15 | 16
            sen_support_plan | 2026-01-10 | 2026-04-30 | on time | 2025-12-19 | 2026-04-02 | 2026-04-30 | null       | 0
            sen_support_plan | 2026-01-10 | 2026-05-01 | late    | 2026-04-02 | 2026-07-17 | 2026-08-14 | 2026-05-01 | 1
            dfe_requests     | 2024-06-20 | 2025-08-29 | on time | 2024-06-01 | 2025-06-01 | 2025-08-29 | null       | 0
            dfe_requests     | 2024-06-20 | 2025-08-30 | late    | 2025-06-01 | 2026-06-01 | 2026-08-29 | 2025-08-30 | 1
            dfe_requests     | 2025-06-26 | 2026-04-30 | on time | 2025-06-01 | 2026-06-01 | 2026-08-29 | null       | 0
            sen2_person      | 2025-01-16 | 2026-03-17 | on time | 2025-01-01 | 2026-01-01 | 2026-03-17 | null       | 0
            sen2_person      | 2025-01-16 | 2026-03-18 | late    | 2026-01-01 | 2027-01-01 | 2027-03-17 | 2026-03-18 | 1
            local_offer_qa   | 2025-06-30 | 2026-01-28 | on time | 2025-06-30 | 2025-12-31 | 2026-01-28 | null       | 0
            local_offer_qa   | 2025-06-30 | 2026-01-29 | late    | 2025-12-31 | 2026-06-30 | 2026-07-28 | 2026-01-29 | 1
            decision         | 2020-01-01 | 2026-04-30 | on time | null       | null       | null       | null       | 0
            """)
    void a_feed_is_late_from_the_day_after_the_grace_of_the_first_day_it_missed(
            String table,
            String content,
            String asAt,
            String freshness,
            String lastDue,
            String nextDue,
            String nextLateAfter,
            String lateSince,
            String daysLate)
            throws SQLException {
        String feed = Contracts.load().landing(table).feed();
        try (TestWarehouse warehouse = TestWarehouse.asAt(asAt)
                .delivered(table, "landed", content, 1, 1, 0, 0)
                .build("feed_due")) {
            assertThat(warehouse.rows("select freshness, last_as_of, last_due_date, next_due_date, next_late_after,"
                            + " late_since, days_late from feed_due where last_as_of is not null and feed = '" + feed
                            + "'"))
                    .containsExactly(String.join(
                            " | ", freshness, content, lastDue, nextDue, nextLateAfter, lateSince, daysLate));
        }
    }

    @Test
    void a_held_delivery_is_not_here_and_a_repeated_snapshot_is() throws SQLException {
        String freshness = "select freshness, last_as_of from feed_due where la_number = '840' and feed = '";
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .delivered("attendance", "held", "2026-04-29", 1, 1, 0, 0)
                .delivered("ehc_advice", "repeated", "2026-04-29", 0, 0, 0, 0)
                .delivered("action_update", "repeated", "2026-04-29", 0, 0, 0, 0)
                .build("feed_due")) {
            assertThat(warehouse.rows(freshness + "attendance'")).containsExactly("never delivered | null");
            assertThat(warehouse.rows(freshness + "ehc_advice'")).containsExactly("on time | 2026-04-29");
            assertThat(warehouse.rows(freshness + "action_update'")).containsExactly("never delivered | null");
        }
    }

    @Test
    void every_contract_is_expected_of_each_provider_it_is_due_from() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("feed_due", "data_quality_feed")) {
            assertThat(warehouse.rows(
                            "select la_number, provider from feed_due where feed = 'neuro_pathway' order by all"))
                    .containsExactly("840 | cddft", "840 | tewv");
            assertThat(warehouse.rows("select la_number, provider from feed_due where feed = 'timeliness_20_week'"))
                    .containsExactly("null | null");
            assertThat(warehouse.rows("select source || '.' || feed from data_quality_feed order by 1"))
                    .containsExactlyElementsOf(Contracts.load().fromOutside().all().stream()
                            .map(Contract::id)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void one_provider_being_late_does_not_hide_behind_another(@TempDir Path folder) throws Exception {
        Door door = new Door(folder);
        String camhs = "referral_id,nhs_number,surname,forename,birth_date,postcode,referral_date,accepted_date,"
                + "first_contact_date,second_contact_date,initial_assessment_date,closed_date,urgency"
                + "\nR1,,,,2015-05-05,,2026-01-05,,,,,,routine";
        door.put("health/tewv/camhs_2026-03-31.csv", camhs);
        door.put("health/cddft/camhs_2026-01-31.csv", camhs);
        door.night("2026-04-10");
        List<String> rows = LandedRows.of(
                door,
                "2026-04-20",
                "select provider, last_as_of, freshness, late_since, days_late from feed_due where feed = 'camhs' order by all",
                "feed_due");
        assertThat(rows)
                .containsExactly(
                        "cddft | 2026-01-31 | late | 2026-03-15 | 37", "tewv | 2026-03-31 | on time | null | 0");
        assertThat(LandedRows.of(
                        door,
                        "2026-04-20",
                        "select freshness, late_since, days_late, waiting_for, last_as_of from data_quality_feed"
                                + " where feed = 'camhs'",
                        "data_quality_feed"))
                .containsExactly(
                        "late | 2026-03-15 | 37 | County Durham and Darlington NHS Foundation Trust late | 2026-03-31");
    }

    @Test
    void what_rests_on_a_late_feed_is_stale_and_carried_forward() throws SQLException {
        String advice = """
                advice_id,request_id,agency_code,status,requested_date,received_date,statutory_exception
                A1,R1,ep,received,2026-01-05,2026-02-01,false
                """;
        String coverage = "select is_delivered, is_stale, data_to from evidence_coverage"
                + " where indicator_code = 'advice_6_week_pct'";
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-09")
                .landing("ehc_advice", advice)
                .deliveredOn("ehc_advice", "2026-04-02")
                .landing("ehc_request", "request_id,person_id\nR1,P1\n")
                .deliveredOn("ehc_request", "2026-04-08")
                .build("evidence_coverage")) {
            assertThat(warehouse.rows(coverage)).containsExactly("true | false | 2026-04-02");
        }
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-10")
                .landing("ehc_advice", advice)
                .deliveredOn("ehc_advice", "2026-04-02")
                .landing("ehc_request", "request_id,person_id\nR1,P1\n")
                .deliveredOn("ehc_request", "2026-04-09")
                .build("evidence_coverage")) {
            assertThat(warehouse.rows(coverage)).containsExactly("true | true | 2026-04-02");
        }
    }
}
