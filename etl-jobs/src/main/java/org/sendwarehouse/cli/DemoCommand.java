package org.sendwarehouse.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Nights;
import org.sendwarehouse.jobs.SampleDeliveries;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.sample.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "demo",
        description = {
            "Shows the whole product on people who do not exist, from deliveries to the board's pack.",
            "Makes a home and key where they are missing, writes a synthetic partnership's deliveries, runs the night of "
                    + "30 April 2026 and renders the packs that are due, the board's among them. A second identical run says "
                    + "that it is done already and changes nothing."
        },
        footer = {"", "Examples:", "  send-warehouse demo", "  send-warehouse demo --home /tmp/demo"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_REFUSED,
            ExitCodes.HELP_PARTIAL,
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        SampleOptions options = SampleOptions.standard();
        // Nobody else writes into this inbox, so its files need not be watched until they settle.
        Map<String, String> settings = Map.of("send.inbox.settle", "0s");
        try (JobSession session = JobSession.open(home, console, "demo", settings)) {
            SampleDeliveries sample = new SampleDeliveries(home);
            if (!sample.isWritten(options)) {
                var progress = console.progress();
                progress.started("sample", "inventing a partnership");
                progress.finished("sample", SampleCommand.describe(sample.write(options)));
            }
            RunSummary run = session.get(Nights.class).run(options.asAt());
            int code = RunPrinter.print(console, home, run);
            if (!console.json() && (code == ExitCodes.DONE || code == ExitCodes.PARTIAL)) {
                look(console, home, run);
            }
            return code;
        }
    }

    private static void look(Console console, Home home, RunSummary run) {
        if (run.outcome() == Outcome.NOTHING_NEW) {
            console.line("The demo was done already.");
        }
        console.line("");
        console.line("Where to look:");
        run.packs()
                .forEach(pack ->
                        console.line("  a pack                  " + home.root().resolve(pack)));
        console.line("  every group's pack      send-warehouse packs --as-at " + run.businessDate());
        console.line("  the warehouse           " + home.published().resolve("warehouse.duckdb"));
        console.line("  the same as Parquet     " + home.published().resolve("parquet"));
        console.line("  what happened           send-warehouse status");
        console.line("  ask it something        send-warehouse sql \"from marts.milestone_status\"");
    }
}
