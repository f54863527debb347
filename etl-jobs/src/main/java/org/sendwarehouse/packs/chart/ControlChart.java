package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.chart.Labels.EndLabel;
import org.sendwarehouse.packs.style.Palette.PointLook;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * A process month by month: its points between the limits that chance allows, with what was promised as a stepped line.
 * The shape of a point says what it shows. A month without a value is a gap; mean and limits change only where the base
 * does.
 *
 * @param points in order of date
 * @param targets what was promised, in order; none where there is no number
 * @param flags promised dates, in order
 * @param ticks the axis below
 * @param percent whether values are percentages, from 0 to 100
 * @param words the texts inside the chart
 * @param alternativeText what the chart shows, in words
 */
public record ControlChart(
        List<ControlPoint> points,
        List<Step> targets,
        List<TrendChart.Flag> flags,
        List<TrendChart.Tick> ticks,
        boolean percent,
        Words words,
        String alternativeText)
        implements Chart {
    private static final double KEY = 18;
    private static final double PLOT = 140;
    private static final double AXIS = 20;

    /**
     * One month.
     *
     * @param value null for a gap
     * @param look name of the point in the palette
     * @param hollow whether it is provisional
     * @param base which base it stands on
     */
    public record ControlPoint(LocalDate date, @Nullable Double value, String look, boolean hollow, Base base) {}

    /** Mean and limits of a base; all null where it has too few points to say. */
    public record Base(
            int number,
            @Nullable Double centre,
            @Nullable Double lower,
            @Nullable Double upper) {}

    /** A promised value between two dates. */
    public record Step(double value, LocalDate from, LocalDate to) {}

    /**
     * Texts of the chart.
     *
     * @param last the newest value, at its end
     * @param centre the mean
     * @param lower the lower limit
     * @param upper the upper limit
     * @param target what is promised, the newest
     * @param provisional what a hollow point is
     */
    public record Words(String last, String centre, String lower, String upper, String target, String provisional) {}

    @Override
    public double height() {
        return KEY + FlagRows.height(flags) + PLOT + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double top = KEY + FlagRows.height(flags) + 6;
        double bottom = KEY + FlagRows.height(flags) + PLOT;
        double right = canvas.width
                - Labels.room(
                        canvas, List.of(words.last(), words.centre(), words.lower(), words.upper(), words.target()));
        Range range = range();
        double left = TimeAxes.left(canvas, range, percent ? " %" : "");
        Scale x = Scale.ofDates(first(), last(), left + 6, right - 4);
        Scale y = new Scale(range.low(), range.high(), bottom, top);
        TimeAxes.draw(canvas, x, y, range, ticks, percent ? " %" : "", left, right);
        FlagRows.draw(canvas, flags, x, KEY, bottom);
        key(canvas);
        List<EndLabel> labels = new ArrayList<>();
        bases(canvas, x, y, labels);
        targets(canvas, x, y, labels);
        series(canvas, x, y, labels);
        Labels.draw(canvas, labels, right, top, bottom);
    }

    private void bases(Canvas canvas, Scale x, Scale y, List<EndLabel> labels) {
        Map<Integer, List<ControlPoint>> byBase = new LinkedHashMap<>();
        points.forEach(point -> byBase.computeIfAbsent(point.base().number(), n -> new ArrayList<>())
                .add(point));
        Base newest = points.get(points.size() - 1).base();
        for (List<ControlPoint> members : byBase.values()) {
            Base base = members.get(0).base();
            double from = x.at(members.get(0).date()) - 4;
            double to = x.at(members.get(members.size() - 1).date()) + 4;
            boolean end = base.number() == newest.number();
            level(
                    canvas,
                    y,
                    base.centre(),
                    from,
                    to,
                    canvas.palette.series("mean"),
                    end ? words.centre() : null,
                    labels);
            level(
                    canvas,
                    y,
                    base.lower(),
                    from,
                    to,
                    canvas.palette.series("limit"),
                    end ? words.lower() : null,
                    labels);
            level(
                    canvas,
                    y,
                    base.upper(),
                    from,
                    to,
                    canvas.palette.series("limit"),
                    end ? words.upper() : null,
                    labels);
        }
    }

    private static void level(
            Canvas canvas,
            Scale y,
            @Nullable Double value,
            double from,
            double to,
            SeriesLook look,
            @Nullable String label,
            List<EndLabel> labels) {
        if (value == null) {
            return;
        }
        canvas.line(from, y.at(value), to, y.at(value), look);
        if (label != null) {
            labels.add(new EndLabel(label, look.colour(), false, y.at(value)));
        }
    }

    private void targets(Canvas canvas, Scale x, Scale y, List<EndLabel> labels) {
        SeriesLook look = canvas.palette.series("target");
        double before = Double.NaN;
        for (Step step : targets) {
            // What was promised before the months shown begins with them, and what ends later ends with them.
            double from = x.at(within(step.from()));
            double at = y.at(step.value());
            canvas.line(from, at, x.at(within(step.to())), at, look);
            if (!Double.isNaN(before)) {
                canvas.line(from, before, from, at, look.colour(), look.width());
            }
            before = at;
        }
        if (!targets.isEmpty()) {
            labels.add(new EndLabel(words.target(), look.colour(), false, before));
        }
    }

    private void series(Canvas canvas, Scale x, Scale y, List<EndLabel> labels) {
        List<double @Nullable []> path = new ArrayList<>();
        int base = points.get(0).base().number();
        for (ControlPoint point : points) {
            if (point.base().number() != base) {
                path.add(null);
                base = point.base().number();
            }
            path.add(point.value() == null ? null : new double[] {x.at(point.date()), y.at(point.value())});
        }
        canvas.path(path, new SeriesLook(canvas.palette.muted(), 1f, List.of()));
        EndLabel end = null;
        for (ControlPoint point : points) {
            if (point.value() != null) {
                PointLook look = canvas.palette.point(point.look());
                canvas.mark(x.at(point.date()), y.at(point.value()), 3, look, point.hollow());
                end = new EndLabel(words.last(), look.colour(), true, y.at(point.value()));
            }
        }
        if (end != null) {
            labels.add(end);
        }
    }

    /** What each shape means, for those that are in the chart. */
    private void key(Canvas canvas) {
        double x = 0;
        for (Map.Entry<String, PointLook> look : canvas.palette.points().entrySet()) {
            if (points.stream().anyMatch(p -> p.value() != null && p.look().equals(look.getKey()))) {
                x = keyed(canvas, x, look.getValue(), false, look.getValue().word());
            }
        }
        if (points.stream().anyMatch(p -> p.value() != null && p.hollow())) {
            keyed(canvas, x, canvas.palette.point("common cause"), true, words.provisional());
        }
    }

    private static double keyed(Canvas canvas, double x, PointLook look, boolean hollow, String word) {
        canvas.mark(x + 4, 6.5, 3, look, hollow);
        canvas.label(word, x + 12, 10, Align.LEFT);
        return x + 12 + canvas.textWidth(word, Canvas.LABEL, false) + 16;
    }

    private LocalDate within(LocalDate date) {
        return date.isBefore(first()) ? first() : date.isAfter(last()) ? last() : date;
    }

    private LocalDate first() {
        return FlagRows.first(flags, points.get(0).date());
    }

    private LocalDate last() {
        return FlagRows.last(flags, points.get(points.size() - 1).date());
    }

    private Range range() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (ControlPoint point : points) {
            Base base = point.base();
            for (Double value : new Double @Nullable [] {point.value(), base.lower(), base.upper()}) {
                least = value == null ? least : Math.min(least, value);
                most = value == null ? most : Math.max(most, value);
            }
        }
        for (Step step : targets) {
            least = Math.min(least, step.value());
            most = Math.max(most, step.value());
        }
        // Where nought is near it belongs to the axis; far from it, the limits would be a thin band.
        return Range.ofPossible(least >= 0 && least < most / 3 ? 0 : least, most, 5, percent);
    }
}
