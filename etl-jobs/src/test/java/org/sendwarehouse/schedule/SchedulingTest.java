package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.LockHolder;
import org.sendwarehouse.operations.Pause;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.ServeState;

/** The real scheduler over its real store, with runs that only say that they ran. */
@Timeout(120)
class SchedulingTest {

    private Home home;
    private final Recorder runner = new Recorder();
    private final AtomicInteger looks = new AtomicInteger();

    /** Ends each run as told, done where nothing was told. */
    private static final class Recorder implements Runner {
        final List<String> runs = new CopyOnWriteArrayList<>();
        final Deque<Ending> endings = new ArrayDeque<>();

        @Override
        public synchronized Ending run(String job, LocalDate date) {
            runs.add(job + " " + date);
            Ending ending = endings.poll();
            return ending == null ? Ending.DONE : ending;
        }

        @Override
        public void stop(Duration grace) {
            // Runs end at once.
        }
    }

    @BeforeEach
    void home(@TempDir Path folder) throws Exception {
        home = new Home(folder).create();
    }

    private static JobSchedule nightly(String at) {
        return new JobSchedule(
                "nightly",
                "The night.",
                LocalTime.parse(at),
                Days.EVERY_DAY,
                List.of(Duration.ofSeconds(1), Duration.ofHours(1)),
                List.of());
    }

    private Scheduling open(ScheduleStore store, JobSchedule... jobs) throws Exception {
        return Scheduling.open(home, "serve", store, List.of(jobs), runner, looks::incrementAndGet, Clock.systemUTC());
    }

    /** As if the scheduler had been away since the night two days ago. */
    private void missTwoNights(Scheduling scheduling) throws Exception {
        Scheduler scheduler = scheduling.scheduler();
        TriggerKey key = Timetable.trigger(nightly("02:30")).getKey();
        Trigger missed = scheduler.getTrigger(key).getTriggerBuilder().build();
        ((org.quartz.impl.triggers.CronTriggerImpl) missed)
                .setStartTime(Date.from(Instant.now().minus(Duration.ofDays(3))));
        scheduler.rescheduleJob(key, missed);
    }

    @Test
    void a_job_has_its_time_and_keeps_it_over_a_restart() throws Exception {
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            assertThat(scheduling.state().next()).singleElement().satisfies(next -> {
                assertThat(next.job()).isEqualTo("nightly");
                assertThat(LocalTime.ofInstant(next.at(), London.ZONE)).isEqualTo(LocalTime.of(2, 30));
                assertThat(next.again()).isFalse();
            });
        }
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("03:15"))) {
            assertThat(scheduling.state().next())
                    .extracting(next -> LocalTime.ofInstant(next.at(), London.ZONE))
                    .containsExactly(LocalTime.of(3, 15));
        }
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store)) {
            assertThat(scheduling.state().next()).isEmpty();
            assertThat(ServeState.read(home).orElseThrow().next()).isEmpty();
        }
        assertThat(runner.runs).isEmpty();
    }

    @Test
    void whoever_was_told_to_stop_is_not_said_to_serve() throws Exception {
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            assertThat(ServeState.read(home).orElseThrow().isServed(Instant.now()))
                    .isTrue();
            scheduling.stop(Duration.ZERO);
        }
        assertThat(ServeState.read(home).orElseThrow().isServed(Instant.now())).isFalse();
    }

    @Test
    void nights_that_were_missed_are_made_up_once() throws Exception {
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            missTwoNights(scheduling);
        }
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().until(() -> !runner.runs.isEmpty());
            await().during(Duration.ofSeconds(2)).until(() -> runner.runs.size() == 1);
            assertThat(runner.runs).containsExactly("nightly " + LocalDate.now(London.ZONE));
            assertThat(scheduling.state().next()).singleElement().satisfies(next -> assertThat(next.at())
                    .isAfter(Instant.now()));
        }
    }

    @Test
    void nothing_starts_while_paused_and_what_was_missed_is_made_up_once_afterwards() throws Exception {
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            missTwoNights(scheduling);
        }
        new Pause(Instant.now(), null, "an upgrade").begin(home);
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().during(Duration.ofSeconds(2)).until(runner.runs::isEmpty);
            assertThat(ServeState.read(home).orElseThrow().paused()).isTrue();

            assertThat(Pause.end(home)).isTrue();
            scheduling.tend();

            await().until(() -> runner.runs.size() == 1);
            await().during(Duration.ofSeconds(2)).until(() -> runner.runs.size() == 1);
            assertThat(ServeState.read(home).orElseThrow().paused()).isFalse();
        }
    }

    @Test
    void what_failed_is_tried_again_for_the_same_date_and_the_wait_outlives_a_restart() throws Exception {
        runner.endings.addAll(List.of(Ending.FAILED, Ending.FAILED));
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            missTwoNights(scheduling);
            scheduling.start();
            await().until(() -> runner.runs.size() == 2);
            await().until(() -> scheduling.state().next().stream().anyMatch(ServeState.Next::again));
            assertThat(runner.runs.get(0)).isEqualTo(runner.runs.get(1));
        }
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().during(Duration.ofSeconds(2)).until(() -> runner.runs.size() == 2);
            Instant again =
                    Objects.requireNonNull(scheduling.state().last().get(0).again());
            assertThat(again)
                    .isBetween(Instant.now().plusSeconds(3400), Instant.now().plusSeconds(3600));
            assertThat(scheduling.state().next())
                    .filteredOn(ServeState.Next::again)
                    .singleElement()
                    .satisfies(next -> assertThat(next.at()).isEqualTo(again.truncatedTo(ChronoUnit.MILLIS)));
            scheduling.scheduler().triggerJob(Timetable.key("nightly"));
            await().until(() -> scheduling.state().last().get(0).ending() == Ending.DONE);
            assertThat(scheduling.state().next()).noneMatch(ServeState.Next::again);
        }
    }

    @Test
    void a_persons_night_that_was_cut_is_finished_at_the_start() throws Exception {
        Files.writeString(
                home.state().resolve("run.lock"), "nightly for 2026-04-29, process 1, since 2026-04-29T01:30:00Z");
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().until(() -> runner.runs.size() == 1);
            assertThat(looks).hasValueLessThanOrEqualTo(1);
            await().until(() -> looks.get() == 1);
        }
        assertThat(RunLock.cut(home))
                .contains(new LockHolder("nightly for 2026-04-29", 1, Instant.parse("2026-04-29T01:30:00Z")));
        // Its end is known now: a restart does not begin it again.
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().during(Duration.ofSeconds(1)).until(() -> runner.runs.size() == 1);
        }
        try (RunLock held = RunLock.take(home, "nightly for 2026-04-30")) {
            assertThat(held).isNotNull();
            assertThat(RunLock.cut(home)).isEmpty();
            assertThat(RunLock.holder(home)).isPresent();
        }
        assertThat(RunLock.cut(home)).isEmpty();
    }

    /** What a serving process that was killed leaves behind while it runs the night of a date. */
    private void killed(int failures) throws Exception {
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            ServeState state = scheduling.state();
            new ServeState(
                            state.process(),
                            state.softwareVersion(),
                            state.since(),
                            state.seen(),
                            false,
                            false,
                            new ServeState.Running("nightly", LocalDate.of(2026, 4, 30), failures, 0, Instant.now()),
                            List.of(),
                            List.of())
                    .write(home, "serve");
        }
    }

    @Test
    void a_run_that_was_at_work_when_serving_was_killed_is_finished_at_once_for_its_own_date() throws Exception {
        killed(0);
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().until(() -> runner.runs.size() == 1);
            assertThat(runner.runs).containsExactly("nightly 2026-04-30");
            await().until(() -> scheduling.state().running() == null);
        }
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            await().during(Duration.ofSeconds(1)).until(() -> runner.runs.size() == 1);
        }
    }

    @Test
    void a_run_that_is_cut_again_and_again_waits_as_one_that_fails_and_then_for_a_person() throws Exception {
        killed(1);
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            assertThat(scheduling.state().next())
                    .filteredOn(ServeState.Next::again)
                    .singleElement()
                    .satisfies(
                            next -> assertThat(next.at()).isAfter(Instant.now().plusSeconds(3000)));
        }
        killed(2);
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            assertThat(scheduling.state().last()).singleElement().satisfies(last -> {
                assertThat(last.ending()).isEqualTo(Ending.FAILED);
                assertThat(last.again()).isNull();
            });
        }
        assertThat(runner.runs).isEmpty();
    }

    @Test
    void what_cannot_be_read_does_not_end_the_schedule() throws Exception {
        Files.writeString(home.state().resolve("serve.json"), "{");
        try (ScheduleStore store = ScheduleStore.file(home);
                Scheduling scheduling = open(store, nightly("02:30"))) {
            scheduling.start();
            Files.writeString(home.state().resolve("paused.json"), "{");
            scheduling.tend();
            assertThat(Pause.end(home)).isTrue();
            scheduling.tend();
            assertThat(ServeState.read(home).orElseThrow().next()).hasSize(1);
        }
    }

    @Test
    void one_process_serves_a_home() throws Exception {
        try (RunLock serving = RunLock.serve(home, false)) {
            assertThat(serving).isNotNull();
            assertThatThrownBy(() -> RunLock.serve(home, false)).hasMessageContaining("serve, process");
            try (RunLock second = RunLock.serve(home, true)) {
                assertThat(List.of(serving.name(), second.name())).containsExactly("serve", "serve-2");
            }
        }
    }
}
