package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.chart.PanelsChart;
import org.sendwarehouse.packs.chart.PanelsChart.Panel;
import org.sendwarehouse.packs.chart.PanelsChart.PanelPoint;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Several measures beside each other, a panel each: timeliness never stands without plans issued and backlog. */
final class DemandPanels {
    private static final String SERIES = """
            select indicator_code, period_start, period_end, numerator, denominator, value, data_status
            from evidence
            where indicator_code = ? and breakdown = 'all' and period_type = ? and value is not null
            order by period_end desc
            limit ?
            """;

    private DemandPanels() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        List<Panel> panels = new ArrayList<>();
        List<Row> drawn = new ArrayList<>();
        List<String> said = new ArrayList<>();
        if (!(options.values().get("panels") instanceof List<?> wanted)) {
            throw new IllegalArgumentException("A block of kind panels needs panels");
        }
        for (Object one : wanted) {
            Options panel = new Options(asMap(one));
            List<Row> rows = new ArrayList<>(
                    pack.marts.rows(SERIES, panel.text("indicator"), panel.text("period"), panel.integer("last", 8)));
            java.util.Collections.reverse(rows);
            if (rows.isEmpty()) {
                continue;
            }
            Row about = pack.marts.only("select * from indicator where indicator_code = ?", panel.text("indicator"));
            boolean years = "calendar_year".equals(panel.text("period"));
            String unit = about.text("unit", "");
            Row last = rows.get(rows.size() - 1);
            String note = Numbers.inUnit(last.number("value"), unit) + " " + words.say(years ? "panel.in" : "panel.at")
                    + " " + label(last, years);
            panels.add(new Panel(
                    words.say("panel." + panel.text("indicator")),
                    note,
                    years,
                    "percent".equals(unit) ? " %" : "",
                    points(rows, unit, years)));
            drawn.addAll(rows);
            said.add(words.say(
                    "panels.alt.panel",
                    "title",
                    about.text("title", ""),
                    "first",
                    said(rows.get(0), unit, years),
                    "last",
                    said(last, unit, years),
                    "highest",
                    said(Months.highest(rows), unit, years),
                    "lowest",
                    said(Months.lowest(rows), unit, years)));
        }
        if (panels.isEmpty()) {
            return List.of();
        }
        PanelsChart chart = new PanelsChart(
                2,
                74,
                false,
                List.of(),
                panels,
                words.say("panels.alt", "place", pack.areaName(), "panels", String.join("; ", said)));
        return Figures.block(
                id,
                new Figures.Text(
                        title(options, pack),
                        words.say("panels.subtitle", "place", pack.areaName()),
                        Figures.ownSource(pack)),
                options.text("finding"),
                chart,
                Figures.Values.of(
                        drawn, "indicator_code", "period_start", "period_end", "numerator", "denominator", "value"),
                pack);
    }

    /** The finding: requests of the last two whole years, compared by a test of counts. */
    private static String title(Options options, PackContext pack) {
        List<Row> years = pack.marts.rows(SERIES, options.text("finding"), "calendar_year", 2);
        if (years.size() < 2) {
            return pack.messages.say("demand.title.short");
        }
        Row now = years.get(0);
        Row before = years.get(1);
        Comparison change = Comparison.ofCounts((long) Figures.valueOf(before), 1, (long) Figures.valueOf(now), 1);
        return pack.messages.say(
                "demand.title." + change.name().toLowerCase(Locale.ROOT),
                "now",
                Numbers.count(now.number("value")),
                "year",
                label(now, true),
                "before",
                Numbers.count(before.number("value")),
                "yearBefore",
                label(before, true));
    }

    private static List<PanelPoint> points(List<Row> rows, String unit, boolean years) {
        return rows.stream()
                .map(row -> new PanelPoint(
                        label(row, years),
                        Figures.valueOf(row),
                        "provisional".equals(row.text("data_status")),
                        Numbers.inUnit(row.number("value"), unit)))
                .toList();
    }

    private static String said(Row row, String unit, boolean years) {
        return Numbers.inUnit(row.number("value"), unit) + " (" + label(row, years) + ")";
    }

    private static String label(Row row, boolean years) {
        return years ? String.valueOf(Figures.endOf(row).getYear()) : Numbers.shortDate(Figures.endOf(row));
    }

    private static Map<String, @Nullable Object> asMap(Object value) {
        Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, item) -> map.put(String.valueOf(key), item));
        }
        return map;
    }
}
