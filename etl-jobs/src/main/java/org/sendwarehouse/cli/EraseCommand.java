package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Erasures;
import org.sendwarehouse.jobs.Erasures.Erased;
import org.sendwarehouse.landing.Subject;
import org.sendwarehouse.landing.Subject.NotOnePersonException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "erase",
        description = {
            "Erases one person from landing, archive and warehouse, builds the warehouse again, and proves that nothing is left.",
            "Who is meant is told in a file or on standard input, never on the command line: a CSV with a header, of the columns "
                    + "upn, uln, nhs_number, surname, forename, birth_date (2012-03-31), postcode, synergy_pupil, "
                    + "liquidlogic_person. Several rows are one person under several names.",
            "Later deliveries of the person are filtered at the door. Where it is not sure whose a record is, nothing is done and "
                    + "what to say in addition is printed. Whether the law asks for an erasure: docs/runbook.md."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse erase --subject - --dry-run --reason 'request 2026-14' --role 'data protection officer'",
            "  send-warehouse erase --subject /secure/request.csv --reason 'request 2026-14' \\",
            "      --role 'data protection officer'"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            "3:landing and archive are done, but quality refused the new warehouse: what is published still holds the person",
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class EraseCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(
            names = "--subject",
            required = true,
            paramLabel = "FILE|-",
            description = "Who is meant, as CSV; - reads standard input. The file stays: delete it when done.")
    private String subject = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description =
                    "Such as the request's reference, without any person's name or number; kept in the audit trail.")
    private String reason = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "Who decided: a role, never a person's name.")
    private String role = "";

    @Option(names = "--dry-run", description = "Only counts what would go; changes nothing.")
    private boolean dryRun;

    @Option(
            names = "--others-stay",
            description = "Records that bear the person's number under another name are somebody else's, and stay.")
    private boolean othersStay;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        OriginalCommand.requireSaid(reason, role);
        PseudonymKey.load(home);
        ArchiveKey.load(home);
        Erased erased;
        try {
            Subject who = Subject.read(read(), Contracts.load(home));
            try (JobSession session = JobSession.open(home, console, "erase", Map.of())) {
                Erasures erasures = session.get(Erasures.class);
                erased = dryRun
                        ? erasures.rehearse(who, othersStay)
                        : erasures.erase(who, othersStay, Map.of("reason", reason, "role", role));
            }
        } catch (NotOnePersonException e) {
            throw new PlainError(String.valueOf(e.getMessage()));
        }
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("dryRun", dryRun);
            document.put("rows", erased.rows());
            document.put("deliveries", erased.deliveries());
            document.put("listed", erased.listed());
            document.put("originals", erased.originals());
            document.put("remains", erased.remains());
            console.document(document);
        } else {
            print(console, erased);
        }
        if (!Erasures.isPublished(erased.run())) {
            return ExitCodes.of(Objects.requireNonNull(erased.run()).outcome());
        }
        return dryRun || erased.isComplete() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private String read() throws IOException {
        return subject.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(subject));
    }

    private void print(Console console, Erased erased) {
        if (erased.rows().isEmpty()) {
            console.line("No landed row is about this person."
                    + (erased.listed()
                            ? " What comes of them later is kept out at the door."
                            : " To keep out what may come of them give a number or a local id too: a name alone may be"
                                    + " somebody else's."));
        }
        erased.rows()
                .forEach((table, rows) -> console.line(
                        (dryRun ? "Would go: " : "Erased: ") + rows + (rows == 1 ? " row of " : " rows of ") + table));
        console.line((dryRun ? "Deliveries that would be written anew: " : "Deliveries written anew: ")
                + erased.deliveries());
        List<String> remains = erased.remains();
        if (remains == null) {
            return;
        }
        console.line("Originals of further deliveries that named the person, and were deleted: " + erased.originals());
        if (!Erasures.isPublished(erased.run())) {
            console.line("Quality refused the new warehouse: what is published still holds the person. Mend what status"
                    + " names and run the night again.");
        }
        if (remains.isEmpty()) {
            console.line("Searched everything in the home for the person's tokens and identifiers: nothing is left.");
        } else {
            console.line("Still found in:");
            remains.forEach(place -> console.line("  " + place));
        }
    }
}
