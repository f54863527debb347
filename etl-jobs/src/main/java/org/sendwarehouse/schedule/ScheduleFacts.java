package org.sendwarehouse.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.distribution.Distribution;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.Pause;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.operations.alerts.Fact;
import org.sendwarehouse.operations.alerts.Fact.Reading;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** What a home says of its schedule: what should have run, and what became of it. */
final class ScheduleFacts {
    private static final String NIGHTLY = "nightly";
    private static final Set<Ending> BROKEN = Set.of(Ending.FAILED, Ending.NEEDS_PERSON, Ending.MISUNDERSTOOD);
    private static final int DAYS_BACK = 60;
    private static final double SECONDS_AN_HOUR = 3600;
    private static final double SECONDS_A_MINUTE = 60;

    private final Home home;
    private final Schedules schedules;
    private final WorkingCalendar calendar;
    private final Clock clock;

    private ScheduleFacts(Home home, Schedules schedules, WorkingCalendar calendar, Clock clock) {
        this.home = home;
        this.schedules = schedules;
        this.calendar = calendar;
        this.clock = clock;
    }

    static List<Fact> of(Home home, Schedules schedules, Clock clock) {
        ScheduleFacts facts = new ScheduleFacts(home, schedules, WorkingCalendar.shipped(), clock);
        return List.of(
                new Fact("failed-run", "runs", facts::failedRun),
                new Fact("night-overdue", "hours", facts::nightOverdue),
                new Fact("pack-overdue", "hours", facts::packOverdue),
                new Fact("paused", "hours", facts::paused),
                new Fact("schedule-silent", "minutes", facts::scheduleSilent));
    }

    /** Jobs whose latest run failed or was cut, where nothing will try it again by itself. */
    private List<Reading> failedRun(Instant now) throws IOException {
        Map<String, String> failed = new LinkedHashMap<>();
        Optional<ServeState> state = ServeState.read(home);
        boolean served = state.filter(serving -> serving.isServed(now)).isPresent();
        for (RunSummary run : latest()) {
            if (run.outcome() == Outcome.FAILED) {
                failed.put(run.job(), run.businessDate().toString());
            }
        }
        // A process that died wrote no summary; whoever started it knows how it ended.
        for (ServeState.Last last : state.map(ServeState::last).orElse(List.of())) {
            boolean older = latest().stream()
                    .anyMatch(run ->
                            run.job().equals(last.job()) && run.finishedAt().isAfter(last.at()));
            if (!older) {
                boolean again = last.again() != null && served;
                if (BROKEN.contains(last.ending()) && !again) {
                    failed.put(last.job(), last.date().toString());
                } else {
                    failed.remove(last.job());
                }
            }
        }
        if (!served) {
            // Whoever serves finishes what was cut; without them somebody has to.
            RunLock.cut(home)
                    .ifPresent(cut -> failed.put(
                            cut.job(), cut.date().map(LocalDate::toString).orElse("no date")));
        }
        List<Reading> readings = new ArrayList<>();
        failed.forEach((job, date) -> readings.add(new Reading(job, 1, date)));
        return readings;
    }

    /** The latest run of each job that the schedule runs. */
    private List<RunSummary> latest() throws IOException {
        List<RunSummary> runs = new StatusFile(home).runs();
        return schedules.jobs().stream()
                .flatMap(job ->
                        runs.stream().filter(run -> run.job().equals(job.job())).limit(1))
                .toList();
    }

    private List<Reading> nightOverdue(Instant now) throws IOException {
        if (Pause.at(home, now).isPresent()) {
            // What is missed meanwhile is made up afterwards; a pause has an alert of its own.
            return List.of();
        }
        Optional<LocalDate> due = nightDue(now);
        if (due.isEmpty() || fire(due.get()).isBefore(inUse())) {
            return List.of();
        }
        boolean ran = new StatusFile(home)
                .runs().stream()
                        .anyMatch(run ->
                                run.job().equals(NIGHTLY) && !run.businessDate().isBefore(due.get()));
        return ran
                ? List.of()
                : List.of(new Reading(
                        "", hours(firstMissed(due.get()), now), due.get().toString()));
    }

    /** When the first of the nights that were missed in a row was due: counted from the last, none would grow old. */
    private Instant firstMissed(LocalDate latest) throws IOException {
        LocalDate done = new StatusFile(home)
                .runs().stream()
                        .filter(run -> run.job().equals(NIGHTLY))
                        .map(RunSummary::businessDate)
                        .max(LocalDate::compareTo)
                        .orElse(latest.minusDays(DAYS_BACK));
        LocalDate first = latest;
        for (LocalDate day = latest; day.isAfter(done) && day.isAfter(latest.minusDays(DAYS_BACK)); ) {
            if (runsOn(day) && !fire(day).isBefore(inUse())) {
                first = day;
            }
            day = day.minusDays(1);
        }
        return fire(first);
    }

    private Optional<LocalDate> nightDue(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, London.ZONE);
        for (int back = 0; back < DAYS_BACK; back++) {
            if (runsOn(day) && !fire(day).isAfter(now)) {
                return Optional.of(day);
            }
            day = day.minusDays(1);
        }
        return Optional.empty();
    }

    private boolean runsOn(LocalDate day) {
        return nightly()
                .map(JobSchedule::on)
                .map(days -> switch (days) {
                    case EVERY_DAY -> true;
                    case FIRST_OF_MONTH -> day.getDayOfMonth() == 1;
                    case WORKING_DAYS -> calendar.isWorkingDay(day);
                    case SCHOOL_DAYS ->
                        calendar.isWorkingDay(day) && (calendar.isTermTime(day) || calendar.isBeyondKnownTerms(day));
                })
                .orElse(false);
    }

    private Instant fire(LocalDate day) {
        return nightly()
                .map(job -> job.at().atDate(day).atZone(London.ZONE).toInstant())
                .orElse(Instant.MAX);
    }

    private Optional<JobSchedule> nightly() {
        return schedules.jobs().stream()
                .filter(job -> job.job().equals(NIGHTLY))
                .findFirst();
    }

    /** Since when nights can run at all: since there is a key. */
    private Instant inUse() throws IOException {
        Path key = PseudonymKey.file(home);
        return Files.exists(key) ? Files.getLastModifiedTime(key).toInstant() : Instant.EPOCH;
    }

    /** Packs whose papers' day has come, and that were not given out, since the night of that day. */
    private List<Reading> packOverdue(Instant now) throws IOException {
        if (PublishedWarehouse.find(home).isEmpty()) {
            return List.of();
        }
        Distribution distribution = new Distribution(home, clock);
        List<Reading> overdue = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, London.ZONE);
        for (PackOrder order : schedules.packsDue(today)) {
            Instant due = fire(schedules.papersDay(order.group(), order.meeting()));
            if (!distribution.isGiven(order.group().code(), order.meeting()) && !due.isAfter(now)) {
                // A platform that came into use after the papers' day has had no night to make them before.
                Instant since = due.isAfter(inUse()) ? due : inUse();
                overdue.add(new Reading(order.path(), hours(since, now), ""));
            }
        }
        return overdue;
    }

    private List<Reading> paused(Instant now) throws IOException {
        return Pause.at(home, now)
                .map(pause -> List.of(new Reading("", hours(pause.since(), now), "")))
                .orElse(List.of());
    }

    private List<Reading> scheduleSilent(Instant now) throws IOException {
        return ServeState.read(home)
                .map(state -> List.of(new Reading(
                        "", Duration.between(state.seen(), now).toMillis() / 1000.0 / SECONDS_A_MINUTE, "")))
                .orElse(List.of());
    }

    private static double hours(Instant since, Instant now) {
        return Duration.between(since, now).toMillis() / 1000.0 / SECONDS_AN_HOUR;
    }
}
