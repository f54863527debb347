package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** What was promised, by when, and how it goes, in plain words. */
final class PlainPromises {
    private static final String SINCE = ", met since";

    private PlainPromises() {}

    /** The status, and whether a missed promise is met by now: late is not never. */
    private static String status(Row row) {
        String status = row.text("status", "not measured");
        return "missed".equals(status) && row.flag("met_since") ? status + SINCE : status;
    }

    /** How many promises there are and how many are kept, in one or two sentences. */
    static List<Block> count(String id, Options options, PackContext pack) {
        List<Row> promises = promises(options, pack);
        if (promises.isEmpty()) {
            return List.of();
        }
        Messages words = pack.messages;
        Map<String, Integer> counts = new LinkedHashMap<>();
        pack.palette.statuses().keySet().forEach(status -> {
            counts.put(status, 0);
            counts.put(status + SINCE, 0);
        });
        promises.forEach(row -> counts.merge(status(row), 1, Integer::sum));
        StringBuilder text = new StringBuilder(words.say(
                promises.size() == 1 ? "plain.promises.one" : "plain.promises.count",
                "n",
                Numbers.count(promises.size())));
        counts.forEach((status, n) -> {
            if (n > 0) {
                text.append(' ')
                        .append(words.say(
                                (n == 1 ? "plain.count.one." : "plain.count.") + status, "n", Numbers.count(n)));
            }
        });
        return List.of(Block.of(id, "paragraph", Map.of("text", text.toString())));
    }

    /** One row a promise, the earliest first. */
    static List<Block> table(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : promises(options, pack)) {
            String code = "plain.promise." + row.text("promise_key", "");
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("plainPromise", pack.messages.has(code) ? pack.messages.say(code) : row.text("title", ""));
            cells.put(
                    "plainWhen",
                    row.date("due_date") == null
                            ? row.text("due_printed", Numbers.NOT_AVAILABLE)
                            : Numbers.month(java.util.Objects.requireNonNull(row.date("due_date"))));
            cells.put("plainHow", pack.messages.say("plain.status." + status(row)));
            rows.add(cells);
        }
        return Tables.table(id, "plain-promises", rows, pack, "plainPromise", "plainWhen", "plainHow");
    }

    private static List<Row> promises(Options options, PackContext pack) {
        if (!pack.marts.has("milestone_status")) {
            return List.of();
        }
        List<String> kinds = options.list("promises");
        return pack
                .marts
                .rows("select * from milestone_status order by due_date nulls last, order_no, promise_key")
                .stream()
                .filter(row -> kinds.isEmpty() || kinds.contains(row.text("promise_kind", "")))
                .toList();
    }
}
