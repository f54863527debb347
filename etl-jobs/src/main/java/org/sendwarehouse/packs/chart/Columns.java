package org.sendwarehouse.packs.chart;

import org.sendwarehouse.packs.chart.Canvas.Align;

/** What charts of columns have in common: lines at round values, and a key of columns and outlines. */
final class Columns {
    private Columns() {}

    /** Lines at round values from the left edge of the plot to its right, their values at the left. */
    static void axis(Canvas canvas, Range range, Scale y, String unit, double left, double right) {
        for (double mark : range.ticks()) {
            boolean highest = mark > range.high() - range.step() / 2;
            canvas.line(left, y.at(mark), right, y.at(mark), canvas.palette.grid(), 0.75);
            canvas.muted(Plain.number(mark) + (highest ? unit : ""), left - 5, y.at(mark) + 3.5, Align.RIGHT);
        }
    }

    /**
     * The key above a plot.
     *
     * @param late whether some columns are grey
     * @param now name of the columns
     * @param before name of the outlines; empty where there are none
     */
    static void key(Canvas canvas, double left, boolean late, String now, String before) {
        double side = late ? 10 : 14;
        double x = left;
        canvas.fill(x, 3, side, 9, canvas.palette.accent());
        x += side;
        if (late) {
            canvas.fill(x, 3, side, 9, canvas.palette.rule());
            x += side;
        }
        String first = canvas.fitted(now, (canvas.width - left) / 2 - 30, Canvas.LABEL, false);
        canvas.label(first, x + 5, 11, Align.LEFT);
        x += 5 + canvas.textWidth(first, Canvas.LABEL, false) + 22;
        if (!before.isEmpty()) {
            canvas.outline(x, 3.5, 14, 8, canvas.palette.ink(), 0.9);
            canvas.label(canvas.fitted(before, canvas.width - x - 20, Canvas.LABEL, false), x + 19, 11, Align.LEFT);
        }
    }
}
