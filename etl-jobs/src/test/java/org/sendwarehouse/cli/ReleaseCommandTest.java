package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;

class ReleaseCommandTest {
    private final Door door;

    ReleaseCommandTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    /** Two deliveries of one school's week, the second with half the marks of the first. */
    private LandedDelivery held() throws IOException {
        StringBuilder csv = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (int i = 0; i < 10; i++) {
            csv.append("P").append(i).append(",114001,2026-04-20,AM,/\n");
        }
        door.put("synergy/attendance_2026-04-24.csv", csv.toString());
        door.night("2026-04-27");
        door.put("synergy/attendance_2026-04-26.csv", csv.substring(0, csv.indexOf("P5")));
        String id = door.night("2026-04-28").get(0).deliveryId();
        LandedDelivery held = Ledger.read(door.home()).find(id).orElseThrow();
        assertThat(held.status()).isEqualTo(Status.HELD);
        return held;
    }

    private Run release(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "release";
        all[1] = "--home=" + door.home().root();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.of(all);
    }

    @Test
    void a_held_delivery_counts_once_it_is_released() throws IOException {
        LandedDelivery held = held();
        Run run = release(held.deliveryId(), "--reason=half the school moved", "--date=2026-04-29");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Released: synergy.attendance (attendance_2026-04-26.csv). It counts from 2026-04-29.")
                .contains("Next: send-warehouse nightly --date 2026-04-29");
        Ledger ledger = Ledger.read(door.home());
        assertThat(ledger.current(LocalDate.of(2026, 4, 29)))
                .extracting(LandedDelivery::deliveryId)
                .containsExactly(held.deliveryId());
        assertThat(ledger.current(LocalDate.of(2026, 4, 28)))
                .extracting(LandedDelivery::deliveryId)
                .doesNotContain(held.deliveryId());
    }

    @Test
    void a_reason_must_be_given_and_the_delivery_must_be_held() throws IOException {
        LandedDelivery held = held();
        assertThat(release(held.deliveryId()).exitCode()).isEqualTo(2);
        assertThat(Ledger.read(door.home()).released(LocalDate.MAX)).isEmpty();
        Run unknown = release("feedfeedfeedfeed", "--reason=x");
        assertThat(unknown.exitCode()).isEqualTo(5);
        assertThat(unknown.err()).contains("There is no delivery feedfeedfeedfeed.");
        assertThat(release(held.deliveryId(), "--reason=x").exitCode()).isZero();
        assertThat(release(held.deliveryId(), "--reason=x").err()).contains("is not held; it is landed already.");
    }
}
