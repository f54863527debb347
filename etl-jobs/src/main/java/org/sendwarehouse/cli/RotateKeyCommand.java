package org.sendwarehouse.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Erasures;
import org.sendwarehouse.landing.ArchiveRotation;
import org.sendwarehouse.landing.KeyRotation;
import org.sendwarehouse.operations.AuditEvent;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.RunLock;
import org.sendwarehouse.operations.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "rotate-key",
        description = {
            "Puts everything that has landed under a new pseudonym key, and builds the warehouse again: the same figures, other "
                    + "tokens. With --archive: every original under a new archive key.",
            "Cut at any moment, the same command goes on; so does the next night. Copy the key to its safe place afterwards."
        },
        footer = {"", "Examples:", "  send-warehouse rotate-key", "  send-warehouse rotate-key --archive"},
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_REFUSED,
            ExitCodes.HELP_FAILED,
            ExitCodes.HELP_RUNNING
        })
final class RotateKeyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--archive", description = "The key under which originals are kept, in place of the pseudonym key.")
    private boolean archive;

    @Override
    public Integer call() throws Exception {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        PseudonymKey.load(home);
        ArchiveKey.load(home);
        return archive ? archive(home, console) : pseudonyms(home, console);
    }

    private static int archive(Home home, Console console) throws Exception {
        int originals;
        RunLock lock = RunLock.take(home, "rotate-key --archive");
        try {
            originals = new ArchiveRotation(home).rotate();
            new AuditTrail(home)
                    .append(AuditEvent.of(
                            "rotated",
                            "rotate-key",
                            Map.of("archive", ArchiveKey.load(home).id(), "originals", Integer.toString(originals))));
        } finally {
            lock.close();
        }
        if (console.json()) {
            console.document(Map.of("archiveKeyId", ArchiveKey.load(home).id(), "originals", originals));
            return ExitCodes.DONE;
        }
        console.line("Sealed again: " + originals + " originals, under the archive key "
                + ArchiveKey.load(home).id() + ". The old key opens none of them any more.");
        console.line("Copy keys/archive.key to its safe place now, in place of the old one.");
        return ExitCodes.DONE;
    }

    private static int pseudonyms(Home home, Console console) throws Exception {
        RunLock lock = RunLock.take(home, "rotate-key");
        KeyRotation.Rotated rotated;
        try {
            rotated = new KeyRotation(home, Contracts.load(home)).rotate();
        } finally {
            lock.close();
        }
        Optional<RunSummary> run;
        try (JobSession session = JobSession.open(home, console, "rotate-key", Map.of())) {
            run = session.get(Erasures.class).afterRotation(rotated);
        }
        if (console.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("from", rotated.fromKeyId());
            document.put("to", rotated.toKeyId());
            document.put("deliveries", rotated.deliveries());
            document.put("published", run.map(RunSummary::runId).orElse(""));
            console.document(document);
        } else {
            console.line("Rotated: " + rotated.deliveries() + " deliveries from key " + rotated.fromKeyId() + " to "
                    + rotated.toKeyId() + ".");
            console.line("Copy keys/pseudonym.key to its safe place now, in place of the old one.");
        }
        return run.map(RunSummary::outcome).map(ExitCodes::of).orElse(ExitCodes.DONE);
    }
}
