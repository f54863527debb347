package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.PseudonymKeyException;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.springframework.util.FileSystemUtils;

/** Under a new key everything is as before but for the tokens, which change one to one; cut anywhere, it is finished. */
class KeyRotationTest {
    private static final Pattern TOKEN = Pattern.compile("\\b[0-9a-f]{32}\\b");

    private final Path folder;
    private final Door door;

    KeyRotationTest(@TempDir Path folder) {
        this.folder = folder;
        door = new Door(folder.resolve("home"));
    }

    private static void land(Door door) throws IOException {
        PlantedPeople.pupils(door, "2026-04-29", PlantedPeople.BOB, PlantedPeople.EVE, PlantedPeople.NAMESAKE);
        PlantedPeople.attendance(door, "2026-04-29", "P2", "P3", "P9");
        PlantedPeople.casework(door);
        door.put("synergy/other.csv", "nonsense\n");
        door.night("2026-04-29");
    }

    private static Door erased(Path folder) throws Exception {
        Door door = new Door(folder);
        land(door);
        Erasing erasing = new Erasing(door.home(), Door.CONTRACTS);
        erasing.commit(erasing.plan(
                Subject.read(
                        PlantedPeople.request(PlantedPeople.UPN + ",,,Bell-Tower,Bob,2010-02-03,,,"), Door.CONTRACTS),
                false));
        erasing.apply();
        return door;
    }

    /** Rows of each table, in the order they stand. */
    private static Map<String, List<String>> rows(Door at) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (LandedDelivery delivery : Ledger.read(at.home()).arrivals()) {
            for (TableBooks books : delivery.tables()) {
                assertThat(books.balance()).isTrue();
                if (!books.parts().isEmpty()) {
                    rows.put(
                            delivery.deliveryId() + " " + books.table(),
                            at.rows(delivery, books.table(), "source_row, *"));
                }
            }
        }
        return rows;
    }

    private static Set<String> tokens(Map<String, List<String>> rows) {
        Set<String> tokens = new TreeSet<>();
        rows.values()
                .forEach(table -> table.forEach(row -> {
                    Matcher token = TOKEN.matcher(row);
                    while (token.find()) {
                        tokens.add(token.group());
                    }
                }));
        return tokens;
    }

    /** The rows with each token replaced by the place where it stood first: equal where only tokens differ, one to one. */
    private static List<String> shape(Map<String, List<String>> rows) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> shape = new ArrayList<>();
        rows.forEach((table, all) -> all.forEach(row -> shape.add(table
                + TOKEN.matcher(row)
                        .replaceAll(token -> names.computeIfAbsent(token.group(), t -> "token " + names.size())))));
        return shape;
    }

    private static void assertRotated(Door at, Map<String, List<String>> before, Set<String> listedBefore)
            throws IOException {
        Map<String, List<String>> after = rows(at);
        assertThat(shape(after)).isEqualTo(shape(before));
        assertThat(tokens(after)).hasSameSizeAs(tokens(before)).doesNotContainAnyElementsOf(tokens(before));
        String keyId = PseudonymKey.load(at.home()).id();
        assertThat(Ledger.read(at.home()).arrivals())
                .filteredOn(LandedDelivery::isLanded)
                .allMatch(delivery -> delivery.keyId().equals(keyId));
        assertThat(PseudonymKey.isRotating(at.home())).isFalse();
        Tombstones list = Tombstones.read(at.home(), keyId);
        assertThat(list.tokens()).hasSameSizeAs(listedBefore);
        assertThat(java.util.Collections.disjoint(list.tokens(), listedBefore)).isTrue();
        // No file of the generation before is left beside.
        for (LandedDelivery delivery : Ledger.read(at.home()).arrivals()) {
            for (TableBooks books : delivery.tables()) {
                Path files = delivery.folder(at.home()).resolve(books.table());
                if (Files.isDirectory(files)) {
                    assertThat(Door.files(files)).hasSameElementsAs(delivery.parts(at.home(), books.table()));
                }
            }
        }
    }

    @Test
    void tokens_change_one_to_one_and_the_door_makes_the_same_ones_from_then_on() throws Exception {
        land(door);
        Map<String, List<String>> before = rows(door);
        String oldKey = PseudonymKey.load(door.home()).id();

        KeyRotation.Rotated rotated = new KeyRotation(door.home(), Door.CONTRACTS).rotate();

        assertThat(rotated.fromKeyId()).isEqualTo(oldKey);
        assertThat(rotated.toKeyId()).isNotEqualTo(oldKey);
        assertRotated(door, before, Set.of());
        Map<String, List<String>> after = rows(door);
        // And once more, on top.
        new KeyRotation(door.home(), Door.CONTRACTS).rotate();
        assertRotated(door, after, Set.of());
        assertThat(Files.readAllLines(PseudonymKey.file(door.home()))).hasSize(3);

        PlantedPeople.pupils(
                door,
                "2026-05-01",
                PlantedPeople.BOB.replace(",N,N,N,N,N", ",Y,N,N,N,N"),
                PlantedPeople.EVE,
                PlantedPeople.NAMESAKE);
        LandedDelivery again = door.night("2026-05-01").get(0);
        LandedDelivery first = Ledger.read(door.home()).arrivals().stream()
                .filter(delivery -> delivery.feed().equals("pupil"))
                .findFirst()
                .orElseThrow();
        String columns = "pupil_id, token_upn, token_uln, token_name_birth, token_name_birth_postcode";
        assertThat(door.rows(again, "pupil", columns)).isEqualTo(door.rows(first, "pupil", columns));
    }

    @Test
    void cut_at_any_moment_the_same_again_finishes_it() throws Exception {
        Door whole = erased(folder.resolve("whole"));
        Map<String, List<String>> before = rows(whole);
        Set<String> listed = Tombstones.read(
                        whole.home(), PseudonymKey.load(whole.home()).id())
                .tokens();
        int cuts = 0;
        for (boolean cut = true; cut; cuts++) {
            Path copy = folder.resolve("cut" + cuts);
            FileSystemUtils.copyRecursively(whole.home().root(), copy);
            for (Path file : Door.files(copy)) {
                Home.OwnerOnly.restrict(file);
            }
            Door at = Door.at(copy);
            int stop = cuts;
            int[] reached = {0};
            try {
                new KeyRotation(at.home(), Door.CONTRACTS, what -> {
                            if (reached[0]++ == stop) {
                                throw new IOException("cut at " + what);
                            }
                        })
                        .rotate();
                cut = false;
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith("cut at ");
                if (PseudonymKey.isRotating(at.home())) {
                    assertThatThrownBy(() -> new Originals(at.home(), Door.CONTRACTS))
                            .isInstanceOf(PseudonymKeyException.class)
                            .hasMessageContaining("rotate-key");
                    new KeyRotation(at.home(), Door.CONTRACTS).rotate();
                }
            }
            assertRotated(at, before, listed);
            assertThat(Files.readAllLines(PseudonymKey.file(at.home()))).hasSize(2);
            // Who was erased stays so.
            PlantedPeople.pupils(at, "2026-05-01", PlantedPeople.BOB, PlantedPeople.EVE);
            assertThat(at.night("2026-05-01").get(0).rowsFiltered()).isEqualTo(1);
        }
        assertThat(cuts).isGreaterThan(8);
    }

    @Test
    void a_rotated_archive_opens_with_the_new_key_only_wherever_it_was_cut() throws Exception {
        land(door);
        byte[] oldKey = Files.readAllBytes(ArchiveKey.file(door.home()));
        List<LandedDelivery> deliveries = Ledger.read(door.home()).arrivals();
        int cuts = 0;
        for (boolean cut = true; cut; cuts++) {
            int stop = cuts;
            int[] reached = {0};
            try {
                new ArchiveRotation(door.home(), what -> {
                            if (reached[0]++ == stop) {
                                throw new IOException("cut");
                            }
                        })
                        .rotate();
                cut = false;
            } catch (IOException e) {
                assertThat(e).hasMessage("cut");
            }
            for (LandedDelivery delivery : deliveries) {
                assertThat(door.original(delivery)).isNotEmpty();
            }
        }
        assertThat(cuts).isGreaterThan(deliveries.size());
        Files.write(ArchiveKey.file(door.home()), oldKey);
        for (LandedDelivery delivery : deliveries) {
            assertThatThrownBy(() -> door.original(delivery)).isInstanceOf(IOException.class);
        }
    }
}
