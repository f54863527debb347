package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.HeldDeliveries;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;

/** A snapshot cut on its way at the end of a row is whole in every other respect: what it lacks must not vanish. */
class ShrunkSnapshotTest {
    private static final String HEADER = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason\n";

    private final Door door;

    ShrunkSnapshotTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    private static String rows(int count) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            csv.append("REQ").append(i).append("-1,REQ").append(i).append(",LL").append(i);
            csv.append(",ep,educational psychology,received,N,2025-06-15,2025-07-27,2025-06-27,2025-07-22,\n");
        }
        return csv.toString();
    }

    private LandedDelivery night(String date, String content) throws IOException {
        door.put("liquidlogic/ehc_advice_" + date + ".csv", content);
        LandedDelivery landed = door.night(date).get(0);
        return Ledger.read(door.home()).find(landed.deliveryId()).orElseThrow();
    }

    private List<String> current(String asAt) throws IOException {
        return Ledger.read(door.home()).current(LocalDate.parse(asAt)).stream()
                .map(delivery -> delivery.asOf() + " " + delivery.rowsAccepted())
                .toList();
    }

    @Test
    void ninety_in_a_hundred_are_enough_and_a_cut_one_is_held_until_it_comes_whole() throws Exception {
        night("2026-04-26", rows(1000));
        assertThat(night("2026-04-27", rows(900)).status()).isEqualTo(Status.LANDED);
        LandedDelivery held = night("2026-04-28", rows(809));
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.reason())
                .isEqualTo(
                        "Held for a person: it has 809 good rows of ehc_advice where the delivery that it would replace"
                                + " has 900, fewer than 90 %; until then those stay. If it is right: send-warehouse release "
                                + held.deliveryId() + " --reason '...'. If not, send it again whole.");
        assertThat(current("2026-04-28")).containsExactly("2026-04-27 900");

        assertThat(night("2026-04-29", rows(901)).status()).isEqualTo(Status.LANDED);
        assertThat(current("2026-04-29")).containsExactly("2026-04-29 901");
    }

    @Test
    void a_short_list_may_lose_a_few() throws Exception {
        night("2026-04-27", rows(30));
        assertThat(night("2026-04-28", rows(11)).status()).isEqualTo(Status.LANDED);
        night("2026-04-29", rows(40));
        assertThat(night("2026-04-30", rows(20)).status()).isEqualTo(Status.HELD);
    }

    @Test
    void the_cut_one_sent_again_is_only_recorded_and_the_one_before_it_again_changes_nothing() throws Exception {
        night("2026-04-26", rows(100));
        LandedDelivery held = night("2026-04-27", rows(40));
        LandedDelivery again = night("2026-04-28", rows(40));
        assertThat(again.status()).isEqualTo(Status.REPEATED);
        assertThat(again.reason())
                .isEqualTo("The same bytes as delivery " + held.deliveryId()
                        + ", which is held for a person; release that one if it is right.");
        LandedDelivery whole = night("2026-04-29", rows(100));
        assertThat(whole.reason()).startsWith("The same bytes as the current delivery ");
        assertThat(current("2026-04-29")).containsExactly("2026-04-26 100");
    }

    @Test
    void one_that_was_released_counts_from_then_on_and_is_what_later_ones_are_held_against() throws Exception {
        night("2026-04-26", rows(100));
        LandedDelivery held = night("2026-04-27", rows(40));
        assertThat(night("2026-04-28", rows(41)).status()).isEqualTo(Status.HELD);
        new HeldDeliveries(door.home()).release(held.deliveryId(), LocalDate.of(2026, 4, 29), "a team has left");

        assertThat(current("2026-04-28")).containsExactly("2026-04-26 100");
        assertThat(current("2026-04-29")).containsExactly("2026-04-28 41");
        assertThat(Ledger.read(door.home()).released(LocalDate.of(2026, 4, 29))).containsExactly(held.deliveryId());
    }

    @Test
    void a_late_older_extract_is_not_held() throws Exception {
        door.put("liquidlogic/ehc_advice_2026-04-27.csv", rows(100));
        door.night("2026-04-28");
        door.put("liquidlogic/ehc_advice_2026-04-20.csv", rows(10));
        assertThat(door.night("2026-04-29").get(0).status()).isEqualTo(Status.LANDED);
        assertThat(current("2026-04-29")).containsExactly("2026-04-27 100");
    }
}
