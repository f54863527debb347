package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.GapsChart;
import org.sendwarehouse.packs.chart.GapsChart.GapRow;
import org.sendwarehouse.packs.chart.GapsChart.Interval;
import org.sendwarehouse.packs.chart.GapsChart.KeyEntry;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** How far groups are from those they are compared with, a dot with its interval a group, in a fixed order. */
final class EquityFigure {
    private static final List<String> BREAKDOWNS = List.of("imd_quintile", "sex", "primary_need", "ethnicity");
    private static final String GAPS = """
            select * from equity_gap
            where indicator_code = ? and is_newest
            order by breakdown, group_label, group_value
            """;

    private EquityFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("equity_gap")) {
            return List.of();
        }
        List<String> breakdowns = options.list("breakdowns").isEmpty() ? BREAKDOWNS : options.list("breakdowns");
        List<Row> rows = pack.marts.rows(GAPS, options.text("indicator")).stream()
                .filter(row -> breakdowns.contains(row.text("breakdown", "")))
                .sorted(Comparator.comparing(row -> breakdowns.indexOf(row.text("breakdown", ""))))
                .toList();
        return rows.isEmpty() ? List.of() : figure(id, rows, pack);
    }

    private static List<Block> figure(String id, List<Row> rows, PackContext pack) {
        Messages words = pack.messages;
        Row first = rows.get(0);
        List<GapRow> drawn = new ArrayList<>();
        List<String> said = new ArrayList<>();
        String breakdown = "";
        for (Row row : rows) {
            if (!breakdown.equals(row.text("breakdown", ""))) {
                breakdown = row.text("breakdown", "");
                drawn.add(GapRow.heading(
                        words.say("equity.heading." + breakdown, "other", row.text("compared_label", ""))));
            }
            drawn.add(gap(row, words));
            said.add(said(row, words));
        }
        GapsChart chart = new GapsChart(
                drawn,
                new GapsChart.Headings(
                        words.say("equity.group"),
                        words.say("equity.others"),
                        words.say("equity.lower"),
                        words.say("equity.higher")),
                key(rows, words),
                words.say(
                        "equity.alt",
                        "title",
                        first.text("indicator_title", ""),
                        "place",
                        pack.areaName(),
                        "period",
                        period(first),
                        "groups",
                        String.join("; ", said)));
        return Figures.block(
                id,
                new Figures.Text(title(rows, words), subtitle(rows, pack), Figures.ownSource(pack)),
                first.text("indicator_code", ""),
                chart,
                Figures.Values.of(
                        rows,
                        "breakdown",
                        "group_label",
                        "compared_label",
                        "period_start",
                        "period_end",
                        "numerator",
                        "denominator",
                        "value",
                        "compared_value",
                        "difference",
                        "difference_lower",
                        "difference_upper",
                        "verdict"),
                pack);
    }

    private static GapRow gap(Row row, Messages words) {
        BigDecimal difference = row.number("difference");
        BigDecimal lower = row.number("difference_lower");
        BigDecimal upper = row.number("difference_upper");
        Interval interval = difference == null || lower == null || upper == null
                ? null
                : new Interval(lower.doubleValue(), difference.doubleValue(), upper.doubleValue());
        String verdict = row.text("verdict", "");
        boolean beyond = "clear gap".equals(verdict) || "possible gap".equals(verdict);
        boolean told = !"too few".equals(verdict) && !"mostly not known".equals(verdict);
        return new GapRow(
                row.text("group_label", ""),
                interval,
                told ? value(row, "value") : Numbers.NOT_AVAILABLE,
                told ? value(row, "compared_value") : Numbers.NOT_AVAILABLE,
                beyond ? "neither" : "common cause",
                "possible gap".equals(verdict),
                words.say("equity.verdict." + verdict));
    }

    private static String value(Row row, String column) {
        return brief(row.number(column), row.text("unit"));
    }

    /** Values in a narrow column: the unit stands in the subtitle. */
    private static String brief(@Nullable BigDecimal value, @Nullable String unit) {
        return value == null
                ? Numbers.NOT_AVAILABLE
                : "percent".equals(unit) ? Numbers.percent(value) : Numbers.decimal(value, 1);
    }

    private static List<KeyEntry> key(List<Row> rows, Messages words) {
        List<KeyEntry> key = new ArrayList<>();
        for (String verdict : List.of("clear gap", "possible gap", "no clear gap")) {
            if (rows.stream().anyMatch(row -> verdict.equals(row.text("verdict")))) {
                key.add(new KeyEntry(
                        "no clear gap".equals(verdict) ? "common cause" : "neither",
                        "possible gap".equals(verdict),
                        words.say("equity.verdict." + verdict)));
            }
        }
        return key;
    }

    private static String title(List<Row> rows, Messages words) {
        Row first = rows.get(0);
        Map<String, String> values = new LinkedHashMap<>();
        List<Row> clear = with(rows, "clear gap");
        int compared = rows.size()
                - with(rows, "too few").size()
                - with(rows, "mostly not known").size();
        values.put("title", first.text("indicator_title", ""));
        values.put("total", Numbers.count(compared));
        values.put("possible", Numbers.count(with(rows, "possible gap").size()));
        if (compared == 0) {
            return words.say("equity.title.unknown", values);
        }
        if (clear.isEmpty()) {
            return words.say(
                    with(rows, "possible gap").isEmpty() ? "equity.title.none" : "equity.title.possible", values);
        }
        Row widest = clear.stream()
                .max(Comparator.comparing((Row row) -> size(row))
                        .thenComparing(row -> row.text("group_value", ""), Comparator.reverseOrder()))
                .orElseThrow();
        values.put("n", Numbers.count(clear.size()));
        values.put("group", widest.text("group_label", ""));
        values.put("value", Numbers.inUnit(widest.number("value"), widest.text("unit")));
        values.put("other", widest.text("compared_label", ""));
        values.put("otherValue", Numbers.inUnit(widest.number("compared_value"), widest.text("unit")));
        return words.say(clear.size() == 1 ? "equity.title.one" : "equity.title.some", values);
    }

    private static BigDecimal size(Row row) {
        BigDecimal difference = row.number("difference");
        return difference == null ? BigDecimal.ZERO : difference.abs();
    }

    private static List<Row> with(List<Row> rows, String verdict) {
        return rows.stream().filter(row -> verdict.equals(row.text("verdict"))).toList();
    }

    private static String subtitle(List<Row> rows, PackContext pack) {
        Row first = rows.get(0);
        String direction = first.text("direction", "");
        return pack.messages.say(
                "equity.subtitle",
                Map.of(
                        "place", pack.areaName(),
                        "period", period(first),
                        "unit", pack.messages.say("equity.measured." + first.text("unit", "")),
                        "better",
                                pack.messages.has("equity.better." + direction)
                                        ? pack.messages.say("equity.better." + direction)
                                        : "",
                        "provisional",
                                "provisional".equals(first.text("data_status"))
                                        ? pack.messages.say("equity.provisional")
                                        : ""));
    }

    private static String period(Row row) {
        return row.date("period_start") == null || row.date("period_start").equals(row.date("period_end"))
                ? Numbers.date(row.date("period_end"))
                : Numbers.date(row.date("period_start")) + " to " + Numbers.date(row.date("period_end"));
    }

    private static String said(Row row, Messages words) {
        return words.say(
                "equity.alt.row",
                Map.of(
                        "group", row.text("group_label", ""),
                        "value", value(row, "value"),
                        "other", row.text("compared_label", ""),
                        "otherValue", value(row, "compared_value"),
                        "verdict", words.say("equity.verdict." + row.text("verdict", ""))));
    }
}
