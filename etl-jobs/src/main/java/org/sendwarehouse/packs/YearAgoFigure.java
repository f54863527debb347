package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.chart.TrendChart;
import org.sendwarehouse.packs.chart.TrendChart.Point;
import org.sendwarehouse.packs.chart.TrendChart.Series;
import org.sendwarehouse.packs.chart.TrendChart.Target;
import org.sendwarehouse.packs.chart.TrendChart.Tick;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * The latest twelve months beside the same months a year earlier, for what process control cannot speak of: what is
 * seasonal, what stands at month ends, what has too few months.
 */
final class YearAgoFigure {
    private static final int MONTHS = 12;
    /** With fewer, two points would pass for a line. */
    private static final int LEAST = 6;

    private static final String VALUES = """
            select period_type, period_start, period_end, numerator, denominator, value, data_status
            from evidence
            where indicator_code = ? and breakdown = 'all' and period_type in ('month', 'snapshot')
              and value is not null and (period_type = 'month' or period_end = last_day(period_end))
            order by period_type, period_end
            """;

    private YearAgoFigure() {}

    /**
     * The figure, or a sentence why there is none.
     *
     * @param judged the indicator's row of {@code indicator_process}, with the reason
     */
    static List<Block> compose(String id, Row judged, PackContext pack) {
        String indicator = judged.text("indicator_code", "");
        List<Row> all = pack.marts.rows(VALUES, indicator);
        boolean monthly = all.stream().anyMatch(row -> "month".equals(row.text("period_type")));
        List<Row> known = all.stream()
                .filter(row -> monthly == "month".equals(row.text("period_type")))
                .toList();
        if (known.isEmpty()) {
            return none(id, judged, pack);
        }
        LocalDate end = Figures.endOf(known.get(known.size() - 1));
        List<Row> now = within(known, end, 0);
        List<Row> before = within(known, end, MONTHS);
        return now.size() < LEAST ? none(id, judged, pack) : figure(id, judged, now, before, pack);
    }

    private static List<Block> none(String id, Row judged, PackContext pack) {
        return List.of(Block.of(
                id,
                "note",
                Map.of(
                        "text",
                        pack.messages.say(
                                "control.none",
                                "title",
                                judged.text("indicator_title", ""),
                                "reason",
                                judged.text("not_applicable_reason", Numbers.NOT_AVAILABLE)))));
    }

    private static List<Row> within(List<Row> rows, LocalDate end, int ago) {
        return rows.stream()
                .filter(row -> {
                    long months = Months.between(Figures.endOf(row), end);
                    return months >= ago && months < ago + MONTHS;
                })
                .sorted(Comparator.comparing(Figures::endOf))
                .toList();
    }

    private static List<Block> figure(String id, Row judged, List<Row> now, List<Row> before, PackContext pack) {
        Messages words = pack.messages;
        String unit = judged.text("unit");
        Row last = now.get(now.size() - 1);
        Row yearAgo = yearBefore(last, before);
        YearMonth end = YearMonth.from(Figures.endOf(last));
        List<Series> series = new ArrayList<>();
        series.add(new Series("this area", ended("yearAgo.now", last, unit, words), false, points(now, end, 0, unit)));
        if (!before.isEmpty()) {
            series.add(new Series(
                    "comparator",
                    ended("yearAgo.before", before.get(before.size() - 1), unit, words),
                    false,
                    points(before, end, MONTHS, unit)));
        }
        PromisedLines promised = PromisedLines.of(judged.text("indicator_code", ""), Figures.endOf(now.get(0)), pack);
        BigDecimal value = promised.values().isEmpty()
                ? null
                : promised.values().get(promised.values().size() - 1);
        TrendChart chart = new TrendChart(
                series,
                value == null
                        ? null
                        : new Target(
                                value.doubleValue(),
                                end.minusMonths(MONTHS - 1L).atEndOfMonth(),
                                promised.label("yearAgo.target", unit, words)),
                List.of(),
                "percent".equals(unit) ? " %" : "",
                ticks(end),
                alternative(judged, now, yearAgo, promised, pack));
        List<Row> drawn = new ArrayList<>(before);
        drawn.addAll(now);
        return Figures.block(
                id,
                new Figures.Text(
                        title(judged, last, yearAgo, words),
                        subtitle(judged, now, drawn, yearAgo, pack),
                        Figures.ownSource(pack)),
                judged.text("indicator_code", ""),
                chart,
                Figures.Values.of(
                        drawn, "period_start", "period_end", "numerator", "denominator", "value", "data_status"),
                pack);
    }

    private static @Nullable Row yearBefore(Row last, List<Row> before) {
        return before.stream()
                .filter(row -> Months.between(Figures.endOf(row), Figures.endOf(last)) == MONTHS)
                .findFirst()
                .orElse(null);
    }

    private static String ended(String message, Row row, @Nullable String unit, Messages words) {
        return words.say(
                message, "value", Numbers.inUnit(row.number("value"), unit), "month", Months.brief(Figures.endOf(row)));
    }

    /** Twelve months on the axis of the latest twelve; a month without a figure is a gap. */
    private static List<Point> points(List<Row> rows, YearMonth end, int ago, @Nullable String unit) {
        List<Point> points = new ArrayList<>();
        for (int i = MONTHS - 1; i >= 0; i--) {
            YearMonth month = end.minusMonths(i + (long) ago);
            Row row = rows.stream()
                    .filter(one -> YearMonth.from(Figures.endOf(one)).equals(month))
                    .findFirst()
                    .orElse(null);
            LocalDate at = month.plusMonths(ago).atEndOfMonth();
            points.add(new Point(
                    at,
                    row == null ? null : Figures.valueOf(row),
                    row != null && "provisional".equals(row.text("data_status")),
                    row == null ? "" : Numbers.inUnit(row.number("value"), unit)));
        }
        return points;
    }

    private static List<Tick> ticks(YearMonth end) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = MONTHS - 1; i >= 0; i--) {
            LocalDate at = end.minusMonths(i).atEndOfMonth();
            ticks.add(new Tick(at, Months.brief(at).substring(0, 3)));
        }
        return ticks;
    }

    /** Only events of two months can be tested: what stands at month ends holds the same children again. */
    private static @Nullable Comparison change(Row last, Row before) {
        if (!"month".equals(last.text("period_type"))) {
            return null;
        }
        if (last.number("denominator") != null && last.number("numerator") != null) {
            return Comparison.ofProportions(
                    before.integer("numerator"),
                    before.integer("denominator"),
                    last.integer("numerator"),
                    last.integer("denominator"));
        }
        boolean counts = last.number("numerator") != null
                && last.number("numerator").compareTo(last.number("value")) == 0
                && before.number("numerator") != null;
        return counts
                ? Comparison.ofCounts(
                        before.integer("numerator"),
                        Figures.endOf(before).getDayOfMonth(),
                        last.integer("numerator"),
                        Figures.endOf(last).getDayOfMonth())
                : null;
    }

    private static String title(Row judged, Row last, @Nullable Row yearAgo, Messages words) {
        Comparison change = yearAgo == null ? null : change(last, yearAgo);
        String kind = yearAgo == null
                ? "alone"
                : change == null ? "untested" : change.name().toLowerCase(Locale.ROOT);
        String unit = judged.text("unit");
        return words.say(
                "yearAgo.title." + kind,
                "title",
                judged.text("indicator_title", ""),
                "value",
                Numbers.inUnit(last.number("value"), unit),
                "when",
                when(last, words),
                "before",
                yearAgo == null ? "" : Numbers.inUnit(yearAgo.number("value"), unit));
    }

    private static String when(Row row, Messages words) {
        LocalDate end = Figures.endOf(row);
        return "month".equals(row.text("period_type"))
                ? words.say("yearAgo.in", "month", Numbers.month(end))
                : words.say("yearAgo.on", "date", Numbers.date(end));
    }

    private static String subtitle(
            Row judged, List<Row> now, List<Row> drawn, @Nullable Row yearAgo, PackContext pack) {
        Row last = now.get(now.size() - 1);
        boolean untested = yearAgo != null && change(last, yearAgo) == null;
        String reason = judged.text("not_applicable_reason", Numbers.NOT_AVAILABLE);
        return pack.messages.say(
                "yearAgo.subtitle",
                "place",
                pack.areaName(),
                "from",
                Numbers.month(Figures.endOf(now.get(0))),
                "to",
                Numbers.month(Figures.endOf(last)),
                "cases",
                Months.cases(drawn, pack.messages),
                "reason",
                reason.substring(0, 1).toLowerCase(Locale.UK) + reason.substring(1),
                "untested",
                untested ? pack.messages.say("yearAgo.untested") : "");
    }

    private static String alternative(
            Row judged, List<Row> now, @Nullable Row yearAgo, PromisedLines promised, PackContext pack) {
        String unit = judged.text("unit");
        return pack.messages.say(
                "yearAgo.alt",
                Map.of(
                        "title", judged.text("indicator_title", ""),
                        "place", pack.areaName(),
                        "from", Numbers.month(Figures.endOf(now.get(0))),
                        "to", Numbers.month(Figures.endOf(now.get(now.size() - 1))),
                        "first", Months.said(now.get(0), unit),
                        "last", Months.said(now.get(now.size() - 1), unit),
                        "highest", Months.said(Months.highest(now), unit),
                        "lowest", Months.said(Months.lowest(now), unit),
                        "before", yearAgo == null ? Numbers.NOT_AVAILABLE : Months.said(yearAgo, unit),
                        "target", promised.label("control.alt.target", unit, pack.messages)));
    }
}
