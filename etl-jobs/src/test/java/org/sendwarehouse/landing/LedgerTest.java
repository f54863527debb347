package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;

class LedgerTest {
    private static final String A = Casework.advice(Casework.adviceRows(2));
    private static final String B = Casework.advice(Casework.adviceRows(3));

    private final Path folder;
    private final Door door;

    LedgerTest(@TempDir Path folder) {
        this.folder = folder;
        this.door = new Door(folder.resolve("home"));
    }

    private List<LandedDelivery> current(String date) throws IOException {
        return Ledger.read(door.home()).current(LocalDate.parse(date));
    }

    @Test
    void the_same_bytes_under_two_names_land_once_and_are_recorded_twice() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        door.put("liquidlogic/copy of advice.csv", A);
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).extracting(LandedDelivery::status).containsExactly(Status.LANDED, Status.REPEATED);
        assertThat(night.get(1).reason()).contains(night.get(0).deliveryId());
        assertThat(Ledger.read(door.home()).arrivals()).hasSize(2);
        assertThat(current("2026-04-30")).hasSize(1);
        assertThat(Door.files(door.home().inbox())).isEmpty();
    }

    @Test
    void what_was_sent_before_lands_again_once_something_else_came_between() throws IOException {
        door.put("liquidlogic/a.csv", A);
        LandedDelivery first = door.night("2026-04-28").get(0);
        door.put("liquidlogic/b.csv", B);
        LandedDelivery second = door.night("2026-04-29").get(0);
        door.put("liquidlogic/a.csv", A);
        LandedDelivery third = door.night("2026-04-30").get(0);
        assertThat(List.of(first.status(), second.status(), third.status()))
                .containsExactly(Status.LANDED, Status.LANDED, Status.LANDED);
        assertThat(third.deliveryId()).isNotEqualTo(first.deliveryId());
        assertThat(third.follows()).isEqualTo(second.deliveryId());
        assertThat(current("2026-04-30").get(0).deliveryId()).isEqualTo(third.deliveryId());
        assertThat(current("2026-04-29").get(0).deliveryId()).isEqualTo(second.deliveryId());
        assertThat(current("2026-04-28").get(0).deliveryId()).isEqualTo(first.deliveryId());
        assertThat(current("2026-04-27")).isEmpty();
        assertThat(Ledger.read(door.home()).landed(LocalDate.of(2026, 4, 30))).hasSize(3);
    }

    @Test
    void a_late_older_extract_never_becomes_current() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-29.csv", B);
        LandedDelivery newer = door.night("2026-04-29").get(0);
        door.put("liquidlogic/ehc_advice_2026-03-31.csv", A);
        LandedDelivery older = door.night("2026-04-30").get(0);
        assertThat(older.status()).isEqualTo(Status.LANDED);
        assertThat(current("2026-04-30").get(0).deliveryId()).isEqualTo(newer.deliveryId());
    }

    @Test
    void two_areas_never_overwrite_each_other() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        door.put("liquidlogic/841/ehc_advice_2026-04-30.csv", B);
        door.night("2026-04-30");
        assertThat(current("2026-04-30"))
                .extracting(LandedDelivery::areaNumber, LandedDelivery::rowsAccepted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("840", 2L), org.assertj.core.groups.Tuple.tuple("841", 3L));
    }

    @Test
    void the_same_inputs_get_the_same_ids_and_the_same_bytes_in_every_home() throws IOException {
        Door other = new Door(folder.resolve("elsewhere"));
        for (Door each : List.of(door, other)) {
            each.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
            each.night("2026-04-30");
            each.put("liquidlogic/ehc_advice_2026-04-30.csv", B);
            each.night("2026-04-30");
            each.put("liquidlogic/ehc_advice_2026-04-30.csv", B);
            each.night("2026-04-30");
        }
        List<Path> here = Door.files(door.home().landing());
        List<Path> there = Door.files(other.home().landing());
        assertThat(there.stream().map(f -> other.home().landing().relativize(f).toString()))
                .containsExactlyElementsOf(here.stream()
                        .map(f -> door.home().landing().relativize(f).toString())
                        .toList());
        for (int i = 0; i < here.size(); i++) {
            assertThat(Files.readAllBytes(there.get(i))).isEqualTo(Files.readAllBytes(here.get(i)));
        }
    }

    @Test
    void a_refused_file_sent_again_is_a_new_arrival_on_record() throws IOException {
        for (int i = 0; i < 3; i++) {
            door.put("liquidlogic/x.csv", "");
            assertThat(door.night("2026-04-30")).hasSize(1);
        }
        assertThat(Ledger.read(door.home()).arrivals()).hasSize(3).allMatch(d -> d.status() == Status.REFUSED);
    }

    @Test
    void a_landing_that_was_cut_before_its_rename_loses_and_doubles_nothing() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        ClaimSet claims = door.claim("2026-04-30");
        claims.freeze(door.home());
        Claim claim = claims.claims().get(0);
        // What a kill leaves: a folder with a part that was never closed.
        Path cut = door.home().landingInProgress().resolve(claim.deliveryId()).resolve("ehc_advice");
        Files.createDirectories(cut);
        Files.write(cut.resolve("part-00000.parquet"), new byte[] {'P', 'A', 'R', '1', 1, 2, 3});

        DeliveryLander lander = new DeliveryLander(door.home(), Door.CONTRACTS);
        lander.recover();
        assertThat(Door.files(door.home().landingInProgress())).isEmpty();
        LandedDelivery landed =
                lander.land(ClaimSet.read(door.home(), claims.hash()).claim(claim.deliveryId()));
        assertThat(door.rows(landed, "ehc_advice", "advice_id")).containsExactly("A1", "A2");
        assertThat(Ledger.read(door.home()).arrivals()).hasSize(1);
    }

    @Test
    void a_landing_that_was_cut_before_its_original_was_moved_is_finished_not_repeated() throws IOException {
        Path original = door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        ClaimSet claims = door.claim("2026-04-30");
        DeliveryLander lander = new DeliveryLander(door.home(), Door.CONTRACTS);
        try (DeliveryLanding landing = lander.begin(claims.claims().get(0))) {
            for (RowBlock block = landing.read(); block != null; block = landing.read()) {
                landing.write(landing.process(block));
            }
            landing.finish();
        }
        assertThat(original).exists();
        assertThat(door.night("2026-05-01")).isEmpty();
        assertThat(original).doesNotExist();
        assertThat(Ledger.read(door.home()).arrivals()).hasSize(1);
        // The same file sent once more is an arrival of its own.
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        assertThat(door.night("2026-05-02")).extracting(LandedDelivery::status).containsExactly(Status.REPEATED);
    }

    @Test
    void landing_a_claim_twice_answers_what_is_on_record() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        ClaimSet claims = door.claim("2026-04-30");
        DeliveryLander lander = new DeliveryLander(door.home(), Door.CONTRACTS);
        LandedDelivery first = lander.land(claims.claims().get(0));
        assertThat(lander.land(claims.claims().get(0))).isEqualTo(first);
    }

    @Test
    void a_file_that_changes_after_its_claim_is_claimed_anew() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        ClaimSet claims = door.claim("2026-04-30");
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", B);
        LandedDelivery stale = new DeliveryLander(door.home(), Door.CONTRACTS)
                .land(claims.claims().get(0));
        assertThat(stale.status()).isEqualTo(Status.REFUSED);
        assertThat(stale.reason()).contains("changed after it was claimed");
        LandedDelivery fresh = door.night("2026-04-30").get(0);
        assertThat(fresh.rowsAccepted()).isEqualTo(3);
    }

    @Test
    void everything_written_is_readable_by_its_owner_only() throws IOException {
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", A);
        door.night("2026-04-30");
        for (Path root : List.of(door.home().landing(), door.home().archive())) {
            for (Path file : Door.files(root)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(door.home().landing().resolve("liquidlogic"))))
                .isEqualTo("rwx------");
    }
}
