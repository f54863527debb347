package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ClaimSet;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.receive.ReceiveSettings;
import org.sendwarehouse.receive.Receiver;
import org.sendwarehouse.warehouse.PublishedWarehouse;
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

/**
 * Runs nights. Finishes or gives up a night that was cut before it starts another; claims the inbox and freezes the
 * claims before the job is launched; says so, and changes nothing, where there is nothing to do.
 */
@Component
@Lazy
public class Nights {
    /** The name of the job. */
    public static final String NIGHTLY = "nightly";

    static final String BUSINESS_DATE = "businessDate";
    static final String CLAIMS = "claims";
    private static final String UPON = "upon";
    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    private final Job nightly;
    private final JobRuns runs;
    private final NightInHand night;
    private final RunReports reports;
    private final RunIdentity identity;
    private final DeliveryLander lander;
    private final WarehouseBuilder builder;
    private final Contracts contracts;
    private final DatabaseSources databases;
    private final PackSteps packs;
    private final PackRuns packRuns;
    private final PackMails mails;
    private final PlatformFeeds feeds;
    private final PacksDue due;
    private final SendProperties settings;
    private final Home home;
    private final Clock clock;
    private final Progress progress;

    Nights(
            Job nightly,
            JobRuns runs,
            NightInHand night,
            RunReports reports,
            RunIdentity identity,
            DeliveryLander lander,
            WarehouseBuilder builder,
            Contracts contracts,
            DatabaseSources databases,
            PackSteps packs,
            PackRuns packRuns,
            PackMails mails,
            PlatformFeeds feeds,
            PacksDue due,
            SendProperties settings,
            Home home,
            Clock clock,
            Progress progress) {
        this.nightly = nightly;
        this.runs = runs;
        this.night = night;
        this.reports = reports;
        this.identity = identity;
        this.lander = lander;
        this.builder = builder;
        this.contracts = contracts;
        this.databases = databases;
        this.packs = packs;
        this.packRuns = packRuns;
        this.mails = mails;
        this.feeds = feeds;
        this.due = due;
        this.settings = settings;
        this.home = home;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs the night of a business date to its end, whatever that is.
     *
     * @throws NotPossibleException when a later date is published already: nights only go forward
     * @throws IOException when inbox, ledger or state cannot be read or written
     */
    public RunSummary run(LocalDate date) throws IOException {
        builder.cleanUp();
        lander.recover();
        new StatusFile(home)
                .putAsideIfDamaged()
                .ifPresent(aside -> progress.said("The list of past runs cannot be read; it lies in "
                        + home.root().relativize(aside) + ", and a new one begins."));
        Optional<JobExecution> unfinished = runs.unfinished(nightly);
        Optional<ClaimSet> frozen = unfinished.flatMap(this::frozen);
        if (unfinished.isPresent() && frozen.isPresent()) {
            Optional<RunSummary> finished = finish(unfinished.get(), frozen.get());
            if (finished.isPresent() && !isAnother(unfinished.get(), date)) {
                return finished.get();
            }
        }
        Optional<LocalDate> published =
                PublishedWarehouse.find(home).map(version -> version.manifest().asAt());
        if (published.isPresent() && published.get().isAfter(date)) {
            throw new NotPossibleException("The warehouse as at " + published.get()
                    + " is published already, and nights only go forward. Give that date or a later one.");
        }
        feeds.catchUp(date);
        List<Waiting> unread = databases.read(date);
        ClaimSet claims = claim(date).with(unread);
        claims.waiting().stream()
                .filter(waiting -> !unread.contains(waiting))
                .forEach(waiting -> progress.said("Left in the inbox: " + waiting.path() + " " + waiting.reason()));
        List<Claim> untold = UntoldDeliveries.of(home, date);
        String upon = identity.of(date, Ledger.read(home)).value();
        if (claims.isEmpty()) {
            Optional<RunSummary> same = nothingNew(date, upon, !untold.isEmpty());
            if (same.isPresent()) {
                return same.get();
            }
        }
        runs.unfinished(nightly).ifPresent(runs::abandon);
        ClaimSet all = claims.after(untold);
        all.freeze(home);
        return launch(all, upon);
    }

    /**
     * Builds and publishes a date again from what has landed, without looking into the inbox: after an erasure or a rotation
     * of the key, which change what the same deliveries give.
     *
     * @throws IOException when ledger or state cannot be read or written
     */
    public RunSummary again(LocalDate date) throws IOException {
        builder.cleanUp();
        lander.recover();
        Optional<JobExecution> unfinished = runs.unfinished(nightly);
        if (unfinished.isPresent()) {
            Optional<ClaimSet> frozen = frozen(unfinished.get());
            if (frozen.isPresent()) {
                finish(unfinished.get(), frozen.get());
            }
            runs.unfinished(nightly).ifPresent(runs::abandon);
        }
        ClaimSet none = new ClaimSet(date, List.of(), List.of());
        String upon = identity.of(date, Ledger.read(home)).value();
        Optional<RunSummary> same = nothingNew(date, upon, false);
        if (same.isPresent()) {
            return same.get();
        }
        none.freeze(home);
        return launch(none, upon);
    }

    private RunSummary launch(ClaimSet claims, String upon) throws IOException {
        JobParameters parameters = new JobParametersBuilder()
                .addLocalDate(BUSINESS_DATE, claims.businessDate())
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
    private Optional<ClaimSet> frozen(JobExecution unfinished) {
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
    private Optional<RunSummary> finish(JobExecution unfinished, ClaimSet frozen) throws IOException {
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
            return reports.lost(NIGHTLY, date, started);
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

    /** Whether the night asked for is more than the one that was taken up: another date, or new deliveries. */
    private boolean isAnother(JobExecution takenUp, LocalDate date) throws IOException {
        ClaimSet claims = claim(date);
        return !date(takenUp).equals(date)
                || (!claims.isEmpty() && !claims.hash().equals(claimsOf(takenUp)));
    }

    private ClaimSet claim(LocalDate date) throws IOException {
        ReceiveSettings receive =
                new ReceiveSettings(settings.area().laNumber(), settings.inbox().settle());
        return new Receiver(home, contracts, Ledger.read(home), receive, clock).receive(date);
    }

    /**
     * The answer where a night would only repeat the last one.
     *
     * @param owesReport whether deliveries are on record that no report has told of
     */
    private Optional<RunSummary> nothingNew(LocalDate date, String runId, boolean owesReport) throws IOException {
        @Nullable RunSummary last = new StatusFile(home).last(NIGHTLY).orElse(null);
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
        Optional<JobExecution> completed =
                runs.completed(nightly).filter(execution -> date(execution).equals(date));
        Optional<ClaimSet> claims = completed.flatMap(this::frozen);
        if (told || completed.isEmpty() || claims.isEmpty()) {
            return Optional.empty();
        }
        night.start(claims.get(), List.of());
        night.published(PublishedWarehouse.open(home));
        RunSummary summary = RunReports.withProblems(
                reports.of(completed.get(), date, clock.instant()), mails.send(due.on(date), Set.of()));
        return Optional.of(reports.write(summary));
    }

    private static LocalDate date(JobExecution execution) {
        @Nullable LocalDate date = execution.getJobParameters().getLocalDate(BUSINESS_DATE);
        if (date == null) {
            throw new IllegalStateException("The night on record has no business date");
        }
        return date;
    }

    private static String claimsOf(JobExecution execution) {
        return String.valueOf(execution.getJobParameters().getString(CLAIMS));
    }
}
