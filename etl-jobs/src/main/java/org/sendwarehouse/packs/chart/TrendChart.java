package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.chart.Labels.EndLabel;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * A measure over time: this area against comparators, a target, and the dates that were promised. Each value stands at
 * the end of its period, so that values and due dates share one axis.
 *
 * @param series at most four, this area first
 * @param target what was promised, or null
 * @param flags promised dates, in order
 * @param unit written after the highest tick, such as {@code %}
 * @param ticks the axis below: a date and its label
 * @param alternativeText what the chart shows, in words
 */
public record TrendChart(
        List<Series> series,
        @Nullable Target target,
        List<Flag> flags,
        String unit,
        List<Tick> ticks,
        String alternativeText)
        implements Chart {
    private static final double PLOT = 170;
    private static final double FLAG_ROW = 13;
    private static final double AXIS = 20;
    private static final double LEFT = 34;
    /** Beyond this many points of rise to its neighbour, a line would cross a label above it. */
    private static final double STEEP = 7;

    /**
     * One line.
     *
     * @param look name of the series in the palette
     * @param endLabel written at its right end
     * @param labelled whether each value is written beside its point
     * @param points in order of date; a null value is a gap
     */
    public record Series(String look, String endLabel, boolean labelled, List<Point> points) {}

    /**
     * One value.
     *
     * @param date end of its period
     * @param value null where there is none
     * @param hollow whether it is provisional
     * @param text the value as the pack writes it
     */
    public record Point(LocalDate date, @Nullable Double value, boolean hollow, String text) {}

    /** A promised value, from the date it was promised. */
    public record Target(double value, LocalDate from, String label) {}

    /** A promised date. */
    public record Flag(LocalDate date, String label) {}

    /** A mark on the axis of time. */
    public record Tick(LocalDate date, String label) {}

    @Override
    public double height() {
        return flags.size() * FLAG_ROW + 8 + PLOT + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double top = flags.size() * FLAG_ROW + 8;
        double bottom = top + PLOT;
        double right = canvas.width - labelWidth(canvas) - 10;
        Scale x = Scale.ofDates(first(), last(), LEFT + 14, right);
        double ceiling = Scale.roundUp(highest());
        Scale y = new Scale(0, ceiling, bottom, top);
        axes(canvas, x, y, ceiling, bottom, right);
        drawFlags(canvas, x, bottom);
        List<EndLabel> labels = new ArrayList<>();
        if (target != null) {
            SeriesLook look = canvas.palette.series("target");
            double at = y.at(target.value());
            canvas.line(x.at(target.from()), at, right, at, look.colour(), look.width(), Canvas.dash(look));
            labels.add(new EndLabel(target.label(), look.colour(), false, at));
        }
        for (int i = series.size() - 1; i >= 0; i--) {
            drawSeries(canvas, series.get(i), x, y, labels);
        }
        Labels.spread(labels, 13, top + 4, bottom - 4);
        for (EndLabel label : labels) {
            canvas.text(label.text, right + 8, label.y + 3.5, Canvas.LABEL, label.bold, label.colour, Align.LEFT);
        }
    }

    private void axes(Canvas canvas, Scale x, Scale y, double ceiling, double bottom, double right) {
        List<Double> marks = Scale.ticks(ceiling);
        for (double mark : marks) {
            double at = y.at(mark);
            canvas.line(LEFT, at, right, at, mark == 0 ? canvas.palette.ink() : canvas.palette.grid(), 0.75);
            String text = Plain.number(mark) + (mark == ceiling ? unit : "");
            canvas.muted(text, LEFT - 5, at + 3.5, Align.RIGHT);
        }
        for (Tick tick : ticks) {
            double at = x.at(tick.date());
            canvas.line(at, bottom, at, bottom + 3, canvas.palette.ink(), 0.75);
            canvas.muted(tick.label(), at, bottom + 15, Align.CENTRE);
        }
    }

    private void drawFlags(Canvas canvas, Scale x, double bottom) {
        double row = 9;
        // The latest date on top, so that no line runs through a label.
        for (int i = flags.size() - 1; i >= 0; i--) {
            Flag flag = flags.get(i);
            double at = x.at(flag.date());
            canvas.line(at, row - 7, at, bottom, canvas.palette.muted(), 0.75);
            canvas.diamond(at, row - 3.5, 3.2, canvas.palette.ink(), true);
            canvas.muted(flag.label(), at - 7, row, Align.RIGHT);
            row += FLAG_ROW;
        }
    }

    private static void drawSeries(Canvas canvas, Series one, Scale x, Scale y, List<EndLabel> labels) {
        SeriesLook look = canvas.palette.series(one.look());
        List<double @Nullable []> path = new ArrayList<>();
        for (Point point : one.points()) {
            path.add(point.value() == null ? null : new double[] {x.at(point.date()), y.at(point.value())});
        }
        canvas.path(path, look);
        double lastY = Double.NaN;
        for (int i = 0; i < one.points().size(); i++) {
            double[] at = path.get(i);
            Point point = one.points().get(i);
            if (at == null) {
                continue;
            }
            lastY = at[1];
            if (one.labelled() || point.hollow()) {
                canvas.dot(at[0], at[1], 3, look.colour(), point.hollow());
            }
            // The last value stands in the label at the right end.
            if (one.labelled() && i < one.points().size() - 1) {
                value(canvas, point.text(), path, i, y.from(), look.colour());
            }
        }
        if (!Double.isNaN(lastY)) {
            labels.add(new EndLabel(one.endLabel(), look.colour(), one.labelled(), lastY));
        }
    }

    /** Writes a value where its own line does not cross it: above a peak, below a valley, beside a slope. */
    private static void value(
            Canvas canvas, String text, List<double @Nullable []> path, int i, double floor, String colour) {
        double[] here = path.get(i);
        double[] before = i > 0 ? path.get(i - 1) : null;
        double[] after = i + 1 < path.size() ? path.get(i + 1) : null;
        if (here == null) {
            return;
        }
        boolean higherBefore = before != null && before[1] < here[1] - STEEP;
        boolean higherAfter = after != null && after[1] < here[1] - STEEP;
        if (before == null) {
            canvas.text(text, here[0], here[1] - 7, Canvas.LABEL, false, colour, Align.CENTRE);
        } else if (higherBefore && higherAfter && here[1] + 16 > floor) {
            canvas.text(text, here[0] + 8, floor - 3, Canvas.LABEL, false, colour, Align.LEFT);
        } else if (higherBefore && higherAfter) {
            canvas.text(text, here[0], here[1] + 14, Canvas.LABEL, false, colour, Align.CENTRE);
        } else if (higherBefore) {
            canvas.text(text, here[0] + 5, here[1] - 4, Canvas.LABEL, false, colour, Align.LEFT);
        } else if (higherAfter) {
            canvas.text(text, here[0] - 4, here[1] - 5, Canvas.LABEL, false, colour, Align.RIGHT);
        } else {
            canvas.text(text, here[0], here[1] - 7, Canvas.LABEL, false, colour, Align.CENTRE);
        }
    }

    private double labelWidth(Canvas canvas) {
        double widest = target == null ? 0 : canvas.textWidth(target.label(), Canvas.LABEL, false);
        for (Series one : series) {
            widest = Math.max(widest, canvas.textWidth(one.endLabel(), Canvas.LABEL, one.labelled()));
        }
        return widest;
    }

    private LocalDate first() {
        return series.stream()
                .flatMap(s -> s.points().stream())
                .map(Point::date)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private LocalDate last() {
        LocalDate last = series.stream()
                .flatMap(s -> s.points().stream())
                .map(Point::date)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return flags.stream().map(Flag::date).reduce(last, (a, b) -> a.isAfter(b) ? a : b);
    }

    private double highest() {
        double highest = target == null ? 0 : target.value();
        for (Series one : series) {
            for (Point point : one.points()) {
                highest = point.value() == null ? highest : Math.max(highest, point.value());
            }
        }
        return highest;
    }
}
