package org.sendwarehouse.packs.chart;

import java.util.List;
import org.sendwarehouse.packs.chart.Canvas.Align;

/**
 * Areas beside each other: a dot with its interval a row, sorted by value, the national value as a line. No rank is
 * printed, since neighbouring intervals overlap.
 *
 * @param rows sorted by the composer
 * @param reference the national value
 * @param referenceLabel written above its line
 * @param columns headings of value and number of cases
 * @param alternativeText what the chart shows, in words
 */
public record NeighboursChart(
        List<AreaRow> rows, double reference, String referenceLabel, List<String> columns, String alternativeText)
        implements Chart {
    private static final double ROW = 17;
    private static final double HEAD = 22;
    private static final double AXIS = 20;
    private static final double NAME = 138;
    private static final double NUMBERS = 122;

    /**
     * One area.
     *
     * @param lower lower bound of its interval
     * @param upper upper bound
     * @param value its value as the pack writes it
     * @param cases number of cases, as the pack writes it
     * @param here whether it is the area the pack is about
     */
    public record AreaRow(
            String name, double at, double lower, double upper, String value, String cases, boolean here) {}

    @Override
    public double height() {
        return HEAD + rows.size() * ROW + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double right = canvas.width - NUMBERS;
        double bottom = HEAD + rows.size() * ROW;
        Scale x = new Scale(0, 100, NAME, right);
        for (int mark = 0; mark <= 100; mark += 25) {
            double at = x.at(mark);
            canvas.line(at, HEAD, at, bottom, canvas.palette.grid(), 0.75);
            canvas.muted(mark + (mark == 100 ? " %" : ""), at, bottom + 14, Align.CENTRE);
        }
        canvas.muted(columns.get(0), canvas.width - 58, 12, Align.RIGHT);
        canvas.muted(columns.get(1), canvas.width, 12, Align.RIGHT);
        double line = x.at(reference);
        var look = canvas.palette.series("comparator");
        canvas.line(line, HEAD - 4, line, bottom, look.colour(), look.width(), Canvas.dash(look));
        canvas.text(referenceLabel, line, 12, Canvas.LABEL, false, look.colour(), Align.CENTRE);
        double y = HEAD;
        for (AreaRow row : rows) {
            double middle = y + ROW / 2;
            String colour = row.here() ? canvas.palette.accent() : canvas.palette.muted();
            if (row.here()) {
                canvas.fill(0, y, canvas.width, ROW, canvas.palette.wash());
                canvas.line(line, y, line, y + ROW, look.colour(), look.width(), Canvas.dash(look));
            }
            String ink = row.here() ? canvas.palette.accent() : canvas.palette.ink();
            canvas.text(row.name(), 4, middle + 3.5, Canvas.LABEL, row.here(), ink, Align.LEFT);
            canvas.line(x.at(row.lower()), middle, x.at(row.upper()), middle, colour, row.here() ? 2 : 1.2);
            canvas.dot(x.at(row.at()), middle, row.here() ? 4 : 3.2, colour, false);
            canvas.text(row.value(), canvas.width - 58, middle + 3.5, Canvas.LABEL, row.here(), ink, Align.RIGHT);
            canvas.text(row.cases(), canvas.width - 4, middle + 3.5, Canvas.LABEL, row.here(), ink, Align.RIGHT);
            y += ROW;
        }
    }
}
