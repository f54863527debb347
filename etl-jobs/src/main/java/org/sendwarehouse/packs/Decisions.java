package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/**
 * What a group is asked to decide: the first few that a rule asks for within its scope, and no more of one kind than leaves
 * room for the others.
 */
final class Decisions {
    private static final String BY_RANK = "select * from decision_asked order by rank";

    private Decisions() {}

    /**
     * A table of decisions, and a sentence that counts those left out.
     *
     * @param options {@code limit} and {@code of_a_kind}: the most altogether and of one kind, none where absent;
     *     {@code after: true} for those that the first table of these limits left out; {@code merge}: kinds whose decisions
     *     are put as one
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Row> all = merged(pack.marts.rows(BY_RANK), options.list("merge"), pack);
        List<Row> first = first(all, options.integer("limit", all.size()), options.integer("of_a_kind", all.size()));
        boolean after = options.flag("after");
        List<Row> asked =
                after ? all.stream().filter(row -> !first.contains(row)).toList() : first;
        if (asked.isEmpty()) {
            return List.of(Block.of(
                    id, "paragraph", Map.of("text", pack.messages.say(after ? "decisions.noMore" : "decisions.none"))));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : asked) {
            rows.add(cells(row, pack));
        }
        List<Block> blocks = new ArrayList<>(Tables.table(id, "decisions", rows, pack, "decision", "options", "page"));
        int more = all.size() - asked.size();
        if (!after && more > 0) {
            blocks.add(Block.of(
                    id + "-more",
                    "note",
                    Map.of(
                            "text",
                            pack.messages.say(
                                    (more == 1 ? "decisions.oneMore" : "decisions.more")
                                            + (pack.layout.annex() == null ? ".here" : ""),
                                    "n",
                                    Numbers.count(more)))));
        }
        return blocks;
    }

    /** The first by rank; what the limit of a kind holds back fills the places that stay empty. */
    private static List<Row> first(List<Row> all, int limit, int ofAKind) {
        List<Row> taken = new ArrayList<>();
        List<Row> heldBack = new ArrayList<>();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Row row : all) {
            (kinds.merge(row.text("kind", ""), 1, Integer::sum) <= ofAKind ? taken : heldBack).add(row);
        }
        List<Row> first = new ArrayList<>(taken.subList(0, Math.min(limit, taken.size())));
        first.addAll(heldBack.subList(0, Math.min(limit - first.size(), heldBack.size())));
        first.sort(Comparator.comparing(row -> row.integer("rank")));
        return first;
    }

    /** Decisions of these kinds as one question under the first of them; each names its action. */
    private static List<Row> merged(List<Row> rows, List<String> kinds, PackContext pack) {
        List<Row> merged = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<String, List<String>> references = new LinkedHashMap<>();
        for (Row row : rows) {
            String kind = row.text("kind", "");
            if (!kinds.contains(kind)) {
                merged.add(row);
                continue;
            }
            if (places.putIfAbsent(kind, merged.size()) == null) {
                merged.add(row);
            }
            references.computeIfAbsent(kind, k -> new ArrayList<>()).add(reference(row, pack));
        }
        references.forEach((kind, refs) -> {
            if (refs.size() > 1) {
                int place = places.getOrDefault(kind, 0);
                Map<String, @Nullable Object> values =
                        new LinkedHashMap<>(merged.get(place).values());
                values.put(
                        "decision",
                        pack.messages.say("decision.merged." + kind, "actions", Promises.sentenceList(refs)));
                merged.set(place, new Row(values));
            }
        });
        return merged;
    }

    private static String reference(Row row, PackContext pack) {
        String action = row.text("action_key", "");
        return pack.marts.rows("select printed_ref from action_status where action_key = ?", action).stream()
                .map(found -> found.text("printed_ref", action))
                .findFirst()
                .orElse(action);
    }

    private static Map<String, @Nullable Object> cells(Row row, PackContext pack) {
        String anchor = anchorOf(row, pack);
        Integer page = pack.pages.get(anchor);
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put("decision", Styled.strongOverMuted(row.text("decision"), why(row, pack), pack.palette.muted()));
        cells.put(
                "options",
                Styled.plainOverMuted(
                        Texts.tidy(row.text("options", "")),
                        Texts.role(row.text("owner_role"), pack.messages),
                        pack.palette.muted()));
        // An annex has no page of its own to show for it.
        cells.put(
                "page",
                page == null ? elsewhere(row, pack) : pack.messages.say("decision.page", "page", page.toString()));
        cells.put("pageAnchor", page == null ? null : anchor);
        return cells;
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
        String share = Promises.share(promise);
        return pack.messages.say(
                pattern,
                "now",
                Promises.now(promise, pack),
                "share",
                share.isEmpty() ? "" : " (" + share + ")",
                "period",
                Texts.shortDates(promise.text("period_label", Numbers.NOT_AVAILABLE)),
                "needed",
                Texts.needed(promise),
                "due",
                Promises.due(promise),
                "reported",
                promise.text("reported_rating", Numbers.NOT_AVAILABLE),
                "status",
                promise.text("status", ""));
    }

    /** A page of the document that this one goes with; where neither has one, the workbook. */
    private static String elsewhere(Row row, PackContext pack) {
        PackContext main = pack.main;
        Integer page = main == null ? null : main.pages.get(anchorOf(row, main));
        return page == null
                ? pack.messages.say("decision.inWorkbook")
                : pack.messages.say("decision.mainPage", "page", page.toString());
    }

    /** The section that a decision names, else one that is about its area for improvement, else one that shows its kind. */
    private static String anchorOf(Row row, PackContext pack) {
        String section = row.text("section", "").toLowerCase(Locale.ROOT).replace(' ', '-');
        if (pack.layout.sections().containsKey(section)) {
            return section;
        }
        return section(
                        pack,
                        block -> block.list("areas").contains(row.text("section", ""))
                                && !"decisions".equals(block.text("kind")))
                .or(() -> shownBy(row.text("kind", "")).stream()
                        .map(kind -> section(pack, block -> kind.equals(block.text("kind"))))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse("");
    }

    /** Kinds of block that show what a decision of a kind is about, the best first. */
    private static List<String> shownBy(String kind) {
        return switch (kind) {
            case "date conflict" -> List.of("actions", "areas", "conflicts", "ledger");
            case "stale" -> List.of("feeds-missing", "feeds", "cannot-say", "quality-statement");
            default -> List.of("ledger", "exceptions", "promises", "own-evidence");
        };
    }

    private static Optional<String> section(PackContext pack, Predicate<Options> shows) {
        return pack.layout.sections().entrySet().stream()
                .filter(entry ->
                        entry.getValue().blocks().stream().map(Options::new).anyMatch(shows))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
