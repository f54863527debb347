package org.sendwarehouse.packs.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * Small multiples: panels of one size in a fixed order, the first and the last value of each written beside it. Panels that
 * share a scale compare with each other, and the scale stands at the left of each row; panels of different measures have a
 * scale each.
 *
 * @param columns panels a row
 * @param plotHeight height of a panel's plot
 * @param shared whether all panels have one scale
 * @param references values drawn across every panel, such as a target; at most two, for panels with one scale
 * @param panels in order
 * @param alternativeText what the chart shows, in words
 */
public record PanelsChart(
        int columns,
        double plotHeight,
        boolean shared,
        List<Reference> references,
        List<Panel> panels,
        String alternativeText)
        implements Chart {
    private static final double GUTTER = 16;
    private static final double KEY = 18;
    private static final double HEAD = 28;
    private static final double LINE = 12;
    /** Panels so narrow have titles of two lines. */
    private static final int NARROW = 4;
    /** Above the plot, for a value at its highest point. */
    private static final double ROOM = 11;

    private static final double FOOT = 24;
    private static final double GAP = 5;
    /** How far the line may rise or fall beneath its first value. */
    private static final double NEAR = 14;

    private static final double HALF = 50;
    private static final double WHOLE = 100;

    /**
     * A value across every panel.
     *
     * @param look name of the series in the palette
     * @param label what it is, with its value
     */
    public record Reference(String look, double value, String label) {}

    /**
     * One panel.
     *
     * @param title what it shows
     * @param note one line beneath the title, such as the latest value with its number of cases
     * @param bars whether values are drawn as columns rather than a line
     * @param unit written after the top of the scale; percentages have {@code %}
     * @param points in order
     */
    public record Panel(String title, String note, boolean bars, String unit, List<PanelPoint> points) {}

    /**
     * One value.
     *
     * @param label its period, printed under the first and the last only
     * @param value null for a gap
     * @param hollow whether it is provisional
     * @param text the value as the pack writes it
     */
    public record PanelPoint(String label, @Nullable Double value, boolean hollow, String text) {}

    @Override
    public double height() {
        int rows = (panels.size() + columns - 1) / columns;
        return top() + rows * rowHeight();
    }

    private double top() {
        return references.isEmpty() ? 0 : KEY;
    }

    private double rowHeight() {
        return head() + ROOM + plotHeight + FOOT;
    }

    private double head() {
        return columns < NARROW ? HEAD : HEAD + LINE;
    }

    @Override
    public void draw(Canvas canvas) {
        key(canvas);
        // One axis at the left of every row, or one in every panel.
        double axis = shared ? TimeAxes.room(canvas, range(panels), unit()) : 0;
        double width = (canvas.width - axis - GUTTER * (columns - 1)) / columns;
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            Range range = range(shared ? panels : List.of(panel));
            double left = axis + i % columns * (width + GUTTER);
            int row = i / columns;
            double top = top() + row * rowHeight();
            double inner = shared ? 0 : TimeAxes.room(canvas, range, panel.unit());
            Rectangle2D plot = new Rectangle2D.Double(left + inner, top + head() + ROOM, width - inner, plotHeight);
            Scale y = new Scale(range.low(), range.high(), plot.getMaxY(), plot.getMinY());
            head(canvas, panel, left, top, width);
            axis(canvas, range, y, plot, !shared || i % columns == 0 ? panel.unit() : null);
            for (Reference reference : references) {
                double at = y.at(reference.value());
                canvas.line(plot.getMinX(), at, plot.getMaxX(), at, canvas.palette.series(reference.look()));
            }
            if (panel.bars()) {
                bars(canvas, panel, y, plot);
            } else {
                line(canvas, panel, y, plot);
            }
            ends(canvas, panel, plot);
        }
    }

    private String unit() {
        return panels.isEmpty() ? "" : panels.get(0).unit();
    }

    private void key(Canvas canvas) {
        double x = 0;
        for (Reference reference : references) {
            canvas.line(x, 7, x + 26, 7, canvas.palette.series(reference.look()));
            String text = canvas.fitted(reference.label(), canvas.width / references.size() - 40, Canvas.LABEL, false);
            canvas.label(text, x + 31, 10.5, Align.LEFT);
            x += 31 + canvas.textWidth(text, Canvas.LABEL, false) + 9;
        }
    }

    private void head(Canvas canvas, Panel panel, double left, double top, double width) {
        List<String> title = canvas.wrapped(panel.title(), width, Canvas.LABEL, true, columns < NARROW ? 1 : 2);
        double baseline = top + 11;
        for (String line : title) {
            canvas.text(line, left, baseline, Canvas.LABEL, true, canvas.palette.ink(), Align.LEFT);
            baseline += LINE;
        }
        canvas.small(canvas.fitted(panel.note(), width, Canvas.SMALL, false), left, baseline, Align.LEFT);
    }

    private static void axis(Canvas canvas, Range range, Scale y, Rectangle2D plot, @Nullable String unit) {
        double floor = range.low() <= 0 && range.high() >= 0 ? 0 : range.low();
        for (double mark : range.ticks()) {
            String colour = mark == floor ? canvas.palette.ink() : canvas.palette.grid();
            canvas.line(plot.getMinX(), y.at(mark), plot.getMaxX(), y.at(mark), colour, 0.75);
            if (unit != null) {
                boolean highest = mark > range.high() - range.step() / 2;
                String text = Plain.number(mark) + (highest ? unit : "");
                canvas.small(text, plot.getMinX() - GAP, y.at(mark) + 3.2, Align.RIGHT);
            }
        }
    }

    private static void bars(Canvas canvas, Panel panel, Scale y, Rectangle2D plot) {
        double step = plot.getWidth() / panel.points().size();
        double bar = Math.min(22, step * 0.66);
        List<double @Nullable []> tops = new ArrayList<>();
        for (int i = 0; i < panel.points().size(); i++) {
            PanelPoint point = panel.points().get(i);
            Double value = point.value();
            double middle = plot.getMinX() + (i + 0.5) * step;
            tops.add(value == null ? null : new double[] {middle, Math.min(y.at(value), y.at(0.0))});
            if (value != null) {
                double top = Math.min(y.at(value), y.at(0.0));
                double height = Math.abs(y.at(value) - y.at(0.0));
                if (point.hollow()) {
                    canvas.outline(middle - bar / 2, top, bar, height, canvas.palette.accent(), 1.2);
                } else {
                    canvas.fill(middle - bar / 2, top, bar, height, canvas.palette.accent());
                }
            }
        }
        for (int i : new int[] {Gaps.last(tops), Gaps.first(tops)}) {
            double[] at = i < 0 ? null : tops.get(i);
            if (at != null) {
                String text = panel.points().get(i).text();
                double half = canvas.textWidth(text, Canvas.SMALL, true) / 2;
                double middle = Math.max(plot.getMinX() + half, Math.min(plot.getMaxX() - half, at[0]));
                value(canvas, plot, text, middle, at[1] - 3.5, Align.CENTRE);
            }
        }
    }

    private static void line(Canvas canvas, Panel panel, Scale y, Rectangle2D plot) {
        List<PanelPoint> points = panel.points();
        double room = 0;
        for (PanelPoint point : points) {
            room = Math.max(room, point.value() == null ? 0 : canvas.textWidth(point.text(), Canvas.SMALL, true));
        }
        double right = plot.getMaxX() - Math.min(room + GAP + 2, plot.getWidth() / 2);
        Scale x = new Scale(0, Math.max(1, points.size() - 1), plot.getMinX() + 5, right);
        List<double @Nullable []> path = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Double value = points.get(i).value();
            path.add(value == null ? null : new double[] {x.at((double) i), y.at(value)});
        }
        SeriesLook look = canvas.palette.series("this area");
        canvas.path(path, look);
        int last = Gaps.last(path);
        for (int i = 0; i < path.size(); i++) {
            double[] at = path.get(i);
            if (at != null && (i == last || Gaps.isAlone(path, i))) {
                canvas.dot(
                        at[0],
                        at[1],
                        i == last ? 3 : 2,
                        look.colour(),
                        points.get(i).hollow());
            }
        }
        double[] end = last < 0 ? null : path.get(last);
        if (end != null) {
            String text = points.get(last).text();
            // Beside its point, or above it where the panel is too narrow.
            if (!value(canvas, plot, text, end[0] + GAP + 1, end[1] + 3.2, Align.LEFT)) {
                value(canvas, plot, text, plot.getMaxX(), end[1] - 5, Align.RIGHT);
            }
        }
        int first = Gaps.first(path);
        double[] start = first < 0 || first == last ? null : path.get(first);
        if (start != null) {
            double highest = start[1];
            double lowest = start[1];
            for (int i = first; i < path.size(); i++) {
                double[] at = path.get(i);
                if (at != null && at[0] < start[0] + room) {
                    highest = Math.min(highest, at[1]);
                    lowest = Math.max(lowest, at[1]);
                }
            }
            // Above all of the line that it stands over, or below it, and never so far off that it seems another's.
            String text = points.get(first).text();
            boolean above =
                    start[1] - highest < NEAR && value(canvas, plot, text, start[0] - 3, highest - 4, Align.LEFT);
            if (!above && lowest - start[1] < NEAR && lowest + 11 < plot.getMaxY()) {
                value(canvas, plot, text, start[0] - 3, lowest + 11, Align.LEFT);
            }
        }
    }

    /** Writes a value unless it would cover another text or leave its panel; says whether it did. */
    private static boolean value(Canvas canvas, Rectangle2D plot, String text, double x, double baseline, Align align) {
        Rectangle2D box = canvas.box(text, x, baseline, Canvas.SMALL, true, align);
        boolean free = box.getMinX() >= plot.getMinX() && box.getMaxX() <= plot.getMaxX() && canvas.isFree(box);
        if (free) {
            // Lines across the panel pass behind it.
            canvas.fill(
                    box.getMinX() - 1,
                    box.getMinY() + 0.5,
                    box.getWidth() + 2,
                    box.getHeight() - 2,
                    canvas.palette.paper());
            canvas.text(text, x, baseline, Canvas.SMALL, true, canvas.palette.accent(), align);
        }
        return free;
    }

    private static void ends(Canvas canvas, Panel panel, Rectangle2D plot) {
        List<PanelPoint> points = panel.points();
        double baseline = plot.getMaxY() + 12;
        if (points.size() > 1) {
            String last =
                    canvas.fitted(points.get(points.size() - 1).label(), plot.getWidth() / 2 - 2, Canvas.SMALL, false);
            canvas.small(last, plot.getMaxX(), baseline, Align.RIGHT);
        }
        if (!points.isEmpty()) {
            double most = points.size() > 1 ? plot.getWidth() / 2 - 2 : plot.getWidth();
            canvas.small(
                    canvas.fitted(points.get(0).label(), most, Canvas.SMALL, false),
                    plot.getMinX(),
                    baseline,
                    Align.LEFT);
        }
    }

    /** From nought to the highest value or reference; percentages that pass a half, to the whole. */
    private Range range(List<Panel> of) {
        double least = 0;
        double most = 0;
        for (Panel panel : of) {
            for (PanelPoint point : panel.points()) {
                Double value = point.value();
                least = value == null ? least : Math.min(least, value);
                most = value == null ? most : Math.max(most, value);
            }
        }
        for (Reference reference : references) {
            least = Math.min(least, reference.value());
            most = Math.max(most, reference.value());
        }
        boolean percent = !of.isEmpty() && "%".equals(of.get(0).unit().strip());
        if (percent && least >= 0 && most > HALF && most <= WHOLE) {
            return new Range(0, WHOLE, HALF);
        }
        return Range.ofPossible(least, most, 3, percent);
    }
}
