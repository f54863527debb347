package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.chart.TrendChart;
import org.sendwarehouse.packs.chart.TrendChart.Flag;
import org.sendwarehouse.packs.chart.TrendChart.Point;
import org.sendwarehouse.packs.chart.TrendChart.Series;
import org.sendwarehouse.packs.chart.TrendChart.Target;
import org.sendwarehouse.packs.chart.TrendChart.Tick;
import org.sendwarehouse.packs.text.Numbers;

/** A share by calendar year with England beside it, then the latest twelve months, the target and promised dates. */
final class TrendFigure {
    private static final String VALUES = """
            select period_start, period_end, area_role, area_name, numerator, denominator, value, release_label
            from benchmark_comparison
            where indicator_code = ? and period_type = 'calendar_year' and area_role in ('this area', 'England')
              and value is not null
            order by area_role, period_end
            """;
    private static final String LATEST = """
            select period_start, period_end, area_name, numerator, denominator, value, data_status
            from evidence
            where indicator_code = ? and breakdown = 'all' and period_type = ? and value is not null
            order by period_end desc
            limit 1
            """;
    private static final String PROVISIONAL = """
            select period_end, data_status
            from evidence
            where indicator_code = ? and breakdown = 'all' and period_type = 'calendar_year'
            order by period_end
            """;

    private TrendFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        List<Row> found = pack.marts.rows("select * from indicator where indicator_code = ?", indicator);
        if (found.isEmpty() || !pack.marts.has("benchmark_comparison")) {
            return List.of();
        }
        Row about = found.get(0);
        List<Row> values = pack.marts.rows(VALUES, indicator);
        List<Row> other = values.stream()
                .filter(row -> "England".equals(row.text("area_role")))
                .toList();
        // From the comparator's first year on: earlier years could not be compared.
        List<Row> own = values.stream()
                .filter(row -> "this area".equals(row.text("area_role")))
                .filter(row -> other.isEmpty() || !Figures.endOf(row).isBefore(Figures.endOf(other.get(0))))
                .toList();
        List<Row> latest = pack.marts.rows(LATEST, indicator, options.text("also", "rolling_12_months"));
        List<Row> finals = finalYears(indicator, own, pack);
        if (finals.isEmpty() || other.isEmpty()) {
            return List.of();
        }
        List<Point> points = points(own, finals, about);
        if (!latest.isEmpty()) {
            points.add(point(latest.get(0), true, about));
        }
        Row lastOther = other.get(other.size() - 1);
        List<Row> promises = pack.marts.rows(
                "select * from milestone_status where indicator_code = ? and due_date is not null"
                        + " order by due_date, promise_key",
                indicator);
        Target target = target(promises, lastOther, about, pack);
        List<Flag> flags = options.flag("flags") ? flags(promises) : List.of();
        String title = title(options.text("message", "trend.share"), finals, lastOther, about, pack);
        Point lastPoint = points.get(points.size() - 1);
        List<Series> series = List.of(
                new Series("this area", pack.areaName() + " " + lastPoint.text(), true, points),
                new Series(
                        "comparator",
                        lastOther.text("area_name") + " "
                                + Numbers.inUnit(lastOther.number("value"), about.text("unit")) + " (" + year(lastOther)
                                + ")",
                        false,
                        points(other, other, about)));
        TrendChart chart = new TrendChart(
                series,
                target,
                flags,
                "percent".equals(about.text("unit")) ? " %" : "",
                ticks(own),
                alternative(about, points, lastOther, target, flags, pack));
        List<Row> drawn = new ArrayList<>(own);
        drawn.addAll(other);
        drawn.addAll(latest);
        return Figures.block(
                id,
                new Figures.Text(
                        title, subtitle(about, own, points, pack), Figures.comparedSource(pack, release(lastOther))),
                indicator,
                chart,
                Figures.Values.of(
                        drawn, "period_start", "period_end", "area_name", "numerator", "denominator", "value"),
                pack);
    }

    /** The years whose figures are final: only they are compared with each other in words. */
    private static List<Row> finalYears(String indicator, List<Row> own, PackContext pack) {
        Map<LocalDate, String> states = new LinkedHashMap<>();
        for (Row row : pack.marts.rows(PROVISIONAL, indicator)) {
            LocalDate end = row.date("period_end");
            if (end != null) {
                states.put(end, row.text("data_status", ""));
            }
        }
        return own.stream()
                .filter(row -> !"provisional".equals(states.getOrDefault(Figures.endOf(row), "final")))
                .toList();
    }

    private static List<Point> points(List<Row> rows, List<Row> finals, Row about) {
        List<Point> points = new ArrayList<>();
        for (Row row : rows) {
            points.add(point(row, !finals.contains(row), about));
        }
        return points;
    }

    private static Point point(Row row, boolean provisional, Row about) {
        BigDecimal value = row.number("value");
        return new Point(
                Figures.endOf(row),
                value == null ? null : value.doubleValue(),
                provisional,
                Numbers.inUnit(value, about.text("unit")));
    }

    private static @Nullable Target target(List<Row> promises, Row lastOther, Row about, PackContext pack) {
        for (Row promise : promises) {
            BigDecimal value = promise.number("target_value");
            if (value != null) {
                String text = Numbers.inUnit(value, about.text("unit"));
                return new Target(
                        value.doubleValue(),
                        Figures.endOf(lastOther),
                        pack.messages.say("trend.target", "value", text));
            }
        }
        return null;
    }

    private static List<Flag> flags(List<Row> promises) {
        List<Flag> flags = new ArrayList<>();
        for (Row promise : promises) {
            LocalDate due = promise.date("due_date");
            if (due != null) {
                flags.add(new Flag(due, promise.text("title", "") + ", " + Numbers.shortDate(due)));
            }
        }
        flags.sort(Comparator.comparing(Flag::date).thenComparing(Flag::label));
        return flags;
    }

    private static List<Tick> ticks(List<Row> rows) {
        return rows.stream()
                .map(row -> new Tick(
                        Figures.endOf(row), String.valueOf(Figures.endOf(row).getYear())))
                .toList();
    }

    private static String title(String message, List<Row> finals, Row lastOther, Row about, PackContext pack) {
        Row now = finals.get(finals.size() - 1);
        Row before = finals.get(Math.max(0, finals.size() - 2));
        Comparison change = Comparison.ofProportions(
                before.integer("numerator"),
                before.integer("denominator"),
                now.integer("numerator"),
                now.integer("denominator"));
        // Nothing is compared with itself.
        String outcome = finals.size() < 2 ? "alone" : change.name().toLowerCase(Locale.ROOT);
        return pack.messages.say(
                message + "." + outcome,
                "title",
                about.text("title", ""),
                "n",
                Numbers.count(now.number("numerator")),
                "d",
                Numbers.count(now.number("denominator")),
                "value",
                Numbers.inUnit(now.number("value"), about.text("unit")),
                "period",
                year(now),
                "before",
                Numbers.inUnit(before.number("value"), about.text("unit")),
                "beforePeriod",
                year(before),
                "comparator",
                comparator(now, lastOther, pack),
                "comparatorValue",
                Numbers.inUnit(lastOther.number("value"), about.text("unit")));
    }

    /** The comparator's name, with its year where that is not the finding's own. */
    private static String comparator(Row now, Row lastOther, PackContext pack) {
        String name = lastOther.text("area_name", "");
        return year(now).equals(year(lastOther))
                ? name
                : pack.messages.say("trend.comparatorIn", "name", name, "year", year(lastOther));
    }

    private static String year(Row row) {
        return String.valueOf(Figures.endOf(row).getYear());
    }

    private static String subtitle(Row about, List<Row> own, List<Point> points, PackContext pack) {
        long least =
                own.stream().mapToLong(row -> row.integer("denominator")).min().orElse(0);
        long most =
                own.stream().mapToLong(row -> row.integer("denominator")).max().orElse(0);
        return pack.messages.say(
                "trend.subtitle",
                "title",
                about.text("title", ""),
                "place",
                pack.areaName(),
                "from",
                year(own.get(0)),
                "to",
                Numbers.month(points.get(points.size() - 1).date()),
                "least",
                Numbers.count(least),
                "most",
                Numbers.count(most));
    }

    private static String release(Row lastOther) {
        return lastOther.text("release_label", Numbers.NOT_AVAILABLE);
    }

    private static String alternative(
            Row about, List<Point> points, Row lastOther, @Nullable Target target, List<Flag> flags, PackContext pack) {
        Comparator<Point> byValue = Comparator.comparingDouble(p -> p.value() == null ? 0 : p.value());
        Point highest = points.stream().max(byValue).orElseThrow();
        Point lowest = points.stream().min(byValue).orElseThrow();
        return pack.messages.say(
                "trend.alt",
                "title",
                about.text("title", ""),
                "place",
                pack.areaName(),
                "from",
                Numbers.date(points.get(0).date()),
                "to",
                Numbers.date(points.get(points.size() - 1).date()),
                "first",
                said(points.get(0)),
                "last",
                said(points.get(points.size() - 1)),
                "highest",
                said(highest),
                "lowest",
                said(lowest),
                "comparator",
                lastOther.text("area_name", ""),
                "comparatorValue",
                Numbers.inUnit(lastOther.number("value"), about.text("unit")) + " in " + year(lastOther),
                "target",
                target == null
                        ? ""
                        : pack.messages.say(
                                "trend.alt.target",
                                "value",
                                Numbers.inUnit(BigDecimal.valueOf(target.value()), about.text("unit"))),
                "flags",
                flags.isEmpty()
                        ? ""
                        : pack.messages.say(
                                "trend.alt.flags",
                                "flags",
                                String.join(
                                        "; ", flags.stream().map(Flag::label).toList())));
    }

    private static String said(Point point) {
        return point.text() + " in the 12 months to " + Numbers.month(point.date());
    }
}
