package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** What each scenario of the queue for psychological advice assumes, and what follows from it. */
final class ScenarioTable {
    private ScenarioTable() {}

    /** One row a scenario; nothing where there is no projection, whose own block says why. */
    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("ep_queue_projection")) {
            return List.of();
        }
        List<String> wanted = options.list("scenarios");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : pack.marts.rows(
                "select * from ep_queue_projection where not_possible is null order by display_order, scenario")) {
            if (wanted.isEmpty() || wanted.contains(row.text("scenario", ""))) {
                Map<String, @Nullable Object> cells = new LinkedHashMap<>();
                cells.put("scenario", row.text("scenario_title", ""));
                cells.put("assumes", Texts.tidy(row.text("description", "")) + " " + rates(row, pack));
                cells.put("clears", Texts.tidy(row.text("answer", Numbers.NOT_AVAILABLE)));
                rows.add(cells);
            }
        }
        List<Block> table = Tables.table(id, "scenarios", rows, pack, "scenario", "assumes", "clears");
        if (table.isEmpty()) {
            return table;
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of(
                        id + "-title",
                        "heading-3",
                        Map.of("text", pack.messages.say("scenarios.heading"), "anchor", id))
                .keptWithNext());
        blocks.addAll(table);
        return blocks;
    }

    private static String rates(Row row, PackContext pack) {
        BigDecimal extra = row.number("extra_a_month");
        String more = extra == null || extra.signum() == 0
                ? ""
                : pack.messages.say(
                        extra.signum() > 0 ? "scenario.extra" : "scenario.fewer",
                        "extra",
                        Numbers.decimal(extra.abs(), 1),
                        "from",
                        Numbers.shortDate(row.date("extra_from")),
                        "to",
                        row.date("extra_to") == null
                                ? ""
                                : pack.messages.say("scenario.to", "to", Numbers.shortDate(row.date("extra_to"))));
        return pack.messages.say(
                "scenario.rates",
                "arrivals",
                tenth(row.number("arrivals_a_month")),
                "given",
                tenth(row.number("completions_a_month")),
                "extra",
                more);
    }

    private static String tenth(@Nullable BigDecimal value) {
        return value == null ? Numbers.NOT_AVAILABLE : Numbers.decimal(value, 1);
    }
}
