package org.sendwarehouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.landing.CheckReport;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.landing.CheckReport.Fault;
import org.sendwarehouse.landing.DeliveryChecker;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "check",
        description = {
            "Checks files as the door would, before they are sent: which feed each is, what would be rejected, and why.",
            "Writes nothing, and needs no home and no key. Prints no value of any row."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse check ehc_advice_2026-04-30.csv",
            "  send-warehouse check blade-export-folder"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:every row would land",
            ExitCodes.HELP_USAGE,
            "4:at least one row or delivery would be refused, or a set lacks a file",
            ExitCodes.HELP_FAILED
        })
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main main;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders with the files of a set.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Main.of(main).console();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new PlainError("There is no file " + file + ". Check its name and folder.");
            }
            // A pipe would be waited for, a device read without end.
            if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
                throw new PlainError(file + " is neither a file nor a folder. Save what is to be checked as a file.");
            }
        }
        DeliveryChecker checker =
                new DeliveryChecker(Contracts.load(Main.of(main).home()));
        Map<Path, CheckReport> reports = new LinkedHashMap<>();
        for (Path file : files) {
            reports.put(file, checker.check(file));
        }
        if (console.json()) {
            List<Map<String, Object>> documents = new ArrayList<>();
            reports.forEach((file, report) -> documents.add(Map.of("path", file.toString(), "report", report)));
            console.document(documents);
        } else {
            reports.forEach((file, report) -> print(console, file, report));
        }
        return reports.values().stream().allMatch(CheckReport::isSound) ? ExitCodes.DONE : ExitCodes.PARTIAL;
    }

    private static void print(Console console, Path path, CheckReport report) {
        for (CheckedDelivery delivery : report.deliveries()) {
            String names = String.join(
                    ", ", delivery.files().stream().map(ClaimedFile::name).toList());
            // A file that no feed fits has a contract without a source.
            String feed = delivery.contract().startsWith(".") ? "not recognised" : delivery.contract();
            console.line(names + ": " + feed);
            console.line(delivery.wouldLand() ? "  would land" : "  would be refused: " + delivery.refusal());
            for (TableBooks books : delivery.books()) {
                console.line(String.format(
                        Locale.UK,
                        "  %-24s %,9d rows read, %,9d accepted, %,7d rejected, %,7d without content",
                        books.table(),
                        books.read(),
                        books.accepted(),
                        books.rejected(),
                        books.filtered()));
            }
            delivery.faults().forEach(fault -> console.line("  " + describe(fault)));
            new TreeMap<>(delivery.unusableIdentifiers())
                    .forEach((column, count) -> console.line(String.format(
                            Locale.UK,
                            "  %,d x %s cannot be used to find the person elsewhere, such as for a wrong check"
                                    + " character; the rows land without it",
                            count,
                            column)));
            delivery.notes().forEach(note -> console.line("  " + note));
        }
        for (Waiting waiting : report.incomplete()) {
            console.line(waiting.path() + " " + waiting.reason());
        }
        if (report.deliveries().isEmpty() && report.incomplete().isEmpty()) {
            console.line(path + ": there is no file to check.");
        }
    }

    private static String describe(Fault fault) {
        String where = fault.column().isEmpty() ? fault.table() : fault.table() + "." + fault.column();
        String lines =
                String.join(", ", fault.lines().stream().map(String::valueOf).toList());
        return String.format(Locale.UK, "%,d x %s: %s", fault.count(), where, fault.message())
                + (fault.lines().isEmpty()
                        ? ""
                        : " (line " + lines + (fault.count() > fault.lines().size() ? ", ...)" : ")"));
    }
}
