package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.BandsChart.Band;
import org.sendwarehouse.packs.chart.ControlChart.Base;
import org.sendwarehouse.packs.chart.ControlChart.ControlPoint;
import org.sendwarehouse.packs.chart.ControlChart.Step;
import org.sendwarehouse.packs.chart.FanChart.FanPanel;
import org.sendwarehouse.packs.chart.FanChart.Spread;
import org.sendwarehouse.packs.chart.GapsChart.GapRow;
import org.sendwarehouse.packs.chart.MoneyChart.MoneyRow;
import org.sendwarehouse.packs.chart.NeighboursChart.AreaRow;
import org.sendwarehouse.packs.chart.PanelsChart.Panel;
import org.sendwarehouse.packs.chart.PanelsChart.PanelPoint;
import org.sendwarehouse.packs.chart.TimelineChart.TimelineRow;
import org.sendwarehouse.packs.chart.TrendChart.Flag;
import org.sendwarehouse.packs.chart.TrendChart.Tick;

/** One chart of every kind from the same values, whatever they are; a null is a gap. */
final class OddCharts {
    static final LocalDate END = LocalDate.of(2026, 4, 30);
    static final String LONG =
            "Timeliness of new plans back in line with England and with every statistical neighbour, and kept there";
    private static final List<String> NAMES =
            List.of("A", LONG, "Stockton-on-Tees", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW");
    private static final List<String> STATUSES = List.of("met", "missed", "no clear change", "not measured", "not due");

    private final List<@Nullable Double> values;
    private final List<Double> known;

    private OddCharts(List<@Nullable Double> values) {
        this.values = values;
        this.known = values.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Every kind by its name; those that need a value are left out where there is none. */
    static Map<String, Chart> of(List<@Nullable Double> values) {
        OddCharts odd = new OddCharts(values);
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("trend", odd.trend());
        charts.put("control", odd.control());
        charts.put("panels, one scale", odd.panels(true));
        charts.put("panels, a scale each", odd.panels(false));
        charts.put("bands", odd.bands());
        charts.put("distribution", odd.distribution());
        charts.put("columns", odd.columns());
        charts.put("money", odd.money());
        charts.put("gaps", odd.gaps());
        charts.put("fan", odd.fan());
        charts.put("timeline", odd.timeline());
        if (!odd.known.isEmpty()) {
            charts.put("neighbours", odd.neighbours());
        }
        return charts;
    }

    private boolean percent() {
        return known.stream().allMatch(value -> value >= 0 && value <= 100);
    }

    private String unit() {
        return percent() ? " %" : "";
    }

    private double mean() {
        return known.stream().mapToDouble(value -> value).average().orElse(0);
    }

    private LocalDate month(int i) {
        return END.minusMonths(values.size() - 1L - i);
    }

    private static String name(int i) {
        return NAMES.get(i % NAMES.size());
    }

    private String text(@Nullable Double value) {
        return value == null ? "[x]" : Plain.number(value) + unit();
    }

    private List<Flag> flags() {
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < values.size() % 4; i++) {
            flags.add(new Flag(month(i * values.size() / 4), name(i) + ", 30 Apr 2026"));
        }
        return flags;
    }

    private List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ticks.add(new Tick(month(i), "Apr 2026"));
        }
        return ticks;
    }

    private Chart trend() {
        List<TrendChart.Series> series = new ArrayList<>();
        for (String look : List.of("this area", "comparator", "region")) {
            List<TrendChart.Point> points = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                points.add(new TrendChart.Point(month(i), values.get(i), i % 5 == 4, text(values.get(i))));
            }
            series.add(new TrendChart.Series(look, name(series.size()) + " 46.4 %", series.isEmpty(), points));
        }
        return new TrendChart(
                series,
                known.isEmpty() ? null : new TrendChart.Target(known.get(0), END.minusYears(1), "needed 46.4 %"),
                flags(),
                unit(),
                ticks(),
                "");
    }

    private Chart control() {
        List<ControlPoint> points = new ArrayList<>();
        List<String> looks = List.of("common cause", "improving", "concerning", "neither");
        for (int i = 0; i < values.size(); i++) {
            int base = 1 + i * 2 / values.size();
            points.add(new ControlPoint(
                    month(i),
                    values.get(i),
                    looks.get(i % looks.size()),
                    i % 3 == 0,
                    new Base(base, mean(), mean() - 1, i % 2 == 0 ? null : mean() + 1)));
        }
        return new ControlChart(
                points,
                List.of(
                        new Step(mean(), END.minusYears(9), END.minusYears(1)),
                        new Step(mean(), END, END.plusYears(1))),
                flags(),
                ticks(),
                false,
                new ControlChart.Words(
                        text(mean()),
                        "mean " + text(mean()),
                        "lower limit",
                        "upper limit",
                        LONG,
                        "hollow: provisional"),
                "");
    }

    private Chart panels(boolean shared) {
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < 1 + values.size() % 7; i++) {
            List<PanelPoint> points = new ArrayList<>();
            for (Double value : values) {
                points.add(new PanelPoint("Apr 2026", value, points.size() == 4, text(value)));
            }
            panels.add(new Panel(name(i), text(mean()) + ", 245,123 of 272,456", i % 2 == 1, unit(), points));
        }
        return new PanelsChart(
                2 + values.size() % 3,
                54,
                shared,
                shared
                        ? List.of(
                                new PanelsChart.Reference("target", mean(), "promised " + text(mean())),
                                new PanelsChart.Reference("comparator", mean(), LONG))
                        : List.of(),
                panels,
                "");
    }

    private Chart bands() {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), 6); i++) {
            double value = Math.abs(Objects.requireNonNullElse(values.get(i), 0.0));
            bands.add(new Band(name(i), value, values.get(i) == null ? null : value / 2, text(value)));
        }
        return new BandsChart(bands, marks(bands.size()), name(0), name(1), "");
    }

    private Chart columns() {
        List<ColumnsChart.Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), 12); i++) {
            columns.add(new ColumnsChart.Column("2024/25", values.get(i), text(values.get(i)), i % 4 == 3));
        }
        return new ColumnsChart(columns, percent() ? 100 : 0, values.get(0), LONG + " " + LONG, "");
    }

    private static List<Mark> marks(int high) {
        return List.of(
                new Mark(high / 3.0, "half: 3.1 weeks"),
                new Mark(high / 2.9, LONG),
                new Mark(high * 0.98, "nine in ten: 109.2 weeks"),
                new Mark(high * 2.0, "longest: 400 weeks"));
    }

    private Chart distribution() {
        double all = known.stream().mapToDouble(Math::abs).sum();
        List<Double> shares = values.stream()
                .map(value -> value == null || all == 0 ? 0 : 100 * Math.abs(value) / all)
                .toList();
        List<Double> before = new ArrayList<>(shares);
        java.util.Collections.reverse(before);
        return new DistributionChart(
                shares,
                before,
                2,
                20,
                marks(2 * shares.size()),
                new DistributionChart.Words("12 months to April 2026", "2024", "20 weeks"),
                "");
    }

    private Chart money() {
        List<MoneyRow> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            String amount = value == null ? "[x]" : Plain.pounds(value);
            rows.add(new MoneyRow(name(i), value, List.of(amount, amount, amount), i == 0));
        }
        return new MoneyChart(
                rows, List.of("budget", "expected", "difference"), "less than budgeted", "more than budgeted", "");
    }

    private Chart gaps() {
        List<GapRow> rows = new ArrayList<>(List.of(GapRow.heading(LONG)));
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            rows.add(new GapRow(
                    name(i),
                    value == null ? null : new GapsChart.Interval(value - 1, value, value + Math.abs(value) / 3),
                    "63.4 %",
                    "40.2 %",
                    value == null ? "common cause" : "neither",
                    i % 2 == 0,
                    "group mostly not known"));
        }
        return new GapsChart(
                rows,
                new GapsChart.Headings("group", "others", "group is lower", "group is higher"),
                List.of(
                        new GapsChart.KeyEntry("neither", false, "clear gap"),
                        new GapsChart.KeyEntry("neither", true, "possible gap: chance may explain it")),
                "");
    }

    private Chart fan() {
        List<@Nullable Double> past = new ArrayList<>();
        for (Double value : values) {
            past.add(value == null ? null : Math.abs(value));
        }
        double last = Math.abs(mean());
        List<FanPanel> panels = new ArrayList<>();
        for (int i = 0; i < 1 + values.size() % 4; i++) {
            panels.add(new FanPanel(
                    i % 2 == 0 ? "As now" : LONG,
                    List.of("Half clear by September 2026", LONG),
                    past,
                    List.of(new Spread(last, last, last), new Spread(0, last, last * 2)),
                    "Apr 2025",
                    "Apr 2028"));
        }
        return new FanChart(3, panels, last * 2, "clear: " + Plain.number(last * 2), "");
    }

    private Chart timeline() {
        List<TimelineRow> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            LocalDate due = month(i);
            LocalDate met = values.get(i) == null || due.isAfter(END.minusMonths(2)) ? null : due.plusMonths(2);
            String status = STATUSES.get(i % STATUSES.size());
            rows.add(new TimelineRow(
                    TimelineChart.lines(i % 2 == 0 ? "Short" : LONG),
                    due,
                    status,
                    met,
                    met == null && i % 3 == 0,
                    met == null
                            ? List.of("30 Apr 2026", status)
                            : List.of("30 Apr 2026", status, "met since 30 Apr 2026")));
        }
        LocalDate from = month(0).withDayOfYear(1);
        return new TimelineChart(from, END.plusMonths(1).withDayOfMonth(1), END, "today, 30 Apr 2026", rows, "");
    }

    private Chart neighbours() {
        List<AreaRow> rows = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            double value = known.get(i);
            double spread = percent() ? Math.min(value, 100 - value) : Math.abs(value) / 2;
            rows.add(new AreaRow(
                    name(i),
                    value,
                    i % 3 == 2 ? null : value - spread,
                    i % 3 == 2 ? null : value + spread,
                    List.of(text(value), "1,234,567"),
                    i == 1));
        }
        return new NeighboursChart(
                rows,
                known.size() % 3 == 0
                        ? null
                        : new NeighboursChart.Reference(known.get(0), "England " + text(known.get(0))),
                List.of("value", "n"),
                percent(),
                "");
    }
}
