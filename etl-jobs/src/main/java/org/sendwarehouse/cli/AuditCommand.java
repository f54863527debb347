package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.operations.AuditAnchor;
import org.sendwarehouse.operations.AuditCheck;
import org.sendwarehouse.operations.AuditExport;
import org.sendwarehouse.operations.AuditLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = {
            "Shows who ran what, when, on which deliveries and with which version, and proves that nobody changed it since.",
            "Each line holds the hash of the one before; every published version and every night name the last one."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse audit --lines 50",
            "  send-warehouse audit --verify",
            "  send-warehouse audit --verify --head 41:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "  send-warehouse audit --export trail.csv --from 2026-04-01 --to 2026-04-30"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.HELP_DONE,
            ExitCodes.HELP_USAGE,
            "5:failed, or the trail is not as it was written: the first broken line is named"
        })
final class AuditCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.UK).withZone(London.ZONE);

    @Spec
    private @Nullable CommandSpec spec;

    @ParentCommand
    private @Nullable Main main;

    @Option(names = "--verify", description = "Reads the whole trail and says whether it is as it was written.")
    private boolean verify;

    @Option(
            names = "--head",
            paramLabel = "LINE:HASH",
            description = "A line that was kept elsewhere, such as a night printed it; may be given more than once.")
    private List<String> heads = List.of();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes the trail into a new file: .csv for a spreadsheet, .jsonl for the lines as they are.")
    private @Nullable Path export;

    @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "First day to export, London time.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "Last day to export, London time.")
    private @Nullable LocalDate to;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many of the last lines to show. Default: ${DEFAULT-VALUE}")
    private int lines;

    @Override
    public Integer call() throws IOException {
        Home home = Main.of(main).home();
        Console console = Main.of(main).console();
        if (lines < 0) {
            throw misunderstood("--lines is not negative.");
        }
        List<AuditAnchor> given = new ArrayList<>();
        for (String head : heads) {
            try {
                given.add(AuditAnchor.parse(head));
            } catch (IllegalArgumentException e) {
                throw misunderstood("--head: " + e.getMessage() + ".");
            }
        }
        Deque<AuditLine> last = new ArrayDeque<>();
        long exported = 0;
        AuditCheck.Result result;
        if (export != null) {
            AuditExport.Format format = AuditExport.Format.of(export)
                    .orElseThrow(() -> misunderstood("--export: a file ending in .csv or .jsonl."));
            try (AuditExport out = AuditExport.open(export, format, from, to)) {
                result = new AuditCheck(home).verify(given, out);
                exported = out.lines();
            }
        } else {
            result = new AuditCheck(home).verify(given, (line, bytes) -> {
                if (line != null && !verify) {
                    last.addLast(line);
                    if (last.size() > lines) {
                        last.removeFirst();
                    }
                }
            });
        }
        if (console.json()) {
            console.document(document(result, last, exported));
        } else {
            last.forEach(line -> console.line(words(line)));
            if (export != null) {
                console.line("Written: " + exported + " lines into " + export.toAbsolutePath() + ".");
            }
            console.line(words(result));
        }
        return result.isWhole() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private ParameterException misunderstood(String why) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), why);
    }

    private static Map<String, Object> document(AuditCheck.Result result, Deque<AuditLine> last, long exported) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("whole", result.isWhole());
        document.put("lines", result.lines());
        document.put("head", String.valueOf(result.head()));
        document.put("brokenLine", result.brokenLine());
        document.put("why", result.why() == null ? "" : result.why());
        document.put("tornBytes", result.tornBytes());
        document.put("exported", exported);
        document.put("last", last);
        return document;
    }

    private static String words(AuditLine line) {
        StringBuilder text = new StringBuilder(80)
                .append(String.format(
                        Locale.UK,
                        "%5d  %s  %s (%s)  %s %s",
                        line.seq(),
                        TIME.format(line.at()),
                        line.user(),
                        line.by(),
                        line.command(),
                        line.event()));
        line.options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option ->
                        text.append(' ').append(option.getKey()).append(' ').append(option.getValue()));
        if (line.outcome() != null) {
            text.append(": ").append(line.outcome());
        }
        if (line.runId() != null) {
            text.append(", run ").append(line.runId());
        }
        if (!line.inputs().isEmpty()) {
            text.append(", ").append(line.inputs().size()).append(" deliveries");
        }
        return text.toString();
    }

    private static String words(AuditCheck.Result result) {
        if (!result.isWhole()) {
            return "The trail is not as it was written. Line " + result.brokenLine() + ": " + result.why()
                    + ". Keep a copy of the home's state folder as it is now; see docs/runbook.md.";
        }
        if (result.head() == null) {
            return "Nothing is on record yet.";
        }
        return "The trail is as it was written: " + result.lines() + " lines, held against " + result.anchors()
                + (result.anchors() == 1 ? " record" : " records") + " kept of it elsewhere. Last line: "
                + result.head() + "."
                + (result.tornBytes() == 0
                        ? ""
                        : " Behind it are " + result.tornBytes()
                                + " bytes that a crash cut short; the next event removes them and says so.");
    }
}
