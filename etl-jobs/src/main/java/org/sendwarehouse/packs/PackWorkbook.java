package org.sendwarehouse.packs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;
import org.sendwarehouse.packs.workbook.AccessibleWorkbook;
import org.sendwarehouse.packs.workbook.Sheet;

/** The workbook beside a pack: every number of its tables and figures, unrounded. */
final class PackWorkbook {
    private PackWorkbook() {}

    /** The marts that are sheets, before and after those of the figures; a mart that the audience is not given is left out. */
    private static final List<MartSheet> BEFORE = List.of(
            new MartSheet("Decisions", "decision_asked", "rank"),
            new MartSheet("Promises", "milestone_status", "order_no, promise_key"),
            new MartSheet("Actions", "action_status", "area_for_improvement, order_no, action_key"));

    private static final List<MartSheet> AFTER = List.of(
            new MartSheet("Revisions", "evidence_change", "subject_kind, subject_key, period_type, period_end"),
            new MartSheet("Responses", "owner_response", "response_date desc, about_key"),
            new MartSheet("Feeds", "data_quality_feed", "source, feed"),
            new MartSheet("Rules", "data_quality_rule", "rule_code"),
            new MartSheet("Measures", "indicator", "indicator_code"));

    private record MartSheet(String name, String mart, String order) {}

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
        PackRequest.Refusal refused = pack.request.refused();
        if (refused != null) {
            rows.add(row(words.say("workbook.state"), Banners.refused(refused, pack)));
        }
        if (pack.request.draft()) {
            rows.add(row(words.say("workbook.state"), words.say("banner.draft")));
        }
        rows.add(row(
                words.say("run.synthetic"),
                words.say(pack.run.flag("synthetic") ? "run.synthetic.yes" : "run.synthetic.no")));
        return new Sheet("Cover", List.of(words.say("fact.heading"), words.say("value.heading")), rows);
    }

    private static Sheet contents(List<Sheet> tables, PackContext pack) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Sheet table : tables) {
            rows.add(row(
                    new Sheet.Link(table.name()),
                    describe(table, pack),
                    table.rows().size()));
        }
        return new Sheet(
                "Contents",
                List.of(
                        pack.messages.say("workbook.contents.sheet"),
                        pack.messages.say("workbook.contents.what"),
                        pack.messages.say("workbook.contents.rows")),
                rows);
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
        List<List<@Nullable Object>> columns = new ArrayList<>();
        BEFORE.forEach(sheet -> mart(sheet, pack, sheets, columns));
        for (PackContext.Figure figure : pack.figures()) {
            sheets.add(
                    figure.rows().isEmpty()
                            ? empty(sheetOf(figure), pack)
                            : new Sheet(sheetOf(figure), figure.columns(), figure.rows()));
        }
        AFTER.forEach(sheet -> mart(sheet, pack, sheets, columns));
        if (!columns.isEmpty()) {
            Messages words = pack.messages;
            sheets.add(new Sheet(
                    "Columns",
                    List.of(
                            words.say("workbook.columns.sheet"),
                            words.say("workbook.columns.column"),
                            words.say("workbook.columns.meaning"),
                            words.say("workbook.columns.unit")),
                    columns));
        }
        return sheets;
    }

    private static String sheetOf(PackContext.Figure figure) {
        return "Figure " + figure.number();
    }

    private static void mart(
            MartSheet sheet, PackContext pack, List<Sheet> sheets, List<List<@Nullable Object>> columns) {
        if (!pack.marts.has(sheet.mart())) {
            return;
        }
        List<Row> rows = pack.marts.rows("select * from " + sheet.mart() + " order by " + sheet.order());
        if (rows.isEmpty()) {
            sheets.add(empty(sheet.name(), pack));
            return;
        }
        List<String> headers = List.copyOf(rows.get(0).values().keySet());
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (Row one : rows) {
            cells.add(marked(one));
        }
        sheets.add(new Sheet(sheet.name(), headers, cells));
        Map<String, ColumnMeanings.Meaning> meanings = ColumnMeanings.of(sheet.mart());
        for (String header : headers) {
            ColumnMeanings.Meaning meaning = meanings.get(header);
            columns.add(row(
                    sheet.name(),
                    header,
                    meaning == null ? null : meaning.description(),
                    meaning == null || meaning.unit() == null ? "[z]" : meaning.unit()));
        }
    }

    private static Sheet empty(String name, PackContext pack) {
        return new Sheet(name, List.of("Note"), List.of(row(pack.messages.say("workbook.empty"))));
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
