package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.operations.Disk;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.Pause;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.operations.alerts.Fact;
import org.sendwarehouse.operations.alerts.Fact.Reading;

/** What the platform says of itself, by files as a real home has them. */
class ScheduleFactsTest {
    /** A Friday in summer time: 08:00 in London. */
    private static final Instant NOW = Instant.parse("2026-05-01T07:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

    private final Home home;
    private final List<Fact> facts;

    ScheduleFactsTest(@TempDir Path folder) throws IOException {
        home = new Home(folder).create();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        inUseSince(NOW.minus(Duration.ofDays(30)));
        facts = Lookout.facts(home, Schedules.shipped(), Clock.systemUTC());
    }

    private void inUseSince(Instant since) throws IOException {
        Files.setLastModifiedTime(PseudonymKey.file(home), FileTime.from(since));
    }

    private List<Reading> at(String name, Instant now) throws IOException {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .look()
                .at(now);
    }

    private void ran(LocalDate date, Outcome outcome, Instant finished) throws IOException {
        new StatusFile(home)
                .add(new RunSummary(
                        "nightly",
                        date,
                        "abc",
                        outcome,
                        "why",
                        finished.minusSeconds(60),
                        finished,
                        "1",
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private void serves(Instant seen, ServeState.Last... last) throws IOException {
        new ServeState(1, "1", seen.minusSeconds(600), seen, false, false, null, List.of(), List.of(last))
                .write(home, "serve");
    }

    @Test
    void a_night_that_did_not_come_is_overdue_since_the_first_that_was_missed() throws IOException {
        ran(TODAY.minusDays(3), Outcome.DONE, NOW.minus(Duration.ofDays(3)));
        assertThat(at("night-overdue", NOW)).singleElement().satisfies(reading -> {
            assertThat(reading.detail()).isEqualTo("2026-05-01");
            // Due at 02:30 in London on 29 April.
            assertThat(reading.value()).isCloseTo(53.5, within(0.001));
        });

        ran(TODAY, Outcome.REFUSED, NOW.minusSeconds(60));
        assertThat(at("night-overdue", NOW)).isEmpty();
        // Just before the next night is due.
        assertThat(at("night-overdue", Instant.parse("2026-05-02T01:29:59Z"))).isEmpty();
        assertThat(at("night-overdue", Instant.parse("2026-05-02T01:30:00Z")))
                .containsExactly(new Reading("", 0, "2026-05-02"));
    }

    @Test
    void while_paused_and_before_there_is_a_key_no_night_is_overdue() throws IOException {
        new Pause(NOW.minus(Duration.ofHours(30)), null, null).begin(home);
        assertThat(at("night-overdue", NOW)).isEmpty();
        assertThat(at("paused", NOW)).containsExactly(new Reading("", 30, ""));
        Pause.end(home);
        assertThat(at("night-overdue", NOW)).hasSize(1);
        assertThat(at("paused", NOW)).isEmpty();
        inUseSince(NOW.minus(Duration.ofHours(1)));
        assertThat(at("night-overdue", NOW)).isEmpty();
    }

    @Test
    void a_night_that_failed_counts_once_nothing_tries_it_again() throws IOException {
        ran(TODAY, Outcome.FAILED, NOW.minusSeconds(120));
        assertThat(at("failed-run", NOW)).containsExactly(new Reading("nightly", 1, "2026-05-01"));

        serves(NOW.minusSeconds(5), last(Ending.FAILED, NOW.plusSeconds(300)));
        assertThat(at("failed-run", NOW)).as("it is tried again").isEmpty();
        assertThat(at("failed-run", NOW.plus(Duration.ofMinutes(3))))
                .as("nobody is there to try it")
                .containsExactly(new Reading("nightly", 1, "2026-05-01"));
        for (Ending ending : List.of(Ending.FAILED, Ending.NEEDS_PERSON, Ending.MISUNDERSTOOD)) {
            serves(NOW.minusSeconds(5), last(ending, null));
            assertThat(at("failed-run", NOW)).as(ending.words()).hasSize(1);
        }
        for (Ending ending : List.of(Ending.DONE, Ending.PARTIAL, Ending.REFUSED)) {
            serves(NOW.minusSeconds(5), last(ending, null));
            assertThat(at("failed-run", NOW)).as(ending.words()).isEmpty();
        }
        // Somebody runs it by hand afterwards, in vain.
        ran(TODAY, Outcome.FAILED, NOW.minusSeconds(10));
        assertThat(at("failed-run", NOW)).hasSize(1);
        ran(TODAY, Outcome.DONE, NOW.minusSeconds(5));
        assertThat(at("failed-run", NOW)).isEmpty();
    }

    private static ServeState.Last last(Ending ending, @org.jspecify.annotations.Nullable Instant again) {
        return new ServeState.Last("nightly", TODAY, NOW.minusSeconds(60), ending, again);
    }

    @Test
    void a_run_that_was_cut_counts_where_nobody_serves() throws IOException {
        Files.writeString(
                home.state().resolve("run.lock"),
                "nightly for 2026-05-01, process 999999999, since 2026-05-01T01:30:00Z");
        assertThat(at("failed-run", NOW)).containsExactly(new Reading("nightly", 1, "2026-05-01"));
        serves(NOW.minusSeconds(5));
        assertThat(at("failed-run", NOW)).isEmpty();
    }

    @Test
    void a_schedule_that_nobody_serves_is_silent_and_one_that_never_was_is_not() throws IOException {
        assertThat(at("schedule-silent", NOW)).isEmpty();
        serves(NOW.minus(Duration.ofMinutes(12)));
        assertThat(at("schedule-silent", NOW)).containsExactly(new Reading("", 12, ""));
    }

    @Test
    void what_the_home_itself_says() throws IOException {
        assertThat(at("key-faults", NOW)).isEmpty();
        assertThat(at("refused-night", NOW)).isEmpty();
        assertThat(at("published-age", NOW)).isEmpty();
        assertThat(at("run-at-work", NOW)).isEmpty();
        Disk disk = Disk.of(home);
        assertThat(at("free-disk", NOW)).singleElement().satisfies(reading -> assertThat(reading.value())
                .isCloseTo(disk.nights(), within(disk.nights() / 10)));
        assertThat(at("clock-fault", NOW)).extracting(Reading::value).containsExactly(0.0, 0.0);

        ran(TODAY, Outcome.REFUSED, NOW.plus(Duration.ofMinutes(90)));
        assertThat(at("refused-night", NOW)).containsExactly(new Reading("", 1, "2026-05-01"));
        assertThat(at("clock-fault", NOW).get(0).value()).isEqualTo(90);
        Files.setPosixFilePermissions(PseudonymKey.file(home), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(home.root(), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(at("key-faults", NOW))
                .extracting(Reading::subject)
                .containsExactly("keys/pseudonym.key", "the home");
        Files.delete(PseudonymKey.file(home));
        assertThat(at("key-faults", NOW).get(0).detail()).startsWith("There is no pseudonym key");
        Files.delete(ArchiveKey.file(home));
        assertThat(at("key-faults", NOW))
                .extracting(Reading::subject)
                .containsExactly("keys/pseudonym.key", "keys/archive.key", "the home");
    }

    @Test
    void a_mail_that_is_tried_each_night_grows_older_all_the_same() throws IOException {
        Files.writeString(home.state().resolve("mail.jsonl"), """
                {"at":"2026-04-29T02:00:00Z","messageId":"a@x","state":"INTENDED","to":[],"detail":""}
                {"at":"2026-04-29T02:00:01Z","messageId":"a@x","state":"NOT_SENT","to":[],"detail":"refused"}
                {"at":"2026-04-30T02:00:00Z","messageId":"b@x","state":"INTENDED","to":[],"detail":""}
                {"at":"2026-04-30T02:00:01Z","messageId":"b@x","state":"SENT","to":[],"detail":""}
                {"at":"2026-05-01T02:00:00Z","messageId":"a@x","state":"INTENDED","to":[],"detail":""}
                {"at":"2026-05-01T02:00:01Z","messageId":"a@x","state":"NOT_SENT","to":[],"detail":"refused"}
                """);
        assertThat(at("mails-not-sent", NOW)).containsExactly(new Reading("", 53, "1 mail"));
    }
}
