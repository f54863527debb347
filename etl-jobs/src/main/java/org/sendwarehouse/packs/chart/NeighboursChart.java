package org.sendwarehouse.packs.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * Areas beside each other: a dot with its interval a row, sorted by value, the national value as a line. No rank is
 * printed, since neighbouring intervals overlap.
 *
 * @param rows sorted by the composer
 * @param reference the national value and its name; null where there is none
 * @param columns headings of the columns of numbers at the right, as many as the rows have cells
 * @param percent whether values are percentages, from 0 to 100
 * @param alternativeText what the chart shows, in words
 */
public record NeighboursChart(
        List<AreaRow> rows,
        @Nullable Reference reference,
        List<String> columns,
        boolean percent,
        String alternativeText)
        implements Chart {
    private static final double ROW = 17;
    private static final double HEAD = 22;
    private static final double AXIS = 20;
    private static final double NAME = 138;
    private static final double GAP = 12;

    /**
     * One area.
     *
     * @param lower lower bound of its interval; null where it has none
     * @param upper upper bound
     * @param cells its value and what it is of, as the pack writes them
     * @param here whether it is the area the pack is about
     */
    public record AreaRow(
            String name,
            double at,
            @Nullable Double lower,
            @Nullable Double upper,
            List<String> cells,
            boolean here) {}

    /** A value that all areas are held against. */
    public record Reference(double value, String label) {}

    @Override
    public double height() {
        return HEAD + rows.size() * ROW + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double[] ends = columnEnds(canvas);
        double right = ends.length == 0 ? canvas.width - 16 : ends[0] - width(canvas, 0) - 20;
        double bottom = HEAD + rows.size() * ROW;
        Range range = range();
        Scale x = new Scale(range.low(), range.high(), NAME, right);
        ValueAxis.draw(canvas, range, x, HEAD, bottom, mark -> Plain.number(mark) + (percent ? " %" : ""));
        for (int i = 0; i < columns.size(); i++) {
            canvas.muted(columns.get(i), ends[i], 12, Align.RIGHT);
        }
        double y = HEAD;
        for (AreaRow row : rows) {
            if (row.here()) {
                canvas.fill(0, y, canvas.width, ROW, canvas.palette.wash());
            }
            y += ROW;
        }
        reference(canvas, x, bottom);
        y = HEAD;
        for (AreaRow row : rows) {
            row(canvas, row, x, y, ends);
            y += ROW;
        }
    }

    private void reference(Canvas canvas, Scale x, double bottom) {
        if (reference != null) {
            SeriesLook look = canvas.palette.series("comparator");
            double line = x.at(reference.value());
            canvas.line(line, HEAD - 4, line, bottom, look);
            String text = canvas.fitted(reference.label(), x.to() + 8, Canvas.LABEL, false);
            double half = canvas.textWidth(text, Canvas.LABEL, false) / 2;
            double middle = Math.max(half, Math.min(line, x.to() + 8 - half));
            canvas.text(text, middle, 12, Canvas.LABEL, false, look.colour(), Align.CENTRE);
        }
    }

    private void row(Canvas canvas, AreaRow row, Scale x, double y, double[] ends) {
        double middle = y + ROW / 2;
        String ink = row.here() ? canvas.palette.accent() : canvas.palette.ink();
        String name = canvas.fitted(row.name(), NAME - 16, Canvas.LABEL, row.here());
        canvas.text(name, 4, middle + 3.5, Canvas.LABEL, row.here(), ink, Align.LEFT);
        String colour = row.here() ? canvas.palette.accent() : canvas.palette.muted();
        Double lower = row.lower();
        Double upper = row.upper();
        if (lower != null && upper != null) {
            canvas.line(x.at(lower), middle, x.at(upper), middle, colour, row.here() ? 2 : 1.2);
        }
        canvas.dot(x.at(row.at()), middle, row.here() ? 4 : 3.2, colour, false);
        for (int i = 0; i < ends.length; i++) {
            canvas.text(row.cells().get(i), ends[i], middle + 3.5, Canvas.LABEL, row.here(), ink, Align.RIGHT);
        }
    }

    /** Where each column of numbers ends, each as wide as its widest. */
    private double[] columnEnds(Canvas canvas) {
        double[] ends = new double[columns.size()];
        double end = canvas.width - 4;
        for (int i = columns.size() - 1; i >= 0; i--) {
            ends[i] = end;
            end -= width(canvas, i) + GAP;
        }
        return ends;
    }

    private double width(Canvas canvas, int column) {
        double widest = canvas.textWidth(columns.get(column), Canvas.LABEL, false);
        for (AreaRow row : rows) {
            widest = Math.max(widest, canvas.textWidth(row.cells().get(column), Canvas.LABEL, row.here()));
        }
        return widest;
    }

    /** Nought belongs to the axis where it is near: far from it, the areas would stand in one clump. */
    private Range range() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (AreaRow row : rows) {
            Double lower = row.lower();
            Double upper = row.upper();
            least = Math.min(least, lower == null ? row.at() : Math.min(lower, row.at()));
            most = Math.max(most, upper == null ? row.at() : Math.max(upper, row.at()));
        }
        if (reference != null) {
            least = Math.min(least, reference.value());
            most = Math.max(most, reference.value());
        }
        return Range.ofPossible(least >= 0 && least < most / 3 ? 0 : least, most, 5, percent);
    }
}
