package org.sendwarehouse.packs.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.PointLook;

/**
 * Differences around nought, a row each: a dot with its interval, or a word where there is none. What a difference means is
 * in its shape and in a word, never in colour alone.
 *
 * @param rows in order; a heading has no point and no cells
 * @param headings of the columns of numbers at the right, and beneath them the two sides of nought: lower, higher
 * @param key what each kind of point means
 * @param alternativeText what the chart shows, in words
 */
public record GapsChart(List<GapRow> rows, Headings headings, List<KeyEntry> key, String alternativeText)
        implements Chart {
    private static final double ROW = 15;
    private static final double KEY = 18;
    private static final double HEAD = 18;
    private static final double AXIS = 18;
    private static final double NAME = 216;
    private static final double NUMBERS = 120;

    /**
     * One row.
     *
     * @param name the group, or a heading
     * @param difference null where there is none
     * @param first number of the group
     * @param second number of those it is compared with
     * @param look name of the point in the palette
     * @param hollow drawn hollow
     * @param word printed in place of a point
     */
    public record GapRow(
            String name,
            @Nullable Interval difference,
            String first,
            String second,
            String look,
            boolean hollow,
            String word) {

        /** A heading over rows. */
        public static GapRow heading(String name) {
            return new GapRow(name, null, "", "", "", false, "");
        }

        boolean isHeading() {
            return look.isEmpty();
        }
    }

    /** A difference with its bounds. */
    public record Interval(double lower, double value, double upper) {}

    /** Headings of the two columns and of the two sides of nought. */
    public record Headings(String first, String second, String lower, String higher) {}

    /** One kind of point and what it means. */
    public record KeyEntry(String look, boolean hollow, String word) {}

    @Override
    public double height() {
        return KEY + HEAD + rows.size() * ROW + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double right = canvas.width - NUMBERS;
        double top = KEY + HEAD;
        double bottom = top + rows.size() * ROW;
        Range range = range();
        Sides sides = new Sides(headings.lower(), headings.higher());
        Scale x = sides.scale(canvas, range, NAME, right);
        double nought = x.at(0.0);
        keys(canvas);
        ValueAxis.draw(canvas, range, x, top, bottom, Plain::signed);
        canvas.line(nought, top - 2, nought, bottom, canvas.palette.ink(), 1);
        sides.draw(canvas, x, right, top - 6);
        canvas.small(headings.first(), canvas.width - 62, top - 6, Align.RIGHT);
        canvas.small(headings.second(), canvas.width, top - 6, Align.RIGHT);
        double y = top;
        for (GapRow row : rows) {
            row(canvas, row, x, y);
            y += ROW;
        }
    }

    private static void row(Canvas canvas, GapRow row, Scale x, double y) {
        double middle = y + ROW / 2;
        if (row.isHeading()) {
            canvas.text(row.name(), 0, middle + 3.5, Canvas.LABEL, true, canvas.palette.ink(), Align.LEFT);
            canvas.line(0, y + ROW, canvas.width, y + ROW, canvas.palette.grid(), 0.5);
            return;
        }
        canvas.label(canvas.fitted(row.name(), NAME - 14, Canvas.LABEL, false), 6, middle + 3.5, Align.LEFT);
        canvas.label(row.first(), canvas.width - 62, middle + 3.5, Align.RIGHT);
        canvas.label(row.second(), canvas.width, middle + 3.5, Align.RIGHT);
        Interval difference = row.difference();
        if (difference == null) {
            double right = canvas.width - NUMBERS;
            double width = canvas.textWidth(row.word(), Canvas.LABEL, false);
            boolean fits = x.at(0.0) + 8 + width <= right;
            // The lines of the axis pass behind the word.
            canvas.fill((fits ? x.at(0.0) + 8 : right - width) - 2, y + 1, width + 4, ROW - 2, canvas.palette.paper());
            canvas.muted(row.word(), fits ? x.at(0.0) + 8 : right, middle + 3.5, fits ? Align.LEFT : Align.RIGHT);
            return;
        }
        PointLook look = canvas.palette.point(row.look());
        canvas.line(x.at(difference.lower()), middle, x.at(difference.upper()), middle, look.colour(), 1.4);
        canvas.mark(x.at(difference.value()), middle, 3.2, look, row.hollow());
    }

    private void keys(Canvas canvas) {
        double at = 0;
        for (KeyEntry entry : key) {
            canvas.mark(at + 4, 6.5, 3.2, canvas.palette.point(entry.look()), entry.hollow());
            canvas.label(entry.word(), at + 13, 10, Align.LEFT);
            at += 13 + canvas.textWidth(entry.word(), Canvas.LABEL, false) + 18;
        }
    }

    private Range range() {
        double least = 0;
        double most = 0;
        for (GapRow row : rows) {
            Interval difference = row.difference();
            if (difference != null) {
                least = Math.min(least, difference.lower());
                most = Math.max(most, difference.upper());
            }
        }
        // Nought stands inside, so that both sides can be named.
        double room = Math.max(1e-6, Math.max(-least, most)) * 0.25;
        return Range.of(Math.min(least, -room), Math.max(most, room), 5);
    }
}
