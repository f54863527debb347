package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.receive.ReceiveSettings;
import org.sendwarehouse.receive.Receiver;

/** What is damaged, cut or out of order at the door or behind it is noticed, named, and never becomes a number. */
class DamageTest {
    private static final String NAME = "liquidlogic/ehc_advice_2026-04-30.csv";

    private final Door door;

    DamageTest(@TempDir Path folder) {
        this.door = new Door(folder.resolve("home"));
    }

    private LandedDelivery landed() throws IOException {
        door.put(NAME, Casework.advice(Casework.adviceRows(200)));
        return door.night("2026-04-30").get(0);
    }

    private void check() throws IOException {
        LandedFiles.check(door.home(), Ledger.read(door.home()).arrivals());
    }

    @Test
    void a_flipped_bit_in_a_landed_file_is_noticed_and_the_file_named() throws IOException {
        Path file = landed().parts(door.home(), "ehc_advice").get(0);
        check();
        byte[] bytes = Files.readAllBytes(file);
        // Anywhere: in the data, in the footer, in the very last byte.
        for (int at : new int[] {100, bytes.length / 2, bytes.length - 1}) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);

            assertThatThrownBy(this::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(door.home().root().relativize(file) + " is not as it landed")
                    .hasMessageContaining("what was published before stays")
                    .hasMessageContaining("Copy part-00000.parquet back from the backup");
        }
        Files.write(file, bytes);
        check();
        Files.delete(file);
        assertThatThrownBy(this::check).hasMessageContaining("part-00000.parquet is missing");
    }

    /** Of a delivery that landed and of one that was refused: the warehouse shows the rejects of both. */
    @Test
    void a_flipped_bit_in_rejects_is_noticed_too_and_an_earlier_sidecar_is_still_read() throws IOException {
        String[] rows = Casework.adviceRows(200);
        rows[7] = rows[7].replace("2026-03-02", "2026-13-02");
        door.put(NAME, Casework.advice(rows));
        LandedDelivery landed = door.night("2026-04-30").get(0);
        assertThat(landed.rowsRejected()).isEqualTo(1);
        door.put(NAME, Casework.advice(rows[7]));
        LandedDelivery refused = door.night("2026-05-01").get(0);
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        check();

        for (LandedDelivery delivery : List.of(landed, refused)) {
            Path file = delivery.folder(door.home()).resolve(LandedDelivery.REJECTS);
            byte[] bytes = Files.readAllBytes(file);
            byte[] flipped = bytes.clone();
            flipped[bytes.length / 2] ^= 1;
            Files.write(file, flipped);
            assertThatThrownBy(this::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(delivery.deliveryId() + "/rejects.parquet is not as it landed")
                    .hasMessageContaining("Copy rejects.parquet back from the backup")
                    .hasMessageContaining("send-warehouse original " + delivery.deliveryId() + " --land-again");
            Files.delete(file);
            assertThatThrownBy(this::check).hasMessageContaining("rejects.parquet is missing");

            // As an earlier version wrote it, which recorded no hash of rejects.
            Path sidecar = delivery.folder(door.home()).resolve(LandedDelivery.SIDECAR);
            String text = Files.readString(sidecar);
            String earlier = text.replaceFirst("(?s),\\s*\"rejects\" : \\{[^}]*\\}", "");
            assertThat(earlier).isNotEqualTo(text).doesNotContain("rejects.parquet");
            Files.writeString(sidecar, earlier);
            Files.write(file, flipped);
            assertThat(Ledger.read(door.home())
                            .find(delivery.deliveryId())
                            .orElseThrow()
                            .hasUncheckedRejects())
                    .isTrue();
            check();
            Files.writeString(sidecar, text);
            Files.write(file, bytes);
            check();
        }
    }

    @Test
    void a_sidecar_that_is_damaged_or_gone_stops_the_night_rather_than_losing_the_delivery() throws IOException {
        Path sidecar = landed().folder(door.home()).resolve(LandedDelivery.SIDECAR);
        byte[] whole = Files.readAllBytes(sidecar);

        Files.write(sidecar, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Ledger.read(door.home()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sidecar + " is damaged")
                .hasMessageContaining("backup");
        Files.write(sidecar, new byte[whole.length]);
        assertThatThrownBy(() -> Ledger.read(door.home())).hasMessageContaining(sidecar + " is damaged");
        Files.write(sidecar, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Ledger.read(door.home())).hasMessageContaining(sidecar + " is damaged");
        Files.delete(sidecar);
        assertThatThrownBy(() -> Ledger.read(door.home())).hasMessageContaining(sidecar + " is missing");

        Files.write(sidecar, whole);
        Path removed = sidecar.resolveSibling(Removal.FILE);
        Files.writeString(removed, "{\"removed_on\": ");
        assertThatThrownBy(() -> Ledger.read(door.home()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(removed + " is damaged");
        Files.delete(removed);
        assertThat(Ledger.read(door.home()).arrivals()).hasSize(1);
    }

    @Test
    void a_damaged_list_of_claims_says_so() throws IOException {
        door.put(NAME, Casework.advice(Casework.adviceRows(1)));
        ClaimSet claims = door.claim("2026-04-30");
        Path file = claims.freeze(door.home());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));

        assertThatThrownBy(() -> ClaimSet.read(door.home(), claims.hash()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file + " is damaged");
    }

    /** The clock is put back two hours between two extracts of one day: the one that came second counts. */
    @Test
    void what_comes_later_counts_also_where_the_clock_was_set_back() throws IOException {
        LandedDelivery first = landed();
        door.put(NAME, Casework.advice(Casework.adviceRows(199)));
        Instant earlier = first.receivedAt().minusSeconds(7200);
        ClaimSet claims = new Receiver(
                        door.home(),
                        Door.CONTRACTS,
                        Ledger.read(door.home()),
                        new ReceiveSettings("840", Duration.ZERO),
                        Clock.fixed(earlier, ZoneOffset.UTC))
                .receive(LocalDate.parse("2026-04-30"));
        LandedDelivery second = new DeliveryLander(door.home(), Door.CONTRACTS)
                .land(claims.claims().get(0));

        assertThat(second.receivedAt()).isEqualTo(first.receivedAt().plusMillis(1));
        assertThat(Ledger.read(door.home()).current(LocalDate.parse("2026-04-30")))
                .containsExactly(second);
    }

    @Test
    void a_workbook_cut_on_its_way_is_refused_and_the_whole_one_lands() throws IOException {
        String[] header = Casework.ADVICE_HEADER.split(",");
        byte[] whole = new RawWorkbook()
                .sheet("Advice", RawWorkbook.row(1, RawWorkbook.texts(header)))
                .bytes();
        for (int kept : new int[] {10, whole.length / 3, whole.length - 5}) {
            door.put("liquidlogic/ehc_advice_2026-04-30.xlsx", Arrays.copyOf(whole, kept));
            LandedDelivery refused = door.night("2026-04-30").get(0);
            assertThat(refused.status()).as("the first " + kept + " bytes").isEqualTo(Status.REFUSED);
            assertThat(refused.reason()).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void an_extract_cut_in_the_middle_of_a_row_is_refused_and_the_whole_one_lands() throws IOException {
        String whole = Casework.advice(Casework.adviceRows(200));
        LandedDelivery before = landed();

        door.put(NAME, whole.substring(0, whole.length() / 2));
        LandedDelivery cut = door.night("2026-05-01").get(0);
        assertThat(cut.status()).isEqualTo(Status.REFUSED);
        assertThat(cut.reason()).contains("ends in the middle of a row").contains("Send it again");
        assertThat(Ledger.read(door.home()).current(LocalDate.MAX)).containsExactly(before);

        // A last row without a line end is no sign of anything.
        door.put(NAME, whole.replace("A200,", "A201,").stripTrailing());
        assertThat(door.night("2026-05-02").get(0).rowsAccepted()).isEqualTo(200);
    }
}
