package org.sendwarehouse.packs.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;

/**
 * How many stand in each of a few bands: a column each with its number above, an earlier day as an outline, marks below
 * the axis at the median and the ninetieth percentile.
 *
 * @param bands in order
 * @param marks places on the axis, in order, in bands: 1.5 is the middle of the second
 * @param now name of the columns
 * @param before name of the outlines; empty where there are none
 * @param alternativeText what the chart shows, in words
 */
public record BandsChart(List<Band> bands, List<Mark> marks, String now, String before, String alternativeText)
        implements Chart {
    private static final double TOP = 28;
    private static final double PLOT = 100;
    private static final double AXIS = 20;

    /**
     * One band.
     *
     * @param label printed below
     * @param now how many stand in it
     * @param before how many did; null where that is not known
     * @param text its number as the pack writes it
     */
    public record Band(String label, double now, @Nullable Double before, String text) {}

    @Override
    public double height() {
        return TOP + PLOT + AXIS + Mark.height(marks);
    }

    @Override
    public void draw(Canvas canvas) {
        double bottom = TOP + PLOT;
        double right = canvas.width - 6;
        Range range = Range.of(0, highest(), 4);
        double left = TimeAxes.left(canvas, range, "");
        double step = (right - left) / bands.size();
        Scale y = new Scale(0, range.high(), bottom, TOP);
        Columns.axis(canvas, range, y, "", left, right);
        for (int i = 0; i < bands.size(); i++) {
            column(canvas, bands.get(i), y, left + i * step, step);
        }
        canvas.line(left, bottom, right, bottom, canvas.palette.ink(), 0.75);
        Columns.key(canvas, left, false, now, before);
        Mark.draw(canvas, marks, new Scale(0, bands.size(), left, right), bottom + AXIS);
    }

    private static void column(Canvas canvas, Band band, Scale y, double left, double step) {
        double bottom = y.from();
        double width = Math.min(64, step * 0.62);
        double from = left + (step - width) / 2;
        double top = y.at(band.now());
        canvas.fill(from, top, width, bottom - top, canvas.palette.accent());
        double highest = top;
        Double before = band.before();
        if (before != null) {
            double at = y.at(before);
            canvas.outline(from - 4, at, width + 8, bottom - at, canvas.palette.paper(), 2.6);
            canvas.outline(from - 4, at, width + 8, bottom - at, canvas.palette.ink(), 1);
            highest = Math.min(highest, at);
        }
        String number = canvas.fitted(band.text(), step - 4, Canvas.LABEL, true);
        canvas.text(number, left + step / 2, highest - 4, Canvas.LABEL, true, canvas.palette.accent(), Align.CENTRE);
        String label = canvas.fitted(band.label(), step - 4, Canvas.LABEL, false);
        canvas.muted(label, left + step / 2, bottom + 14, Align.CENTRE);
    }

    private double highest() {
        double highest = 1;
        for (Band band : bands) {
            Double before = band.before();
            highest = Math.max(highest, Math.max(band.now(), before == null ? 0 : before));
        }
        return highest;
    }
}
