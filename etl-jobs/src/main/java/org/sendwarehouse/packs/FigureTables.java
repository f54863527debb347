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

/** Named indicators with their newest figure, the one before, and whether the two differ beyond chance. */
final class FigureTables {
    private FigureTables() {}

    /**
     * A table, and a sentence that names the indicators without any figure.
     *
     * @param options {@code indicators} in the order of rows; {@code interval: true} prints the interval of each share
     *     where the audience is given it
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String indicator : options.list("indicators")) {
            Newest figure = Newest.of(indicator, pack);
            if (figure == null) {
                pack.marts.rows("select title from indicator where indicator_code = ?", indicator).stream()
                        .map(row -> row.text("title", indicator))
                        .forEach(unknown::add);
            } else {
                pack.print(indicator);
                rows.add(cells(figure, options.flag("interval"), pack));
            }
        }
        List<Block> blocks =
                new ArrayList<>(Tables.table(id, "figures", rows, pack, "measure", "latest", "earlier", "change"));
        if (!unknown.isEmpty()) {
            blocks.add(Block.of(
                    id + "-unknown",
                    "note",
                    Map.of("text", pack.messages.say("figures.unknown", "measures", String.join("; ", unknown)))));
        }
        return blocks;
    }

    private static Map<String, @Nullable Object> cells(Newest figure, boolean interval, PackContext pack) {
        String muted = pack.palette.muted();
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put("measure", Styled.plainOverMuted(figure.about().text("title"), comparator(figure, pack), muted));
        String range = interval ? range(figure, pack) : "";
        cells.put(
                "latest", Styled.strongOverMuted(figure.value(figure.now()) + range, figure.note(figure.now()), muted));
        Row before = figure.before();
        cells.put(
                "earlier",
                before == null
                        ? Styled.escape(Numbers.NOT_AVAILABLE)
                        : Styled.plainOverMuted(figure.value(before), figure.note(before), muted));
        cells.put("change", change(figure, pack));
        return cells;
    }

    private static @Nullable String comparator(Newest figure, PackContext pack) {
        return figure.now().number("benchmark_value") == null
                ? null
                : pack.messages.say(
                        "figures.england",
                        "value",
                        Numbers.inUnit(
                                figure.now().number("benchmark_value"),
                                figure.about().text("unit")));
    }

    private static String range(Newest figure, PackContext pack) {
        Row now = figure.now();
        boolean given = now.values().get("lower") != null && now.values().get("upper") != null;
        return given && "percent".equals(figure.about().text("unit"))
                ? " "
                        + pack.messages.say(
                                "figures.interval",
                                "lower",
                                Numbers.decimal(number(now, "lower"), 1),
                                "upper",
                                Numbers.decimal(number(now, "upper"), 1))
                : "";
    }

    private static java.math.BigDecimal number(Row row, String column) {
        java.math.BigDecimal number = row.number(column);
        return number == null ? java.math.BigDecimal.ZERO : number;
    }

    /** {@code higher: better}; {@code no clear change}; or that it cannot be tested. */
    static String change(Newest figure, PackContext pack) {
        Messages words = pack.messages;
        Comparison change = figure.change();
        if (change == null) {
            return words.say(figure.before() == null ? "change.nothing" : "change.untested");
        }
        Boolean better = figure.better();
        String code = "change." + change.name().toLowerCase(Locale.ROOT);
        return better == null ? words.say(code) : words.say(code + (better ? ".better" : ".worse"));
    }

    /**
     * The promised measures that changed beyond chance since the year or wave before, at most {@code limit}, worse ones
     * first.
     */
    static List<Block> changes(String id, Options options, PackContext pack) {
        List<Newest> changed = new ArrayList<>();
        for (Row row : pack.marts.rows("select indicator_code, min(order_no) as first_no from milestone_status"
                + " group by indicator_code order by first_no, indicator_code")) {
            Newest figure = Newest.of(row.text("indicator_code", ""), pack);
            if (figure != null && figure.better() != null) {
                changed.add(figure);
            }
        }
        changed.sort(java.util.Comparator.comparing(figure -> Boolean.TRUE.equals(figure.better())));
        if (changed.isEmpty()) {
            return List.of(Block.of(id, "paragraph", Map.of("text", pack.messages.say("changes.none"))));
        }
        int limit = Math.min(options.integer("limit", 5), changed.size());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Newest figure : changed.subList(0, limit)) {
            rows.add(cells(figure, false, pack));
        }
        List<Block> blocks =
                new ArrayList<>(Tables.table(id, "figures", rows, pack, "measure", "latest", "earlier", "change"));
        if (changed.size() > limit) {
            blocks.add(Block.of(
                    id + "-more",
                    "note",
                    Map.of(
                            "text",
                            pack.messages.say("changes.more", "n", Numbers.count(changed.size() - (long) limit)))));
        }
        return blocks;
    }
}
