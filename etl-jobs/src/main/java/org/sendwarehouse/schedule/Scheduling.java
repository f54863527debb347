package org.sendwarehouse.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.LockHolder;
import org.sendwarehouse.operations.Pause;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.Software;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedule at work over one home: runs each job when its time has come, makes up once what was missed, tries again what
 * failed, finishes what was cut, and keeps still while paused.
 */
public final class Scheduling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);

    /** How often what is said of the schedule is written although nothing has changed. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

    private final Home home;
    private final String name;
    private final Map<String, JobSchedule> jobs = new TreeMap<>();
    private final Runner runner;
    private final Watch watch;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Instant since;
    private final Map<String, ServeState.Last> last = new TreeMap<>();
    private ServeState.@Nullable Running running;
    private @Nullable ServeState written;
    private boolean paused;
    private boolean stopped;
    private boolean troubled;

    private Scheduling(
            Home home,
            String name,
            ScheduleStore store,
            List<JobSchedule> jobs,
            Runner runner,
            Watch watch,
            Clock clock)
            throws SchedulerException {
        this.home = home;
        this.name = name;
        this.runner = runner;
        this.watch = watch;
        this.clock = clock;
        jobs.forEach(job -> this.jobs.put(job.job(), job));
        since = clock.instant();
        scheduler = store.scheduler();
        scheduler.setJobFactory((bundle, ignored) -> new ScheduledRun(runner, this.jobs, new Told(), clock));
    }

    /**
     * Takes up the schedule; nothing runs before {@link #start}.
     *
     * @param name who of those that serve the home this is; names what is kept of it
     * @param store where it remembers; closed by whoever opened it, after this
     * @param watch looks after the home when a run has ended
     * @throws SchedulerException when the store cannot be read, or its tables are not those of this version
     */
    public static Scheduling open(
            Home home,
            String name,
            ScheduleStore store,
            List<JobSchedule> jobs,
            Runner runner,
            Watch watch,
            Clock clock)
            throws IOException, SchedulerException {
        Scheduling scheduling = new Scheduling(home, name, store, jobs, runner, watch, clock);
        try {
            Reconciler.reconcile(scheduling.scheduler, jobs, WorkingCalendar.shipped())
                    .forEach(change -> LOG.info("Schedule: {}", change));
            scheduling.remember();
            scheduling.look();
            return scheduling;
        } catch (IOException | SchedulerException | RuntimeException e) {
            scheduling.close();
            throw e;
        }
    }

    /** What the one who served before under this name left behind. */
    private void remember() {
        try {
            ServeState.read(home, name).ifPresent(state -> {
                state.last().forEach(run -> last.put(run.job(), run));
                running = state.running();
            });
        } catch (IOException e) {
            LOG.warn("What ran last is forgotten, since it cannot be read", e);
        }
    }

    /** The scheduler itself, for tests of what the store keeps. */
    Scheduler scheduler() {
        return scheduler;
    }

    /** Begins to run what is due; a run that was cut is finished first. */
    public void start() throws IOException, SchedulerException {
        finishWhatWasCut();
        scheduler.start();
        look();
    }

    private synchronized void finishWhatWasCut() throws IOException, SchedulerException {
        ServeState.@Nullable Running was = running;
        running = null;
        if (was != null) {
            // Its process may live on: then this one finds it at work, and looks again.
            takeUp(was.job(), new Attempt(was.date(), was.failures(), was.waits()));
            return;
        }
        Optional<LockHolder> cut = RunLock.cut(home);
        if (cut.isPresent()) {
            String job = cut.get().job();
            ServeState.@Nullable Last known = last.get(job);
            if (known != null
                    && known.ending() != Ending.AT_WORK
                    && known.at().isAfter(cut.get().since())) {
                // A run of the schedule that was killed while it was served: what follows is planned already.
                return;
            }
            takeUp(job, new Attempt(LocalDate.now(clock.withZone(London.ZONE)), 0, 0));
        }
    }

    private void takeUp(String job, Attempt cut) throws SchedulerException {
        @Nullable JobSchedule schedule = jobs.get(job);
        if (schedule == null) {
            return;
        }
        Optional<Attempt.Next> next = cut.afterCut(schedule.retry());
        if (next.isEmpty()) {
            LOG.error("{} for {} was cut again and again, and waits for a person", job, cut.date());
            last.put(job, new ServeState.Last(job, cut.date(), clock.instant(), Ending.FAILED, null));
            return;
        }
        Instant when = clock.instant().plus(next.get().delay());
        LOG.info("{} for {} was cut; it is finished at {}", job, cut.date(), when);
        Timetable.plan(scheduler, job, next.get().attempt(), when);
    }

    /**
     * Pauses or goes on as the operator wishes, and says what comes next. To be called every few seconds; what goes wrong is
     * logged, and tried again at the next call.
     */
    public void tend() {
        try {
            look();
            troubled = false;
        } catch (IOException | SchedulerException | RuntimeException e) {
            if (!troubled) {
                LOG.error("The schedule cannot be tended; this is tried until it can", e);
            }
            troubled = true;
        }
    }

    private synchronized void look() throws IOException, SchedulerException {
        boolean wanted = Pause.at(home, clock.instant()).isPresent();
        if (wanted && !paused) {
            scheduler.pauseAll();
            LOG.info("Paused");
        } else if (!wanted && isPausedInStore()) {
            // What was missed meanwhile is made up once: a trigger that goes on and is late counts as missed.
            scheduler.resumeAll();
            LOG.info("Resumed");
        }
        paused = wanted;
        tell();
    }

    private boolean isPausedInStore() throws SchedulerException {
        return !scheduler.getPausedTriggerGroups().isEmpty();
    }

    /** Writes what is about to run and ran last, where it is not what was written. */
    private void tell() throws IOException, SchedulerException {
        ServeState state = state();
        ServeState before = written;
        if (before == null
                || !state.seen(before.seen()).equals(before)
                || !state.seen().isBefore(before.seen().plus(SIGN_OF_LIFE))) {
            state.write(home, name);
            written = state;
        }
    }

    /** What is about to run and ran last. */
    public synchronized ServeState state() throws SchedulerException {
        List<ServeState.Next> next = new ArrayList<>();
        for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            @Nullable Trigger trigger = scheduler.getTrigger(key);
            @Nullable Date at = trigger == null ? null : trigger.getNextFireTime();
            if (trigger != null && at != null) {
                next.add(new ServeState.Next(
                        trigger.getJobKey().getName(),
                        at.toInstant(),
                        key.getGroup().equals(Timetable.RETRIES)));
            }
        }
        next.sort(Comparator.comparing(ServeState.Next::at).thenComparing(ServeState.Next::job));
        return new ServeState(
                ProcessHandle.current().pid(),
                Software.version(),
                since,
                clock.instant(),
                paused,
                stopped,
                running,
                next,
                List.copyOf(last.values()));
    }

    /** Keeps what is at work and how it ended, before anything else can happen. */
    private final class Told implements ScheduledRun.Attempts {
        @Override
        public void begins(String job, Attempt attempt) {
            keep(new ServeState.Running(job, attempt.date(), attempt.failures(), attempt.waits(), clock.instant()));
        }

        @Override
        public void ended(String job, Attempt attempt, Ending ending, Optional<Instant> again) {
            synchronized (Scheduling.this) {
                last.put(job, new ServeState.Last(job, attempt.date(), clock.instant(), ending, again.orElse(null)));
                keep(null);
            }
            try {
                watch.look();
            } catch (Exception e) {
                LOG.error("What looks after the home failed", e);
            }
        }

        private void keep(ServeState.@Nullable Running now) {
            synchronized (Scheduling.this) {
                running = now;
                try {
                    tell();
                } catch (IOException | SchedulerException e) {
                    LOG.error("What the schedule is at cannot be written", e);
                }
            }
        }
    }

    /**
     * Starts nothing more, and waits for what runs.
     *
     * @param grace how long it may take; then it is told to stop, and the next start finishes it
     */
    public void stop(Duration grace) throws InterruptedException, SchedulerException {
        scheduler.standby();
        runner.stop(grace);
        synchronized (this) {
            stopped = true;
            try {
                tell();
            } catch (IOException e) {
                LOG.warn("That nobody serves any more cannot be written", e);
            }
        }
    }

    @Override
    public void close() throws SchedulerException {
        scheduler.shutdown(true);
    }
}
