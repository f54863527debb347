package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Tables of one area for improvement: its promises with their figures, and its actions. */
final class PlanTables {
    private PlanTables() {}

    /** Name, baseline, last pack, latest, needed, due, status. Comparators are left to the charts. */
    static List<Block> promises(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : Promises.select(options, pack)) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("promise", Styled.escape(row.text("title", "")));
            cells.put("baseline", figure(row, "baseline", pack));
            cells.put("previous", figure(row, "previous", pack));
            cells.put("latest", Promises.nowCell(row, pack));
            cells.put("needed", Texts.needed(row));
            cells.put("due", Promises.due(row));
            Tables.status(cells, row, pack);
            rows.add(cells);
        }
        return Tables.table(
                id, "promises", rows, pack, "promise", "baseline", "previous", "latest", "needed", "due", "evidence");
    }

    private static String figure(Row row, String which, PackContext pack) {
        return row.number(which + "_value") == null
                ? Styled.escape(Numbers.NOT_AVAILABLE)
                : Styled.plainOverMuted(
                        Numbers.inUnit(row.number(which + "_value"), row.text("unit")),
                        Texts.shortDates(row.text(which + "_label", "")),
                        pack.palette.muted());
    }

    static List<Block> actions(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : select(options, pack)) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("reference", row.text("printed_ref", ""));
            cells.put("action", row.text("title", ""));
            cells.put("role", Texts.role(row.text("lead_role"), pack.messages));
            cells.put("due", due(row, pack));
            cells.put("lead", row.text("reported_rating", Numbers.NOT_AVAILABLE));
            Tables.status(cells, row, pack);
            rows.add(cells);
        }
        String template = options.text("style", "actions");
        return "actions".equals(template)
                ? Tables.table(id, template, rows, pack, "reference", "action", "role", "due", "lead", "evidence")
                : Tables.table(id, template, rows, pack, "reference", "action", "role", "due", "evidence");
    }

    /** The date an action is due, or the plan's words for it; the evidence's own date beneath where it has one. */
    private static String due(Row row, PackContext pack) {
        boolean conflict = row.flag("date_conflict");
        String due = row.date("due_date") == null || conflict
                ? row.text("finish_printed", Numbers.NOT_AVAILABLE)
                : Numbers.shortDate(row.date("due_date"));
        LocalDate evidenceDue = row.date("evidence_due_date");
        String evidence = evidenceDue == null || evidenceDue.equals(row.date("due_date"))
                ? null
                : pack.messages.say("action.evidenceDue", "date", Numbers.shortDate(evidenceDue));
        return Styled.plainOverMuted(
                due, conflict ? pack.messages.say("action.conflict") : evidence, pack.palette.muted());
    }

    /** Actions whose dates cannot both be right, or nothing where there are none: for those who meet about exceptions. */
    static List<Block> conflicts(String id, Options options, PackContext pack) {
        Map<String, @Nullable Object> conflicting = new LinkedHashMap<>(options.values());
        conflicting.put("conflicts", true);
        List<Block> actions = actions(id, new Options(conflicting), pack);
        if (actions.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of(
                        id + "-title",
                        "heading-2",
                        Map.of("text", pack.messages.say("conflicts.heading"), "anchor", id))
                .keptWithNext());
        blocks.addAll(actions);
        return blocks;
    }

    /** Actions of {@code areas}, and where {@code due_from} and {@code due_to} say so, those that end or are judged between. */
    private static List<Row> select(Options options, PackContext pack) {
        List<String> areas = options.list("areas");
        LocalDate from = LocalDate.parse(options.text("due_from", "0001-01-01"));
        LocalDate to = LocalDate.parse(options.text("due_to", "9999-12-31"));
        boolean everyDate = from.getYear() == 1;
        return pack
                .marts
                .rows("select * from action_status order by area_for_improvement, order_no, action_key")
                .stream()
                .filter(row -> areas.isEmpty() || areas.contains(row.text("area_for_improvement", "")))
                .filter(row -> !options.flag("conflicts") || row.flag("date_conflict"))
                .filter(row -> everyDate
                        || isBetween(row.date("due_date"), from, to)
                        || isBetween(row.date("evidence_due_date"), from, to))
                .toList();
    }

    private static boolean isBetween(@Nullable LocalDate date, LocalDate from, LocalDate to) {
        return date != null && !date.isBefore(from) && !date.isAfter(to);
    }

    /** One area for improvement after another: a heading and its actions. */
    static List<Block> areas(String id, Options options, PackContext pack) {
        List<Block> blocks = new ArrayList<>();
        for (Row area : pack.marts.rows("select * from area_for_improvement order by order_no")) {
            String code = area.text("code", "");
            if (!options.list("areas").contains(code)) {
                continue;
            }
            Map<String, @Nullable Object> of = new LinkedHashMap<>(options.values());
            of.put("areas", List.of(code));
            List<Block> actions = actions(id + "-" + code, new Options(of), pack);
            if (actions.isEmpty()) {
                continue;
            }
            String title = code + ": " + area.text("short_title", area.text("title", ""));
            blocks.add(
                    Block.of(id + "-" + code + "-title", "heading-2", Map.of("text", title, "anchor", id + "-" + code))
                            .keptWithNext());
            blocks.addAll(actions);
        }
        return blocks;
    }

    /** How many of these actions the evidence can speak of, in one sentence. */
    static List<Block> actionCount(String id, Options options, PackContext pack) {
        List<Row> rows = select(options, pack);
        Messages words = pack.messages;
        long conflicts = rows.stream().filter(row -> row.flag("date_conflict")).count();
        long unmeasured = rows.stream()
                .filter(row -> "not measured".equals(row.text("status")))
                .count();
        String text = words.say(
                "actions.count",
                "total",
                Numbers.count(rows.size()),
                "unmeasured",
                Numbers.count(unmeasured),
                "conflicts",
                Numbers.count(conflicts),
                "rest",
                Numbers.count(rows.size() - unmeasured - conflicts));
        return List.of(Block.of(id, "paragraph", Map.of("text", text)).keptWithNext());
    }

    /** Promises without a date, which no timeline can show. */
    static List<Block> undated(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : Promises.select(options, pack)) {
            if (row.date("due_date") == null) {
                rows.add(Map.of(
                        "text",
                        pack.messages.say(
                                "undated.row",
                                "title",
                                row.text("title", ""),
                                "printed",
                                row.text("due_printed", Numbers.NOT_AVAILABLE))));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        Block.of(id + "-title", "paragraph", Map.of("text", pack.messages.say("undated.title")))
                                .keptWithNext(),
                        new Block(id, "list", Map.of(), rows, Block.Keep.FREE));
    }
}
