package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Originals;
import org.sendwarehouse.landing.Relanding;
import org.sendwarehouse.operations.AuditEvent;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.RunLock;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "original",
        description = {
            "Writes the originals of one delivery out of the archive or quarantine, in the clear.",
            "They are personal data: only for a stated need, such as showing a sender what they sent. On record in the audit "
                    + "trail before a file is there.",
            "With --land-again nothing leaves the home: landed files of the delivery that are lost or damaged are made again of "
                    + "its originals, byte for byte, or nothing is changed."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse original 0123456789abcdef --out /srv/hand-over \\",
            "      --reason 'sender asks what was wrong with the file' --role 'SEND data officer'",
            "  send-warehouse original 0123456789abcdef --land-again --reason 'disk fault' --role 'system operator'"
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

    @ArgGroup(multiplicity = "1")
    private To to = new To();

    /** Where the originals go: out of the home, or into the landing zone again. */
    private static final class To {
        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Folder for the files, outside the home; made where it is missing, readable by you only.")
        private @Nullable Path out;

        @Option(
                names = "--land-again",
                description = "Puts landed files that are lost or damaged back, as they landed.")
        private boolean landAgain;
    }

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
        return to.landAgain ? landAgain(home, console) : writeOut(home, console, Objects.requireNonNull(to.out));
    }

    private int landAgain(Home home, Console console) throws Exception {
        List<Path> back;
        RunLock lock = RunLock.take(home, "original");
        try {
            LandedDelivery delivery = delivery(home);
            record(home, delivery, "landed again");
            back = new Relanding(home, Contracts.load(home)).land(delivery);
        } catch (Relanding.NotPossibleException e) {
            throw new PlainError(String.valueOf(e.getMessage()));
        } finally {
            lock.close();
        }
        if (console.json()) {
            console.document(document(back));
        } else {
            back.forEach(
                    file -> console.line("As it landed again: " + home.root().relativize(file)));
            console.line(
                    back.isEmpty()
                            ? "Every landed file of this delivery is as it landed. Nothing was changed."
                            : "Run the night again.");
        }
        return ExitCodes.DONE;
    }

    private int writeOut(Home home, Console console, Path out) throws Exception {
        if (out.toAbsolutePath().normalize().startsWith(home.root())) {
            throw new PlainError("Give a folder outside the home: in the home, originals are never in the clear.");
        }
        List<Path> written;
        RunLock lock = RunLock.take(home, "original");
        try {
            LandedDelivery delivery = delivery(home);
            Originals originals = new Originals(home, Contracts.load(home));
            record(home, delivery, "disclosed");
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
            console.document(document(written));
            return ExitCodes.DONE;
        }
        written.forEach(file -> console.line("Written: " + file + " (only you can open it)"));
        console.line("It is personal data in the clear: delete it when the purpose has ended.");
        return ExitCodes.DONE;
    }

    private LandedDelivery delivery(Home home) throws IOException, PlainError {
        return Ledger.read(home)
                .find(deliveryId)
                .orElseThrow(() -> new PlainError("There is no delivery of this id. See: send-warehouse status"));
    }

    private void record(Home home, LandedDelivery delivery, String what) throws IOException {
        new AuditTrail(home)
                .append(AuditEvent.of(
                        what, "original", Map.of("delivery", delivery.deliveryId(), "reason", reason, "role", role)));
    }

    private Map<String, Object> document(List<Path> files) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("deliveryId", deliveryId);
        document.put("files", files.stream().map(Path::toString).toList());
        return document;
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
