package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.HeldDeliveries;
import org.sendwarehouse.landing.HeldDeliveries.NotHeldException;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;

/** A replacement that would take away more than a tenth of the rows waits for a person. */
class HeldDeliveryTest {
    private static final String BY_SCHOOL =
            "select urn, date_trunc('week', session_date)::date, count(*) from landing.attendance group by all order by all";

    private final Door door;

    HeldDeliveryTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    /** So many marks of a school in the week of a Monday. */
    private static String marks(String urn, String monday, int count) {
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.parse(monday).plusDays(i % 5);
            csv.append("P")
                    .append(i)
                    .append(',')
                    .append(urn)
                    .append(',')
                    .append(day)
                    .append(",AM,/\n");
        }
        return csv.toString();
    }

    private LandedDelivery night(String night, String file, String... marks) throws IOException {
        door.put("synergy/" + file, "pupil_id,urn,session_date,session,mark\n" + String.join("", marks));
        LandedDelivery landed = door.night(night).get(0);
        return Ledger.read(door.home()).find(landed.deliveryId()).orElseThrow();
    }

    private List<String> rows(String asAt, String sql) throws IOException, SQLException {
        return LandedRows.of(door, asAt, sql);
    }

    private void release(LandedDelivery delivery, String from) throws IOException, NotHeldException {
        new HeldDeliveries(door.home()).release(delivery.deliveryId(), LocalDate.parse(from), "the school closed");
    }

    @Test
    void ninety_in_a_hundred_rows_are_enough_and_eighty_nine_are_held() throws Exception {
        night("2026-04-27", "a.csv", marks("114001", "2026-04-20", 100));
        assertThat(night("2026-04-28", "b.csv", marks("114001", "2026-04-20", 90))
                        .status())
                .isEqualTo(Status.LANDED);
        assertThat(night("2026-04-29", "c.csv", marks("114001", "2026-04-20", 81))
                        .status())
                .isEqualTo(Status.LANDED);
        LandedDelivery held = night("2026-04-30", "d.csv", marks("114001", "2026-04-20", 72));
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.reason())
                .isEqualTo("Held for a person: it has 72 rows for 1 unit that 81 rows are known of, fewer than 90 %;"
                        + " until then those stay. If it is right: send-warehouse release " + held.deliveryId()
                        + " --reason '...'. If not, send it again whole.");
        assertThat(rows("2026-04-30", BY_SCHOOL)).containsExactly("114001 | 2026-04-20 | 81");
        assertThat(rows("2026-04-30", "select status, is_current from audit.delivery where status = 'held'"))
                .containsExactly("held | false");
    }

    @Test
    void only_units_that_both_cover_are_compared() throws Exception {
        night("2026-04-27", "a.csv", marks("114001", "2026-04-20", 20), marks("114002", "2026-04-20", 100));
        assertThat(night("2026-04-28", "b.csv", marks("114001", "2026-04-20", 19), marks("114003", "2026-04-20", 1))
                        .status())
                .isEqualTo(Status.LANDED);
        assertThat(night("2026-04-29", "c.csv", marks("114001", "2026-04-20", 10), marks("114004", "2026-04-20", 500))
                        .status())
                .isEqualTo(Status.HELD);
        assertThat(rows("2026-04-29", BY_SCHOOL))
                .containsExactly("114001 | 2026-04-20 | 19", "114002 | 2026-04-20 | 100", "114003 | 2026-04-20 | 1");
    }

    @Test
    void a_late_older_extract_replaces_nothing_and_is_not_held() throws Exception {
        night("2026-04-28", "attendance_2026-04-27.csv", marks("114001", "2026-04-20", 100));
        assertThat(night("2026-04-29", "attendance_2026-04-22.csv", marks("114001", "2026-04-20", 10))
                        .status())
                .isEqualTo(Status.LANDED);
        assertThat(rows("2026-04-29", BY_SCHOOL)).containsExactly("114001 | 2026-04-20 | 100");
    }

    @Test
    void a_released_delivery_counts_from_its_date_on_and_not_before() throws Exception {
        night("2026-04-27", "a.csv", marks("114001", "2026-04-20", 100));
        LandedDelivery held = night("2026-04-28", "b.csv", marks("114001", "2026-04-20", 40));
        release(held, "2026-04-30");
        assertThat(rows("2026-04-29", BY_SCHOOL)).containsExactly("114001 | 2026-04-20 | 100");
        assertThat(rows("2026-04-30", BY_SCHOOL)).containsExactly("114001 | 2026-04-20 | 40");
        Ledger ledger = Ledger.read(door.home());
        assertThat(ledger.find(held.deliveryId()).orElseThrow().status()).isEqualTo(Status.LANDED);
        assertThat(ledger.released(LocalDate.of(2026, 4, 29))).isEmpty();
        assertThat(ledger.released(LocalDate.of(2026, 4, 30))).containsExactly(held.deliveryId());
        assertThatThrownBy(() -> release(held, "2026-04-30"))
                .isInstanceOf(NotHeldException.class)
                .hasMessage("Delivery " + held.deliveryId() + " is not held; it is landed already.");
        assertThatThrownBy(() -> new HeldDeliveries(door.home()).release("0000", LocalDate.of(2026, 4, 30), "x"))
                .hasMessage("There is no delivery 0000.");
    }

    @Test
    void the_corrected_file_lands_and_the_held_one_sent_again_is_only_recorded() throws Exception {
        night("2026-04-27", "a.csv", marks("114001", "2026-04-20", 100));
        LandedDelivery held = night("2026-04-28", "b.csv", marks("114001", "2026-04-20", 40));
        LandedDelivery again = night("2026-04-28", "b.csv", marks("114001", "2026-04-20", 40));
        assertThat(again.status()).isEqualTo(Status.REPEATED);
        assertThat(again.reason())
                .isEqualTo("The same bytes as delivery " + held.deliveryId()
                        + ", which is held for a person; release that one if it is right.");
        assertThat(night("2026-04-29", "c.csv", marks("114001", "2026-04-20", 98))
                        .status())
                .isEqualTo(Status.LANDED);
        assertThat(rows("2026-04-29", BY_SCHOOL)).containsExactly("114001 | 2026-04-20 | 98");
    }

    @Test
    void two_that_land_in_one_night_are_judged_by_the_dates_of_their_content() throws Exception {
        String header = "pupil_id,urn,session_date,session,mark\n";
        door.put("synergy/attendance_2026-04-27.csv", header + marks("114001", "2026-04-20", 40));
        door.put("synergy/attendance_2026-04-26.csv", header + marks("114001", "2026-04-20", 100));
        door.night("2026-04-28");
        assertThat(Ledger.read(door.home()).arrivals())
                .extracting(LandedDelivery::fileNames, LandedDelivery::status)
                .containsExactly(
                        tuple("attendance_2026-04-26.csv", Status.LANDED),
                        tuple("attendance_2026-04-27.csv", Status.HELD));
    }
}
