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
            "With --reidentified-by it identifies the children, and lies in controlled/annex-a-reidentified.",
            "That is only for the officer who may use the key: numbers and dates of birth come from the archive's originals.",
            "Each making is on record in state/controlled.jsonl."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse annex-a --purpose 'area SEND inspection, rehearsal' --role 'head of SEND casework'",
            "  send-warehouse annex-a --purpose 'area SEND inspection' --role 'head of SEND casework' \\",
            "      --reidentified-by 'SEND data officer'"
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

    @Option(
            names = "--reidentified-by",
            paramLabel = "ROLE",
            description = {
                "Fills UPN, ULN and date of birth from the archive, under the key. The role that does so; on record.",
                "The workbook is then personal data in the clear."
            })
    private @Nullable String reidentifiedBy;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        if (purpose.isBlank() || role.isBlank()) {
            throw new PlainError("Say what it is for and who asked: --purpose and --role are not empty.");
        }
        if (reidentifiedBy != null && reidentifiedBy.isBlank()) {
            throw new PlainError("Say which role re-identifies: --reidentified-by is not empty.");
        }
        PublishedWarehouse published = Published.version(home);
        AnnexA.Line made;
        RunLock lock = RunLock.take(home, "annex-a");
        try {
            made = new AnnexA(home, Clock.systemUTC()).make(published, new AnnexA.Order(purpose, role, reidentifiedBy));
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
        AnnexA.Reidentification reidentified = made.reidentified();
        if (reidentified != null) {
            console.line("Re-identified: UPN of " + reidentified.filled().get("UPN") + ", ULN of "
                    + reidentified.filled().get("ULN") + ", date of birth of "
                    + reidentified.filled().get("BIRTH_DATE") + " children, from the originals of "
                    + reidentified.originalsRead() + " deliveries; " + reidentified.originalsGone()
                    + " more are not in the archive any more.");
            console.line("On record in " + home.state().resolve("controlled.jsonl")
                    + ". It identifies children: move it to where the completed list is kept, and"
                    + " delete it here.");
            return ExitCodes.DONE;
        }
        console.line("On record in " + home.state().resolve("controlled.jsonl")
                + ". It is personal data: its cover says who re-identifies, and how to handle it.");
        return ExitCodes.DONE;
    }
}
