package org.sendwarehouse.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.distribution.AnnexA;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "annex-a",
        description = {
            "Makes lists 1 and 2 of Annex A of an area SEND inspection, as a controlled workbook in controlled/annex-a.",
            "It is pseudonymised, but it is personal data all the same: its cover says who re-identifies, and how.",
            "Each making is on record in state/controlled.jsonl."
        },
        footer = {
            "",
            "Example:",
            "  send-warehouse annex-a --purpose 'area SEND inspection, rehearsal' --role 'head of SEND casework'"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class AnnexACommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "TEXT",
            description = "What it is for; stands on the cover and on record.")
    private String purpose = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "Who asked for it: a role, never a person's name.")
    private String role = "";

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        if (purpose.isBlank() || role.isBlank()) {
            throw new PlainError("Say what it is for and who asked: --purpose and --role are not empty.");
        }
        PublishedWarehouse published = PublishedWarehouse.find(home)
                .orElseThrow(() -> new PlainError("Nothing is published in " + home.root() + " yet."));
        AnnexA.Line made;
        RunLock lock = RunLock.take(home, "annex-a");
        try {
            made = new AnnexA(home, Clock.systemUTC()).make(published, new AnnexA.Order(purpose, role));
        } finally {
            lock.close();
        }
        if (console.json()) {
            console.document(made);
            return ExitCodes.DONE;
        }
        console.line("Made: " + home.root().resolve(made.file()) + " (only you can open it)");
        made.rows().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(list -> console.line(list.getKey() + ": " + list.getValue() + " children"));
        console.line("On record in " + home.state().resolve("controlled.jsonl")
                + ". It is personal data: its cover says who re-identifies, and how to handle it.");
        return ExitCodes.DONE;
    }
}
