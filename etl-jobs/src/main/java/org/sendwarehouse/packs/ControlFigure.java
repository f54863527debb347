package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.ControlChart;
import org.sendwarehouse.packs.chart.ControlChart.Base;
import org.sendwarehouse.packs.chart.ControlChart.ControlPoint;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * An indicator month by month against the limits of chance. One that process control cannot speak of is set against the
 * same months a year earlier instead ({@link YearAgoFigure}).
 */
final class ControlFigure {
    /** A board sees two to three years; more would be too small to read. */
    private static final int MOST_MONTHS = 36;

    private static final String POINTS = """
            select process_control.*, evidence.numerator, evidence.denominator, evidence.data_status
            from process_control
            left join evidence using (indicator_code, breakdown, breakdown_value, period_type, period_end)
            where indicator_code = ? and breakdown = 'all'
            order by period_end desc
            limit ?
            """;

    private ControlFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        if (!pack.marts.has("process_control") || !pack.marts.has("indicator_process")) {
            return List.of();
        }
        List<Row> process = pack.marts.rows("select * from indicator_process where indicator_code = ?", indicator);
        if (process.isEmpty()) {
            return List.of();
        }
        Row judged = process.get(0);
        if (!judged.flag("applies")) {
            return YearAgoFigure.compose(id, judged, pack);
        }
        List<Row> rows = new ArrayList<>(
                pack.marts.rows(POINTS, indicator, Math.min(MOST_MONTHS, options.integer("months", MOST_MONTHS))));
        rows.sort(Comparator.comparing(Figures::endOf));
        return figure(id, rows, judged, pack);
    }

    private static List<Block> figure(String id, List<Row> rows, Row judged, PackContext pack) {
        String indicator = judged.text("indicator_code", "");
        PromisedLines promised = PromisedLines.of(indicator, Figures.endOf(rows.get(0)), pack);
        List<ControlPoint> points = points(rows, judged);
        Messages words = pack.messages;
        ControlChart chart = new ControlChart(
                points,
                promised.steps(),
                promised.flags(),
                Months.ticks(Figures.endOf(rows.get(0)), Figures.endOf(rows.get(rows.size() - 1))),
                "percent".equals(judged.text("unit")),
                new ControlChart.Words(
                        words.say(
                                "control.last",
                                "value",
                                said(judged, "value"),
                                "month",
                                Months.brief(Figures.endOf(judged))),
                        words.say("control.centre", "value", said(judged, "centre")),
                        words.say("control.lower", "value", said(judged, "lower_limit")),
                        words.say("control.upper", "value", said(judged, "upper_limit")),
                        promised.label("control.target", judged.text("unit"), words),
                        words.say("control.provisional")),
                alternative(rows, judged, promised, pack));
        return Figures.block(
                id,
                new Figures.Text(title(judged, words), subtitle(rows, judged, pack), Figures.ownSource(pack)),
                indicator,
                chart,
                Figures.Values.of(
                        rows,
                        "period_start",
                        "period_end",
                        "numerator",
                        "denominator",
                        "value",
                        "centre",
                        "lower_limit",
                        "upper_limit",
                        "signal",
                        "signal_direction",
                        "data_status"),
                pack);
    }

    /** One point a month, with a gap for every month that is not charted. */
    private static List<ControlPoint> points(List<Row> rows, Row judged) {
        List<ControlPoint> points = new ArrayList<>();
        for (Row row : rows) {
            if (!points.isEmpty()) {
                ControlPoint before = points.get(points.size() - 1);
                if (YearMonth.from(before.date()).plusMonths(1).isBefore(YearMonth.from(Figures.endOf(row)))) {
                    LocalDate missing =
                            YearMonth.from(before.date()).plusMonths(1).atEndOfMonth();
                    points.add(new ControlPoint(missing, null, before.look(), false, before.base()));
                }
            }
            points.add(new ControlPoint(
                    Figures.endOf(row),
                    row.number("value") == null ? null : Figures.valueOf(row),
                    look(row.text("signal"), row.text("signal_direction"), judged.text("direction", "")),
                    "provisional".equals(row.text("data_status")),
                    new Base(
                            (int) row.integer("segment_no"),
                            number(row, "centre"),
                            number(row, "lower_limit"),
                            number(row, "upper_limit"))));
        }
        return points;
    }

    /** What a point shows: a signal is good or bad only where the catalogue says which way is better. */
    static String look(@Nullable String signal, @Nullable String signalDirection, String direction) {
        if (signal == null) {
            return "common cause";
        }
        boolean higher = "higher".equals(signalDirection);
        return switch (direction) {
            case "higher_is_better" -> higher ? "improving" : "concerning";
            case "lower_is_better" -> higher ? "concerning" : "improving";
            default -> "neither";
        };
    }

    private static @Nullable Double number(Row row, String column) {
        BigDecimal number = row.number(column);
        return number == null ? null : number.doubleValue();
    }

    private static String said(Row row, String column) {
        return Numbers.inUnit(row.number(column), row.text("unit"));
    }

    private static String title(Row judged, Messages words) {
        String assurance = judged.text("assurance") == null
                ? ""
                : words.say("control.assurance." + judged.text("assurance"), "target", said(judged, "target_value"));
        return words.say(
                "control.title." + judged.text("variation"),
                "title",
                judged.text("indicator_title", ""),
                "value",
                said(judged, "value"),
                "month",
                Numbers.month(Figures.endOf(judged)),
                "assurance",
                assurance);
    }

    private static String subtitle(List<Row> rows, Row judged, PackContext pack) {
        List<String> reasons = new ArrayList<>();
        reasons.add(Texts.tidy(judged.text("variation_reason", "")));
        if (judged.text("assurance") != null) {
            reasons.add(Texts.tidy(judged.text("assurance_reason", "")));
        }
        return pack.messages.say(
                "control.subtitle",
                "place",
                pack.areaName(),
                "from",
                Numbers.month(Figures.endOf(rows.get(0))),
                "to",
                Numbers.month(Figures.endOf(judged)),
                "cases",
                Months.cases(rows, pack.messages),
                "reasons",
                String.join(" ", reasons));
    }

    private static String alternative(List<Row> rows, Row judged, PromisedLines promised, PackContext pack) {
        Messages words = pack.messages;
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        String unit = judged.text("unit");
        long missing = Months.between(Figures.endOf(first), Figures.endOf(last)) + 1 - rows.size();
        boolean rebased = first.integer("segment_no") != last.integer("segment_no");
        LocalDate based = judged.date("based_from");
        return words.say(
                "control.alt",
                Map.ofEntries(
                        Map.entry("title", judged.text("indicator_title", "")),
                        Map.entry("place", pack.areaName()),
                        Map.entry("points", Numbers.count(rows.size())),
                        Map.entry("from", Numbers.month(Figures.endOf(first))),
                        Map.entry("to", Numbers.month(Figures.endOf(last))),
                        Map.entry("first", Months.said(first, unit)),
                        Map.entry("last", Months.said(last, unit)),
                        Map.entry("highest", Months.said(Months.highest(rows), unit)),
                        Map.entry("lowest", Months.said(Months.lowest(rows), unit)),
                        Map.entry(
                                "base",
                                words.say(
                                        "control.alt.base",
                                        "centre",
                                        said(judged, "centre"),
                                        "lower",
                                        said(judged, "lower_limit"),
                                        "upper",
                                        said(judged, "upper_limit"))),
                        Map.entry("target", promised.label("control.alt.target", unit, words)),
                        Map.entry("signal", Texts.tidy(judged.text("variation_reason", ""))),
                        Map.entry(
                                "based",
                                rebased && based != null
                                        ? words.say("control.alt.based", "month", Numbers.month(based))
                                        : ""),
                        Map.entry(
                                "gaps", missing > 0 ? words.say("control.alt.gaps", "n", Numbers.count(missing)) : ""),
                        Map.entry("flags", promised.flagsSaid(words))));
    }
}
