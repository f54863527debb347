package org.sendwarehouse.packs.chart;

import java.util.List;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.chart.TrendChart.Tick;

/** The axes of a chart over time: lines at round values, and dates below. */
final class TimeAxes {
    private static final double LEAST_LEFT = 40;

    private TimeAxes() {}

    /** How far from the left edge a plot begins: room for its widest value. */
    static double left(Canvas canvas, Range range, String unit) {
        return Math.max(LEAST_LEFT, room(canvas, range, unit));
    }

    /** Room for the widest value of an axis, with the gap beside it. */
    static double room(Canvas canvas, Range range, String unit) {
        double widest = 0;
        for (double mark : range.ticks()) {
            widest = Math.max(widest, canvas.textWidth(Plain.number(mark) + unit, Canvas.LABEL, false) + 6);
        }
        return widest;
    }

    /**
     * Draws both axes; the line of nought, or the lowest where nought is not shown, is darker.
     *
     * @param unit written after the highest value
     */
    static void draw(
            Canvas canvas, Scale x, Scale y, Range range, List<Tick> ticks, String unit, double left, double right) {
        double floor = range.low() <= 0 && range.high() >= 0 ? 0 : range.low();
        for (double mark : range.ticks()) {
            double at = y.at(mark);
            canvas.line(left, at, right, at, mark == floor ? canvas.palette.ink() : canvas.palette.grid(), 0.75);
            boolean highest = mark > range.high() - range.step() / 2;
            canvas.muted(Plain.number(mark) + (highest ? unit : ""), left - 5, at + 3.5, Align.RIGHT);
        }
        double bottom = y.from();
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double at = x.at(tick.date());
            double half = canvas.textWidth(tick.label(), Canvas.LABEL, false) / 2;
            canvas.line(at, bottom, at, bottom + 3, canvas.palette.ink(), 0.75);
            // A label that would touch the one before is left out; its tick stays.
            if (at - half > free) {
                canvas.muted(tick.label(), at, bottom + 15, Align.CENTRE);
                free = at + half + 6;
            }
        }
    }
}
