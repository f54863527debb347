package org.sendwarehouse.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.HomeSettings;
import org.sendwarehouse.jobs.Retentions;
import org.sendwarehouse.jobs.Retentions.Line;
import org.sendwarehouse.jobs.Retentions.Retained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "retain",
        description = {
            "Removes what is past its retention: deliveries by the period in their contract, and what lies beside them.",
            "Look first, with --dry-run. The newest snapshot of a source stays, and is named when it is past its period. "
                    + "What was removed is proved in the warehouse of the next night. One that was cut goes on.",
            "Removes nothing before somebody who may has confirmed the periods (send.retention.confirmed-by)."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse retain --dry-run",
            "  send-warehouse retain",
            "  send-warehouse retain --date 2026-10-01 --json"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class RetainCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--dry-run", description = "Says what would go and why, and removes nothing.")
    private boolean dryRun;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The day on which retention is judged. Default: today.")
    private @Nullable LocalDate date;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        PseudonymKey.load(home);
        LocalDate today = LocalDate.now(London.ZONE);
        LocalDate day = date != null ? date : today;
        if (!dryRun && day.isAfter(today)) {
            throw new PlainError("Nothing is removed before its day has come: --date is not after " + today + ".");
        }
        boolean confirmed = HomeSettings.of(home).retention().isConfirmed();
        Retained retained;
        try (JobSession session = JobSession.open(home, console, "retain as at " + day, Map.of())) {
            Retentions retentions = session.get(Retentions.class);
            retained = dryRun || !confirmed ? retentions.look(day) : retentions.run(day);
        }
        print(console, retained);
        if (!dryRun && !confirmed && !console.json()) {
            console.line("Nothing was removed: nobody has confirmed how long things are kept. When the data protection"
                    + " officer has, set send.retention.confirmed-by to their role; docs/configuration.md.");
        }
        return ExitCodes.DONE;
    }

    private void print(Console console, Retained retained) throws IOException {
        if (console.json()) {
            console.document(retained);
            return;
        }
        if (retained.removed().isEmpty()) {
            console.line("Nothing is past its retention.");
        }
        Map<String, List<Line>> groups = new TreeMap<>();
        retained.removed().forEach(line -> groups.computeIfAbsent(
                        line.feed() == null ? line.kind() : line.kind() + " of " + line.feed(),
                        key -> new java.util.ArrayList<>())
                .add(line));
        groups.forEach((what, lines) -> console.line(String.format(
                Locale.UK,
                "%s: %d %s, %,d rows, %,d files, %,d bytes (kept %s)",
                retained.carriedOut() ? "Gone" : "Would go",
                lines.size(),
                what,
                lines.stream().mapToLong(Line::rows).sum(),
                lines.stream().mapToLong(Line::files).sum(),
                lines.stream().mapToLong(Line::bytes).sum(),
                lines.get(0).period())));
        retained.kept()
                .forEach(line -> console.line("Stays: " + line.feed() + " as of " + line.asOf()
                        + ", kept until " + line.keptUntil()
                        + ", since nothing newer has come. Ask its source."));
    }
}
