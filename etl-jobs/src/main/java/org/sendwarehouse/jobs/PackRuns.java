package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.distribution.MailLog;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.packs.PackRequest;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Renders and places packs of the published warehouse. */
@Component
@Lazy
public class PackRuns {
    /** The name of the job. */
    public static final String PACKS = "packs";

    private final Job packs;
    private final JobRuns runs;
    private final NightInHand night;
    private final PackSteps steps;
    private final PackMails mails;
    private final RunReports reports;
    private final Home home;
    private final Clock clock;

    PackRuns(
            Job packs,
            JobRuns runs,
            NightInHand night,
            PackSteps steps,
            PackMails mails,
            RunReports reports,
            Home home,
            Clock clock) {
        this.packs = packs;
        this.runs = runs;
        this.night = night;
        this.steps = steps;
        this.mails = mails;
        this.reports = reports;
        this.home = home;
        this.clock = clock;
    }

    /** Those of these packs whose meeting has none yet, or one of older data that may be replaced. */
    public List<PackOrder> owed(List<PackOrder> orders) throws IOException {
        return steps.owed(orders);
    }

    /**
     * Sends the mails of those of these packs that lie in their places, and makes nothing.
     *
     * @param also states in which a mail is sent only because somebody who looked asks for it
     * @throws IOException when a log cannot be read or written
     */
    public RunSummary mail(LocalDate date, List<PackOrder> orders, Set<MailLog.State> also) throws IOException {
        List<PackOrder> given = steps.given(orders);
        return RunReports.withProblems(reports.mailed(date, given), mails.send(given, also));
    }

    /**
     * Makes these packs from the published warehouse and gives them out, unless that was done.
     *
     * @param asAt the date of the warehouse
     * @throws NotPossibleException when no warehouse, or one of another date, is published
     * @throws IOException when state or packs cannot be read or written
     */
    public RunSummary run(LocalDate asAt, List<PackOrder> orders) throws IOException {
        return run(asAt, orders, true);
    }

    /**
     * Makes those of these packs that are owed from what is published, however old it is: for a day whose night did not come
     * to its end. A pack of older data says so, and a later night replaces it as after a refusal.
     *
     * @param date the day on which they are due
     * @throws NotPossibleException when nothing is published
     * @throws IOException when state or packs cannot be read or written
     */
    public RunSummary late(LocalDate date, List<PackOrder> due) throws IOException {
        PublishedWarehouse published = PublishedWarehouse.find(home)
                .orElseThrow(() -> new NotPossibleException(
                        "Nothing is published yet, so there is nothing that packs could be made of."));
        List<PackOrder> owed = steps.owed(due);
        if (owed.isEmpty()) {
            return reports.nothingDue(date, published.runId());
        }
        boolean older = published.manifest().asAt().isBefore(date);
        return make(published, date, owed, true, older ? PackRequest.Refusal.unfinished(date) : null);
    }

    /** The same for whoever asked for packs alone, or for a night that only lacks packs. */
    RunSummary run(LocalDate asAt, List<PackOrder> orders, boolean onlyPacks) throws IOException {
        PublishedWarehouse published = PublishedWarehouse.find(home)
                .orElseThrow(() -> new NotPossibleException(
                        "Nothing is published yet. Run: send-warehouse nightly --date " + asAt));
        LocalDate date = published.manifest().asAt();
        if (!date.equals(asAt)) {
            throw new NotPossibleException("The published warehouse is as at " + date + ", not " + asAt
                    + ". Give --as-at " + date + ", or run the night of " + asAt + " first.");
        }
        if (orders.isEmpty()) {
            return reports.nothingDue(asAt, published.runId());
        }
        return make(published, asAt, orders, onlyPacks, null);
    }

    private RunSummary make(
            PublishedWarehouse published,
            LocalDate date,
            List<PackOrder> orders,
            boolean onlyPacks,
            PackRequest.@Nullable Refusal older)
            throws IOException {
        if (steps.allDistributed(published.runId(), orders)) {
            return RunReports.withProblems(
                    reports.packsThere(date, published.runId(), orders), mails.send(orders, Set.of()));
        }
        runs.unfinished(packs).ifPresent(runs::abandon);
        JobParameters parameters = new JobParametersBuilder()
                .addLocalDate(Nights.BUSINESS_DATE, date)
                .addString("run", published.runId())
                .addString("groups", orders.stream().map(PackOrder::path).collect(Collectors.joining(",")))
                .toJobParameters();
        night.start(null, orders);
        if (older == null) {
            night.published(published);
        } else {
            night.lastGood(published, older);
        }
        Instant started = clock.instant();
        JobExecution execution = runs.startAgain(packs, parameters);
        RunSummary summary = reports.withFailures(reports.of(execution, date, started), onlyPacks);
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            summary = RunReports.withProblems(summary, mails.send(orders, Set.of()));
        }
        return reports.write(summary);
    }
}
