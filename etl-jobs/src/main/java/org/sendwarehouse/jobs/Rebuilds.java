package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.OwnDeliveries;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.Publisher;
import org.sendwarehouse.warehouse.RunId;
import org.sendwarehouse.warehouse.WarehouseBuilder;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Rebuilds the warehouse of past dates from what has landed. Each result is kept below {@code rebuilt}, whole or not at
 * all; what is published is never touched.
 */
@Component
@Lazy
public class Rebuilds {
    /** The name of the job. */
    public static final String REBUILD = "rebuild";

    static final String KNOWN_ON = "knownOn";

    /** What is kept of a rebuilt date: as much as is published, or what readers of evidence need. */
    public static final List<String> WHOLE = Publisher.SCHEMAS;

    public static final List<String> EVIDENCE = List.of("marts", "audit");

    private static final String MANIFEST = "manifest.json";

    private final Job rebuild;
    private final Job nightly;
    private final JobRuns runs;
    private final NightInHand night;
    private final RunReports reports;
    private final RunIdentity identity;
    private final WarehouseBuilder builder;
    private final Home home;
    private final Clock clock;

    Rebuilds(
            Job rebuild,
            Job nightly,
            JobRuns runs,
            NightInHand night,
            RunReports reports,
            RunIdentity identity,
            WarehouseBuilder builder,
            Home home,
            Clock clock) {
        this.rebuild = rebuild;
        this.nightly = nightly;
        this.runs = runs;
        this.night = night;
        this.reports = reports;
        this.identity = identity;
        this.builder = builder;
        this.home = home;
        this.clock = clock;
    }

    /**
     * What a rebuild makes.
     *
     * @param folder where it is kept
     * @param about what it is, as JSON
     */
    record Plan(Path folder, List<String> schemas, String about) {}

    /** How a rebuilt date stands to what a night released of it. */
    public enum Label {
        /** The run of that night again: the same tables. */
        AS_RELEASED("as released"),
        /** A night of that date released another run: newer code, reference data or settings made this one. */
        RESTATEMENT("restatement"),
        /** No night of that date is on record. */
        AS_KNOWN("as known then"),
        /** With what was known only later. */
        HINDSIGHT("with hindsight");

        private final String words;

        Label(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A rebuilt date.
     *
     * @param folder where it is kept; it is not there where the run failed or was refused
     * @param evidence how long evidence and marts took of the build; zero where nothing was built
     * @param isNew false where it had been kept before
     */
    public record Rebuilt(
            LocalDate asAt,
            LocalDate knownOn,
            Label label,
            Path folder,
            RunSummary summary,
            Duration evidence,
            boolean isNew) {}

    /**
     * Rebuilds one date.
     *
     * @param asAt the date as at which evidence is given
     * @param knownOn deliveries and releases known on this date count; the same date, or a later one for hindsight
     * @param schemas {@link #WHOLE} or {@link #EVIDENCE}
     * @throws NotPossibleException when nothing is known of the dates, or a night must be finished first
     * @throws IOException when ledger, state or result cannot be read or written
     */
    public Rebuilt run(LocalDate asAt, LocalDate knownOn, List<String> schemas) throws IOException {
        Rebuilt rebuilt = again(asAt, knownOn, schemas);
        if (rebuilt.isNew()) {
            reports.write(rebuilt.summary());
        }
        return rebuilt;
    }

    /** As {@link #run}, one of several dates: the operator's status is left to whoever sums them up. */
    public Rebuilt again(LocalDate asAt, LocalDate knownOn, List<String> schemas) throws IOException {
        builder.cleanUp();
        Ledger ledger = Ledger.read(home);
        require(asAt, knownOn, ledger);
        RunId id = identity.of(asAt, knownOn, ledger);
        Label label = label(id, knownOn, ledger);
        String kept = schemas.equals(WHOLE) ? "" : "-" + String.join("-", schemas);
        Path folder = home.rebuilt().resolve(asAt + "-" + id.value() + kept);
        if (Files.isRegularFile(folder.resolve(MANIFEST))) {
            return new Rebuilt(
                    asAt,
                    knownOn,
                    label,
                    folder,
                    reports.rebuiltAlready(asAt, id.value(), folder),
                    Duration.ZERO,
                    false);
        }
        runs.unfinished(rebuild).ifPresent(runs::abandon);
        night.start(new Plan(folder, schemas, about(id, knownOn, label)));
        Instant started = clock.instant();
        JobExecution execution = runs.startAgain(
                rebuild,
                new JobParametersBuilder()
                        .addLocalDate(Nights.BUSINESS_DATE, asAt)
                        .addLocalDate(KNOWN_ON, knownOn)
                        .addString("folder", String.valueOf(folder.getFileName()))
                        .toJobParameters());
        RunSummary summary = reports.of(execution, asAt, started);
        Duration evidence = Duration.ZERO;
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            evidence = night.built().times().entrySet().stream()
                    .filter(table ->
                            Set.of("evidence", "marts").contains(table.getKey().schema())
                                    || table.getKey().table().equals("fact_indicator_value"))
                    .map(java.util.Map.Entry::getValue)
                    .reduce(Duration.ZERO, Duration::plus);
            builder.cleanUp();
        }
        return new Rebuilt(asAt, knownOn, label, folder, summary, evidence, true);
    }

    /** Sums several rebuilt dates up for the operator. */
    public RunSummary summed(RunSummary summary) throws IOException {
        return reports.write(summary);
    }

    private void require(LocalDate asAt, LocalDate knownOn, Ledger ledger) {
        if (knownOn.isBefore(asAt)) {
            throw new NotPossibleException("Evidence as at " + asAt + " cannot be told from what was known on "
                    + knownOn + " already. Give --known-on that date or a later one.");
        }
        LocalDate last = last(ledger);
        if (last == null || knownOn.isAfter(last)) {
            throw new NotPossibleException(
                    last == null
                            ? "Nothing has landed yet. Run 'send-warehouse nightly' first."
                            : "The last night is of " + last + "; what was known on " + knownOn
                                    + " is not settled before a night of that date. Give " + last
                                    + " or an earlier date.");
        }
        List<LandedDelivery> missing = ledger.missing(knownOn);
        if (!missing.isEmpty()) {
            throw new NotPossibleException("What was known on " + knownOn + " cannot be built again: " + missing.size()
                    + (missing.size() == 1 ? " delivery that it was" : " deliveries that it was")
                    + " made of went when the retention was over, and a warehouse without them would show other"
                    + " figures. Give " + ledger.completeSince().orElseThrow() + " or a later date, or --known-on it.");
        }
        runs.unfinished(nightly).ifPresent(cut -> {
            @Nullable LocalDate date = cut.getJobParameters().getLocalDate(Nights.BUSINESS_DATE);
            if (date == null || !date.isAfter(knownOn)) {
                throw new NotPossibleException("The night of " + date + " did not come to its end, so that not all it"
                        + " claimed has landed. Run 'send-warehouse nightly --date " + date + "' first.");
            }
        });
    }

    /** The last night on record: the published one, or the one that landed last. */
    private @Nullable LocalDate last(Ledger ledger) {
        Stream<LocalDate> published =
                PublishedWarehouse.find(home).map(version -> version.manifest().asAt()).stream();
        Stream<LocalDate> landed = ledger.arrivals().stream()
                .filter(delivery -> !delivery.source().equals(Contract.PLATFORM))
                .map(LandedDelivery::businessDate);
        return Stream.concat(published, landed).max(Comparator.naturalOrder()).orElse(null);
    }

    private static Label label(RunId id, LocalDate knownOn, Ledger ledger) {
        if (!knownOn.equals(id.asAt())) {
            return Label.HINDSIGHT;
        }
        String feed = "released_status";
        List<String> released = ledger.arrivals().stream()
                .filter(delivery -> delivery.source().equals(Contract.PLATFORM)
                        && delivery.feed().equals(feed)
                        && delivery.asOf().equals(id.asAt()))
                .map(LandedDelivery::contentHash)
                .toList();
        if (released.isEmpty()) {
            return Label.AS_KNOWN;
        }
        return released.contains(OwnDeliveries.contentHash(feed, id.value())) ? Label.AS_RELEASED : Label.RESTATEMENT;
    }

    private static String about(RunId id, LocalDate knownOn, Label label) {
        return """
                {
                  "label" : "%s",
                  "as_at" : "%s",
                  "known_on" : "%s",
                  "run_id" : "%s",
                  "software_version" : "%s",
                  "definitions_hash" : "%s"
                }
                """.formatted(label.words(), id.asAt(), knownOn, id.value(), id.softwareVersion(), id.definitionsHash());
    }
}
