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
    private static final double AXIS = 20;
    /** Above the plot, for the value at its highest point. */
    private static final double ROOM = 14;
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
        return FlagRows.height(flags) + ROOM + PLOT + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double top = FlagRows.height(flags) + ROOM;
        double bottom = top + PLOT;
        double right = canvas.width - Labels.room(canvas, endLabels());
        Range range = range();
        double left = TimeAxes.left(canvas, range, unit);
        Scale x = Scale.ofDates(first(), last(), left + 14, right);
        Scale y = new Scale(range.low(), range.high(), bottom, top);
        TimeAxes.draw(canvas, x, y, range, ticks, unit, left, right);
        FlagRows.draw(canvas, flags, x, 0, bottom);
        List<EndLabel> labels = new ArrayList<>();
        if (target != null) {
            SeriesLook look = canvas.palette.series("target");
            double at = y.at(target.value());
            LocalDate from = target.from().isBefore(first()) ? first() : target.from();
            canvas.line(x.at(from.isAfter(last()) ? last() : from), at, right, at, look);
            labels.add(new EndLabel(target.label(), look.colour(), false, at));
        }
        List<List<double @Nullable []>> paths = new ArrayList<>();
        for (int i = series.size() - 1; i >= 0; i--) {
            paths.add(0, drawSeries(canvas, series.get(i), x, y, labels));
        }
        Labels.draw(canvas, labels, right, top, bottom);
        for (int i = 0; i < series.size(); i++) {
            values(canvas, series.get(i), paths.get(i), bottom);
        }
    }

    private static List<double @Nullable []> drawSeries(
            Canvas canvas, Series one, Scale x, Scale y, List<EndLabel> labels) {
        SeriesLook look = canvas.palette.series(one.look());
        List<double @Nullable []> path = new ArrayList<>();
        for (Point point : one.points()) {
            path.add(point.value() == null ? null : new double[] {x.at(point.date()), y.at(point.value())});
        }
        canvas.path(path, look);
        double lastY = Double.NaN;
        for (int i = 0; i < path.size(); i++) {
            double[] at = path.get(i);
            if (at != null) {
                lastY = at[1];
                // A value between two gaps has no line: it is a dot.
                if (one.labelled() || one.points().get(i).hollow() || Gaps.isAlone(path, i)) {
                    canvas.dot(
                            at[0], at[1], 3, look.colour(), one.points().get(i).hollow());
                }
            }
        }
        if (!Double.isNaN(lastY)) {
            labels.add(new EndLabel(one.endLabel(), look.colour(), one.labelled(), lastY));
        }
        return path;
    }

    /** Writes the values of a labelled line; the last stands in the label at the right end. */
    private static void values(Canvas canvas, Series one, List<double @Nullable []> path, double floor) {
        int last = Gaps.last(path);
        for (int i = 0; one.labelled() && i < last; i++) {
            double[] at = path.get(i);
            if (at != null) {
                value(canvas, one.points().get(i).text(), at, path, i, floor);
            }
        }
    }

    /**
     * Writes a value where its own line does not cross it: above a peak, below a valley, beside a slope; failing that, above
     * or below. One that would cover another text is left out: it is in the workbook.
     */
    private static void value(
            Canvas canvas, String text, double[] here, List<double @Nullable []> path, int i, double floor) {
        double[] before = i > 0 ? path.get(i - 1) : null;
        double[] after = i + 1 < path.size() ? path.get(i + 1) : null;
        boolean higherBefore = before != null && before[1] < here[1] - STEEP;
        boolean higherAfter = after != null && after[1] < here[1] - STEEP;
        Place above = new Place(here[0], here[1] - 7, Align.CENTRE);
        Place below = new Place(here[0], here[1] + 14, Align.CENTRE);
        Place first = above;
        if (before != null && higherBefore && higherAfter) {
            first = here[1] + 16 > floor ? new Place(here[0] + 8, floor - 3, Align.LEFT) : below;
        } else if (before != null && higherBefore) {
            first = new Place(here[0] + 5, here[1] - 4, Align.LEFT);
        } else if (before != null && higherAfter) {
            first = new Place(here[0] - 4, here[1] - 5, Align.RIGHT);
        }
        for (Place place : List.of(first, above, below)) {
            boolean inPlot = place.baseline() <= floor - 2;
            if (inPlot
                    && canvas.isFree(
                            canvas.box(text, place.x(), place.baseline(), Canvas.LABEL, false, place.align()))) {
                canvas.text(
                        text, place.x(), place.baseline(), Canvas.LABEL, false, canvas.palette.accent(), place.align());
                return;
            }
        }
    }

    private record Place(double x, double baseline, Align align) {}

    private List<String> endLabels() {
        List<String> labels =
                new ArrayList<>(series.stream().map(Series::endLabel).toList());
        if (target != null) {
            labels.add(target.label());
        }
        return labels;
    }

    private LocalDate first() {
        LocalDate first = series.stream()
                .flatMap(s -> s.points().stream())
                .map(Point::date)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return FlagRows.first(flags, first);
    }

    private LocalDate last() {
        LocalDate last = series.stream()
                .flatMap(s -> s.points().stream())
                .map(Point::date)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return FlagRows.last(flags, last);
    }

    /** From nought, unless something lies below it. */
    private Range range() {
        double least = target == null ? 0 : Math.min(0, target.value());
        double most = target == null ? 0 : Math.max(0, target.value());
        for (Series one : series) {
            for (Point point : one.points()) {
                Double value = point.value();
                least = value == null ? least : Math.min(least, value);
                most = value == null ? most : Math.max(most, value);
            }
        }
        return Range.ofPossible(least, most, 5, "%".equals(unit.strip()));
    }
}
