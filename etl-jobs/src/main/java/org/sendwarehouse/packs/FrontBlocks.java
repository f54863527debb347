package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    static List<Block> banner(String id, Options options, PackContext pack) {
        return pack.run.flag("synthetic")
                ? List.of(Block.of(id, "banner", Map.of("text", pack.messages.say("banner.synthetic"))))
                : List.of();
    }

    /** Three sentences: verdict, worst, best. */
    static List<Block> verdict(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        List<Row> ledger = Promises.select(options, pack);
        List<Row> measured = ledger.stream().filter(Promises::isMeasured).toList();
        String code = measured.isEmpty() ? "none" : measured.size() == ledger.size() ? "all" : "some";
        String verdict = words.say(
                "verdict." + code,
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

    static List<Block> decisions(String id, Options options, PackContext pack) {
        List<Row> asked =
                pack.marts.rows("select * from decision_asked order by rank limit " + options.integer("limit", 5));
        if (asked.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("decisions.none"))));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : asked) {
            String anchor = anchorOf(row, pack);
            Integer page = pack.pages.get(anchor);
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            cells.put("decision", Styled.strongOverMuted(row.text("decision"), why(row, pack), pack.palette.muted()));
            cells.put("options", Texts.tidy(row.text("options", "")));
            cells.put("owner", Texts.role(row.text("owner_role"), pack.messages));
            cells.put("page", pack.messages.say("decision.page", "page", page == null ? "0" : page.toString()));
            cells.put("pageAnchor", anchor);
            rows.add(cells);
        }
        return List.of(new Block(
                id, "decisions", Tables.headings(pack, "decision", "options", "owner", "page"), rows, Block.Keep.FREE));
    }

    /** Why a decision is asked, in few words: composed from the promise where the kind of decision has a pattern. */
    private static String why(Row row, PackContext pack) {
        String pattern = "decision.why." + row.text("kind", "");
        if (!pack.messages.has(pattern)) {
            return Texts.tidy(row.text("why", ""));
        }
        List<Row> about =
                pack.marts.rows("select * from milestone_status where promise_key = ?", row.text("about_key", ""));
        if (about.isEmpty()) {
            return pack.messages.pattern(pattern).contains("{")
                    ? Texts.tidy(row.text("why", ""))
                    : pack.messages.say(pattern);
        }
        Row promise = about.get(0);
        String share = Numbers.share(promise.number("numerator"), promise.number("denominator"));
        return pack.messages.say(
                pattern,
                "now",
                Promises.now(promise, pack),
                "share",
                share.isEmpty() ? "" : " (" + share + ")",
                "period",
                promise.text("period_label", Numbers.NOT_AVAILABLE),
                "needed",
                Texts.needed(promise),
                "due",
                Promises.due(promise),
                "reported",
                promise.text("reported_rating", Numbers.NOT_AVAILABLE),
                "status",
                promise.text("status", ""));
    }

    /** The section that a decision names, else one that is about its area for improvement, else the ledger. */
    private static String anchorOf(Row row, PackContext pack) {
        String section = row.text("section", "").toLowerCase(Locale.ROOT).replace(' ', '-');
        if (pack.layout.sections().containsKey(section)) {
            return section;
        }
        return pack.layout.sections().entrySet().stream()
                .filter(entry -> entry.getValue().blocks().stream()
                        .anyMatch(block -> new Options(block).list("areas").contains(row.text("section", ""))))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("ledger");
    }
}
