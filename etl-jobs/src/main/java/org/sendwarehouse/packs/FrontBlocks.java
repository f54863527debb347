package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** The first page: what this is, the verdict, and what the group is asked to decide. */
final class FrontBlocks {
    private FrontBlocks() {}

    static List<Block> cover(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("kicker", pack.areaName() + " local area SEND partnership");
        values.put("title", pack.layout.title());
        values.put("anchor", "answer");
        for (String fact : List.of("group", "meeting", "audience", "newest", "oldest", "run")) {
            values.put(fact + "Label", words.say("cover." + fact));
        }
        values.put("groupValue", pack.group.name());
        values.put("meetingValue", Numbers.date(pack.meeting));
        values.put(
                "audienceValue", words.say("audience." + pack.group.audience().word()));
        values.put("newestValue", Numbers.date(pack.run.date("newest_data")));
        values.put("oldestValue", Numbers.date(pack.run.date("oldest_data")));
        values.put("runValue", pack.shortRun());
        return List.of(Block.of(id, "cover", values));
    }

    /** Three sentences: verdict, worst, best. */
    static List<Block> verdict(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        List<Row> ledger = Promises.select(options, pack);
        List<Row> measured = ledger.stream().filter(Promises::isMeasured).toList();
        String code = measured.isEmpty() ? "none" : measured.size() == ledger.size() ? "all" : "some";
        String pattern = options.text("words", "verdict") + "."
                + (ledger.isEmpty() && options.values().containsKey("words") ? "nothing" : code)
                + (ledger.size() == 1 && options.values().containsKey("words") ? ".one" : "");
        String verdict = words.say(
                pattern,
                "total",
                Numbers.count(ledger.size()),
                "measured",
                Numbers.count(measured.size()),
                "list",
                Promises.countList(measured, pack),
                "missing",
                Numbers.count(ledger.size() - measured.size()));

        List<Row> all = Promises.select(new Options(Map.of()), pack).stream()
                .filter(Promises::isMeasured)
                .toList();
        Row worst = all.stream()
                .filter(row -> List.of("missed", "off track", "at risk").contains(row.text("status", "")))
                .findFirst()
                .orElse(null);
        Row best = null;
        for (Row row : all) {
            if (List.of("on track", "met").contains(row.text("status", ""))) {
                best = row; // the order is by severity, so the last one is the best
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(lead(id, Styled.labelled(words.say("verdict.label"), verdict)));
        blocks.add(lead(
                id + "-worst",
                Styled.labelled(
                        words.say("worst.label"),
                        worst == null ? words.say("worst.none") : Promises.sentence(worst, pack))));
        blocks.add(lead(
                id + "-best",
                Styled.labelled(
                        words.say("best.label"),
                        best == null ? words.say("best.none") : Promises.sentence(best, pack))));
        return blocks;
    }

    private static Block lead(String id, String text) {
        return Block.of(id, "lead", Map.of("text", text));
    }
}
