package org.sendwarehouse.packs.chart;

import java.util.function.DoubleFunction;
import org.sendwarehouse.packs.chart.Canvas.Align;

/** A horizontal axis of values below rows: nought is always labelled, others where they do not touch each other. */
final class ValueAxis {
    private static final double APART = 5;

    private ValueAxis() {}

    static void draw(Canvas canvas, Range range, Scale x, double top, double bottom, DoubleFunction<String> written) {
        int every = 1;
        while (touching(canvas, range, x, written, every)) {
            every++;
        }
        for (double mark : range.ticks()) {
            canvas.line(x.at(mark), top, x.at(mark), bottom, canvas.palette.grid(), 0.75);
            if (Math.floorMod(Math.round(mark / range.step()), every) == 0) {
                canvas.muted(written.apply(mark), x.at(mark), bottom + 13, Align.CENTRE);
            }
        }
    }

    private static boolean touching(Canvas canvas, Range range, Scale x, DoubleFunction<String> written, int every) {
        double free = Double.NEGATIVE_INFINITY;
        for (double mark : range.ticks()) {
            if (Math.floorMod(Math.round(mark / range.step()), every) == 0) {
                double half = canvas.textWidth(written.apply(mark), Canvas.LABEL, false) / 2;
                if (x.at(mark) - half < free) {
                    return true;
                }
                free = x.at(mark) + half + APART;
            }
        }
        return false;
    }
}
