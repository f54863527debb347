package org.sendwarehouse.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the scheduler does when a job's time has come: one attempt, and the plan for the next where it failed. */
@DisallowConcurrentExecution
public final class ScheduledRun implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRun.class);

    private static final int TRIES = 24;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Runner runner;
    private final Map<String, JobSchedule> jobs;
    private final Attempts attempts;
    private final Clock clock;

    /** Is told of each attempt. */
    interface Attempts {
        void begins(String job, Attempt attempt);

        /**
         * An attempt has ended.
         *
         * @param again when it is tried again; empty where it is not
         */
        void ended(String job, Attempt attempt, Ending ending, Optional<Instant> again);
    }

    ScheduledRun(Runner runner, Map<String, JobSchedule> jobs, Attempts attempts, Clock clock) {
        this.runner = runner;
        this.jobs = Map.copyOf(jobs);
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String job = context.getJobDetail().getKey().getName();
        Scheduler scheduler = context.getScheduler();
        LocalDate today = LocalDate.ofInstant(clock.instant(), London.ZONE);
        Attempt attempt = Attempt.of(context.getTrigger().getJobDataMap(), today);
        try {
            if (!context.getTrigger().getKey().equals(Timetable.retryOf(job))) {
                // A new day's run takes the place of yesterday's further attempts.
                persistently(() -> scheduler.unscheduleJob(Timetable.retryOf(job)));
            }
            attempts.begins(job, attempt);
            Ending ending = run(job, attempt);
            List<Duration> retry =
                    Optional.ofNullable(jobs.get(job)).map(JobSchedule::retry).orElse(List.of());
            Optional<Attempt.Next> next = attempt.after(ending, retry);
            Optional<Instant> again = next.map(plan -> clock.instant().plus(plan.delay()));
            if (next.isPresent() && again.isPresent()) {
                persistently(() -> Timetable.plan(scheduler, job, next.get().attempt(), again.get()));
                LOG.info("{} for {} is tried again at {}", job, attempt.date(), again.get());
            }
            attempts.ended(job, attempt, ending, again);
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done to the store. */
    private interface Change {
        void make() throws SchedulerException;
    }

    /** A store that several machines share may be away for a while; a run must neither fail of it nor be forgotten. */
    private static void persistently(Change change) throws SchedulerException, InterruptedException {
        for (int left = TRIES; ; left--) {
            try {
                change.make();
                return;
            } catch (SchedulerException e) {
                if (left == 1) {
                    throw e;
                }
                LOG.warn("The schedule's store does not answer; it is asked again", e);
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }

    private Ending run(String job, Attempt attempt) throws InterruptedException {
        try {
            return runner.run(job, attempt.date());
        } catch (IOException e) {
            LOG.error("{} cannot be started", job, e);
            return Ending.FAILED;
        }
    }
}
