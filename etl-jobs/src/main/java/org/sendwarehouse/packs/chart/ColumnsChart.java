package org.sendwarehouse.packs.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * A few periods, a column each with its number above and its period below; a dashed line at what was promised, or at what
 * is compared with. For readers who need no axis: every number is printed.
 *
 * @param columns in order of time
 * @param top the value at the top of the scale, above nought
 * @param line a value across all columns, or null
 * @param lineLabel what the line says, over the columns; empty where there is none
 * @param alternativeText what the chart shows, in words
 */
public record ColumnsChart(
        List<Column> columns, double top, @Nullable Double line, String lineLabel, String alternativeText)
        implements Chart {
    private static final double HEAD = 34;
    private static final double PLOT = 72;
    private static final double FOOT = 20;

    /**
     * One period.
     *
     * @param label printed below
     * @param value null for a period without a value, which stays a gap
     * @param text the value as the pack writes it
     * @param hollow whether it is provisional
     */
    public record Column(String label, @Nullable Double value, String text, boolean hollow) {}

    @Override
    public double height() {
        return HEAD + PLOT + FOOT;
    }

    @Override
    public void draw(Canvas canvas) {
        double bottom = HEAD + PLOT;
        double highest = columns.stream()
                .map(Column::value)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double ceiling = Math.max(Math.max(top, highest), line == null ? 0 : line);
        Scale y = new Scale(0, ceiling <= 0 ? 1 : ceiling, bottom, HEAD);
        double step = canvas.width / Math.max(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            column(canvas, columns.get(i), y, bottom, i * step, step);
        }
        if (line != null) {
            double at = y.at(Math.max(0, line));
            SeriesLook look = canvas.palette.series("target");
            canvas.line(0, at, canvas.width, at, look);
            canvas.line(0, 8, 28, 8, look);
            canvas.label(canvas.fitted(lineLabel, canvas.width - 40, Canvas.LABEL, false), 34, 12, Align.LEFT);
        }
        // Numbers are written over the line, so that it never strikes one through.
        for (int i = 0; i < columns.size(); i++) {
            number(canvas, columns.get(i), y, i * step, step);
        }
        canvas.line(0, bottom, canvas.width, bottom, canvas.palette.ink(), 0.75);
    }

    private static void column(Canvas canvas, Column column, Scale y, double bottom, double left, double step) {
        String label = canvas.fitted(column.label(), step - 4, Canvas.LABEL, false);
        canvas.text(label, left + step / 2, bottom + 14, Canvas.LABEL, false, canvas.palette.muted(), Align.CENTRE);
        Double value = column.value();
        if (value == null) {
            return;
        }
        double width = Math.min(56, step * 0.62);
        double from = left + (step - width) / 2;
        double top = y.at(Math.max(0, value));
        if (column.hollow()) {
            canvas.outline(from, top, width, bottom - top, canvas.palette.accent(), 1.2);
        } else {
            canvas.fill(from, top, width, bottom - top, canvas.palette.accent());
        }
    }

    private static void number(Canvas canvas, Column column, Scale y, double left, double step) {
        Double value = column.value();
        double top = y.at(value == null ? 0 : Math.max(0, value));
        String text = canvas.fitted(column.text(), step - 2, Canvas.LABEL, true);
        double width = canvas.textWidth(text, Canvas.LABEL, true) + 4;
        canvas.fill(left + step / 2 - width / 2, top - 14, width, 12, canvas.palette.paper());
        canvas.text(text, left + step / 2, top - 4, Canvas.LABEL, true, canvas.palette.accent(), Align.CENTRE);
    }
}
