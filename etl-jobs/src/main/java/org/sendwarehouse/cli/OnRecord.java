package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.AuditAnchor;
import org.sendwarehouse.operations.AuditEvent;
import org.sendwarehouse.operations.AuditTrail;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Puts every command on record in the home's audit trail that changes or discloses anything: before it begins, and when it
 * has ended, however it did. What cannot be put on record is not done. A command is on record unless it is listed here as
 * one that only looks, so that a new one cannot be forgotten.
 */
final class OnRecord implements IExecutionStrategy {
    /** Commands that change nothing in a home and show nothing of its data. */
    private static final Set<String> ONLY_LOOK =
            Set.of("audit", "check", "dictionary", "status", "templates", "version");

    /** Commands that make a home where there is none. The others find nothing in one that is not there. */
    private static final Set<String> MAKE_A_HOME = Set.of("init", "demo", "sample");

    /** Commands over several homes: what they do in each is a command of that home's own, and on its record. */
    private static final Set<String> OF_SEVERAL_HOMES = Set.of("nights");

    private final IExecutionStrategy next;

    OnRecord(IExecutionStrategy next) {
        this.next = next;
    }

    @Override
    public int execute(ParseResult parsed) {
        ParseResult command = parsed;
        boolean help = parsed.isUsageHelpRequested();
        while (command.hasSubcommand()) {
            command = command.subcommand();
            help |= command.isUsageHelpRequested();
        }
        String name = command.commandSpec().name();
        if (help || command == parsed || ONLY_LOOK.contains(name) || OF_SEVERAL_HOMES.contains(name)) {
            return next.execute(parsed);
        }
        Main main = (Main) parsed.commandSpec().userObject();
        Home home = main.home();
        if (!MAKE_A_HOME.contains(name) && !isThere(home)) {
            return next.execute(parsed);
        }
        return onRecord(parsed, command, home, main.console());
    }

    private static boolean isThere(Home home) {
        return Files.isDirectory(home.state()) || Files.isDirectory(home.keys()) || Files.isDirectory(home.published());
    }

    private int onRecord(ParseResult parsed, ParseResult command, Home home, Console console) {
        String name = command.commandSpec().name();
        CommandLine line = command.commandSpec().commandLine();
        AuditTrail trail = new AuditTrail(home);
        Instant began = Instant.now();
        AuditAnchor start;
        try {
            start = trail.append(AuditEvent.started(name, RecordedOptions.of(command), published(home)));
        } catch (IOException e) {
            throw failed(line, "Nothing was done, since it could not be put on record", e);
        }
        int code;
        try {
            code = next.execute(parsed);
        } catch (ParameterException e) {
            ended(trail, home, name, start, began, ExitCodes.USAGE, line);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            ended(trail, home, name, start, began, Failures.exitCode(cause), line);
            throw e;
        }
        AuditAnchor end = ended(trail, home, name, start, began, code, line);
        if (!console.json() && name.equals("nightly")) {
            console.line("Audit trail: line " + end + ". Kept elsewhere, it proves that nobody cut the trail.");
        }
        return code;
    }

    private static AuditAnchor ended(
            AuditTrail trail, Home home, String name, AuditAnchor start, Instant began, int code, CommandLine line) {
        try {
            return trail.append(ended(home, name, start, began, code));
        } catch (IOException e) {
            throw failed(line, "The command ended with code " + code + ", but that could not be put on record", e);
        }
    }

    /** What can be told of a command that has ended, from what it left for operators to read. */
    private static AuditEvent ended(Home home, String name, AuditAnchor start, Instant began, int code) {
        Map<String, String> details = published(home);
        List<RunSummary> runs = List.of();
        try {
            runs = new StatusFile(home)
                    .runs().stream()
                            .filter(run -> !run.finishedAt().isBefore(began))
                            .toList();
        } catch (IOException damaged) {
            details.put("status", "unreadable");
        }
        @Nullable RunSummary run = runs.isEmpty() ? null : runs.get(0);
        List<String> inputs = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.get(i).deliveries().stream().map(DeliveryBooks::deliveryId).forEach(inputs::add);
        }
        return new AuditEvent(
                AuditEvent.ENDED,
                name,
                Map.of(),
                start.line(),
                run == null ? null : run.runId(),
                inputs,
                run == null ? words(code) : run.outcome().words(),
                code,
                details);
    }

    /** What is published, and of which deliveries: they may be thousands, so their ids are given as one hash. */
    private static Map<String, String> published(Home home) {
        Map<String, String> details = new LinkedHashMap<>();
        try {
            PublishedWarehouse.find(home).ifPresent(version -> {
                List<String> deliveries = version.manifest().deliveryIds();
                details.put("published", version.runId());
                details.put("published_as_at", version.manifest().asAt().toString());
                details.put(
                        "published_deliveries", deliveries.size() + ":" + Hashes.of(deliveries.toArray(String[]::new)));
            });
        } catch (RuntimeException damaged) {
            details.put("published", "unreadable");
        }
        return details;
    }

    private static String words(int code) {
        return Ending.of(code).words();
    }

    private static ExecutionException failed(CommandLine command, String what, IOException why) {
        String sentence = what + ": " + Failures.sentence(why);
        return new ExecutionException(command, sentence, new PlainError(sentence));
    }
}
