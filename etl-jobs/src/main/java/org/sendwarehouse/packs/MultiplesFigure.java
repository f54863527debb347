package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.chart.PanelsChart;
import org.sendwarehouse.packs.chart.PanelsChart.Panel;
import org.sendwarehouse.packs.chart.PanelsChart.PanelPoint;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * An indicator by the parts of a breakdown: small multiples on one scale in a fixed order, so that no league is printed.
 * The order is the section's, then that of the parts' codes.
 */
final class MultiplesFigure {
    private static final int MOST_PARTS = 20;
    private static final int TALL_ROWS = 4;

    private static final String VALUES = """
            select breakdown, breakdown_value, period_type, period_start, period_end, numerator, denominator, value, data_status
            from evidence
            where indicator_code = ? and breakdown in ('all', ?) and value is not null
            order by breakdown_value, period_type, period_end
            """;

    private MultiplesFigure() {}

    /** Advice by agency: the title says how many agencies stay below a {@code threshold}. */
    static List<Block> agencies(String id, Options options, PackContext pack) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("breakdown", "agency");
        values.put("period", "month");
        values.put("threshold", 80);
        values.putAll(options.values());
        return compose(id, new Options(values), pack);
    }

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        String breakdown = options.text("breakdown");
        List<Row> found = pack.marts.rows("select * from indicator where indicator_code = ?", indicator);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Row> values = pack.marts.rows(VALUES, indicator, breakdown);
        long least = found.get(0).integer("minimum_denominator");
        String drawn = options.text("period", PartPeriods.drawn(values, breakdown, least));
        String finding = PartPeriods.finding(values, breakdown, drawn);
        List<Row> whole = PartPeriods.newest(values, "all", finding);
        List<Row> parts = PartPeriods.newest(values, breakdown, finding);
        if (whole.isEmpty() || parts.isEmpty()) {
            return List.of();
        }
        Asked asked = new Asked(found.get(0), breakdown, drawn, order(options, parts), options);
        return figure(id, asked, values, whole.get(0), parts, pack);
    }

    /** What was asked for: the indicator, its breakdown, the kind of period drawn, the parts in order. */
    private record Asked(Row about, String breakdown, String drawn, List<String> order, Options options) {
        @Nullable
        String unit() {
            return about.text("unit");
        }

        boolean isShare() {
            return "percent".equals(unit());
        }

        /** Whether a row has cases enough to say anything. */
        boolean enough(Row row) {
            return row.number("denominator") == null
                    || row.integer("denominator") >= about.integer("minimum_denominator");
        }
    }

    private static List<Block> figure(
            String id, Asked asked, List<Row> values, Row whole, List<Row> parts, PackContext pack) {
        Messages words = pack.messages;
        List<Panel> panels = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<LocalDate> ends = PartPeriods.ends(values, asked.breakdown(), asked.drawn());
        for (String part : asked.order()) {
            Row newest = parts.stream()
                    .filter(row -> part.equals(row.text("breakdown_value")))
                    .findFirst()
                    .orElseThrow();
            List<Row> own = PartPeriods.of(values, asked.breakdown(), part, asked.drawn()).stream()
                    .filter(row -> ends.contains(Figures.endOf(row)))
                    .toList();
            rows.addAll(own);
            List<PanelPoint> points =
                    ends.stream().map(end -> point(end, own, asked, words)).toList();
            String name = name(asked.breakdown(), part, words);
            String note = note(newest, asked, words);
            said.add(name + " " + note
                    + course(own.stream().filter(asked::enough).toList(), asked, words));
            panels.add(new Panel(name, note, false, asked.isShare() ? " %" : "", points));
        }
        int columns = asked.options().integer("columns", columns(panels.size()));
        boolean many = (panels.size() + columns - 1) / columns > TALL_ROWS;
        PanelLines lines = PanelLines.of(asked.about(), asked.options(), pack);
        PanelsChart chart = new PanelsChart(
                columns,
                asked.options().integer("height", many ? 44 : 52),
                true,
                lines.references(),
                panels,
                words.say(
                        "multiples.alt",
                        Map.of(
                                "title", asked.about().text("title", ""),
                                "breakdown", breakdownWords(asked, words),
                                "place", pack.areaName(),
                                "period", PartPeriods.said(whole, words),
                                "parts", String.join("; ", said),
                                "lines", lines.said(words))));
        return Figures.block(
                id,
                new Figures.Text(
                        title(asked, whole, parts, words),
                        subtitle(asked, pack),
                        lines.compared()
                                ? words.say("multiples.source", "run", pack.shortRun())
                                : Figures.ownSource(pack)),
                asked.about().text("indicator_code", ""),
                chart,
                Figures.Values.of(
                        rows,
                        "breakdown",
                        "breakdown_value",
                        "period_type",
                        "period_start",
                        "period_end",
                        "numerator",
                        "denominator",
                        "value",
                        "data_status"),
                pack);
    }

    /** Wide panels where there are few; four a row only where that spares one of three. */
    private static int columns(int panels) {
        boolean spares = panels > 6 && (panels + 3) / 4 < (panels + 2) / 3;
        return panels == 2 || panels == 4 ? 2 : spares ? 4 : 3;
    }

    /** The first, the last and the extremes of a line, in words; nothing where there is no line. */
    private static String course(List<Row> rows, Asked asked, Messages words) {
        return rows.size() < 2
                ? ""
                : words.say(
                        "multiples.alt.part",
                        "first",
                        said(rows.get(0), asked, words),
                        "last",
                        said(rows.get(rows.size() - 1), asked, words),
                        "highest",
                        said(Months.highest(rows), asked, words),
                        "lowest",
                        said(Months.lowest(rows), asked, words));
    }

    private static String said(Row row, Asked asked, Messages words) {
        return Numbers.inUnit(row.number("value"), asked.unit()) + " ("
                + PartPeriods.label(asked.drawn(), Figures.endOf(row), words) + ")";
    }

    private static List<String> order(Options options, List<Row> parts) {
        List<String> given =
                parts.stream().map(row -> row.text("breakdown_value", "")).toList();
        List<String> order = new ArrayList<>(
                options.list("order").stream().filter(given::contains).toList());
        for (String part : given) {
            if (!order.contains(part)) {
                order.add(part);
            }
        }
        return order.subList(0, Math.min(order.size(), options.integer("most", MOST_PARTS)));
    }

    /** A period without a value, or with too few cases to say anything, is a gap. */
    private static PanelPoint point(LocalDate end, List<Row> own, Asked asked, Messages words) {
        String label = PartPeriods.label(asked.drawn(), end, words);
        for (Row row : own) {
            if (Figures.endOf(row).equals(end)) {
                return new PanelPoint(
                        label,
                        asked.enough(row) ? Figures.valueOf(row) : null,
                        "provisional".equals(row.text("data_status")),
                        Numbers.inUnit(row.number("value"), asked.unit()));
            }
        }
        return new PanelPoint(label, null, false, "");
    }

    private static String note(Row newest, Asked asked, Messages words) {
        String value = Numbers.inUnit(newest.number("value"), asked.unit());
        String share = Numbers.share(newest.number("numerator"), newest.number("denominator"));
        if (!asked.enough(newest)) {
            return words.say("multiples.few", "share", share.isEmpty() ? "" : ": " + share);
        }
        return share.isEmpty() ? value : value + ", " + share;
    }

    static String name(String breakdown, String part, Messages words) {
        String code = "part." + breakdown + "." + part;
        String agency = "agency." + part;
        return words.has(code)
                ? words.say(code)
                : "agency".equals(breakdown) && words.has(agency) ? words.say(agency) : part;
    }

    private static String breakdownWords(Asked asked, Messages words) {
        return breakdownWords(asked.breakdown(), words);
    }

    static String breakdownWords(String breakdown, Messages words) {
        String code = "breakdown." + breakdown;
        return words.has(code) ? words.say(code) : breakdown.replace('_', ' ');
    }

    /** Shares are tested, each part against the rest; of other figures only the span is said. */
    private static String title(Asked asked, Row whole, List<Row> parts, Messages words) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", asked.about().text("title", ""));
        values.put("breakdown", breakdownWords(asked, words));
        values.put("value", Numbers.inUnit(whole.number("value"), asked.unit()));
        values.put("period", PartPeriods.said(whole, words));
        List<Row> told = parts.stream().filter(asked::enough).toList();
        int threshold = asked.options().integer("threshold", 0);
        if (threshold > 0 && whole.number("numerator") != null) {
            values.put("n", Numbers.count(whole.number("numerator")));
            values.put("d", Numbers.count(whole.number("denominator")));
            values.put("threshold", Numbers.count(threshold));
            values.put(
                    "below",
                    Numbers.count(parts.stream()
                            .filter(row -> Figures.valueOf(row) < threshold)
                            .count()));
            values.put("total", Numbers.count(parts.size()));
            return words.say("advice.title", values);
        }
        values.put("total", Numbers.count(told.size()));
        if (told.isEmpty()) {
            return words.say("multiples.title.few", values);
        }
        if ("percent".equals(asked.unit()) && whole.number("numerator") != null) {
            values.put("higher", Numbers.count(count(told, whole, Comparison.HIGHER)));
            values.put("lower", Numbers.count(count(told, whole, Comparison.LOWER)));
            return words.say("multiples.title.tested", values);
        }
        values.put("least", Numbers.inUnit(Months.lowest(told).number("value"), asked.unit()));
        values.put("most", Numbers.inUnit(Months.highest(told).number("value"), asked.unit()));
        return words.say("multiples.title.span", values);
    }

    private static long count(List<Row> parts, Row whole, Comparison direction) {
        return parts.stream()
                .filter(part -> againstRest(part, whole) == direction)
                .count();
    }

    /** A part's share against that of all others; no clear change where there are no others. */
    static Comparison againstRest(Row part, Row whole) {
        long restOf = whole.integer("denominator") - part.integer("denominator");
        long rest = whole.integer("numerator") - part.integer("numerator");
        return restOf > 0 && rest >= 0 && rest <= restOf
                ? Comparison.ofProportions(rest, restOf, part.integer("numerator"), part.integer("denominator"))
                : Comparison.NO_CLEAR_CHANGE;
    }

    private static String subtitle(Asked asked, PackContext pack) {
        Messages words = pack.messages;
        long least = asked.about().integer("minimum_denominator");
        return words.say(
                "multiples.subtitle",
                Map.of(
                        "title",
                        asked.about().text("title", ""),
                        "place",
                        pack.areaName(),
                        "periods",
                        words.say("multiples.by." + asked.drawn()),
                        "gaps",
                        least > 1 ? words.say("multiples.gaps", "least", Numbers.count(least)) : ""));
    }
}
