package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.Trouble;
import org.sendwarehouse.operations.Causes;
import org.sendwarehouse.operations.MetricsFile;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.Software;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.packs.PackOrder;
import org.sendwarehouse.quality.QualityVerdict;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.warehouse.BuildFailedException;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Turns a run that has ended into what operators read: the status file and the metrics. */
@Component
class RunReports {
    private final Home home;
    private final Clock clock;
    private final NightInHand night;
    private final StepTimer timer;

    RunReports(Home home, Clock clock, NightInHand night, StepTimer timer) {
        this.home = home;
        this.clock = clock;
        this.night = night;
        this.timer = timer;
    }

    /** Writes the report of a run that has ended. */
    RunSummary write(JobExecution execution, LocalDate date, Instant started) throws IOException {
        return write(of(execution, date, started));
    }

    /** Adds a report to what operators read. */
    RunSummary write(RunSummary summary) throws IOException {
        new StatusFile(home).add(summary);
        MetricsFile.write(home, summary);
        return summary;
    }

    /** The report of a run that has ended, for whoever sums up several. */
    RunSummary of(JobExecution execution, LocalDate date, Instant started) {
        List<DeliveryBooks> books = night.hasClaims()
                ? NightBooks.of(home, night.claims()).stream()
                        .map(NightBooks::summary)
                        .toList()
                : List.of();
        long refused = books.stream()
                .filter(delivery -> delivery.state().equals("refused"))
                .count();
        long held = books.stream()
                .filter(delivery -> delivery.state().equals("held"))
                .count();
        Outcome outcome;
        @Nullable String reason = null;
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            outcome = Outcome.FAILED;
            reason = cause(execution);
        } else if (night.verdict().filter(QualityVerdict::refused).isPresent()) {
            outcome = Outcome.REFUSED;
            reason = refusal(night.verdict().get()) + older();
        } else if (refused + held > 0) {
            outcome = Outcome.PARTIAL;
            reason = partly(refused, held, books.size());
        } else if (!unread().isEmpty()) {
            outcome = Outcome.PARTIAL;
            reason = unread().size() + " of the feeds that come from databases could not be read: "
                    + unread().stream().map(w -> w.path() + ": " + w.reason()).collect(Collectors.joining("; "));
        } else {
            outcome = Outcome.DONE;
        }
        return new RunSummary(
                execution.getJobInstance().getJobName(),
                date,
                night.runId().orElse(null),
                outcome,
                reason,
                started,
                clock.instant(),
                Software.version(),
                timer.take(),
                books,
                night.placed());
    }

    /** That packs were due all the same. */
    private String older() {
        return night.placed().isEmpty()
                ? ""
                : " What was due was made of the last good warehouse, and says so on its first page.";
    }

    /**
     * A run of whose packs some did not come about: partial.
     *
     * @param onlyPacks whether packs were all that somebody asked for: the run failed when none came about
     */
    RunSummary withFailures(RunSummary run, boolean onlyPacks) {
        if (night.failures().isEmpty()) {
            return run;
        }
        List<String> told = new ArrayList<>();
        night.failures().forEach(failure -> told.add(failure.sentence()));
        if (onlyPacks && run.packs().isEmpty()) {
            return run.with(Outcome.FAILED, String.join(" ", told));
        }
        told.add((run.packs().isEmpty() ? "" : "The other groups have theirs. ")
                + (run.outcome() == Outcome.REFUSED
                        ? "The next night tries again."
                        : "Once that is mended, run the same command again: it makes what is missing."));
        return withProblems(run, told);
    }

    /** A run that did what it was for, but for something beside it: a pack of a group, or a mail about one. */
    static RunSummary withProblems(RunSummary run, List<String> problems) {
        if (problems.isEmpty()) {
            return run;
        }
        @Nullable String before = run.reason();
        String reason = (before == null ? "" : before + " ") + String.join(" ", problems);
        boolean good = run.outcome() == Outcome.DONE || run.outcome() == Outcome.NOTHING_NEW;
        return run.with(good ? Outcome.PARTIAL : run.outcome(), reason);
    }

    private List<Waiting> unread() {
        return night.hasClaims() ? DatabaseSources.unread(night.claims().waiting()) : List.of();
    }

    private static String partly(long refused, long held, int all) {
        List<String> parts = new ArrayList<>();
        if (refused > 0) {
            parts.add(refused + " of " + all + (refused == 1 ? " deliveries was" : " deliveries were") + " refused");
        }
        if (held > 0) {
            parts.add(held + " of " + all + (held == 1 ? " deliveries is" : " deliveries are") + " held for a person");
        }
        return String.join(", ", parts) + "; the reasons stand beside them.";
    }

    /** The answer of a night that had nothing to do; it is not recorded, since nothing changed. */
    RunSummary nothingNew(LocalDate date, String runId, List<PackOrder> orders) {
        return unchanged(
                Nights.NIGHTLY,
                date,
                runId,
                orders,
                "Nothing new has arrived, and the warehouse as at " + date + " is published already (run " + runId
                        + "). Nothing was changed.");
    }

    /** The answer where no pack is due. */
    RunSummary nothingDue(LocalDate date, String runId) {
        return unchanged(
                PackRuns.PACKS, date, runId, List.of(), "No pack is due on " + date + ". Nothing was changed.");
    }

    /** The answer where every pack lies in its place. */
    RunSummary packsThere(LocalDate date, String runId, List<PackOrder> orders) {
        return unchanged(
                PackRuns.PACKS,
                date,
                runId,
                orders,
                "Every pack of run " + runId + " is in its place already. Nothing was changed.");
    }

    /** The answer where only mails were asked for. */
    RunSummary mailed(LocalDate date, List<PackOrder> orders) {
        return unchanged(
                PackRuns.PACKS,
                date,
                null,
                orders,
                orders.isEmpty()
                        ? "No pack of a coming meeting lies in its place, so there is nothing to tell."
                        : "Groups were told of the packs below, unless they had been. Nothing else was changed.");
    }

    /** The report of a run under which the job repository went away. */
    RunSummary lost(String job, LocalDate date, Instant started) throws IOException {
        return write(new RunSummary(
                job,
                date,
                night.runId().orElse(null),
                Outcome.FAILED,
                RepositoryLostException.WORDS,
                started,
                clock.instant(),
                Software.version(),
                timer.take(),
                List.of(),
                night.placed()));
    }

    /** The answer where a past date was rebuilt before, from the same deliveries by the same code. */
    RunSummary rebuiltAlready(LocalDate date, String runId, Path folder) {
        return unchanged(
                Rebuilds.REBUILD, date, runId, List.of(), "It lies in " + folder + " already. Nothing was changed.");
    }

    private RunSummary unchanged(
            String job, LocalDate date, @Nullable String runId, List<PackOrder> orders, String reason) {
        Instant now = clock.instant();
        return new RunSummary(
                job,
                date,
                runId,
                Outcome.NOTHING_NEW,
                reason,
                now,
                now,
                Software.version(),
                List.of(),
                List.of(),
                orders.stream().map(PackOrder::path).toList());
    }

    private static String refusal(QualityVerdict verdict) {
        return "Not published; the last good warehouse stays. Broken: "
                + verdict.refusals().stream()
                        .map(result -> result.code() + " " + result.title() + " (" + result.violations() + " of "
                                + result.denominator() + "; owner: " + result.owner() + ". " + result.advice() + ")")
                        .collect(Collectors.joining("; "));
    }

    /** What broke, first what broke the landing of a delivery: of that, its step as a whole says only that something did. */
    private static List<Throwable> failures(JobExecution execution) {
        return Stream.concat(
                        execution.getStepExecutions().stream()
                                .filter(LandingSteps::isDelivery)
                                .flatMap(step -> step.getFailureExceptions().stream()),
                        execution.getAllFailureExceptions().stream())
                .toList();
    }

    /** The innermost message that says something: what broke, not the layers it fell through. */
    private static String cause(JobExecution execution) {
        List<Throwable> failures = failures(execution);
        if (failures.stream().anyMatch(RepositoryLostException::isCauseOf)) {
            return RepositoryLostException.WORDS;
        }
        for (Throwable failure : failures) {
            Optional<String> machine = Causes.told(failure);
            if (machine.isPresent()) {
                return machine.get();
            }
            Throwable cause = failure;
            // A failed build says itself which model failed, and why.
            while (!(cause instanceof BuildFailedException) && cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause();
            }
            @Nullable String message = cause.getMessage();
            return message == null || cause instanceof FileSystemException
                    ? "Something failed in the run: " + Trouble.of(cause) + "."
                    : message;
        }
        return execution.getStatus() == BatchStatus.STOPPED
                ? "The run was told to stop, and has. The next one finishes it."
                : "The run was cut.";
    }
}
