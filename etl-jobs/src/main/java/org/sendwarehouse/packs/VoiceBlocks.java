package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/**
 * "You said, we did": what people said beside what is recorded of what was done about it: the action of the plan that the
 * measure is evidence for, with what its lead reports, and the newest decision and answer about measure or action. A measure
 * that none of these names is told as not recorded.
 */
final class VoiceBlocks {
    private static final String ABOUT =
            " in (select action_key from action_status where list_contains(string_split(coalesce(indicator_codes, ''), '; '), ?))";
    private static final String ACTIONS = "select * from action_status"
            + " where list_contains(string_split(coalesce(indicator_codes, ''), '; '), ?) order by order_no, action_key limit 1";
    private static final String DECISIONS = "select * from course_correction where indicator_code = ? or action_key"
            + ABOUT + " order by meeting_date desc, decision_key limit 1";
    private static final String ANSWERS = "select * from owner_response where indicator_code = ? or action_key" + ABOUT
            + " order by response_date desc, response_key limit 1";

    private VoiceBlocks() {}

    /**
     * A row for each of {@code indicators} that an action, a decision or an answer names, and a sentence that names the others.
     * Audiences that are given neither decisions nor answers get nothing.
     */
    static List<Block> saidDid(String id, Options options, PackContext pack) {
        if (!pack.marts.has("course_correction") || !pack.marts.has("owner_response")) {
            return List.of();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String indicator : options.list("indicators")) {
            Newest figure = Newest.of(indicator, pack);
            if (figure == null) {
                continue; // nobody said anything yet; the table of figures names it
            }
            Map<String, @Nullable Object> cells = cells(indicator, figure, pack);
            if (cells == null) {
                without.add(figure.about().text("title", indicator));
            } else {
                pack.print(indicator);
                rows.add(cells);
            }
        }
        List<Block> blocks = new ArrayList<>(Tables.table(id, "said-did", rows, pack, "said", "did", "since"));
        if (!without.isEmpty()) {
            blocks.add(Block.of(
                    id + "-without",
                    rows.isEmpty() ? "paragraph" : "note",
                    Map.of(
                            "text",
                            pack.messages.say(
                                    rows.isEmpty() ? "said.none" : "said.more",
                                    "measures",
                                    String.join("; ", without)))));
        }
        return blocks;
    }

    private static @Nullable Map<String, @Nullable Object> cells(String indicator, Newest figure, PackContext pack) {
        List<Row> actions = pack.marts.rows(ACTIONS, indicator);
        List<Row> decisions = pack.marts.rows(DECISIONS, indicator, indicator);
        List<Row> answers = pack.marts.rows(ANSWERS, indicator, indicator);
        if (actions.isEmpty() && decisions.isEmpty() && answers.isEmpty()) {
            return null;
        }
        List<String> did = new ArrayList<>();
        actions.forEach(row -> did.add(acted(row, pack)));
        decisions.forEach(row -> did.add(decided(row, pack)));
        answers.forEach(row -> did.add(answered(row, pack)));
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put(
                "said",
                Styled.plainOverMuted(
                        figure.about().text("title"),
                        figure.value(figure.now()) + ", " + figure.note(figure.now()),
                        pack.palette.muted()));
        cells.put("did", String.join("\n", did));
        cells.put(
                "since",
                Styled.plainOverMuted(FigureTables.change(figure, pack), before(figure), pack.palette.muted()));
        return cells;
    }

    private static String acted(Row row, PackContext pack) {
        return pack.messages.say(
                "said.acted",
                "reference",
                row.text("printed_ref", ""),
                "title",
                row.text("title", ""),
                "reported",
                row.text("reported_rating") == null
                        ? pack.messages.say("said.unreported")
                        : pack.messages.say("said.reported", "rating", row.text("reported_rating", "")));
    }

    private static String decided(Row row, PackContext pack) {
        return pack.messages.say(
                "said.decided",
                "group",
                row.values().containsKey("group_name")
                        ? row.text("group_name", row.text("governance_group", Numbers.NOT_AVAILABLE))
                        : row.text("governance_group", Numbers.NOT_AVAILABLE),
                "date",
                Numbers.shortDate(row.date("meeting_date")),
                "decision",
                row.text("decision", Numbers.NOT_AVAILABLE),
                "closing",
                row.text("closing", Numbers.NOT_AVAILABLE));
    }

    private static String answered(Row row, PackContext pack) {
        return pack.messages.say(
                "said.answered",
                "role",
                row.text("owner_role", Numbers.NOT_AVAILABLE),
                "date",
                Numbers.shortDate(row.date("response_date")),
                "response",
                Exceptions.shortened(row.text("response", ""), pack.messages));
    }

    private static @Nullable String before(Newest figure) {
        Row before = figure.before();
        return before == null ? null : figure.value(before) + ", " + figure.note(before);
    }
}
