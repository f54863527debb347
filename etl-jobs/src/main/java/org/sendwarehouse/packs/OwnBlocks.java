package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** What a group that answers for a part of the plan needs: what falls due, where reports differ, what cannot be said. */
final class OwnBlocks {
    private OwnBlocks() {}

    /**
     * The actions that end, or whose evidence is due, within {@code days} of the data; a sentence where none is.
     *
     * @param options {@code days}; the options of a table of actions
     */
    static List<Block> dueSoon(String id, Options options, PackContext pack) {
        int days = options.integer("days", 90);
        LocalDate to = pack.asAt().plusDays(days);
        Map<String, @Nullable Object> due = new LinkedHashMap<>(options.values());
        due.put("due_from", pack.asAt().plusDays(1).toString());
        due.put("due_to", to.toString());
        List<Block> actions = PlanTables.actions(id, new Options(due), pack);
        return actions.isEmpty()
                ? sentence(id, pack.messages.say("own.soon.none", "days", Numbers.count(days), "to", Numbers.date(to)))
                : actions;
    }

    /** Where a lead's report and the evidence differ: what each says, and since when. */
    static List<Block> mismatches(String id, Options options, PackContext pack) {
        if (!pack.marts.has("reported_mismatch")) {
            return sentence(id, pack.messages.say("own.mismatch.notGiven"));
        }
        List<String> lines = new ArrayList<>();
        for (Row row : pack.marts.rows(
                "select * from reported_mismatch order by area_for_improvement, order_no, about, about_key, mismatch_kind")) {
            lines.add(pack.messages.say(
                    "own.mismatch",
                    "title",
                    row.text("title", ""),
                    "reported",
                    row.text("reported_rating", Numbers.NOT_AVAILABLE),
                    "by",
                    row.text("reported_by", Numbers.NOT_AVAILABLE),
                    "status",
                    row.text("computed_status", Numbers.NOT_AVAILABLE),
                    "reason",
                    Texts.tidy(row.text("reason", ""))));
        }
        return list(id, lines, "own.mismatch.none", pack);
    }

    /** The actions and promises that no evidence speaks of yet, each with the reason. */
    static List<Block> cannotSay(String id, Options options, PackContext pack) {
        Set<String> lines = new LinkedHashSet<>();
        for (String mart : List.of("milestone_status", "action_status")) {
            for (Row row : pack.marts.rows("select title, status_reason from " + mart
                    + " where status = 'not measured' order by area_for_improvement, order_no, title")) {
                lines.add(unsaid(row, pack));
            }
        }
        return list(id, List.copyOf(lines), "own.unsaid.none", pack);
    }

    /** What cannot be said of a promise or an action, and why. */
    static String unsaid(Row row, PackContext pack) {
        return pack.messages.say(
                "own.unsaid",
                "title",
                row.text("title", ""),
                "reason",
                Texts.tidy(row.text("status_reason", pack.messages.say("own.unsaid.reason"))));
    }

    /** The newest figure of every indicator in the group's scope; figures that are not there are named beneath. */
    static List<Block> evidence(String id, Options options, PackContext pack) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(options.values());
        all.put(
                "indicators",
                pack.marts.rows("select indicator_code from indicator order by title, indicator_code").stream()
                        .map(row -> row.text("indicator_code", ""))
                        .toList());
        return FigureTables.compose(id, new Options(all), pack);
    }

    private static List<Block> list(String id, List<String> lines, String none, PackContext pack) {
        if (lines.isEmpty()) {
            return sentence(id, pack.messages.say(none));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(Map.of("text", line)));
        return List.of(new Block(id, "list", Map.of(), rows, Block.Keep.FREE));
    }

    private static List<Block> sentence(String id, String text) {
        return List.of(Block.of(id, "paragraph", Map.of("text", text)));
    }
}
