package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Gaps between groups that stand out, of every main outcome in scope: whether support reaches those who need it most. */
final class GapTables {
    private static final String CLEAR = "clear gap";
    private static final String POSSIBLE = "possible gap";

    private GapTables() {}

    /**
     * How many gaps were looked at, and a row for each that is clear.
     *
     * @param options {@code indicators}, in order; every one in scope where absent. {@code limit}: the most rows;
     *     {@code heading}: the message above it, where there is anything
     */
    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("equity_gap")) {
            return List.of();
        }
        List<String> wanted = options.list("indicators");
        List<Row> all = pack
                .marts
                .rows("select * from equity_gap where is_newest"
                        + " order by indicator_title, indicator_code, breakdown, group_label, group_value")
                .stream()
                .filter(row -> wanted.isEmpty() || wanted.contains(row.text("indicator_code", "")))
                .sorted(Comparator.comparingInt(row -> wanted.indexOf(row.text("indicator_code", ""))))
                .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        List<Row> clear = widestFirst(of(all, CLEAR));
        int limit = Math.min(options.integer("limit", clear.size()), clear.size());
        List<Block> blocks = new ArrayList<>();
        if (!options.text("heading", "").isEmpty()) {
            blocks.add(
                    Block.of(id, "heading-2", Map.of("text", pack.messages.say(options.text("heading")), "anchor", id))
                            .keptWithNext());
        }
        String count = pack.messages.say(
                "gaps.count",
                "total",
                Numbers.count(all.size()),
                "measures",
                Numbers.count(all.stream()
                        .map(row -> row.text("indicator_code", ""))
                        .distinct()
                        .count()),
                "clear",
                Numbers.count(clear.size()),
                "possible",
                Numbers.count(of(all, POSSIBLE).size()),
                "few",
                Numbers.count(all.size()
                        - clear.size()
                        - of(all, POSSIBLE).size()
                        - (long) of(all, "no clear gap").size()));
        Block sentence = Block.of(id + "-count", "paragraph", Map.of("text", count));
        blocks.add(clear.isEmpty() ? sentence : sentence.keptWithNext());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Row row : clear.subList(0, limit)) {
            pack.print(row.text("indicator_code", ""));
            rows.add(cells(row, pack));
        }
        blocks.addAll(Tables.table(
                id + "-table", "gaps", rows, pack, "gapMeasure", "worseOff", "comparedWith", "gapDifference"));
        blocks.add(Figures.ofTable(
                id + "-source",
                pack.messages.say("gaps.title"),
                "",
                Figures.Values.of(
                        all,
                        "indicator_code",
                        "breakdown",
                        "group_label",
                        "compared_label",
                        "period_type",
                        "period_start",
                        "period_end",
                        "value",
                        "compared_value",
                        "difference",
                        "difference_lower",
                        "difference_upper",
                        "verdict"),
                pack));
        if (limit < clear.size()) {
            blocks.add(Block.of(
                    id + "-more",
                    "note",
                    Map.of("text", pack.messages.say("gaps.more", "n", Numbers.count(clear.size() - (long) limit)))));
        }
        return blocks;
    }

    /** The widest gap of each measure, then the next of each: units differ, so that gaps of two measures have no order. */
    private static List<Row> widestFirst(List<Row> clear) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<Row, Integer> rank = new LinkedHashMap<>();
        clear.stream()
                .sorted(Comparator.comparing(GapTables::width).reversed())
                .forEach(row -> rank.put(row, places.merge(row.text("indicator_code", ""), 1, Integer::sum)));
        return clear.stream()
                .sorted(Comparator.comparing(row -> rank.getOrDefault(row, 0)))
                .toList();
    }

    private static BigDecimal width(Row row) {
        BigDecimal difference = row.number("difference");
        return difference == null ? BigDecimal.ZERO : difference.abs();
    }

    private static List<Row> of(List<Row> rows, String verdict) {
        return rows.stream().filter(row -> verdict.equals(row.text("verdict"))).toList();
    }

    /** Whoever fares worse stands first; where neither way is better, the group itself. */
    private static Map<String, @Nullable Object> cells(Row row, PackContext pack) {
        String muted = pack.palette.muted();
        String worse = row.text("worse_off", "");
        boolean others = worse.equals(row.text("compared_label", "")) && !worse.equals(row.text("group_label", ""));
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        cells.put("gapMeasure", Styled.plainOverMuted(row.text("indicator_title"), Newest.period(row), muted));
        cells.put("worseOff", others ? compared(row, muted) : group(row, muted));
        cells.put("comparedWith", others ? group(row, muted) : compared(row, muted));
        int sign = others ? -1 : 1;
        BigDecimal lower = signed(row.number(others ? "difference_upper" : "difference_lower"), sign);
        BigDecimal upper = signed(row.number(others ? "difference_lower" : "difference_upper"), sign);
        cells.put(
                "gapDifference",
                Styled.strongOverMuted(
                        amount(signed(row.number("difference"), sign), row, pack),
                        pack.messages.say("gap.range", "lower", decimal(lower), "upper", decimal(upper)),
                        muted));
        return cells;
    }

    private static String group(Row row, String muted) {
        return side(row.text("group_label"), row.number("value"), row, "numerator", "denominator", muted);
    }

    private static String compared(Row row, String muted) {
        return side(
                row.text("compared_label"),
                row.number("compared_value"),
                row,
                "compared_numerator",
                "compared_denominator",
                muted);
    }

    private static String side(
            @Nullable String label, @Nullable BigDecimal value, Row row, String of, String in, String muted) {
        String share = "percent".equals(row.text("unit")) ? Numbers.share(row.number(of), row.number(in)) : "";
        String figure = Numbers.inUnit(value, row.text("unit"));
        return Styled.plainOverMuted(label, share.isEmpty() ? figure : figure + ", " + share, muted);
    }

    private static @Nullable BigDecimal signed(@Nullable BigDecimal value, int sign) {
        return value == null || sign > 0 ? value : value.negate();
    }

    /** A difference of shares is in percentage points, which is not a percentage. */
    private static String amount(@Nullable BigDecimal value, Row row, PackContext pack) {
        String code = "equity.measured." + row.text("unit", "");
        return decimal(value) + " " + (pack.messages.has(code) ? pack.messages.say(code) : "");
    }

    private static String decimal(@Nullable BigDecimal value) {
        return value == null ? Numbers.NOT_AVAILABLE : Numbers.decimal(value, 1);
    }
}
