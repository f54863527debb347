package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.home.Hashes;
import org.springframework.util.FileSystemUtils;

/** "Something landed is damaged" without a backup, as the runbook says: the originals give back what had landed. */
class RelandingTest {
    private static final String NAME = "liquidlogic/ehc_advice_2026-04-30.csv";

    private final Door door;
    private final LandedDelivery delivery;

    RelandingTest(@TempDir Path folder) throws IOException {
        door = new Door(folder.resolve("home"));
        String[] rows = Casework.adviceRows(200);
        rows[7] = rows[7].replace("2026-03-02", "2026-13-02");
        door.put(NAME, Casework.advice(rows));
        delivery = door.night("2026-04-30").get(0);
        assertThat(delivery.rowsRejected()).isEqualTo(1);
        // A later one: what is landed again does not come to count in its place.
        door.put("liquidlogic/ehc_advice_2026-05-01.csv", Casework.advice(Casework.adviceRows(201)));
        door.night("2026-05-01");
    }

    private Run landAgain() {
        return Run.of(
                "original",
                delivery.deliveryId(),
                "--land-again",
                "--reason=disk fault",
                "--role=system operator",
                "--home=" + door.home().root());
    }

    private void check() throws IOException {
        LandedFiles.check(door.home(), Ledger.read(door.home()).arrivals());
    }

    /** Every file of the landing zone and the archive. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path root : List.of(
                door.home().landing(), door.home().archive(), door.home().inbox())) {
            for (Path file : Door.files(root)) {
                contents.put(file.toString(), Hashes.ofFile(file));
            }
        }
        return contents;
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private void assertPutBack() throws IOException {
        Map<String, String> whole = contents();
        Ledger before = Ledger.read(door.home());
        LandedDelivery now = before.find(delivery.deliveryId()).orElseThrow();
        Path part = now.parts(door.home(), "ehc_advice").get(0);
        Path rejects = now.folder(door.home()).resolve(LandedDelivery.REJECTS);
        List<String> rows = door.rows(now, "ehc_advice", "*");

        flip(part);
        assertThatThrownBy(this::check).hasMessageContaining("original " + delivery.deliveryId() + " --land-again");
        assertThat(landAgain().exitCode()).isZero();
        assertThat(contents()).isEqualTo(whole);

        FileSystemUtils.deleteRecursively(now.folder(door.home()).resolve("ehc_advice"));
        flip(rejects);
        Run run = landAgain();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("As it landed again: " + door.home().root().relativize(part))
                .contains("As it landed again: " + door.home().root().relativize(rejects))
                .contains("Run the night again.");
        assertThat(contents()).isEqualTo(whole);
        check();
        assertThat(door.rows(now, "ehc_advice", "*")).isEqualTo(rows);
        assertThat(Ledger.read(door.home()).current(LocalDate.MAX)).isEqualTo(before.current(LocalDate.MAX));
    }

    @Test
    void what_is_lost_or_damaged_comes_back_byte_for_byte() throws IOException {
        assertPutBack();

        assertThat(landAgain().out()).contains("Every landed file of this delivery is as it landed.");
        assertThat(Files.readString(door.home().state().resolve("audit.jsonl")))
                .contains("\"landed again\"", delivery.deliveryId(), "disk fault", "system operator")
                .doesNotContain("disclosed");
    }

    @Test
    void also_under_a_new_key() throws IOException {
        new KeyRotation(door.home(), Door.CONTRACTS).rotate();

        assertPutBack();
    }

    @Test
    void where_the_originals_give_something_else_or_are_gone_nothing_is_changed() throws IOException {
        Path part = delivery.parts(door.home(), "ehc_advice").get(0);
        Path sidecar = delivery.folder(door.home()).resolve(LandedDelivery.SIDECAR);
        String text = Files.readString(sidecar);
        String hash = delivery.tables().get(0).parts().get(0).sha256();
        // As if another version of the product had written it.
        Files.writeString(sidecar, text.replace(hash, "0".repeat(64)));
        Map<String, String> before = contents();

        Run other = landAgain();

        assertThat(other.exitCode()).isEqualTo(5);
        assertThat(other.err()).contains("Its originals do not give ehc_advice/part-00000.parquet as it landed");
        assertThat(contents()).isEqualTo(before);

        Files.writeString(sidecar, text);
        flip(part);
        new Removals(door.home(), Door.CONTRACTS, java.util.Set.of()).removeOriginals(delivery);
        Run gone = landAgain();
        assertThat(gone.exitCode()).isEqualTo(5);
        assertThat(gone.err()).contains("The originals of this delivery are not kept any more");
    }
}
