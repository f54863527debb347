package org.sendwarehouse.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.HomeSettings;
import org.sendwarehouse.operations.health.StatusReport;
import org.sendwarehouse.schedule.Lookout;
import org.sendwarehouse.schedule.Schedules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "status",
        description = {
            "Says what is published, what runs next, which feeds are late, what was refused or is held, which alerts are"
                    + " open, what room the disk has, and how the latest runs ended.",
            "It reads a few files; it never waits for, or disturbs, a run. With --check it also looks for what is wrong"
                    + " now and tells whoever must know, as the serving process does each minute."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse status",
            "  send-warehouse status --runs 10",
            "  send-warehouse status --json",
            "  send-warehouse status --check          each quarter of an hour from cron: a process that died cannot tell"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_ALERT})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1", description = "How many runs to show. Default: 1")
    private int runs;

    @Option(
            names = "--check",
            description =
                    "Look for what is wrong now, and tell whoever must know. Prints the alerts that are open; with"
                            + " --json, everything.")
    private boolean check;

    @Override
    public Integer call() {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        try {
            if (check) {
                Lookout.over(home, HomeSettings.of(home), Schedules.shipped(), Clock.systemUTC())
                        .look();
            }
            StatusReport report = StatusReport.of(home, runs, Instant.now());
            if (console.json()) {
                console.document(report);
            } else if (check) {
                StatusPrinter.alerts(console, report);
            } else {
                StatusPrinter.print(console, report);
            }
            return check && !report.alerts().open().isEmpty() ? ExitCodes.ALERT : ExitCodes.DONE;
        } catch (IOException e) {
            throw new PlainError(Failures.sentence(e));
        }
    }
}
