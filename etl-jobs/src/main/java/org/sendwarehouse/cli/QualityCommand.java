package org.sendwarehouse.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.quality.QualityWorklist;
import org.sendwarehouse.quality.QualityWorklist.Item;
import org.sendwarehouse.quality.QualityWorklist.Row;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "quality",
        description = {
            "Says what is to be put right in the data, by the role that owns it; with --rows, row by row.",
            "Lists the rules that failed or could not be evaluated: how many rows break them, the share that may, what to "
                    + "do, and which indicators suffer. Reads the published warehouse only. --rows shows single records by their "
                    + "local ids, with file and row: for the data officer who corrects them, never for a pack."
        },
        footer = {
            "",
            "Examples:",
            "  send-warehouse quality",
            "  send-warehouse quality --owner \"SEND casework data officer\"",
            "  send-warehouse quality --feed liquidlogic/ehc_advice --all",
            "  send-warehouse quality --rule EHC-014 --rows --limit 20",
            "  send-warehouse quality --json"
        },
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:done, whether or not there is anything to put right",
            ExitCodes.HELP_USAGE,
            ExitCodes.HELP_FAILED
        })
final class QualityCommand implements Runnable {
    @ParentCommand
    private @Nullable Main main;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--owner", paramLabel = "ROLE", description = "Only what this role is to put right.")
    private @Nullable String owner;

    @Option(names = "--rule", paramLabel = "CODE", description = "Only this rule, whatever became of it.")
    private @Nullable String rule;

    @Option(
            names = "--feed",
            paramLabel = "SOURCE/FEED",
            description = "Only rules about this feed, such as liquidlogic/ehc_advice.")
    private @Nullable String feed;

    @Option(names = "--all", description = "Also rules that passed, or that do not apply.")
    private boolean all;

    @Option(names = "--rows", description = "With --rule: the rows that break it, with file and row.")
    private boolean rows;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "With --rows: how many. At most 1000 of each rule are kept. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Override
    public void run() {
        if (rows && rule == null) {
            throw misuse("--rows needs a rule: add --rule CODE.");
        }
        if (limit < 1) {
            throw misuse("--limit must be 1 or more.");
        }
        Console console = Main.of(main).console();
        PublishedWarehouse published = Published.version(Main.of(main).home());
        try (Connection warehouse = published.connect()) {
            List<Item> items = wanted(QualityWorklist.items(warehouse));
            List<Row> found = rows ? QualityWorklist.rows(warehouse, Objects.requireNonNull(rule), limit) : List.of();
            if (console.json()) {
                console.document(document(published, items, found));
            } else {
                String heading = "As at " + published.manifest().asAt() + ", run " + published.runId();
                new WorklistPrinter(console).print(heading, items, found, rows);
            }
        } catch (SQLException e) {
            throw new PlainError("The published warehouse has no worklist that can be read: " + e.getMessage()
                    + ". It may be older than this program; run a night first.");
        }
    }

    private List<Item> wanted(List<Item> items) {
        known("--rule", rule, items.stream().map(Item::code).toList());
        known("--owner", owner, items.stream().map(Item::owner).toList());
        known(
                "--feed",
                feed,
                items.stream().flatMap(item -> item.feeds().stream()).toList());
        return items.stream()
                .filter(item -> rule == null || item.code().equals(rule))
                .filter(item -> owner == null || item.owner().equals(owner))
                .filter(item -> feed == null || item.feeds().contains(feed))
                .filter(item -> all || rule != null || item.isToDo())
                .toList();
    }

    private void known(String option, @Nullable String value, List<String> values) {
        Set<String> sorted = new TreeSet<>(values);
        if (value != null && !sorted.contains(value)) {
            throw misuse("There is no rule with " + option + " '" + value + "'; known: " + String.join(", ", sorted));
        }
    }

    private ParameterException misuse(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }

    private Map<String, Object> document(PublishedWarehouse published, List<Item> items, List<Row> found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asAt", published.manifest().asAt().toString());
        document.put("runId", published.runId());
        document.put("rules", items.stream().map(QualityCommand::document).toList());
        if (rows) {
            document.put("rows", found.stream().map(QualityCommand::document).toList());
        }
        return document;
    }

    private static Map<String, @Nullable Object> document(Item item) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("code", item.code());
        document.put("title", item.title());
        document.put("severity", item.severity().toLowerCase(Locale.ROOT));
        document.put("owner", item.owner());
        document.put("result", item.result());
        document.put("violations", item.violations());
        document.put("denominator", item.denominator());
        document.put("violatedPct", item.violatedPct().orElse(null));
        document.put("thresholdPct", item.thresholdPct());
        document.put("reason", item.reason().orElse(null));
        document.put("advice", item.advice());
        document.put("feeds", item.feeds());
        document.put("indicators", item.indicators());
        return document;
    }

    private static Map<String, @Nullable Object> document(Row row) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("number", row.number());
        document.put("deliveryId", row.deliveryId().orElse(null));
        document.put("files", row.files().orElse(null));
        document.put("sourceRow", row.sourceRow().orElse(null));
        document.put("record", JsonMapper.shared().readTree(row.record()));
        return document;
    }
}
