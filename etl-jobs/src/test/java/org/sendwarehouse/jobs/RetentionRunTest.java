package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.RetentionPlan.Item;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;
import org.springframework.util.FileSystemUtils;

/** A removal that is cut goes on to where one that was not would have come; what went is proved once. */
class RetentionRunTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 30);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T01:00:00Z"), ZoneOffset.UTC);
    private static final String ADVICE = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason\n";

    private final Path folder;

    RetentionRunTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String advice(int rows) {
        StringBuilder text = new StringBuilder(ADVICE);
        for (int i = 1; i <= rows; i++) {
            text.append("A" + i + ",R" + i + ",LL77,ep,educational psychology,requested,N,2018-03-02,2018-04-13,,,\n");
        }
        return text.toString();
    }

    private static String marks(int rows) {
        StringBuilder text = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (int i = 0; i < rows; i++) {
            text.append("SY").append(i).append(",114046,2018-04-23,AM,/\n");
        }
        return text.toString();
    }

    /** Two snapshots and two weeks that are past their period, an old refusal, a repeat, drafts, and what stays. */
    private Home home() throws IOException {
        Door door = new Door(folder.resolve("home"));
        door.put("liquidlogic/ehc_advice_2018-04-27.csv", advice(2));
        door.put("synergy/attendance_2018-04-27.csv", marks(10));
        door.night("2018-04-27");
        door.put("liquidlogic/ehc_advice_2018-04-28.csv", advice(3));
        door.put("synergy/attendance_2018-05-04.csv", marks(11));
        door.put("synergy/target_school_2018-04-27.csv", "nonsense\n");
        door.night("2018-05-04");
        door.put("liquidlogic/ehc_advice_2026-04-29.csv", advice(4));
        door.night("2026-04-29");
        for (String draft : List.of("drafts/board/board.pdf", "controlled/annex_a.xlsx", "drafts/new.pdf")) {
            Path file = door.home().root().resolve(draft);
            Files.createDirectories(file.getParent());
            Files.writeString(file, draft);
            Files.setLastModifiedTime(
                    file,
                    FileTime.from(
                            Instant.parse(draft.contains("new") ? "2026-04-29T12:00:00Z" : "2025-01-01T12:00:00Z")));
        }
        return door.home();
    }

    private Home copy(Home home, String name) throws IOException {
        Path to = folder.resolve(name);
        FileSystemUtils.copyRecursively(home.root(), to);
        for (Path file : Door.files(home.root())) {
            Files.setLastModifiedTime(
                    to.resolve(home.root().relativize(file).toString()), Files.getLastModifiedTime(file));
        }
        return new Home(to);
    }

    private static RetentionRun.Result retain(Home home, LocalDate day, RetentionRun.Moment moment) throws IOException {
        DeliveryLander lander = new DeliveryLander(home, Door.CONTRACTS);
        return new RetentionRun(home, Door.CONTRACTS, lander, "840", CLOCK, moment).run(day);
    }

    /** Every file of the home by what it holds; keys are the same in all copies. */
    private static Map<String, String> contents(Home home) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : Door.files(home.root())) {
            contents.put(home.root().relativize(file).toString(), Hashes.ofFile(file));
        }
        return contents;
    }

    /** What the landed proofs say went, in order. */
    private static List<String> proved(Home home) throws IOException {
        List<String> rows = new ArrayList<>();
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            if (delivery.source().equals("platform")) {
                assertThat(delivery.feed()).isEqualTo("retention");
                rows.addAll(Door.at(home.root()).rows(delivery, "platform_retention", "removed_on, kind, item"));
            }
        }
        return rows;
    }

    private static List<String> named(List<Item> items) {
        return items.stream()
                .map(item -> DAY + "|" + item.kind() + "|" + item.item())
                .sorted()
                .toList();
    }

    @Test
    void cut_at_any_moment_it_ends_as_one_that_was_not() throws IOException {
        Home start = home();
        Home whole = copy(start, "whole");
        RetentionRun.Result undisturbed = retain(whole, DAY, what -> {});
        assertThat(undisturbed.gone().stream().map(Item::kind))
                .containsExactly("delivery", "delivery", "delivery", "delivery", "quarantine", "drafts", "controlled");
        assertThat(proved(whole)).isEqualTo(named(undisturbed.gone()));
        Map<String, String> wanted = contents(whole);

        List<String> cuts = new ArrayList<>();
        for (boolean cut = true; cut; ) {
            Home home = copy(start, "cut" + cuts.size());
            int at = cuts.size();
            int[] reached = {0};
            cut = false;
            try {
                retain(home, DAY, what -> {
                    if (reached[0]++ == at) {
                        cuts.add(what);
                        throw new IOException("killed: " + what);
                    }
                });
            } catch (IOException killed) {
                assertThat(killed).hasMessageStartingWith("killed: ");
                cut = true;
            }
            RetentionRun.Result resumed = retain(home, DAY.plusDays(cut ? 1 : 0), what -> {});

            boolean ended = !cut || cuts.get(at).equals("forgotten");
            assertThat(resumed.gone()).as("cut " + cuts).isEqualTo(ended ? List.of() : undisturbed.gone());
            assertThat(resumed.kept()).isEqualTo(undisturbed.kept());
            assertThat(proved(home)).as("cut " + cuts).isEqualTo(named(undisturbed.gone()));
            assertThat(contents(home)).as("cut " + cuts).isEqualTo(wanted);
        }
        assertThat(cuts)
                .containsExactly(
                        "decided",
                        "removed delivery",
                        "removed delivery",
                        "removed delivery",
                        "removed delivery",
                        "removed quarantine",
                        "removed drafts",
                        "removed controlled",
                        "proved",
                        "forgotten");
    }

    /** What a night shows, as far as retention looks at it. */
    private static void publish(Home home, LocalDate asAt) throws IOException {
        Path version = Files.createDirectories(home.publishedVersions().resolve("night"));
        Files.writeString(version.resolve("manifest.json"), """
                {"run_id": "night", "as_at": "%s", "software_version": "", "definitions_hash": "", "la_number": "840",
                 "area_code": "", "area_name": "", "synthetic": true, "key_id": "", "erasure_epoch": 0,
                 "delivery_ids": [], "published_at": "2026-05-01T01:00:00Z", "tables": [], "files": [],
                 "audit_trail": null}
                """.formatted(asAt));
        Files.createSymbolicLink(home.current(), version);
    }

    @Test
    void a_night_between_the_cut_and_its_end_stays_what_it_is() throws IOException {
        Home home = home();
        assertThatThrownBy(() -> retain(home, DAY, what -> {
                    if (what.startsWith("removed")) {
                        throw new IOException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(Ledger.read(home).removed(DAY)).as("gone before the night").hasSize(1);
        publish(home, DAY);

        retain(home, DAY.plusDays(1), what -> {});

        // Of what the night was made of, nothing went unseen: it is missing for that date, and the proof is of the
        // next.
        Ledger ledger = Ledger.read(home);
        assertThat(ledger.removed(DAY)).hasSize(1);
        assertThat(ledger.removed(DAY.plusDays(1))).hasSize(4);
        assertThat(ledger.missing(DAY)).isNotEmpty();
        assertThat(ledger.missing(DAY.plusDays(1))).isEmpty();
        assertThat(ledger.arrivals(DAY)).noneMatch(delivery -> delivery.feed().equals("retention"));
        assertThat(ledger.arrivals(DAY.plusDays(1)))
                .anyMatch(delivery -> delivery.feed().equals("retention"));
        assertThat(proved(home)).hasSize(7);
    }

    @Test
    void what_went_is_not_found_again_and_what_is_sent_again_is_a_new_arrival() throws IOException {
        Home home = home();
        retain(home, DAY, what -> {});
        // Its originals were put away once; the same file is no rest of that.
        Door door = Door.at(home.root());
        door.put("synergy/target_school_2018-04-27.csv", "nonsense\n");
        door.put("liquidlogic/ehc_advice_2018-04-28.csv", advice(3));

        List<LandedDelivery> again = door.night("2026-04-30");

        assertThat(again)
                .extracting(LandedDelivery::feed, LandedDelivery::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("unidentified", Status.REFUSED),
                        org.assertj.core.groups.Tuple.tuple("ehc_advice", Status.LANDED));
        assertThat(Door.files(home.inbox())).isEmpty();

        List<Item> gone = retain(home, DAY.plusDays(1), what -> {}).gone();

        // The extract of 2018 is past its period once more; nothing else is.
        assertThat(gone)
                .extracting(Item::item)
                .containsExactly(again.stream()
                        .filter(delivery -> delivery.feed().equals("ehc_advice"))
                        .findFirst()
                        .orElseThrow()
                        .deliveryId());
        assertThat(retain(home, DAY.plusDays(2), what -> {}).gone()).isEmpty();
    }
}
