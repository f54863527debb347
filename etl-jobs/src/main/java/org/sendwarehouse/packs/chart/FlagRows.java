package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.chart.TrendChart.Flag;

/** Promised dates above a plot: a line down to the axis, and a row with what was promised. */
final class FlagRows {
    private static final double ROW = 13;
    private static final double GAP = 7;

    private FlagRows() {}

    static double height(List<Flag> flags) {
        return flags.size() * ROW;
    }

    /** The earliest of these dates and another. */
    static LocalDate first(List<Flag> flags, LocalDate date) {
        return flags.stream().map(Flag::date).reduce(date, (a, b) -> a.isBefore(b) ? a : b);
    }

    /** The latest of these dates and another. */
    static LocalDate last(List<Flag> flags, LocalDate date) {
        return flags.stream().map(Flag::date).reduce(date, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Draws flags from a height downwards, the latest on top, so that no line runs through a label. */
    static void draw(Canvas canvas, List<Flag> flags, Scale x, double top, double bottom) {
        double row = top + 9;
        for (int i = flags.size() - 1; i >= 0; i--) {
            Flag flag = flags.get(i);
            double at = x.at(flag.date());
            canvas.line(at, row - 7, at, bottom, canvas.palette.muted(), 0.75);
            canvas.diamond(at, row - 3.5, 3.2, canvas.palette.ink(), true);
            double room = Math.max(at, canvas.width - at) - GAP;
            String text = canvas.fitted(flag.label(), room, Canvas.LABEL, false);
            boolean left = at - GAP >= canvas.textWidth(text, Canvas.LABEL, false);
            if (!left) {
                // The lines of later dates pass behind it.
                double width = canvas.textWidth(text, Canvas.LABEL, false);
                canvas.fill(at + GAP - 2, row - 9, width + 4, ROW - 1, canvas.palette.paper());
            }
            canvas.muted(text, left ? at - GAP : at + GAP, row, left ? Align.RIGHT : Align.LEFT);
            row += ROW;
        }
    }
}
