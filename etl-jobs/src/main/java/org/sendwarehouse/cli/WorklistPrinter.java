package org.sendwarehouse.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sendwarehouse.quality.QualityWorklist.Item;
import org.sendwarehouse.quality.QualityWorklist.Row;
import tools.jackson.databind.json.JsonMapper;

/** Prints the worklist as plain lines, grouped by owner. */
final class WorklistPrinter {
    private final Console console;

    WorklistPrinter(Console console) {
        this.console = console;
    }

    void print(String heading, List<Item> items, List<Row> rows, boolean drilled) {
        console.line(heading);
        if (items.isEmpty()) {
            console.line("Nothing is to be put right.");
        }
        Map<String, List<Item>> owners = new LinkedHashMap<>();
        items.forEach(item ->
                owners.computeIfAbsent(item.owner(), owner -> new ArrayList<>()).add(item));
        owners.forEach((owner, theirs) -> {
            console.line("");
            console.line(owner + " (" + theirs.size() + (theirs.size() == 1 ? " rule)" : " rules)"));
            theirs.forEach(this::print);
        });
        if (drilled && !items.isEmpty()) {
            print(items.get(0), rows);
        }
    }

    private void print(Item item) {
        console.line("  " + item.code() + "  " + item.severity() + ", " + item.result() + ": " + item.title());
        item.violatedPct()
                .ifPresent(share -> console.line(String.format(
                        Locale.UK,
                        "    %,d of %,d rows (%s %%); up to %s %% is let pass",
                        item.violations(),
                        item.denominator(),
                        plain(share),
                        plain(item.thresholdPct()))));
        item.reason().ifPresent(reason -> console.line("    " + reason));
        if (item.isToDo()) {
            console.line("    " + item.advice());
        }
        if (!item.feeds().isEmpty()) {
            console.line("    Feeds: " + String.join(", ", item.feeds()));
        }
        if (item.isToDo() && !item.indicators().isEmpty()) {
            console.line("    Weakens: " + String.join(", ", item.indicators()));
        }
    }

    private void print(Item item, List<Row> rows) {
        console.line("");
        if (rows.isEmpty()) {
            console.line("No row breaks it.");
            return;
        }
        for (Row row : rows) {
            List<String> values = new ArrayList<>();
            JsonMapper.shared().readTree(row.record()).properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    values.add(field.getKey() + " " + field.getValue().asString());
                }
            });
            String where = row.files().orElse("")
                    + row.sourceRow().map(number -> ", row " + number).orElse("");
            console.line("  " + (where.isEmpty() ? "" : where + ": ") + String.join(", ", values));
        }
        if (item.violations() > rows.size()) {
            console.line(String.format(
                    Locale.UK, "  (%,d of %,d rows; --limit N shows more)", rows.size(), item.violations()));
        }
    }

    /** At most two decimals; a share that would round to nothing is said to be small, not none. */
    private static String plain(BigDecimal percent) {
        BigDecimal rounded = percent.setScale(2, java.math.RoundingMode.HALF_UP);
        if (rounded.signum() == 0 && percent.signum() > 0) {
            return "less than 0.01";
        }
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
