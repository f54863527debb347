package org.sendwarehouse.packs.chart;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * How long cases took: columns of the latest period, the period before as an outline, the legal limit as a line, and
 * marks at the median and the ninetieth percentile. Both periods are shares of their own total, so that they compare.
 *
 * @param latest shares in percent by bin
 * @param before the same for the earlier period
 * @param binWidth units a bin
 * @param limit where the limit stands
 * @param marks further marks below the axis
 * @param words the texts around the columns
 * @param alternativeText what the chart shows, in words
 */
public record DistributionChart(
        List<Double> latest,
        List<Double> before,
        int binWidth,
        double limit,
        List<Mark> marks,
        Words words,
        String alternativeText)
        implements Chart {
    private static final double TOP = 34;
    private static final double PLOT = 128;
    private static final double AXIS = 20;

    /**
     * Texts of the chart.
     *
     * @param latest name of the filled columns
     * @param before name of the outline
     * @param limit label of the limit
     */
    public record Words(String latest, String before, String limit) {}

    @Override
    public double height() {
        return TOP + PLOT + AXIS + Mark.height(marks);
    }

    @Override
    public void draw(Canvas canvas) {
        int bins = latest.size();
        double bottom = TOP + PLOT;
        double right = canvas.width - 6;
        Range range = Range.ofPossible(0, highest(), 4, true);
        double left = TimeAxes.left(canvas, range, " %");
        Scale x = new Scale(0, bins * (double) binWidth, left, right);
        Scale y = new Scale(0, range.high(), bottom, TOP);
        Columns.axis(canvas, range, y, " %", left, right);
        for (int i = 0; i < bins; i++) {
            double from = x.at(i * (double) binWidth);
            double width = x.at((i + 1.0) * binWidth) - from;
            boolean late = i * binWidth >= limit;
            double top = y.at(latest.get(i));
            canvas.fill(from + 1, top, width - 2, bottom - top, late ? canvas.palette.rule() : canvas.palette.accent());
        }
        outline(canvas, x, y, bins);
        canvas.line(left, bottom, right, bottom, canvas.palette.ink(), 0.75);
        weeks(canvas, x, bins, bottom);
        limit(canvas, x, bottom);
        Columns.key(canvas, left, true, words.latest(), words.before());
        Mark.draw(canvas, marks, x, bottom + AXIS);
    }

    /** Labels of whole tens; the last bin holds everything longer. */
    private void weeks(Canvas canvas, Scale x, int bins, double bottom) {
        String end = bins * binWidth + "+";
        double free = x.to() - canvas.textWidth(end, Canvas.LABEL, false) - 6;
        int step = Math.max(1, 10 / binWidth);
        while (x.at(step * (double) binWidth) - x.from() < 30 && step < bins) {
            step *= 2;
        }
        for (int i = 0; i < bins; i += step) {
            String label = String.valueOf(i * binWidth);
            double at = x.at(i * (double) binWidth);
            if (at + canvas.textWidth(label, Canvas.LABEL, false) / 2 < free) {
                canvas.muted(label, at, bottom + 14, Align.CENTRE);
            }
        }
        canvas.muted(end, x.to(), bottom + 14, Align.RIGHT);
    }

    private void limit(Canvas canvas, Scale x, double bottom) {
        double at = x.at(Math.min(limit, x.high()));
        canvas.line(at, TOP - 8, at, bottom, canvas.palette.series("target"));
        boolean fits = at + 5 + canvas.textWidth(words.limit(), Canvas.LABEL, false) <= canvas.width;
        canvas.label(words.limit(), fits ? at + 5 : at - 5, TOP - 1, fits ? Align.LEFT : Align.RIGHT);
    }

    private void outline(Canvas canvas, Scale x, Scale y, int bins) {
        List<double @org.jspecify.annotations.Nullable []> steps = new ArrayList<>();
        steps.add(new double[] {x.at(0), y.at(0)});
        for (int i = 0; i < bins; i++) {
            steps.add(new double[] {x.at(i * (double) binWidth), y.at(before.get(i))});
            steps.add(new double[] {x.at((i + 1.0) * binWidth), y.at(before.get(i))});
        }
        steps.add(new double[] {x.at(bins * (double) binWidth), y.at(0)});
        canvas.path(steps, new SeriesLook(canvas.palette.paper(), 2.6f, List.of()));
        canvas.path(steps, new SeriesLook(canvas.palette.ink(), 1f, List.of()));
    }

    private double highest() {
        double highest = 1;
        for (int i = 0; i < latest.size(); i++) {
            highest = Math.max(highest, Math.max(latest.get(i), before.get(i)));
        }
        return highest;
    }
}
