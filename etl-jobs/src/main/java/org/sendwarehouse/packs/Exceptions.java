package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** What is behind, one card a measure: the headline with its number, a chart, and what the owner says of it. */
final class Exceptions {
    private static final List<String> BEHIND = List.of("missed", "off track", "at risk");
    private static final int MOST_WORDS = 60;

    private Exceptions() {}

    /**
     * Cards in the order of the ledger.
     *
     * @param options which promises, as for the ledger; {@code limit}: the most cards; {@code chart}: the kind of block
     *     that draws a measure, none where absent
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Row> cards = select(options, pack);
        if (cards.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("exceptions.none"))));
        }
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (Row row : cards.subList(0, Math.min(options.integer("limit", 3), cards.size()))) {
            String card = id + "-" + ++number;
            blocks.add(Block.of(card, "heading-3", Map.of("text", headline(row, pack), "anchor", card))
                    .keptWithNext());
            blocks.addAll(chart(card + "-chart", row, options, pack));
            blocks.addAll(response(card + "-response", row, pack));
        }
        if (cards.size() > number) {
            blocks.add(Block.of(
                    id + "-more",
                    "note",
                    Map.of(
                            "text",
                            pack.messages.say("exceptions.more", "n", Numbers.count(cards.size() - (long) number)))));
        }
        return blocks;
    }

    /** The promises that are behind and not kept since, one a measure. */
    private static List<Row> select(Options options, PackContext pack) {
        Set<String> measures = new LinkedHashSet<>();
        return behind(Promises.select(options, pack)).stream()
                .filter(row -> measures.add(row.text("indicator_code", "")))
                .toList();
    }

    /** Those that are behind and not kept since. */
    static List<Row> behind(List<Row> promises) {
        return promises.stream()
                .filter(Promises::isMeasured)
                .filter(row -> row.flag("mismatch") || BEHIND.contains(row.text("status", "")))
                .filter(row -> !(row.values().containsKey("met_since") && row.flag("met_since")))
                .toList();
    }

    /** How many of these promises no owner has answered for; nothing for an audience that is not given the answers. */
    static String unanswered(List<Row> promises, PackContext pack) {
        if (!pack.marts.has("owner_response")) {
            return "";
        }
        long none =
                promises.stream().filter(row -> answers(row, pack).isEmpty()).count();
        String code =
                none == 0 ? "clinic.answered" : none == promises.size() ? "clinic.unanswered.all" : "clinic.unanswered";
        return " " + pack.messages.say(code, "n", Numbers.count(none));
    }

    private static String headline(Row row, PackContext pack) {
        return pack.messages.say(
                row.flag("mismatch") ? "exceptions.headline.mismatch" : "exceptions.headline",
                "title",
                row.text("title", ""),
                "now",
                Promises.now(row, pack),
                "needed",
                Texts.needed(row),
                "due",
                Promises.due(row),
                "status",
                row.text("status", ""),
                "reported",
                row.text("reported_rating", Numbers.NOT_AVAILABLE));
    }

    private static List<Block> chart(String id, Row row, Options options, PackContext pack) {
        if (options.text("chart", "").isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> of = new LinkedHashMap<>();
        of.put("kind", options.text("chart"));
        of.put("indicator", row.text("indicator_code"));
        return BlockKinds.of(options.text("chart")).compose(id, new Options(of), pack).stream()
                .map(Block::keptWithNext)
                .toList();
    }

    /** The owner's words, or that none came; audiences outside are not given them. */
    private static List<Block> response(String id, Row row, PackContext pack) {
        if (!pack.marts.has("owner_response")) {
            return List.of();
        }
        List<Row> answers = answers(row, pack);
        Messages words = pack.messages;
        String label = words.say("response.label");
        LocalDate asked = Previous.meetingOf(pack);
        String text = !answers.isEmpty()
                ? Styled.labelled(label, said(answers.get(0), words))
                : Styled.labelled(
                        label,
                        asked == null
                                ? words.say("response.none")
                                : words.say("response.asked", "date", Numbers.date(asked)));
        return List.of(Block.of(id, "lead", Map.of("text", text)));
    }

    /** The newest answer about a promise, its action or its indicator; one row or none. */
    private static List<Row> answers(Row promise, PackContext pack) {
        return pack.marts.rows(
                "select * from owner_response where promise_key = ? or action_key = ? or indicator_code = ?"
                        + " order by response_date desc, response_key limit 1",
                promise.text("promise_key", ""),
                promise.text("action_key", ""),
                promise.text("indicator_code", ""));
    }

    private static String said(Row answer, Messages words) {
        return words.say(
                "response.given",
                "role",
                answer.text("owner_role", Numbers.NOT_AVAILABLE),
                "date",
                Numbers.date(answer.date("response_date")),
                "response",
                shortened(answer.text("response", ""), words));
    }

    /** At most sixty words; the workbook has the rest. */
    static String shortened(String response, Messages words) {
        List<String> each = List.of(response.trim().split("\\s+"));
        return each.size() <= MOST_WORDS
                ? String.join(" ", each)
                : words.say("response.cut", "words", String.join(" ", each.subList(0, MOST_WORDS)));
    }

    /** Every answer of the last months within scope, newest first: for those who meet about exceptions only. */
    static List<Block> responses(String id, Options options, PackContext pack) {
        if (!pack.marts.has("owner_response")) {
            return List.of();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row answer :
                pack.marts.rows("select * from owner_response order by response_date desc, response_key limit "
                        + options.integer("limit", 12))) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("about", answer.text("title", answer.text("about_key", "")));
            cells.put("role", answer.text("owner_role", ""));
            cells.put("answered", Numbers.shortDate(answer.date("response_date")));
            cells.put("response", shortened(answer.text("response", ""), pack.messages));
            rows.add(cells);
        }
        return rows.isEmpty()
                ? List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("responses.none"))))
                : Tables.table(id, "responses", rows, pack, "about", "role", "answered", "response");
    }
}
