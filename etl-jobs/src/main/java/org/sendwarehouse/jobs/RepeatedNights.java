package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Nights that would only repeat the last one: nothing is built, and what that one still owes is made good. */
@Component
@Lazy
class RepeatedNights {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedNights.class);

    private final NightExecutions executions;
    private final NightInHand night;
    private final RunReports reports;
    private final PackSteps packs;
    private final PackRuns packRuns;
    private final PackMails mails;
    private final PacksDue due;
    private final Home home;
    private final Clock clock;

    RepeatedNights(
            NightExecutions executions,
            NightInHand night,
            RunReports reports,
            PackSteps packs,
            PackRuns packRuns,
            PackMails mails,
            PacksDue due,
            Home home,
            Clock clock) {
        this.executions = executions;
        this.night = night;
        this.reports = reports;
        this.packs = packs;
        this.packRuns = packRuns;
        this.mails = mails;
        this.due = due;
        this.home = home;
        this.clock = clock;
    }

    /**
     * The answer where a night would only repeat the last one; empty where it would do more.
     *
     * @param runId the run that the night would come to
     * @param owesReport whether deliveries are on record that no report has told of
     */
    Optional<RunSummary> answer(LocalDate date, String runId, boolean owesReport) throws IOException {
        @Nullable RunSummary last = new StatusFile(home).last(Nights.NIGHTLY).orElse(null);
        if (last != null && runId.equals(last.runId()) && last.outcome() == Outcome.REFUSED) {
            LOG.info("Nothing new since run {} was refused", runId);
            return Optional.of(last);
        }
        boolean published = PublishedWarehouse.find(home)
                .filter(version -> version.runId().equals(runId))
                .isPresent();
        if (!published) {
            return Optional.empty();
        }
        Optional<RunSummary> untold = untold(date, runId);
        if (untold.isEmpty() && owesReport) {
            return Optional.empty();
        }
        List<PackOrder> owed = packs.owed(due.on(date));
        if (!owed.isEmpty()) {
            // The warehouse stands; only packs are missing, such as one that could not be made.
            RunSummary made = packRuns.run(date, owed, false);
            List<PackOrder> others = new ArrayList<>(due.on(date));
            others.removeAll(owed);
            return Optional.of(RunReports.withProblems(made, mails.send(others, Set.of())));
        }
        if (untold.isPresent()) {
            return untold;
        }
        LOG.info("Nothing new to land, and run {} is published already", runId);
        return Optional.of(RunReports.withProblems(
                reports.nothingNew(date, runId, due.on(date)), mails.send(due.on(date), Set.of())));
    }

    /**
     * The report of a night that came to its end and whose process died before it had told of it: nobody would else hear
     * which deliveries it refused.
     */
    private Optional<RunSummary> untold(LocalDate date, String runId) throws IOException {
        boolean told = new StatusFile(home).runs().stream().anyMatch(run -> runId.equals(run.runId()));
        Optional<JobExecution> completed = executions.completed(date);
        Optional<ClaimSet> claims = completed.flatMap(executions::frozen);
        if (told || completed.isEmpty() || claims.isEmpty()) {
            return Optional.empty();
        }
        night.start(claims.get(), List.of());
        night.published(PublishedWarehouse.open(home));
        RunSummary summary = RunReports.withProblems(
                reports.of(completed.get(), date, clock.instant()), mails.send(due.on(date), Set.of()));
        return Optional.of(reports.write(summary));
    }
}
