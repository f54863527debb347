package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** The last pages: how figures are made, and which run they come from. Also the contents. */
final class BackBlocks {
    private BackBlocks() {}

    /**
     * Rules that hold for every figure.
     *
     * @param options {@code messages}, a rule each; {@code only_with}, by message the indicator without which it says nothing
     */
    static List<Block> rules(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String code : options.list("messages")) {
            Object indicator = options.values().get("only_with") instanceof Map<?, ?> only ? only.get(code) : null;
            if (indicator == null
                    || !pack.marts
                            .rows("select indicator_code from indicator where indicator_code = ?", indicator)
                            .isEmpty()) {
                rows.add(Map.of("text", pack.messages.say(code)));
            }
        }
        return List.of(new Block(id, "list", Map.of(), rows, Block.Keep.FREE));
    }

    /** The measures that this pack prints a value of, each with its method. */
    static List<Block> measures(String id, Options options, PackContext pack) {
        Set<String> used = new LinkedHashSet<>();
        pack.figures().forEach(figure -> used.add(figure.indicator()));
        used.addAll(pack.printed());
        for (Row row : Promises.select(new Options(Map.of()), pack)) {
            if (Promises.isMeasured(row)) {
                used.add(row.text("indicator_code", ""));
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows("select * from indicator order by title, indicator_code")) {
            if (used.contains(row.text("indicator_code", ""))) {
                rows.add(Map.of("measure", row.text("title", ""), "method", row.text("method", Numbers.NOT_AVAILABLE)));
            }
        }
        return Tables.table(id, "measures", rows, pack, "measure", "method");
    }

    /** The run: enough to find every number again, beside what the first page says of it. */
    static List<Block> run(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("run", pack.run.text("run_id", ""));
        facts.put("asAt", Numbers.date(pack.asAt()));
        facts.put(
                "area",
                pack.areaName() + " (" + pack.run.text("area_code", "") + ", " + pack.run.text("la_number", "") + ")");
        facts.put("software", "send-warehouse " + pack.run.text("software_version", ""));
        facts.put("synthetic", words.say(pack.run.flag("synthetic") ? "run.synthetic.yes" : "run.synthetic.no"));
        facts.put("files", words.say("run.files.value", "code", pack.group.code()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        facts.forEach((code, value) -> rows.add(Map.of("fact", words.say("run." + code), "value", value)));
        return Tables.table(id, "facts", rows, pack, "fact", "value");
    }

    /**
     * The sections and their pages, each a link.
     *
     * @param options {@code from_pages}: the fewest pages of a pack that needs it
     */
    static List<Block> contents(String id, Options options, PackContext pack) {
        Integer last = pack.pages.get(PackContext.END);
        if (last != null && last < options.integer("from_pages", 5)) {
            return List.of();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        pack.layout.sections().forEach((name, section) -> {
            Integer page = pack.pages.get(name);
            // A section that had nothing to say has no page.
            if (section.title() != null && (page != null || last == null)) {
                Map<String, @Nullable Object> cells = new LinkedHashMap<>();
                cells.put("text", section.title());
                cells.put("page", page == null ? "0" : page.toString());
                cells.put("anchor", name);
                rows.add(cells);
            }
        });
        return List.of(new Block(id, "contents", Map.of(), rows, Block.Keep.WHOLE));
    }
}
