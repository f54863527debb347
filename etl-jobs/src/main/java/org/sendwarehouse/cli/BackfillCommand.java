package org.sendwarehouse.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Rebuilds;
import org.sendwarehouse.jobs.Rebuilds.Rebuilt;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.Software;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "backfill",
        description = {
            "Rebuilds the evidence of every month end of a time, as it was known on each.",
            "With --known-on, with what is known since. Each is kept in rebuilt/, in a folder of its own: marts and audit, "
                    + "as database and Parquet. A backfill that was cut goes on where it stopped. What is published is not touched."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse backfill --from 2026-01-31 --to 2026-04-30",
            "  send-warehouse backfill --from 2023-09-01 --to 2026-04-30 --known-on 2026-04-30"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            "3:at least one date is refused by a fatal quality rule and not kept; the others are",
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class BackfillCommand implements Callable<Integer> {
    private static final String NAME = "backfill";

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--from", paramLabel = "YYYY-MM-DD", required = true, description = "First day of the time.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", required = true, description = "Last day of the time.")
    private @Nullable LocalDate to;

    @Option(
            names = "--known-on",
            paramLabel = "YYYY-MM-DD",
            description = "Count what was known on this date. Default: each month end itself.")
    private @Nullable LocalDate knownOn;

    /** One line of the result, for people and machines. */
    record Line(
            LocalDate asAt,
            LocalDate knownOn,
            String outcome,
            String label,
            @Nullable String folder,
            double seconds,
            double evidenceSeconds,
            @Nullable String reason) {}

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        List<LocalDate> dates = monthEnds();
        PseudonymKey.load(home);
        List<Line> lines = new ArrayList<>();
        Outcome worst = Outcome.DONE;
        Instant started = Instant.now();
        try (JobSession session = JobSession.open(
                home, console, NAME + " from " + dates.get(0) + " to " + dates.get(dates.size() - 1), Map.of())) {
            Rebuilds rebuilds = session.get(Rebuilds.class);
            List<RunSummary.StepSummary> steps = new ArrayList<>();
            for (LocalDate date : dates) {
                console.progress().said("As at " + date + ", " + (lines.size() + 1) + " of " + dates.size());
                Rebuilt rebuilt = rebuilds.again(date, knownOn != null ? knownOn : date, Rebuilds.EVIDENCE);
                Line line = line(home, rebuilt);
                lines.add(line);
                steps.add(new RunSummary.StepSummary(date.toString(), line.outcome(), line.seconds(), 0, 0));
                worst = worse(worst, rebuilt.summary().outcome());
                if (worst == Outcome.FAILED) {
                    break;
                }
            }
            if (lines.stream().anyMatch(line -> line.seconds() > 0)) {
                rebuilds.summed(new RunSummary(
                        NAME,
                        dates.get(lines.size() - 1),
                        null,
                        worst,
                        lines.get(lines.size() - 1).reason(),
                        started,
                        Instant.now(),
                        Software.version(),
                        steps,
                        List.of(),
                        List.of()));
            }
        }
        print(console, lines);
        return ExitCodes.of(worst);
    }

    private List<LocalDate> monthEnds() {
        LocalDate first = java.util.Objects.requireNonNull(from);
        LocalDate last = java.util.Objects.requireNonNull(to);
        List<LocalDate> ends = new ArrayList<>();
        for (LocalDate end = first.with(TemporalAdjusters.lastDayOfMonth());
                !end.isAfter(last);
                end = end.plusDays(1).with(TemporalAdjusters.lastDayOfMonth())) {
            ends.add(end);
        }
        if (ends.isEmpty()) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "There is no month end from " + first + " to " + last + ".");
        }
        return ends;
    }

    private static Outcome worse(Outcome one, Outcome other) {
        return other == Outcome.FAILED || (other == Outcome.REFUSED && one != Outcome.FAILED) ? other : one;
    }

    private static Line line(Home home, Rebuilt rebuilt) {
        RunSummary run = rebuilt.summary();
        boolean kept = run.outcome() == Outcome.DONE || run.outcome() == Outcome.NOTHING_NEW;
        return new Line(
                rebuilt.asAt(),
                rebuilt.knownOn(),
                run.outcome().words(),
                rebuilt.label().words(),
                kept ? home.root().relativize(rebuilt.folder()).toString() : null,
                rebuilt.isNew()
                        ? java.time.Duration.between(run.startedAt(), run.finishedAt())
                                        .toMillis()
                                / 1e3
                        : 0,
                rebuilt.evidence().toMillis() / 1e3,
                kept ? null : run.reason());
    }

    private static void print(Console console, List<Line> lines) {
        if (console.json()) {
            console.document(Map.of("dates", lines));
            return;
        }
        for (Line line : lines) {
            console.line(String.format(
                    Locale.UK,
                    "%s  %-11s  %6.1f s, evidence %5.1f s  %s",
                    line.asAt(),
                    line.outcome(),
                    line.seconds(),
                    line.evidenceSeconds(),
                    line.folder() != null ? line.folder() + " (" + line.label() + ")" : String.valueOf(line.reason())));
        }
        console.line(String.format(
                Locale.UK,
                "%d dates in %.1f s, of which evidence %.1f s.",
                lines.size(),
                lines.stream().mapToDouble(Line::seconds).sum(),
                lines.stream().mapToDouble(Line::evidenceSeconds).sum()));
    }
}
