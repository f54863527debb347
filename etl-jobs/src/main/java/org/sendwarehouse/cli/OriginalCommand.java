package org.sendwarehouse.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Originals;
import org.sendwarehouse.operations.AuditEvent;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.RunLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "original",
        description = {
            "Writes the originals of one delivery out of the archive or quarantine, in the clear.",
            "They are personal data: only for a stated need, such as showing a sender what they sent. On record in the audit "
                    + "trail before a file is there."
        },
        footer = {
            "",
            "Example:",
            "  send-warehouse original 0123456789abcdef --out /srv/hand-over \\",
            "      --reason 'sender asks what was wrong with the file' --role 'SEND data officer'"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_USAGE, ExitCodes.HELP_FAILED, ExitCodes.HELP_RUNNING})
final class OriginalCommand implements Callable<Integer> {
    /** What might be a number of a person: the trail keeps no such thing. */
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9 ]{5,}");

    @ParentCommand
    private @Nullable Main main;

    @Parameters(paramLabel = "DELIVERY_ID", description = "The delivery, as status and the night name it.")
    private String deliveryId = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the files, outside the home; made where it is missing, readable by you only.")
    private Path out = Path.of("");

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "What for, without any person's name or number; kept in the audit trail.")
    private String reason = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "In which role you need it: a role, never a person's name.")
    private String role = "";

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        requireSaid(reason, role);
        if (out.toAbsolutePath().normalize().startsWith(home.root())) {
            throw new PlainError("Give a folder outside the home: in the home, originals are never in the clear.");
        }
        List<Path> written;
        RunLock lock = RunLock.take(home, "original");
        try {
            LandedDelivery delivery = Ledger.read(home)
                    .find(deliveryId)
                    .orElseThrow(() -> new PlainError("There is no delivery of this id. See: send-warehouse status"));
            Originals originals = new Originals(home, Contracts.load(home));
            new AuditTrail(home)
                    .append(AuditEvent.of(
                            "disclosed",
                            "original",
                            Map.of("delivery", delivery.deliveryId(), "reason", reason, "role", role)));
            written = originals.writeOut(delivery, out);
        } catch (FileAlreadyExistsException e) {
            throw new PlainError(e.getFile() + " is there already. Give an empty folder.");
        } finally {
            lock.close();
        }
        if (written.isEmpty()) {
            throw new PlainError("The originals of this delivery are not kept any more, or never were.");
        }
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("deliveryId", deliveryId);
            document.put("files", written.stream().map(Path::toString).toList());
            console.document(document);
            return ExitCodes.DONE;
        }
        written.forEach(file -> console.line("Written: " + file + " (only you can open it)"));
        console.line("It is personal data in the clear: delete it when the purpose has ended.");
        return ExitCodes.DONE;
    }

    /** What stands in the trail must be said, and must not be a person's number. */
    static void requireSaid(String reason, String role) throws PlainError {
        if (reason.isBlank() || role.isBlank()) {
            throw new PlainError("Say what for and in which role: --reason and --role are not empty.");
        }
        if (NUMBER.matcher(reason).find() || NUMBER.matcher(role).find()) {
            throw new PlainError("--reason and --role stay on record: give no number of a person in them.");
        }
    }
}
