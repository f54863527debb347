package org.sendwarehouse.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Nights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "nightly",
        description = {
            "Runs the night: lands what lies in the inbox, rebuilds and checks the warehouse, publishes it at once "
                    + "or not at all, and renders the packs that are due.",
            "A night that was cut is finished first. Where nothing is new, it says so and changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse nightly --date 2026-04-30",
            "  send-warehouse nightly --home /srv/send --json"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_REFUSED,
            ExitCodes.HELP_PARTIAL,
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class NightlyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Business date of the night: the warehouse is as known on it. Default: today.")
    private @Nullable LocalDate date;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        // Before anything is written: without the keys nothing may run.
        PseudonymKey.load(home);
        ArchiveKey.load(home);
        LocalDate night = date != null ? date : LocalDate.now(London.ZONE);
        try (JobSession session = JobSession.open(home, console, "nightly for " + night, Map.of())) {
            return RunPrinter.print(console, home, session.get(Nights.class).run(night));
        }
    }
}
