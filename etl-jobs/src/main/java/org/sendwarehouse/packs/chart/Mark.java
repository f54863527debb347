package org.sendwarehouse.packs.chart;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.packs.chart.Canvas.Align;

/**
 * A labelled place on an axis, such as a median.
 *
 * @param at in the axis' own units
 */
public record Mark(double at, String label) {
    private static final double LINE = 13;
    private static final double GAP = 7;

    /** Room below an axis for marks, were each to need a line of its own. */
    static double height(List<Mark> marks) {
        return marks.size() * LINE;
    }

    /** Draws marks below an axis, each on the first line where it covers no other. */
    static void draw(Canvas canvas, List<Mark> marks, Scale x, double top) {
        List<List<double[]>> lines = new ArrayList<>();
        for (Mark mark : marks) {
            double at = x.at(Math.max(x.low(), Math.min(x.high(), mark.at())));
            boolean ahead = at > (x.from() + x.to()) / 2
                    && at + GAP + canvas.textWidth(mark.label(), Canvas.LABEL, false) > x.to();
            String text = canvas.fitted(mark.label(), (ahead ? at : canvas.width - at) - GAP - 1, Canvas.LABEL, false);
            double width = canvas.textWidth(text, Canvas.LABEL, false) + GAP;
            double[] taken = {at - (ahead ? width + 4 : 6), at + (ahead ? 6 : width + 4)};
            int line = 0;
            while (line < lines.size()
                    && lines.get(line).stream().anyMatch(one -> one[0] < taken[1] && taken[0] < one[1])) {
                line++;
            }
            if (line == lines.size()) {
                lines.add(new ArrayList<>());
            }
            lines.get(line).add(taken);
            double baseline = top + LINE * line + 10;
            canvas.diamond(at, baseline - 4, 3.4, canvas.palette.accent(), false);
            canvas.label(text, ahead ? at - GAP : at + GAP, baseline, ahead ? Align.RIGHT : Align.LEFT);
        }
    }
}
