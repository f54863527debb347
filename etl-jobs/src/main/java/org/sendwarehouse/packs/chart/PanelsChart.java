package org.sendwarehouse.packs.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * Small multiples: panels of one size in a fixed order. Panels that share a scale compare with each other; panels of
 * different measures have a scale each.
 *
 * @param columns panels a row
 * @param plotHeight height of a panel's plot
 * @param sharedTop the top of every panel's scale, or null where each has its own
 * @param unit written after the top of the scale
 * @param target a value drawn across every panel, or null
 * @param panels in order
 * @param alternativeText what the chart shows, in words
 */
public record PanelsChart(
        int columns,
        double plotHeight,
        @Nullable Double sharedTop,
        String unit,
        @Nullable Double target,
        List<Panel> panels,
        String alternativeText)
        implements Chart {
    private static final double GUTTER = 16;
    private static final double HEAD = 30;
    private static final double FOOT = 24;

    /**
     * One panel.
     *
     * @param title what it shows
     * @param note one line beneath the title, such as the latest value with its number of cases
     * @param bars whether values are drawn as columns rather than a line
     * @param unit written after the top of its own scale
     * @param points in order
     */
    public record Panel(String title, String note, boolean bars, String unit, List<PanelPoint> points) {}

    /**
     * One value.
     *
     * @param label its period, printed under the first and the last only
     * @param value null for a gap
     * @param hollow whether it is provisional
     */
    public record PanelPoint(String label, @Nullable Double value, boolean hollow) {}

    @Override
    public double height() {
        int rows = (panels.size() + columns - 1) / columns;
        return rows * (HEAD + plotHeight + FOOT);
    }

    @Override
    public void draw(Canvas canvas) {
        double width = (canvas.width - GUTTER * (columns - 1)) / columns;
        for (int i = 0; i < panels.size(); i++) {
            double left = i % columns * (width + GUTTER);
            int row = i / columns;
            double top = row * (HEAD + plotHeight + FOOT);
            drawPanel(canvas, panels.get(i), left, top, width);
        }
    }

    private void drawPanel(Canvas canvas, Panel panel, double left, double top, double width) {
        float size = columns > 3 ? Canvas.SMALL : Canvas.LABEL;
        String title = canvas.fitted(panel.title(), width, size, true);
        canvas.text(title, left, top + 11, size, true, canvas.palette.ink(), Align.LEFT);
        canvas.text(
                canvas.fitted(panel.note(), width, Canvas.SMALL, false),
                left,
                top + 23,
                Canvas.SMALL,
                false,
                canvas.palette.muted(),
                Align.LEFT);
        double ceiling = sharedTop == null ? Scale.roundUp(highest(panel)) : sharedTop;
        double bottom = top + HEAD + plotHeight;
        Scale y = new Scale(0, ceiling, bottom, top + HEAD + 4);
        String unitOfTop = sharedTop == null ? panel.unit() : unit;
        String topText = Plain.number(ceiling) + unitOfTop;
        double axis = sharedTop == null ? 34 : 4;
        Scale x = new Scale(0, Math.max(1, panel.points().size() - 1), left + axis + 4, left + width - 5);
        canvas.line(left + axis, y.at(ceiling), left + width, y.at(ceiling), canvas.palette.grid(), 0.75);
        canvas.line(left + axis, y.at(ceiling / 2), left + width, y.at(ceiling / 2), canvas.palette.grid(), 0.75);
        canvas.line(left + axis, bottom, left + width, bottom, canvas.palette.ink(), 0.75);
        if (sharedTop == null) {
            canvas.text(
                    topText,
                    left + axis - 4,
                    y.at(ceiling) + 3.5,
                    Canvas.SMALL,
                    false,
                    canvas.palette.muted(),
                    Align.RIGHT);
            canvas.text("0", left + axis - 4, bottom + 3, Canvas.SMALL, false, canvas.palette.muted(), Align.RIGHT);
        }
        if (target != null) {
            SeriesLook look = canvas.palette.series("target");
            canvas.line(
                    left + axis,
                    y.at(target),
                    left + width,
                    y.at(target),
                    look.colour(),
                    look.width(),
                    Canvas.dash(look));
        }
        if (panel.bars()) {
            bars(canvas, panel, y, bottom, left + axis, width - axis);
        } else {
            line(canvas, panel, x, y);
        }
        ends(canvas, panel, bottom, left + axis, left + width);
    }

    private static void bars(Canvas canvas, Panel panel, Scale y, double bottom, double left, double width) {
        double step = width / panel.points().size();
        double bar = Math.min(22, step * 0.66);
        for (int i = 0; i < panel.points().size(); i++) {
            PanelPoint point = panel.points().get(i);
            if (point.value() == null) {
                continue;
            }
            double middle = left + (i + 0.5) * step;
            double top = y.at(point.value());
            if (point.hollow()) {
                canvas.outline(middle - bar / 2, top, bar, bottom - top, canvas.palette.accent(), 1.2);
            } else {
                canvas.fill(middle - bar / 2, top, bar, bottom - top, canvas.palette.accent());
            }
        }
    }

    private static void line(Canvas canvas, Panel panel, Scale x, Scale y) {
        List<double @Nullable []> path = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < panel.points().size(); i++) {
            Double value = panel.points().get(i).value();
            path.add(value == null ? null : new double[] {x.at((double) i), y.at(value)});
            last = value == null ? last : i;
        }
        SeriesLook look = canvas.palette.series("this area");
        canvas.path(path, new SeriesLook(look.colour(), 1.6f, look.dash()));
        // A value between two gaps has no line: it is a dot.
        for (int i = 0; i < path.size(); i++) {
            double[] at = path.get(i);
            boolean alone = (i == 0 || path.get(i - 1) == null) && (i + 1 == path.size() || path.get(i + 1) == null);
            if (at != null && alone) {
                canvas.dot(
                        at[0], at[1], 1.6, look.colour(), panel.points().get(i).hollow());
            }
        }
        double[] end = last < 0 ? null : path.get(last);
        if (end != null) {
            canvas.dot(
                    end[0], end[1], 2.6, look.colour(), panel.points().get(last).hollow());
        }
    }

    private static void ends(Canvas canvas, Panel panel, double bottom, double left, double right) {
        if (panel.points().isEmpty()) {
            return;
        }
        String first = panel.points().get(0).label();
        String last = panel.points().size() == 1
                ? ""
                : panel.points().get(panel.points().size() - 1).label();
        canvas.text(first, left, bottom + 12, Canvas.SMALL, false, canvas.palette.muted(), Align.LEFT);
        canvas.text(last, right, bottom + 12, Canvas.SMALL, false, canvas.palette.muted(), Align.RIGHT);
    }

    private static double highest(Panel panel) {
        double highest = 0;
        for (PanelPoint point : panel.points()) {
            highest = point.value() == null ? highest : Math.max(highest, point.value());
        }
        return highest;
    }
}
