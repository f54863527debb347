package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.landing.Subject.NotOnePersonException;

/** One person goes, from every feed; what is left is what would have landed without them; nobody else is touched. */
class ErasureTest {
    private static final String ASKED =
            PlantedPeople.request(PlantedPeople.UPN + "," + PlantedPeople.ULN + ",," + "Bell-Tower,Bob,2010-02-03,,,");

    private final Path folder;
    private final Door door;

    ErasureTest(@TempDir Path folder) {
        this.folder = folder;
        door = new Door(folder.resolve("home"));
    }

    private static void land(Door door, boolean bob) throws IOException {
        PlantedPeople.pupils(
                door, "2026-04-29", bob ? PlantedPeople.BOB : "", PlantedPeople.EVE, PlantedPeople.NAMESAKE);
        PlantedPeople.attendance(door, "2026-04-29", bob ? new String[] {"P2", "P3", "P9"} : new String[] {"P3", "P9"});
        PlantedPeople.casework(door);
        door.night("2026-04-29");
        PlantedPeople.pupils(
                door,
                "2026-04-30",
                bob ? PlantedPeople.BOB : "",
                PlantedPeople.EVE.replace(",N,N,N,N,N", ",Y,N,N,N,N"),
                PlantedPeople.NAMESAKE);
        door.night("2026-04-30");
    }

    private Erasing erasing(Door at, Erasing.Moment moment) {
        return new Erasing(at.home(), Door.CONTRACTS, new Pseudonymiser(PseudonymKey.load(at.home())), moment);
    }

    private void erase(Door at, Erasing.Moment moment) throws IOException, NotOnePersonException {
        Erasing erasing = erasing(at, moment);
        erasing.commit(erasing.plan(Subject.read(ASKED, Door.CONTRACTS), false));
        erasing.apply();
    }

    /** Every landed row without where it came from, and without the case ids by which hand-written rows are told apart. */
    private static List<String> rows(Door at) throws IOException {
        List<String> rows = new ArrayList<>();
        for (LandedDelivery delivery : Ledger.read(at.home()).arrivals()) {
            for (TableBooks books : delivery.tables()) {
                assertThat(books.balance()).as(books.toString()).isTrue();
                if (!books.parts().isEmpty()) {
                    at.rows(delivery, books.table(), "* exclude (delivery_id, source_row)")
                            .forEach(row -> rows.add(delivery.asOf() + " " + books.table() + " " + row));
                }
            }
        }
        rows.sort(null);
        return rows;
    }

    /** As if Bob had never been delivered: his advice, review, involvement and assurance are his alone. */
    private List<String> withoutBob() throws IOException {
        Door never = new Door(folder.resolve("never"));
        land(never, false);
        List<String> rows = new ArrayList<>(rows(never));
        rows.removeIf(row -> row.contains("|PL77|") || row.contains(" A1|") || row.contains(" social_care "));
        return rows;
    }

    @Test
    void what_is_left_is_what_would_have_landed_without_the_person() throws Exception {
        land(door, true);
        int before = rows(door).size();

        Erasing.Plan plan = erasing(door, what -> {}).plan(Subject.read(ASKED, Door.CONTRACTS), false);
        assertThat(plan.rows())
                .containsExactlyInAnyOrderEntriesOf(java.util.Map.of(
                        "pupil", 2L,
                        "attendance", 2L,
                        "ehc_advice", 1L,
                        "ehc_annual_review", 1L,
                        "social_care", 1L,
                        "advice_assurance", 1L));
        assertThat(rows(door)).as("a rehearsal changes nothing").hasSize(before);

        erase(door, what -> {});

        assertThat(rows(door)).isEqualTo(withoutBob());
        Set<String> tokens = plan.tokens();
        assertThat(tokens).hasSizeGreaterThan(5);
        for (String row : PlantedPeople.everyRow(door)) {
            assertThat(tokens.stream().filter(row::contains)).as(row).isEmpty();
        }
        LandedDelivery pupils = Ledger.read(door.home()).arrivals().stream()
                .filter(delivery -> delivery.feed().equals("pupil"))
                .findFirst()
                .orElseThrow();
        assertThat(pupils.tables().get(0))
                .matches(books -> books.read() == 3 && books.accepted() == 2 && books.filtered() == 1);
        assertThat(pupils.generations()).singleElement().satisfies(generation -> {
            assertThat(generation.why()).isEqualTo("erasure");
            assertThat(generation.rowsErased()).isEqualTo(1);
            assertThat(generation.replaced())
                    .singleElement()
                    .matches(old -> old.rows() == 3 && old.sha256().length() == 64);
        });
        assertThat(Door.files(pupils.folder(door.home())))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("_delivery.json", "g1-part-00000.parquet");
    }

    @Test
    void originals_that_hold_the_person_are_deleted_and_no_others() throws Exception {
        land(door, true);
        door.put(
                "synergy/target_school_2026-04-30.csv",
                "nonsense about " + PlantedPeople.UPN.toLowerCase(java.util.Locale.ROOT) + "\n");
        door.put("synergy/other.csv", "nonsense\n");
        List<LandedDelivery> refused = door.night("2026-05-01");

        erase(door, what -> {});
        Subject subject = Subject.read(ASKED, Door.CONTRACTS);
        int removed = erasing(door, what -> {}).removeOriginals(new TextSearch(subject.numbers(), subject.names()));

        assertThat(removed).isEqualTo(1);
        List<String> kept = Door.files(door.home().root()).stream()
                .filter(file -> file.toString().endsWith(".sealed"))
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(kept).containsExactly("other.csv.sealed");
        assertThat(refused).allMatch(delivery -> delivery.status() == LandedDelivery.Status.REFUSED);
        // The same bytes again are not even read; they hold the person all the same.
        PlantedPeople.pupils(
                door,
                "2026-04-30",
                PlantedPeople.BOB,
                PlantedPeople.EVE.replace(",N,N,N,N,N", ",Y,N,N,N,N"),
                PlantedPeople.NAMESAKE);
        LandedDelivery again = door.night("2026-05-02").get(0);
        assertThat(again.status()).isEqualTo(LandedDelivery.Status.REPEATED);
        assertThat(Door.files(door.home().archive().resolve("synergy/pupil/" + again.deliveryId())))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("_removed");
        assertThat(Door.files(door.home().inbox())).isEmpty();
    }

    @Test
    void cut_at_any_moment_the_next_night_finishes_it() throws Exception {
        List<String> wanted = withoutBob();
        Door whole = new Door(folder.resolve("whole"));
        land(whole, true);
        int cuts = 0;
        for (boolean cut = true; cut; cuts++) {
            Path copy = folder.resolve("cut" + cuts);
            org.springframework.util.FileSystemUtils.copyRecursively(
                    whole.home().root(), copy);
            owned(copy);
            Door at = Door.at(copy);
            int stop = cuts;
            int[] reached = {0};
            try {
                erase(at, what -> {
                    if (reached[0]++ == stop) {
                        throw new IOException("cut at " + what);
                    }
                });
                cut = false;
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith("cut at ");
            }
            at.night("2026-05-01");
            assertThat(rows(at)).as("cut at moment %s", stop).isEqualTo(wanted);
            assertThat(Door.files(at.home().root()).stream()
                            .filter(file -> file.toString().endsWith(".sealed")))
                    .isEmpty();
        }
        assertThat(cuts).isGreaterThan(10);
    }

    /** A copy has the rights of any new file; a home's keys are for their owner only. */
    private static void owned(Path home) throws IOException {
        for (Path file : Door.files(home)) {
            org.sendwarehouse.home.Home.OwnerOnly.restrict(file);
        }
    }

    @Test
    void the_door_filters_later_deliveries_and_what_landed_before_a_new_local_id_was_known() throws Exception {
        land(door, true);
        erase(door, what -> {});
        List<String> rows = rows(door);
        int epoch = Tombstones.epoch(door.home());

        // Under another local id, with the attendance first: nobody knows yet whose it is.
        PlantedPeople.attendance(door, "2026-05-01", "P77");
        door.night("2026-05-01");
        assertThat(rows(door)).hasSize(rows.size() + 2);
        PlantedPeople.pupils(
                door,
                "2026-05-02",
                PlantedPeople.BOB.replace("P2,", "P77,"),
                PlantedPeople.EVE,
                PlantedPeople.NAMESAKE);
        LandedDelivery pupils = door.night("2026-05-02").get(0);
        assertThat(pupils.tables().get(0))
                .matches(books -> books.read() == 3 && books.accepted() == 2 && books.filtered() == 1);
        assertThat(Tombstones.epoch(door.home())).isEqualTo(epoch + 1);
        new Erasing(door.home(), Door.CONTRACTS).apply();

        assertThat(rows(door)).hasSize(rows.size() + 2).noneMatch(row -> row.startsWith("2026-05-01 attendance"));
        assertThat(Door.files(door.home().root()).stream()
                        .filter(file -> file.toString().endsWith(".sealed")))
                .as("originals that hold the person are not kept")
                .isEmpty();
        assertThat(Door.files(door.home().inbox())).isEmpty();
    }

    @Test
    void a_later_record_under_the_number_and_another_name_is_filtered_and_teaches_nothing() throws Exception {
        land(door, true);
        erase(door, what -> {});

        PlantedPeople.pupils(
                door,
                "2026-05-02",
                PlantedPeople.EVE.replace("H840200013007", PlantedPeople.UPN),
                PlantedPeople.NAMESAKE);
        PlantedPeople.attendance(door, "2026-05-02", "P3");
        door.night("2026-05-02");
        door.night("2026-05-03");

        assertThat(rows(door)).anyMatch(row -> row.startsWith("2026-05-02 attendance"));
    }

    @Test
    void where_it_is_not_sure_who_is_meant_nothing_is_done() throws Exception {
        land(door, true);
        Erasing erasing = erasing(door, what -> {});
        Subject byName = Subject.read(PlantedPeople.request(",,,Bell-Tower,Bob,2010-02-03,,,"), Door.CONTRACTS);
        assertThatThrownBy(() -> erasing.plan(byName, false))
                .isInstanceOf(NotOnePersonException.class)
                .hasMessageContaining("Give a UPN, ULN, NHS number or local id in addition");

        // The twin comes with his number.
        PlantedPeople.pupils(
                door,
                "2026-05-02",
                PlantedPeople.BOB,
                PlantedPeople.EVE.replace("H840200013007", PlantedPeople.UPN),
                PlantedPeople.NAMESAKE);
        door.night("2026-05-02");
        Subject byNumber = Subject.read(PlantedPeople.request(PlantedPeople.UPN + ",,,,,,,,"), Door.CONTRACTS);
        assertThatThrownBy(() -> erasing.plan(byNumber, false))
                .isInstanceOf(NotOnePersonException.class)
                .hasMessageContaining("Give surname, forename and birth_date too");
        Subject both = Subject.read(ASKED, Door.CONTRACTS);
        assertThatThrownBy(() -> erasing.plan(both, false))
                .isInstanceOf(NotOnePersonException.class)
                .hasMessageContaining("--others-stay");
        assertThat(Tombstones.file(door.home())).doesNotExist();

        Erasing.Plan plan = erasing.plan(both, true);
        assertThat(plan.rows()).containsEntry("pupil", 3L).containsEntry("attendance", 2L);
        erasing.commit(plan);
        erasing.apply();
        assertThat(rows(door).stream().filter(row -> row.startsWith("2026-05-02 pupil")))
                .as("the twin and the namesake")
                .hasSize(2);
    }

    @Test
    void a_request_is_refused_without_repeating_what_it_says() {
        for (String wrong : List.of(
                "upn\nX123\n",
                "upn,shoe_size\nA,1\n",
                "surname,forename,birth_date\nBell,Bob,03/02/2010\n",
                "upn\n\n",
                "")) {
            assertThatThrownBy(() -> Subject.read(wrong, Door.CONTRACTS))
                    .isInstanceOf(NotOnePersonException.class)
                    .message()
                    .doesNotContain("X123", "Bob", "03/02");
        }
    }
}
