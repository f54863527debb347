package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** What happened since the group met: its decisions, statuses that changed, figures that were revised or are gone. */
final class SinceLast {
    private SinceLast() {}

    /** Which pack this one is held against. */
    static List<Block> compared(String id, Options options, PackContext pack) {
        LocalDate meeting = Previous.meetingOf(pack);
        String text = meeting == null
                ? pack.messages.say("since.first")
                : pack.messages.say("since.compared", "date", Numbers.date(meeting));
        return List.of(Block.of(id, "paragraph", Map.of("text", text)));
    }

    /** The group's newest decisions: done or not, and the number before and after. */
    static List<Block> decisions(String id, Options options, PackContext pack) {
        if (!pack.marts.has("course_correction")) {
            return List.of();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows(
                "select * from course_correction where governance_group = ? or ?"
                        + " order by (closing = 'open, overdue') desc, meeting_date desc, decision_key limit "
                        + options.integer("limit", 6),
                pack.group.code(),
                options.flag("of_every_group"))) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("decided", decided(row, pack));
            cells.put("owner", Texts.role(row.text("owner_role"), pack.messages));
            cells.put("closing", row.text("closing", Numbers.NOT_AVAILABLE));
            cells.put("effect", effect(row, pack));
            rows.add(cells);
        }
        return rows.isEmpty()
                ? List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("since.noDecisions"))))
                : Tables.table(id, "decisions-done", rows, pack, "decided", "owner", "closing", "effect");
    }

    private static String decided(Row row, PackContext pack) {
        String reference = row.text("printed_ref");
        return Styled.plainOverMuted(
                row.text("decision", "") + (reference == null ? "" : " (" + reference + ")"),
                pack.messages.say("since.decidedOn", "date", Numbers.shortDate(row.date("meeting_date"))),
                pack.palette.muted());
    }

    /** {@code 71.6 % before, 78.5 % after: no change beyond common cause}. */
    private static String effect(Row row, PackContext pack) {
        String title = row.text("indicator_title");
        if (title == null) {
            return Styled.escape(pack.messages.say("since.noMeasure"));
        }
        String unit = row.text("unit");
        String numbers = row.number("before_value") == null || row.number("after_value") == null
                ? ""
                : pack.messages.say(
                                "since.beforeAfter",
                                "before",
                                Numbers.inUnit(row.number("before_value"), unit),
                                "after",
                                Numbers.inUnit(row.number("after_value"), unit))
                        + ": ";
        return Styled.plainOverMuted(title, numbers + row.text("finding", Numbers.NOT_AVAILABLE), pack.palette.muted());
    }

    /** Promises and actions whose status is another than the pack before stated. */
    static List<Block> statuses(String id, Options options, PackContext pack) {
        Map<String, Previous.Statement> before = Previous.of(pack);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (!before.isEmpty()) {
            for (Row row : Promises.select(options, pack)) {
                Previous.Statement was = before.get("promise " + row.text("promise_key", ""));
                if (was != null && was.status() != null && !was.status().equals(row.text("status"))) {
                    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
                    cells.put("promise", Styled.escape(row.text("title", "")));
                    cells.put(
                            "was",
                            Styled.plainOverMuted(
                                    pack.palette.status(was.status()).word(),
                                    was.value() == null ? null : Numbers.inUnit(was.value(), was.unit()),
                                    pack.palette.muted()));
                    cells.put("latest", Promises.nowCell(row, pack));
                    Tables.status(cells, row, pack);
                    rows.add(cells);
                }
            }
        }
        if (rows.isEmpty()) {
            return before.isEmpty()
                    ? List.of()
                    : List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("since.sameStatuses"))));
        }
        return Tables.table(id, "status-changes", rows, pack, "promise", "was", "latest", "evidence");
    }

    /** Figures of the same period that are other than at the last release: was, now, why. */
    static List<Block> revised(String id, Options options, PackContext pack) {
        if (!pack.marts.has("evidence_change")) {
            return List.of();
        }
        List<Row> all = pack.marts.rows("""
                select evidence_change.*, indicator.unit
                from evidence_change inner join indicator using (indicator_code)
                where subject_kind = 'figure' and was_value is not null and was_value is distinct from now_value
                order by (now_value is null) desc, period_end desc, indicator_code, period_type
                """);
        int limit = Math.min(options.integer("limit", 8), all.size());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : all.subList(0, limit)) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("measure", Styled.plainOverMuted(row.text("title"), Newest.period(row), pack.palette.muted()));
            cells.put("was", Styled.escape(Numbers.inUnit(row.number("was_value"), row.text("unit"))));
            cells.put("is", Styled.escape(Numbers.inUnit(row.number("now_value"), row.text("unit"))));
            cells.put("why", Texts.tidy(row.text("reason", "")));
            rows.add(cells);
        }
        List<Block> blocks = new ArrayList<>();
        if (rows.isEmpty()) {
            blocks.add(Block.of(id, "paragraph", Map.of("text", pack.messages.say("since.noRevisions"))));
        }
        blocks.addAll(Tables.table(id, "revisions", rows, pack, "measure", "was", "is", "why"));
        if (all.size() > limit) {
            blocks.add(Block.of(
                    id + "-more",
                    "note",
                    Map.of(
                            "text",
                            pack.messages.say("since.moreRevisions", "n", Numbers.count(all.size() - (long) limit)))));
        }
        return blocks;
    }

    /** Indicators that the pack before gave a figure of and this one cannot. */
    static List<Block> dropped(String id, Options options, PackContext pack) {
        Map<String, Previous.Statement> before = Previous.of(pack);
        if (before.isEmpty()) {
            return List.of();
        }
        Set<String> now = new HashSet<>();
        Previous.stated(pack).forEach(statement -> now.add(statement.kind() + " " + statement.key()));
        List<String> gone = before.entrySet().stream()
                .filter(entry -> "indicator".equals(entry.getValue().kind()) && !now.contains(entry.getKey()))
                .map(entry -> entry.getValue().title())
                .toList();
        Messages words = pack.messages;
        return List.of(Block.of(
                id,
                "paragraph",
                Map.of(
                        "text",
                        gone.isEmpty()
                                ? words.say("since.noneDropped")
                                : words.say("since.dropped", "measures", Promises.sentenceList(gone)))));
    }
}
