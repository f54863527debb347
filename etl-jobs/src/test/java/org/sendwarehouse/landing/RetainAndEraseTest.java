package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/**
 * A person is erased and what they were in is past its retention: in either order no row and no original of them is left, the
 * door keeps them out, and both records say what was done. By command, on a home that has landed and published nothing.
 */
class RetainAndEraseTest {
    private static final String ASKED =
            PlantedPeople.request(PlantedPeople.UPN + "," + PlantedPeople.ULN + ",," + "Bell-Tower,Bob,2010-02-03,,,");

    private final Path folder;
    private final Door door;

    RetainAndEraseTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        door = new Door(folder.resolve("home"));
        Files.writeString(
                door.home().root().resolve("send.yaml"),
                "send:\n  retention:\n    confirmed-by: data protection officer\n");
        // Bob was a pupil in 2018; today's extract is without him.
        PlantedPeople.pupils(door, "2018-04-27", PlantedPeople.BOB, PlantedPeople.EVE, PlantedPeople.NAMESAKE);
        marks("2018-04-27", "2018-04-23", "P2", "P3", "P9");
        door.night("2018-04-27");
        PlantedPeople.pupils(door, "2026-04-29", PlantedPeople.EVE, PlantedPeople.NAMESAKE);
        door.night("2026-04-29");
    }

    private void marks(String date, String session, String... pupils) throws IOException {
        StringBuilder text = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (String pupil : pupils) {
            text.append(pupil).append(",100001,").append(session).append(",AM,/\n");
        }
        door.put("synergy/attendance_" + date + ".csv", text.toString());
    }

    private Run run(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--home=" + door.home().root());
        return Run.of(all.toArray(String[]::new));
    }

    private void retain() {
        Run run = run("retain", "--date=2026-05-01");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Gone: 1 delivery of synergy.pupil", "Gone: 1 delivery of synergy.attendance");
    }

    private String erase() throws IOException {
        Path request = Files.writeString(folder.resolve("request.csv"), ASKED);
        Run run = run("erase", "--subject=" + request, "--reason=request 2026-14", "--role=data protection officer");
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(run.out()).contains("nothing is left");
        return run.out();
    }

    private List<LandedDelivery> arrivals() throws IOException {
        return Ledger.read(door.home()).arrivals();
    }

    /** Every token on the list of the erased that is nobody else's. */
    private Set<String> listed() throws IOException {
        return Files.readAllLines(Tombstones.file(door.home())).stream()
                .skip(1)
                .filter(line -> !line.endsWith(" shared"))
                .map(line -> line.split(" ", -1)[3])
                .collect(Collectors.toSet());
    }

    private void assertNothingOfBobIsLeft() throws Exception {
        Set<String> tokens = listed();
        assertThat(tokens).hasSizeGreaterThanOrEqualTo(2);
        Subject subject = Subject.read(ASKED, Door.CONTRACTS);
        TextSearch search = new TextSearch(subject.numbers(), subject.names());
        Originals originals = new Originals(door.home(), Door.CONTRACTS);
        int rows = 0;
        for (LandedDelivery delivery : arrivals()) {
            assertThat(originals.holds(delivery, search))
                    .as(delivery.toString())
                    .isFalse();
            if (delivery.status() == Status.REMOVED) {
                assertThat(Door.files(delivery.folder(door.home())))
                        .noneMatch(file -> file.toString().endsWith(".parquet"));
                continue;
            }
            for (TableBooks books : delivery.tables()) {
                if (!books.parts().isEmpty()) {
                    for (String row : door.rows(delivery, books.table(), "*")) {
                        assertThat(tokens.stream().filter(row::contains))
                                .as(row)
                                .isEmpty();
                        rows++;
                    }
                }
            }
        }
        assertThat(rows).as("everybody else's rows").isGreaterThan(1);
        assertThat(Files.readString(door.home().state().resolve("audit.jsonl")))
                .contains("\"erased\"", "request 2026-14", "\"remains\":\"0\"", "\"listed\":\"true\"")
                .doesNotContain(PlantedPeople.UPN, "Bell-Tower");
    }

    /** What was proved to have gone: feed and rows. */
    private List<String> proved() throws IOException {
        List<String> rows = new ArrayList<>();
        for (LandedDelivery delivery : arrivals()) {
            if (delivery.feed().equals("retention")) {
                rows.addAll(door.rows(delivery, "platform_retention", "kind, feed, content_date, row_count"));
            }
        }
        return rows;
    }

    /** Bob comes once more, in both feeds: he is kept out, and nobody else is. */
    private void assertTheDoorKeepsBobOut() throws IOException {
        PlantedPeople.pupils(door, "2026-05-02", PlantedPeople.BOB, PlantedPeople.EVE, PlantedPeople.NAMESAKE);
        marks("2026-05-02", "2026-04-20", "P2", "P3");
        door.night("2026-05-02");
        door.night("2026-05-03");

        assertThat(arrivals().stream()
                        .filter(delivery -> delivery.asOf().equals(LocalDate.of(2026, 5, 2)))
                        .map(delivery -> delivery.feed() + " " + delivery.rowsRead() + " " + delivery.rowsAccepted()
                                + " " + delivery.rowsFiltered()))
                .containsExactlyInAnyOrder("pupil 3 2 1", "attendance 2 1 1");
    }

    @Test
    void erased_first_and_what_was_left_goes_with_its_time() throws Exception {
        assertThat(erase()).contains("Erased: 1 row of pupil", "Erased: 1 row of attendance");
        retain();

        assertNothingOfBobIsLeft();
        assertThat(proved()).containsExactly("delivery|attendance|2018-04-27|2", "delivery|pupil|2018-04-27|2");
        assertThat(run("retain", "--date=2026-05-01").out()).startsWith("Nothing is past its retention.");
        assertTheDoorKeepsBobOut();
    }

    @Test
    void gone_with_their_time_first_the_person_is_listed_and_the_search_finds_nothing() throws Exception {
        retain();
        assertThat(erase())
                .contains("No landed row is about this person. What comes of them later is kept out at the door.");

        assertNothingOfBobIsLeft();
        assertThat(proved()).containsExactly("delivery|attendance|2018-04-27|3", "delivery|pupil|2018-04-27|3");
        // Asked again, the list has them already.
        String list = Files.readString(Tombstones.file(door.home()));
        erase();
        assertThat(Tombstones.file(door.home())).hasContent(list);
        assertTheDoorKeepsBobOut();
    }

    @Test
    void rows_that_a_cut_removal_left_lying_go_before_anything_is_called_erased() throws Exception {
        LandedDelivery pupils = arrivals().stream()
                .filter(delivery -> delivery.feed().equals("pupil"))
                .findFirst()
                .orElseThrow();
        // What a kill leaves right after the decision was on the disk: it counts as gone, and its rows are there.
        new Removal(LocalDate.of(2026, 5, 1), LocalDate.of(2024, 8, 31), true).write(pupils.folder(door.home()));
        assertThat(pupils.parts(door.home(), "pupil").get(0)).exists();

        erase();

        assertNothingOfBobIsLeft();
    }

    @Test
    void a_name_alone_that_leads_to_nobody_keeps_nobody_out() throws Exception {
        Path request = Files.writeString(
                folder.resolve("request.csv"), PlantedPeople.request(",,,Nobody,Known,2011-01-01,,,"));
        Run run = run("erase", "--subject=" + request, "--reason=request 2026-15", "--role=data protection officer");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("To keep out what may come of them give a number or a local id too");
        assertThat(Tombstones.file(door.home())).doesNotExist();
    }
}
