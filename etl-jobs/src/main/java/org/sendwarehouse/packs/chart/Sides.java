package org.sendwarehouse.packs.chart;

import org.sendwarehouse.packs.chart.Canvas.Align;

/** The two sides of nought on a horizontal axis, named above the plot. */
record Sides(String lower, String higher) {
    private static final double GAP = 7;

    /**
     * A scale between two points on which both names fit beside the line of nought: where nought lies so far to the right
     * that the name of what is higher would leave the plot, the plot ends sooner, but keeps half its width.
     */
    Scale scale(Canvas canvas, Range range, double from, double to) {
        double part = -range.low() / (range.high() - range.low());
        double room = Math.max(to - GAP - canvas.textWidth(higher, Canvas.SMALL, false) - from, part * (to - from) / 2);
        return new Scale(range.low(), range.high(), from, part * (to - from) > room ? from + room / part : to);
    }

    /**
     * Writes the names beside the line of nought.
     *
     * @param right where the plot could have ended
     */
    void draw(Canvas canvas, Scale x, double right, double baseline) {
        double nought = x.at(0.0);
        canvas.small(lower, nought - GAP, baseline, Align.RIGHT);
        canvas.small(
                canvas.fitted(higher, right - nought - GAP, Canvas.SMALL, false), nought + GAP, baseline, Align.LEFT);
    }
}
