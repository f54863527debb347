package org.sendwarehouse.packs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;
import org.sendwarehouse.packs.workbook.AccessibleWorkbook;
import org.sendwarehouse.packs.workbook.Sheet;

/** The workbook beside a pack: every number of its tables and figures, unrounded. */
final class PackWorkbook {
    private PackWorkbook() {}

    static void write(PackContext pack, String title, Path file) throws IOException {
        List<Sheet> tables = tables(pack);
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(cover(pack, title));
        sheets.add(contents(tables, pack));
        sheets.add(notes(pack));
        sheets.addAll(tables);
        try (OutputStream out = Files.newOutputStream(file)) {
            AccessibleWorkbook.write(out, title, pack.asAt(), sheets);
        }
    }

    private static Sheet cover(PackContext pack, String title) {
        Messages words = pack.messages;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(row(words.say("workbook.title"), title));
        rows.add(row(words.say("cover.group"), pack.group.name()));
        rows.add(row(words.say("cover.meeting"), pack.meeting));
        rows.add(row(
                words.say("cover.audience"),
                words.say("audience." + pack.group.audience().word())));
        rows.add(row(words.say("run.asAt"), pack.asAt()));
        rows.add(row(words.say("cover.newest"), pack.run.date("newest_data")));
        rows.add(row(words.say("cover.oldest"), pack.run.date("oldest_data")));
        rows.add(row(words.say("run.area"), pack.areaName()));
        rows.add(row(words.say("run.run"), pack.run.text("run_id")));
        rows.add(row(
                words.say("run.synthetic"),
                words.say(pack.run.flag("synthetic") ? "run.synthetic.yes" : "run.synthetic.no")));
        return new Sheet("Cover", List.of(words.say("fact.heading"), words.say("value.heading")), rows);
    }

    private static Sheet contents(List<Sheet> tables, PackContext pack) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Sheet table : tables) {
            rows.add(row(table.name(), describe(table, pack), table.rows().size()));
        }
        return new Sheet("Contents", List.of("Sheet", "What it holds", "Rows"), rows);
    }

    private static String describe(Sheet table, PackContext pack) {
        for (PackContext.Figure figure : pack.figures()) {
            if (table.name().equals(sheetOf(figure))) {
                return figure.title();
            }
        }
        return pack.messages.say(
                "workbook." + table.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
    }

    private static Sheet notes(PackContext pack) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int number = 0;
        for (String code : List.of(
                "workbook.note.blanks",
                "workbook.note.unrounded",
                "workbook.note.apostrophe",
                "method.twentyWeeks",
                "method.population",
                "method.provisional",
                "method.intervals",
                "method.change",
                "method.status",
                "method.strength")) {
            rows.add(row(++number, pack.messages.say(code)));
        }
        if (pack.group.audience() != GroupDefinition.Audience.INTERNAL) {
            rows.add(row(++number, pack.messages.say("key.withheld")));
        }
        return new Sheet("Notes", List.of("Note", "Text"), rows);
    }

    private static List<Sheet> tables(PackContext pack) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(mart("Decisions", "select * from decision_asked order by rank", pack));
        sheets.add(mart("Promises", "select * from milestone_status order by order_no, promise_key", pack));
        sheets.add(mart(
                "Actions", "select * from action_status order by area_for_improvement, order_no, action_key", pack));
        for (PackContext.Figure figure : pack.figures()) {
            sheets.add(new Sheet(sheetOf(figure), figure.columns(), figure.rows()));
        }
        sheets.add(mart("Feeds", "select * from data_quality_feed order by source, feed", pack));
        if (pack.marts.has("data_quality_rule")) {
            sheets.add(mart("Rules", "select * from data_quality_rule order by rule_code", pack));
        }
        sheets.add(mart("Measures", "select * from indicator order by indicator_code", pack));
        return sheets;
    }

    private static String sheetOf(PackContext.Figure figure) {
        return "Figure " + figure.number();
    }

    private static Sheet mart(String name, String sql, PackContext pack) {
        List<Row> rows = pack.marts.rows(sql);
        if (rows.isEmpty()) {
            return new Sheet(name, List.of("Note"), List.of(row(pack.messages.say("workbook.empty"))));
        }
        List<String> headers = List.copyOf(rows.get(0).values().keySet());
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Row one : rows) {
            cells.add(marked(one));
        }
        return new Sheet(name, headers, cells);
    }

    /** A row's cells; a number that this audience is not given bears the mark of it. A share has counts, others need not. */
    private static List<@Nullable Object> marked(Row row) {
        boolean withheld = "suppressed".equals(row.values().get("data_status"));
        List<String> ofShare = "percent".equals(row.values().get("unit"))
                ? List.of("numerator", "denominator", "value", "lower", "upper")
                : List.of("value");
        List<@Nullable Object> cells = new ArrayList<>();
        row.values()
                .forEach((column, value) ->
                        cells.add(withheld && value == null && ofShare.contains(column) ? Numbers.WITHHELD : value));
        return cells;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
