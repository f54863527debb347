package org.sendwarehouse.packs.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;

/**
 * Amounts around nought, a bar a row: more than budgeted to the right, less to the left, with the amounts as text.
 *
 * @param rows in order
 * @param headings of the columns of numbers at the right
 * @param lower name of the side below nought
 * @param higher name of the side above it
 * @param alternativeText what the chart shows, in words
 */
public record MoneyChart(
        List<MoneyRow> rows, List<String> headings, String lower, String higher, String alternativeText)
        implements Chart {
    private static final double ROW = 16;
    private static final double HEAD = 24;
    private static final double AXIS = 18;
    private static final double NAME = 196;
    private static final double LEAST_NAME = 90;
    private static final double LEAST_PLOT = 96;
    private static final double LEAST_COLUMN = 55;
    private static final double MILLION = 1_000_000;

    /**
     * One row.
     *
     * @param name what it is
     * @param pounds the bar; null for what is not known
     * @param cells texts of the columns
     * @param strong whether it is a total
     */
    public record MoneyRow(String name, @Nullable Double pounds, List<String> cells, boolean strong) {}

    @Override
    public double height() {
        return HEAD + rows.size() * ROW + AXIS;
    }

    @Override
    public void draw(Canvas canvas) {
        double column = column(canvas);
        double right = canvas.width - column * headings.size() - 12;
        double bottom = HEAD + rows.size() * ROW;
        Range range = range();
        // Long amounts take their room from the names first.
        double name = Math.max(LEAST_NAME, Math.min(NAME, right - LEAST_PLOT));
        Sides sides = new Sides(lower, higher);
        Scale x = sides.scale(canvas, range, name, right);
        double nought = x.at(0.0);
        ValueAxis.draw(canvas, range, x, HEAD, bottom, Plain::pounds);
        sides.draw(canvas, x, right, HEAD - 5);
        for (int i = 0; i < headings.size(); i++) {
            canvas.small(headings.get(i), end(canvas, i, column), HEAD - 5, Align.RIGHT);
        }
        double y = HEAD;
        for (MoneyRow row : rows) {
            row(canvas, row, x, y, column);
            y += ROW;
        }
        canvas.line(nought, HEAD - 2, nought, bottom, canvas.palette.ink(), 1);
    }

    /** Room for the widest amount. */
    private double column(Canvas canvas) {
        double widest = LEAST_COLUMN;
        for (String heading : headings) {
            widest = Math.max(widest, canvas.textWidth(heading, Canvas.SMALL, false) + 6);
        }
        for (MoneyRow row : rows) {
            for (String cell : row.cells()) {
                widest = Math.max(widest, canvas.textWidth(cell, Canvas.LABEL, row.strong()) + 6);
            }
        }
        return widest;
    }

    private double end(Canvas canvas, int number, double column) {
        return canvas.width - column * (headings.size() - 1 - number);
    }

    private void row(Canvas canvas, MoneyRow row, Scale x, double y, double column) {
        double baseline = y + ROW / 2 + 3.5;
        String name = canvas.fitted(row.name(), x.from() - 8, Canvas.SMALL, row.strong());
        canvas.text(name, 0, baseline, Canvas.SMALL, row.strong(), canvas.palette.ink(), Align.LEFT);
        for (int i = 0; i < row.cells().size(); i++) {
            canvas.text(
                    row.cells().get(i),
                    end(canvas, i, column),
                    baseline,
                    Canvas.LABEL,
                    row.strong(),
                    canvas.palette.ink(),
                    Align.RIGHT);
        }
        Double pounds = row.pounds();
        if (pounds != null) {
            double from = Math.min(x.at(0.0), x.at(pounds));
            double width = Math.abs(x.at(pounds) - x.at(0.0));
            String colour = canvas.palette.accent();
            if (pounds > 0) {
                canvas.fill(from, y + 3, width, ROW - 6, colour);
            } else {
                canvas.outline(from, y + 3.5, width, ROW - 7, colour, 1.2);
            }
        }
        canvas.line(0, y + ROW, canvas.width, y + ROW, canvas.palette.grid(), 0.5);
    }

    private Range range() {
        double least = 0;
        double most = 0;
        for (MoneyRow row : rows) {
            Double pounds = row.pounds();
            least = pounds == null ? least : Math.min(least, pounds);
            most = pounds == null ? most : Math.max(most, pounds);
        }
        double room = Math.max(MILLION / 100, Math.max(-least, most)) * 0.12;
        return Range.of(Math.min(least, -room), Math.max(most, room), 4);
    }
}
