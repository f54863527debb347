package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;

/** What goes when its retention is over, and what may not. */
class RemovalsTest {
    private static final String A = Casework.advice(Casework.adviceRows(2));
    private static final String B = Casework.advice(Casework.adviceRows(3));

    /** Content of April 2018 is of the academic year that ended on 31 August 2018; six years on. */
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 8, 31);

    private final Door door;

    RemovalsTest(@TempDir Path folder) {
        this.door = new Door(folder.resolve("home"));
    }

    private Removals removals(String... historyTables) {
        return new Removals(door.home(), Door.CONTRACTS, Set.of(historyTables));
    }

    private Ledger ledger() throws IOException {
        return Ledger.read(door.home());
    }

    private static List<String> ids(List<Removals.Due> due) {
        return due.stream().map(d -> d.delivery().deliveryId()).toList();
    }

    private LandedDelivery land(String path, String content, String night) throws IOException {
        door.put(path, content);
        return door.night(night).get(0);
    }

    private void remove(Removals.Due due, LocalDate from) throws IOException {
        removals().remove(due.delivery(), from, due.keptUntil(), due.material());
    }

    @Test
    void a_superseded_snapshot_goes_the_day_after_its_period_and_the_newest_stays_and_is_named() throws IOException {
        LandedDelivery older = land("liquidlogic/ehc_advice_2018-04-28.csv", A, "2018-04-28");
        LandedDelivery newest = land("liquidlogic/ehc_advice_2018-04-30.csv", B, "2018-04-30");

        assertThat(removals().plan(ledger(), LAST_DAY).toRemove()).isEmpty();
        Removals.Plan plan = removals().plan(ledger(), LAST_DAY.plusDays(1));
        assertThat(ids(plan.toRemove())).containsExactly(older.deliveryId());
        assertThat(ids(plan.kept())).containsExactly(newest.deliveryId());
        assertThat(plan.toRemove().get(0).keptUntil()).isEqualTo(LAST_DAY);
        assertThat(plan.toRemove().get(0).material()).isFalse();

        Path original = removals().originals(older);
        assertThat(original).isDirectory();
        remove(plan.toRemove().get(0), LAST_DAY.plusDays(1));

        assertThat(Door.files(original))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("_removed");
        assertThat(removals().files(older)).isEmpty();
        assertThat(removals().originals(newest)).isDirectory();
        assertThat(Door.files(older.folder(door.home())))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("_delivery.json", "_removed.json");
        LandedDelivery gone = ledger().find(older.deliveryId()).orElseThrow();
        assertThat(gone.status()).isEqualTo(Status.REMOVED);
        assertThat(gone.reason()).isEqualTo("Its rows were removed; they were kept until 2024-08-31.");
        assertThat(gone.rowsAccepted()).isEqualTo(2);
        assertThat(ledger().current(LocalDate.of(2026, 4, 30)))
                .extracting(LandedDelivery::deliveryId)
                .containsExactly(newest.deliveryId());
        assertThat(removals().plan(ledger(), LAST_DAY.plusYears(9)).toRemove()).isEmpty();
        // It was what counted until the newest came: those two dates cannot be built again, and all later ones can.
        assertThat(ledger().missing(LocalDate.of(2018, 4, 29)))
                .extracting(LandedDelivery::deliveryId)
                .containsExactly(older.deliveryId());
        assertThat(ledger().missing(LocalDate.of(2018, 4, 30))).isEmpty();
        assertThat(ledger().completeSince()).contains(LocalDate.of(2018, 4, 30));
    }

    @Test
    void a_warehouse_that_was_made_of_what_is_gone_is_known_to_be_beyond_reach() throws IOException {
        LandedDelivery older = land("liquidlogic/ehc_advice_2018-04-28.csv", A, "2018-04-28");
        land("liquidlogic/ehc_advice_2018-04-30.csv", B, "2018-04-30");
        LocalDate from = LAST_DAY.plusDays(1);

        // Of a feed whose history a build reads, what was superseded matters too.
        Removals.Due due =
                removals("ehc_advice").plan(ledger(), from).toRemove().get(0);
        assertThat(due.material()).isTrue();
        remove(due, from);

        assertThat(ledger().missing(LocalDate.of(2018, 4, 27))).isEmpty();
        assertThat(ledger().missing(LocalDate.of(2018, 4, 29)))
                .extracting(LandedDelivery::deliveryId)
                .containsExactly(older.deliveryId());
        assertThat(ledger().missing(from.minusDays(1))).hasSize(1);
        assertThat(ledger().missing(from)).isEmpty();
        assertThat(ledger().completeSince()).contains(from);
        assertThat(ledger().removed(from.minusDays(1))).isEmpty();
        assertThat(ledger().removed(from)).containsExactly(older.deliveryId());
    }

    private static String marks(int rows) {
        StringBuilder text = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (int i = 0; i < rows; i++) {
            text.append("SY").append(i).append(",114046,2018-04-23,AM,/\n");
        }
        return text.toString();
    }

    @Test
    void a_week_goes_with_its_year_although_it_counts_and_older_marks_never_come_back() throws IOException {
        LandedDelivery first = land("synergy/attendance_2018-04-27.csv", marks(10), "2018-04-27");
        LandedDelivery corrected = land("synergy/attendance_2018-05-04.csv", marks(11), "2018-05-04");
        LandedDelivery nextYear = land("synergy/attendance_2018-09-14.csv", marks(12), "2018-09-14");
        LocalDate from = LAST_DAY.plusDays(1);

        Removals.Plan plan = removals().plan(ledger(), from);

        // In this order: were the correction gone first, what it corrected would count until it went as well.
        assertThat(ids(plan.toRemove())).containsExactly(first.deliveryId(), corrected.deliveryId());
        assertThat(plan.kept()).isEmpty();
        for (Removals.Due due : plan.toRemove()) {
            remove(due, from);
            assertThat(ledger().current(from))
                    .extracting(LandedDelivery::deliveryId)
                    .containsExactly(nextYear.deliveryId());
        }
        Removals.Plan later = removals().plan(ledger(), from.plusYears(1));
        assertThat(ids(later.toRemove())).containsExactly(nextYear.deliveryId());
        assertThat(later.toRemove().get(0).material()).isTrue();
    }

    @Test
    void what_keeps_a_held_delivery_from_counting_stays_as_long_as_that_one() throws IOException {
        LandedDelivery full = land("synergy/attendance_2018-04-27.csv", marks(10), "2018-04-27");
        LandedDelivery shrunk = land("synergy/attendance_2018-09-14.csv", marks(2), "2018-09-14");
        assertThat(ledger().find(shrunk.deliveryId()).orElseThrow().status()).isEqualTo(Status.HELD);

        assertThat(removals().plan(ledger(), LAST_DAY.plusDays(1)).toRemove()).isEmpty();
        assertThat(ids(removals()
                        .plan(ledger(), LAST_DAY.plusYears(1).plusDays(1))
                        .toRemove()))
                .containsExactly(full.deliveryId(), shrunk.deliveryId());
    }

    @Test
    void a_removal_that_was_cut_counts_as_done_and_is_finished() throws IOException {
        LandedDelivery older = land("liquidlogic/ehc_advice_2018-04-28.csv", A, "2018-04-28");
        land("liquidlogic/ehc_advice_2018-04-30.csv", B, "2018-04-30");
        LocalDate from = LAST_DAY.plusDays(1);
        // What a kill leaves right after the decision was on the disk.
        new Removal(from, LAST_DAY, false).write(older.folder(door.home()));

        assertThat(ledger().find(older.deliveryId()).orElseThrow().status()).isEqualTo(Status.REMOVED);
        assertThat(Files.exists(older.folder(door.home()).resolve("ehc_advice")))
                .isTrue();

        removals().remove(older, from.plusDays(40), LAST_DAY, true);

        assertThat(Files.exists(older.folder(door.home()).resolve("ehc_advice")))
                .isFalse();
        assertThat(removals().originalFiles(older)).isEmpty();
        assertThat(ledger().removed(from)).containsExactly(older.deliveryId());
    }

    @Test
    void a_removal_that_was_cut_is_finished_by_the_next_night_too() throws IOException {
        LandedDelivery older = land("liquidlogic/ehc_advice_2018-04-28.csv", A, "2018-04-28");
        LandedDelivery newest = land("liquidlogic/ehc_advice_2018-04-30.csv", B, "2018-04-30");
        new Removal(LAST_DAY.plusDays(1), LAST_DAY, false).write(older.folder(door.home()));
        assertThat(removals().files(older)).hasSize(2);

        door.night("2026-04-30");

        assertThat(removals().files(older)).isEmpty();
        assertThat(removals().files(newest)).hasSize(2);
        // Where nothing is left to do, nothing is written.
        Path archived = removals().originals(older);
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(archived, longAgo);
        door.night("2026-05-01");
        assertThat(Files.getLastModifiedTime(archived)).isEqualTo(longAgo);
    }

    @Test
    void what_went_stands_in_the_way_of_no_new_key() throws IOException {
        LandedDelivery older = land("liquidlogic/ehc_advice_2018-04-28.csv", A, "2018-04-28");
        LandedDelivery newest = land("liquidlogic/ehc_advice_2018-04-30.csv", B, "2018-04-30");
        remove(removals().plan(ledger(), LAST_DAY.plusDays(1)).toRemove().get(0), LAST_DAY.plusDays(1));

        // Twice: what went long ago stands under a key that is neither the old nor the new one.
        for (int i = 0; i < 2; i++) {
            assertThat(new KeyRotation(door.home(), Door.CONTRACTS).rotate().deliveries())
                    .isEqualTo(1);
        }

        assertThat(ledger().find(older.deliveryId()).orElseThrow().keyId()).isEqualTo(older.keyId());
        assertThat(ledger().current(LAST_DAY))
                .extracting(LandedDelivery::deliveryId)
                .containsExactly(newest.deliveryId());
    }
}
