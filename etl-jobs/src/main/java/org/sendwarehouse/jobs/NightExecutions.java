package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.warehouse.WarehouseBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The executions of nights: one is launched with the claims that were frozen for it, and taken up with them when it was cut. */
@Component
@Lazy
class NightExecutions {
    private static final String CLAIMS = "claims";
    private static final String UPON = "upon";
    private static final Logger LOG = LoggerFactory.getLogger(NightExecutions.class);

    private final Job nightly;
    private final JobRuns runs;
    private final NightInHand night;
    private final RunReports reports;
    private final WarehouseBuilder builder;
    private final PackSteps packs;
    private final PackMails mails;
    private final PacksDue due;
    private final Home home;
    private final Clock clock;
    private final Progress progress;

    NightExecutions(
            Job nightly,
            JobRuns runs,
            NightInHand night,
            RunReports reports,
            WarehouseBuilder builder,
            PackSteps packs,
            PackMails mails,
            PacksDue due,
            Home home,
            Clock clock,
            Progress progress) {
        this.nightly = nightly;
        this.runs = runs;
        this.night = night;
        this.reports = reports;
        this.builder = builder;
        this.packs = packs;
        this.mails = mails;
        this.due = due;
        this.home = home;
        this.clock = clock;
        this.progress = progress;
    }

    /** The newest night, when it did not come to its end. */
    Optional<JobExecution> unfinished() {
        return runs.unfinished(nightly);
    }

    /** The newest night, when it came to its end and was for this date. */
    Optional<JobExecution> completed(LocalDate date) {
        return runs.completed(nightly).filter(execution -> date(execution).equals(date));
    }

    /** Gives the newest night up, when it did not come to its end. */
    void abandonUnfinished() {
        unfinished().ifPresent(runs::abandon);
    }

    /**
     * Runs a night to its end, whatever that is.
     *
     * @param upon names what the claims are added to
     */
    RunSummary launch(ClaimSet claims, String upon) throws IOException {
        JobParameters parameters = new JobParametersBuilder()
                .addLocalDate(Nights.BUSINESS_DATE, claims.businessDate())
                .addString(CLAIMS, claims.hash())
                // What the claims are added to: without it, a night with nothing to claim but newer software would
                // count
                // as one that is done.
                .addString(UPON, Hashes.of(upon).substring(0, 16))
                .toJobParameters();
        night.start(claims, packs.owed(due.on(claims.businessDate())));
        Instant started = clock.instant();
        // Again: a night that was refused, and whose refusal is not on record any more, has completed before.
        return ended(() -> runs.startAgain(nightly, parameters), claims.businessDate(), started);
    }

    /**
     * What a night that was cut had claimed; empty where that cannot be read. Then it is given up: what it landed is on
     * record, and what it did not is still in the inbox and claimed anew.
     */
    Optional<ClaimSet> frozen(JobExecution unfinished) {
        try {
            return Optional.of(ClaimSet.read(home, claimsOf(unfinished)));
        } catch (IOException e) {
            LOG.warn("What execution {} had claimed is lost", unfinished.getId(), e);
            progress.said(
                    "What the night of " + date(unfinished) + " had claimed cannot be read; what it landed stays, and"
                            + " what is still in the inbox is claimed anew.");
            return Optional.empty();
        }
    }

    /** Takes up a night that was cut, with the claims it froze; empty where that cannot be done and it is given up. */
    Optional<RunSummary> takeUp(JobExecution unfinished, ClaimSet frozen) throws IOException {
        LocalDate date = date(unfinished);
        progress.said("The night of " + date + " did not come to its end; finishing it first.");
        night.start(frozen, packs.owed(due.on(date)));
        Instant started = clock.instant();
        try {
            return Optional.of(ended(() -> runs.restart(nightly, unfinished), date, started));
        } catch (JobRuns.NotTakenUpException e) {
            LOG.warn("Execution {} cannot be taken up", unfinished.getId(), e);
            progress.said(
                    "It cannot be taken up where it was cut. What it landed stays, and what is still in the inbox is"
                            + " claimed anew.");
            runs.abandon(unfinished);
            return Optional.empty();
        }
    }

    private RunSummary ended(Supplier<JobExecution> run, LocalDate date, Instant started) throws IOException {
        JobExecution execution;
        try {
            execution = run.get();
        } catch (RuntimeException e) {
            if (!RepositoryLostException.isCauseOf(e)) {
                throw e;
            }
            LOG.error("The job repository was lost", e);
            return reports.lost(Nights.NIGHTLY, date, started);
        }
        RunSummary summary = reports.withFailures(reports.of(execution, date, started), false);
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            summary = RunReports.withProblems(summary, mails.send(due.on(date), Set.of()));
        }
        reports.write(summary);
        if (summary.outcome() != Outcome.FAILED) {
            // What was built is published or refused by now. After a failure it stays, for whoever looks into it.
            builder.cleanUp();
        }
        return summary;
    }

    /** The business date of a night. */
    static LocalDate date(JobExecution execution) {
        @Nullable LocalDate date = execution.getJobParameters().getLocalDate(Nights.BUSINESS_DATE);
        if (date == null) {
            throw new IllegalStateException("The night on record has no business date");
        }
        return date;
    }

    /** The name of the claims that an execution was launched with. */
    static String claimsOf(JobExecution execution) {
        return String.valueOf(execution.getJobParameters().getString(CLAIMS));
    }
}
