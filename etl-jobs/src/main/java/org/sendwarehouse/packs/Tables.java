package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Tables of promises and what goes with them. */
final class Tables {
    private static final char NO_BREAK = '\u00A0';

    private Tables() {}

    static Map<String, @Nullable Object> headings(PackContext pack, String... columns) {
        Map<String, @Nullable Object> headings = new LinkedHashMap<>();
        for (String column : columns) {
            headings.put(column + ".heading", pack.messages.say(column + ".heading"));
        }
        return headings;
    }

    /**
     * The cells of a status: its code for the style, its word and the date it was met since, which stay together and so go
     * to a second line, and its glyph.
     */
    static void status(Map<String, @Nullable Object> cells, Row row, PackContext pack) {
        String status = row.text("status", "not measured");
        String word = Styled.escape(pack.palette.status(status).word());
        String since = metSince(row, pack);
        cells.put("evidence", status);
        cells.put(
                "evidenceWord",
                since == null
                        ? word
                        : word + ", <style size=\"8.5\">" + Styled.escape(since.replace(' ', NO_BREAK)) + "</style>");
        cells.put("evidenceGlyph", pack.glyph(status));
    }

    /** {@code met since 30 Apr 2026}, where what was missed at its date was kept later; else nothing. */
    static @Nullable String metSince(Row row, PackContext pack) {
        if (!row.values().containsKey("met_since") || !row.flag("met_since")) {
            return null;
        }
        LocalDate since = row.values().containsKey("met_since_date") ? row.date("met_since_date") : null;
        return since == null
                ? pack.messages.say("metSince")
                : pack.messages.say("metSince.on", "date", Numbers.shortDate(since));
    }

    /** A table, or nothing where it would have no rows. */
    static List<Block> table(
            String id, String template, List<Map<String, @Nullable Object>> rows, PackContext pack, String... columns) {
        return rows.isEmpty()
                ? List.of()
                : List.of(new Block(id, template, headings(pack, columns), rows, Block.Keep.FREE));
    }

    /** One sentence that counts the promises of the ledger. */
    static List<Block> count(String id, Options options, PackContext pack) {
        List<Row> rows = Promises.select(options, pack);
        if (rows.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("count.nothing"))));
        }
        long mismatches = rows.stream().filter(row -> row.flag("mismatch")).count();
        boolean unreported = rows.stream().allMatch(row -> row.text("reported_rating") == null);
        String mismatch = mismatches == 0
                ? pack.messages.say(unreported ? "count.mismatch.unreported" : "count.mismatch.none")
                : mismatches == 1
                        ? pack.messages.say("count.mismatch.one")
                        : pack.messages.say("count.mismatch.some", "n", Numbers.count(mismatches));
        String text = pack.messages.say(
                rows.size() == 1 ? "count.sentence.one" : "count.sentence",
                "total",
                Numbers.count(rows.size()),
                "list",
                Promises.countList(rows, pack),
                "mismatch",
                mismatch);
        return List.of(Block.of(id, "paragraph", Map.of("text", text)).keptWithNext());
    }

    static List<Block> ledger(String id, Options options, PackContext pack) {
        List<Row> all = Promises.select(options, pack);
        if (all.isEmpty()) {
            return List.of(); // the count says so
        }
        int limit = options.integer("limit", 14);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : all.subList(0, Math.min(limit, all.size()))) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put(
                    "promise",
                    Styled.plainOverMuted(
                            row.text("title"),
                            row.flag("mismatch") ? pack.messages.say("ledger.mismatch") : null,
                            pack.palette.muted()));
            cells.put("due", Promises.due(row));
            cells.put("now", Promises.nowCell(row, pack));
            cells.put("needed", Texts.needed(row));
            status(cells, row, pack);
            cells.put("lead", row.text("reported_rating", Numbers.NOT_AVAILABLE));
            cells.put("strength", row.text("strength", Numbers.NOT_APPLICABLE));
            rows.add(cells);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(
                id,
                "ledger",
                headings(pack, "promise", "due", "now", "needed", "evidence", "lead", "strength"),
                rows,
                Block.Keep.FREE));
        if (all.size() > limit) {
            blocks.add(Block.of(
                    id + "-more",
                    "note",
                    Map.of("text", pack.messages.say("ledger.more", "n", Numbers.count(all.size() - limit)))));
        }
        return blocks;
    }

    /** The key to the statuses, and to strength. */
    static List<Block> statusKey(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        pack.palette.statuses().forEach((status, look) -> {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("status", status);
            cells.put("word", look.word());
            cells.put("meaning", pack.messages.say("key." + status));
            cells.put("glyph", pack.glyph(status));
            rows.add(cells);
        });
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block(id, "status-key", Map.of(), rows, Block.Keep.WHOLE_WITH_NEXT));
        Block strength = Block.of(id + "-strength", "note", Map.of("text", pack.messages.say("key.strength")));
        if (pack.group.audience() == GroupDefinition.Audience.INTERNAL) {
            blocks.add(strength);
        } else {
            blocks.add(strength.keptWithNext());
            blocks.add(Block.of(id + "-withheld", "note", Map.of("text", pack.messages.say("key.withheld"))));
        }
        return blocks;
    }
}
