package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKeyException;
import org.springframework.util.FileSystemUtils;

/** Originals are kept encrypted, each bound to its delivery, and nothing of them stays in the clear, wherever it is cut. */
class SealedOriginalsTest {
    private static final String FILE = "ehc_advice_2026-04-30.csv";
    private static final String TEXT = Casework.advice(Casework.adviceRows(3));

    private final Door door;

    SealedOriginalsTest(@TempDir Path folder) {
        door = new Door(folder.resolve("home"));
    }

    private LandedDelivery landed() throws IOException {
        door.put("liquidlogic/" + FILE, TEXT);
        return door.night("2026-04-30").get(0);
    }

    private Path folder(LandedDelivery delivery) {
        return door.home().archive().resolve("liquidlogic/ehc_advice/" + delivery.deliveryId());
    }

    private Path sealed(LandedDelivery delivery) {
        return folder(delivery).resolve(FILE + ".sealed");
    }

    private void assertNothingInTheClear() throws IOException {
        String row = TEXT.lines().skip(1).findFirst().orElseThrow();
        for (Path file : Door.files(door.home().root())) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(row);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void an_original_is_encrypted_and_comes_out_as_it_was_sent() throws IOException {
        LandedDelivery delivery = landed();

        assertThat(Door.files(folder(delivery)))
                .containsExactlyInAnyOrder(sealed(delivery), folder(delivery).resolve("_sealed"));
        assertNothingInTheClear();
        assertThat(door.original(delivery)).isEqualTo(TEXT);
    }

    @Test
    void a_night_cut_after_the_sidecar_finds_the_original_in_the_inbox_and_seals_it() throws IOException {
        LandedDelivery delivery = landed();
        FileSystemUtils.deleteRecursively(folder(delivery));
        door.put("liquidlogic/" + FILE, TEXT);

        assertThat(door.night("2026-05-01")).isEmpty();

        assertNothingInTheClear();
        assertThat(door.original(delivery)).isEqualTo(TEXT);
    }

    @Test
    void cut_while_it_is_written_it_is_written_again() throws IOException {
        LandedDelivery delivery = landed();
        Files.delete(folder(delivery).resolve("_sealed"));
        move(sealed(delivery), folder(delivery).resolve(FILE + ".sealed.partial"));
        Files.writeString(folder(delivery).resolve(FILE + ".sealed.partial"), "half");
        door.put("liquidlogic/" + FILE, TEXT);

        assertThat(door.night("2026-05-01")).isEmpty();

        assertThat(Door.files(folder(delivery)))
                .containsExactlyInAnyOrder(sealed(delivery), folder(delivery).resolve("_sealed"));
        assertNothingInTheClear();
        assertThat(door.original(delivery)).isEqualTo(TEXT);
    }

    @Test
    void cut_between_rename_and_deletion_the_plain_one_is_deleted_and_counts_as_no_new_arrival() throws IOException {
        LandedDelivery delivery = landed();
        Files.delete(folder(delivery).resolve("_sealed"));
        door.put("liquidlogic/" + FILE, TEXT);

        assertThat(door.night("2026-05-01")).isEmpty();

        assertNothingInTheClear();
        assertThat(door.original(delivery)).isEqualTo(TEXT);
    }

    @Test
    void what_an_earlier_version_kept_in_the_clear_is_sealed_by_the_next_night() throws IOException {
        LandedDelivery delivery = landed();
        Files.delete(sealed(delivery));
        move(folder(delivery).resolve("_sealed"), folder(delivery).resolve("_moved"));
        Files.writeString(folder(delivery).resolve(FILE), TEXT);
        // Meanwhile the same bytes have been sent again: an arrival of its own, not the rest of the old move.
        door.put("liquidlogic/" + FILE, TEXT);

        List<LandedDelivery> night = door.night("2026-05-01");

        assertThat(night).singleElement().matches(again -> again.status() == LandedDelivery.Status.REPEATED);
        assertThat(Door.files(folder(delivery)))
                .containsExactlyInAnyOrder(sealed(delivery), folder(delivery).resolve("_sealed"));
        assertNothingInTheClear();
        assertThat(door.original(delivery)).isEqualTo(TEXT);
    }

    @Test
    void a_changed_byte_another_delivery_and_another_key_are_noticed() throws IOException {
        LandedDelivery delivery = landed();
        door.put("liquidlogic/ehc_advice_2026-05-01.csv", Casework.advice(Casework.adviceRows(4)));
        LandedDelivery other = door.night("2026-05-01").get(0);
        byte[] good = Files.readAllBytes(sealed(delivery));

        byte[] changed = good.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(sealed(delivery), changed);
        assertThatThrownBy(() -> door.original(delivery))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not open with keys/archive.key");

        Files.copy(
                folder(other).resolve("ehc_advice_2026-05-01.csv.sealed"),
                sealed(delivery),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> door.original(delivery)).isInstanceOf(IOException.class);

        Files.write(sealed(delivery), good);
        Files.copy(
                ArchiveKey.file(new Door(folder(delivery).resolve("x")).home()),
                ArchiveKey.file(door.home()),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> door.original(delivery)).isInstanceOf(IOException.class);
    }

    @Test
    void no_new_key_is_made_where_originals_are_sealed_already() throws IOException {
        landed();
        Files.delete(ArchiveKey.file(door.home()));
        Home home = door.home();

        assertThatThrownBy(() -> ArchiveKey.init(home))
                .isInstanceOf(PseudonymKeyException.class)
                .hasMessageContaining("restore it from its safe place");
        assertThat(ArchiveKey.file(home)).doesNotExist();
    }

    @Test
    void what_is_read_in_the_clear_has_no_name_that_could_stay_behind() throws IOException {
        LandedDelivery delivery = landed();
        try (Unsealed opened = new OriginalStore(door.home()).open(delivery).orElseThrow()) {
            assertThat(Files.readString(opened.files().values().iterator().next()))
                    .isEqualTo(TEXT);
            assertNothingInTheClear();
            assertThat(Door.files(door.home().work())).isEmpty();
        }
    }
}
