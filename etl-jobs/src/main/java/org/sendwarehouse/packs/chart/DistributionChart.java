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
    private static final double AXIS = 48;
    private static final double LEFT = 34;

    /** A labelled place on the axis. */
    public record Mark(double at, String label) {}

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
        return TOP + PLOT + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        int bins = latest.size();
        double bottom = TOP + PLOT;
        Scale x = new Scale(0, bins * (double) binWidth, LEFT, canvas.width - 6);
        double ceiling = Scale.roundUp(highest());
        Scale y = new Scale(0, ceiling, bottom, TOP);
        for (double mark : Scale.ticks(ceiling)) {
            canvas.line(LEFT, y.at(mark), canvas.width - 6, y.at(mark), canvas.palette.grid(), 0.75);
            String text = Plain.number(mark) + (mark == ceiling ? " %" : "");
            canvas.muted(text, LEFT - 5, y.at(mark) + 3.5, Align.RIGHT);
        }
        for (int i = 0; i < bins; i++) {
            double left = x.at(i * (double) binWidth);
            double width = x.at((i + 1.0) * binWidth) - left;
            boolean late = i * binWidth >= limit;
            double top = y.at(latest.get(i));
            canvas.fill(left + 1, top, width - 2, bottom - top, late ? canvas.palette.rule() : canvas.palette.accent());
        }
        outline(canvas, x, y, bins);
        canvas.line(LEFT, bottom, canvas.width - 6, bottom, canvas.palette.ink(), 0.75);
        for (int i = 0; i <= bins; i += Math.max(1, 10 / binWidth)) {
            int weeks = i * binWidth;
            boolean last = i == bins;
            canvas.muted(weeks + (last ? "+" : ""), x.at(weeks), bottom + 14, last ? Align.RIGHT : Align.CENTRE);
        }
        var look = canvas.palette.series("target");
        canvas.line(x.at(limit), TOP - 8, x.at(limit), bottom, look.colour(), 1.4);
        canvas.label(words.limit(), x.at(limit) + 5, TOP - 1, Align.LEFT);
        legend(canvas);
        double free = 0;
        double baseline = bottom + 30;
        for (Mark mark : marks) {
            double at = x.at(Math.min(mark.at(), bins * (double) binWidth));
            // A label that would run into the one before moves down a line.
            baseline += at - 6 < free ? 13 : 0;
            canvas.diamond(at, baseline - 4, 3.4, canvas.palette.accent(), false);
            canvas.label(mark.label(), at + 7, baseline, Align.LEFT);
            free = at + 16 + canvas.textWidth(mark.label(), Canvas.LABEL, false);
        }
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

    private void legend(Canvas canvas) {
        canvas.fill(LEFT, 3, 10, 9, canvas.palette.accent());
        canvas.fill(LEFT + 10, 3, 10, 9, canvas.palette.rule());
        canvas.label(words.latest(), LEFT + 25, 11, Align.LEFT);
        double next = LEFT + 25 + canvas.textWidth(words.latest(), Canvas.LABEL, false) + 22;
        canvas.outline(next, 3.5, 14, 8, canvas.palette.ink(), 0.9);
        canvas.label(words.before(), next + 19, 11, Align.LEFT);
    }

    private double highest() {
        double highest = 1;
        for (int i = 0; i < latest.size(); i++) {
            highest = Math.max(highest, Math.max(latest.get(i), before.get(i)));
        }
        return highest;
    }
}
