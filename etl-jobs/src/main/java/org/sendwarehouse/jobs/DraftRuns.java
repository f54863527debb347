package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.warehouse.WarehouseBuilder;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Makes drafts of packs on data that a night refused, for whoever looks into the fault. They lie outside the folder of
 * packs, say on every page what they are, and are neither logged as given out nor sent.
 */
@Component
@Lazy
public class DraftRuns {
    /** The name of the job. */
    public static final String DRAFTS = "drafts";

    private final Job drafts;
    private final JobRuns runs;
    private final NightInHand night;
    private final RunReports reports;
    private final WarehouseBuilder builder;
    private final Clock clock;

    DraftRuns(Job drafts, JobRuns runs, NightInHand night, RunReports reports, WarehouseBuilder builder, Clock clock) {
        this.drafts = drafts;
        this.runs = runs;
        this.night = night;
        this.reports = reports;
        this.builder = builder;
        this.clock = clock;
    }

    /**
     * Builds the warehouse of a refused night again and makes drafts of these packs, below {@code drafts}.
     *
     * @param asAt business date of the night
     * @throws IOException when state or drafts cannot be read or written
     */
    public RunSummary run(LocalDate asAt, List<PackOrder> orders) throws IOException {
        builder.cleanUp();
        runs.unfinished(drafts).ifPresent(runs::abandon);
        night.start(null, orders);
        Instant started = clock.instant();
        JobExecution execution = runs.startAgain(
                drafts,
                new JobParametersBuilder()
                        .addLocalDate(Nights.BUSINESS_DATE, asAt)
                        .addString(
                                "groups", orders.stream().map(PackOrder::path).collect(Collectors.joining(",")))
                        .toJobParameters());
        RunSummary summary = reports.of(execution, asAt, started);
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            builder.cleanUp();
            summary = summary.outcome() == Outcome.REFUSED
                    ? summary.with(
                            Outcome.DONE,
                            "These are drafts on refused data, for whoever looks into the fault; nobody was told of"
                                    + " them. Delete the folder drafts when you are done.")
                    : summary.with(
                            Outcome.NOTHING_NEW,
                            "The data as at " + asAt + " pass every fatal rule, so there is nothing to draft. Run:"
                                    + " send-warehouse nightly --date " + asAt);
        }
        return reports.write(reports.withFailures(summary, true));
    }
}
