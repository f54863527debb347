package org.sendwarehouse.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Rebuilds;
import org.sendwarehouse.jobs.Rebuilds.Rebuilt;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "rebuild",
        description = {
            "Rebuilds the warehouse of a past date from what has landed, as it was known on that date.",
            "Deliveries of nights up to it count, and releases published by it. The warehouse is kept in rebuilt/, in a "
                    + "folder of its own, and says whether it is as released, or restated by newer code. What is published is not "
                    + "touched."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse rebuild --as-at 2026-03-31",
            "  send-warehouse rebuild --as-at 2025-12-31 --known-on 2026-04-30   with what is known since"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_REFUSED,
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class RebuildCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--as-at",
            paramLabel = "YYYY-MM-DD",
            description = "Date as at which evidence is given. Default: that of the published warehouse.")
    private @Nullable LocalDate asAt;

    @Option(
            names = "--known-on",
            paramLabel = "YYYY-MM-DD",
            description = "Count what was known on this date. Default: the date of --as-at.")
    private @Nullable LocalDate knownOn;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        PseudonymKey.load(home);
        LocalDate date = asAt != null ? asAt : published(home);
        LocalDate known = knownOn != null ? knownOn : date;
        try (JobSession session = JobSession.open(home, console, "rebuild as at " + date, Map.of())) {
            return print(console, home, session.get(Rebuilds.class).run(date, known, Rebuilds.WHOLE));
        }
    }

    private static LocalDate published(Home home) {
        return PublishedWarehouse.find(home)
                .map(version -> version.manifest().asAt())
                .orElseThrow(() ->
                        new PlainError("Nothing is published in " + home.root() + ". Say which date with --as-at."));
    }

    private static int print(Console console, Home home, Rebuilt rebuilt) {
        int code = RunPrinter.print(console, home, rebuilt.summary());
        if (code == ExitCodes.DONE && !console.json()) {
            console.line("As at " + rebuilt.asAt() + ", known on " + rebuilt.knownOn() + ": "
                    + rebuilt.label().words() + ".");
            console.line("Kept: " + rebuilt.folder());
        }
        return code;
    }
}
