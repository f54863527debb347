package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.operations.StatusFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "status",
        description = {
            "Says what is published and how the latest runs ended, with the books of every delivery.",
            "Reads two small files; never waits for, or disturbs, a run."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse status",
            "  send-warehouse status --runs 10",
            "  send-warehouse status --json"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED})
final class StatusCommand implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", description = "How many runs to show. Default: 1")
    private int runs;

    @Override
    public void run() {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        try {
            List<RunSummary> latest =
                    new StatusFile(home).runs().stream().limit(runs).toList();
            if (console.json()) {
                console.document(document(home, latest));
                return;
            }
            console.line("Home       " + home.root());
            console.line("Published  " + published(home));
            RunLock.holder(home).ifPresent(holder -> console.line("At work    " + holder));
            schedule(home, console);
            if (latest.isEmpty()) {
                console.line("No run yet. Start one with: send-warehouse nightly");
            }
            latest.forEach(run -> print(console, run));
        } catch (IOException e) {
            throw new PlainError(Failures.sentence(e));
        }
    }

    private static Map<String, Object> document(Home home, List<RunSummary> latest) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("home", home.root().toString());
        document.put("published", version(home));
        document.put("atWork", RunLock.holder(home).orElse(""));
        document.put("schedule", ServeState.read(home).map(Object.class::cast).orElse(""));
        document.put("runs", latest);
        return document;
    }

    private static void schedule(Home home, Console console) throws IOException {
        Optional<ServeState> read = ServeState.read(home);
        if (read.isEmpty()) {
            return;
        }
        ServeState state = read.get();
        boolean alive = state.seen().isAfter(Instant.now().minus(ServeState.STALE));
        console.line("Schedule   "
                + (!alive
                        ? "not served since " + TIME.format(state.seen()) + "; start it with: send-warehouse serve"
                        : state.paused()
                                ? "paused; send-warehouse resume lets it go on"
                                : "served since " + TIME.format(state.since())));
        for (ServeState.Next next : state.next()) {
            console.line("  next     " + next.job() + " " + TIME.format(next.at())
                    + (next.again() ? ", again after a failure" : ""));
        }
        for (ServeState.Last last : state.last()) {
            console.line("  last     " + last.job() + " for " + last.date() + " ended "
                    + TIME.format(last.at()) + ": "
                    + last.ending().words());
        }
    }

    private static String published(Home home) throws IOException {
        String version = version(home);
        return version.isEmpty() ? "nothing yet" : "run " + version + " in " + home.published();
    }

    private static String version(Home home) throws IOException {
        if (!Files.exists(home.current())) {
            return "";
        }
        @Nullable Path folder = home.current().toRealPath().getFileName();
        return folder == null ? "" : folder.toString();
    }

    private static void print(Console console, RunSummary run) {
        console.line("");
        console.line(String.format(
                Locale.UK,
                "%s for %s: %s (started %s, %.1f s)",
                run.job(),
                run.businessDate(),
                run.outcome().words(),
                TIME.format(run.startedAt()),
                java.time.Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0));
        if (run.reason() != null) {
            console.line("  " + run.reason());
        }
        for (RunSummary.StepSummary step : run.steps()) {
            console.line(String.format(
                    Locale.UK,
                    "  %-28s %-10s %6.1f s %,12d rows %,6d MiB",
                    step.name(),
                    step.state(),
                    step.seconds(),
                    step.rows(),
                    step.peakMemoryMb()));
        }
        if (!run.deliveries().isEmpty()) {
            console.line(String.format(
                    Locale.UK,
                    "  %-28s %-10s %9s %9s %9s %9s",
                    "delivery",
                    "state",
                    "read",
                    "accepted",
                    "rejected",
                    "filtered"));
        }
        for (RunSummary.DeliveryBooks books : run.deliveries()) {
            console.line(String.format(
                    Locale.UK,
                    "  %-28s %-10s %,9d %,9d %,9d %,9d",
                    books.feed(),
                    books.state(),
                    books.read(),
                    books.accepted(),
                    books.rejected(),
                    books.filtered()));
            if (books.reason() != null) {
                console.line("    " + String.join(", ", books.files()) + ": " + books.reason());
            }
        }
        run.packs().forEach(pack -> console.line("  pack " + pack));
    }
}
