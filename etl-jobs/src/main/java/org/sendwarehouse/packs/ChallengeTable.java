package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Complaints, mediations and appeals in one table: how many came and ended in twelve months, beside the twelve before. */
final class ChallengeTable {
    private static final List<String> WAYS = List.of("complaint", "mediation", "appeal");

    private ChallengeTable() {}

    /** The table, and a sentence that names what no feed has brought. Audiences that are not given the mart get nothing. */
    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("challenge")) {
            return List.of();
        }
        List<Row> all = pack.marts.rows("select * from challenge where area_code = (select area_code from run)"
                + " order by display_order, challenge, years_ago");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String way : WAYS) {
            Row now = find(all, way, 0);
            if (now == null) {
                missing.add(pack.messages.say("challenge." + way).toLowerCase(Locale.UK));
            } else {
                rows.add(cells(way, now, find(all, way, 1), pack));
            }
        }
        List<Block> blocks = new ArrayList<>(Tables.table(
                id, "challenges", rows, pack, "challenge", "received", "receivedBefore", "change", "outcome", "open"));
        if (!missing.isEmpty()) {
            blocks.add(Block.of(
                    id + "-missing",
                    "note",
                    Map.of("text", pack.messages.say("challenge.missing", "ways", Promises.sentenceList(missing)))));
        }
        return blocks;
    }

    private static @Nullable Row find(List<Row> rows, String way, long yearsAgo) {
        return rows.stream()
                .filter(row -> way.equals(row.text("challenge")) && row.integer("years_ago") == yearsAgo)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, @Nullable Object> cells(String way, Row now, @Nullable Row before, PackContext pack) {
        Messages words = pack.messages;
        String muted = pack.palette.muted();
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put("challenge", Styled.plainOverMuted(words.say("challenge." + way), null, muted));
        cells.put("received", Styled.strongOverMuted(count(now, "received"), period(now), muted));
        cells.put(
                "receivedBefore",
                before == null
                        ? Numbers.NOT_AVAILABLE
                        : Styled.plainOverMuted(count(before, "received"), period(before), muted));
        cells.put("change", change(now, before, words));
        cells.put(
                "outcome",
                words.say("challenge.outcome." + way, "ended", count(now, "ended"), "changed", count(now, "changed")));
        cells.put("open", count(now, "still_open"));
        return cells;
    }

    private static String change(Row now, @Nullable Row before, Messages words) {
        if (before == null) {
            return words.say("change.nothing");
        }
        Comparison change = Comparison.ofCounts(before.integer("received"), 1, now.integer("received"), 1);
        return words.say("change." + change.name().toLowerCase(Locale.ROOT));
    }

    private static String count(Row row, String column) {
        return Numbers.count(row.number(column));
    }

    private static String period(Row row) {
        return "12 months to " + Months.brief(Figures.endOf(row));
    }
}
