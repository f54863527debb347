package org.sendwarehouse.packs.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;
import org.sendwarehouse.packs.style.Palette.SeriesLook;

/**
 * What may come, a panel a scenario on one scale: what was as a line, what may come as a band around its middle, and the
 * level to be reached as dashes.
 *
 * @param columns panels a row
 * @param panels in a fixed order
 * @param level the level to be reached
 * @param levelLabel printed at it in the first panel
 * @param alternativeText what the chart shows, in words
 */
public record FanChart(int columns, List<FanPanel> panels, double level, String levelLabel, String alternativeText)
        implements Chart {
    private static final double GUTTER = 14;
    private static final double HEAD = 52;
    private static final double PLOT = 84;
    private static final double FOOT = 26;

    /**
     * One scenario.
     *
     * @param title its name
     * @param notes two short lines beneath: what follows from it
     * @param past what was, in order; a null is a gap
     * @param to what may come, in order; the first is where the past ends
     * @param first label of the first month
     * @param last label of the last month
     */
    public record FanPanel(
            String title,
            List<String> notes,
            List<@Nullable Double> past,
            List<Spread> to,
            String first,
            String last) {}

    /** The lower bound, the middle and the upper bound of one month to come. */
    public record Spread(double lower, double middle, double upper) {}

    @Override
    public double height() {
        int rows = (panels.size() + columns - 1) / columns;
        return rows * (HEAD + PLOT + FOOT);
    }

    @Override
    public void draw(Canvas canvas) {
        double width = (canvas.width - GUTTER * (columns - 1)) / columns;
        Range range = Range.of(0, highest(), 3);
        for (int i = 0; i < panels.size(); i++) {
            double left = i % columns * (width + GUTTER);
            int row = i / columns;
            double top = row * (HEAD + PLOT + FOOT);
            draw(canvas, panels.get(i), range, left, top, width, i == 0);
        }
    }

    private void draw(
            Canvas canvas, FanPanel panel, Range range, double left, double top, double width, boolean labelled) {
        double axis = left + TimeAxes.left(canvas, range, "") - 6;
        List<String> title = canvas.wrapped(panel.title(), width, Canvas.LABEL, true, 2);
        for (int i = 0; i < title.size(); i++) {
            canvas.text(title.get(i), left, top + 11 + 12 * i, Canvas.LABEL, true, canvas.palette.ink(), Align.LEFT);
        }
        double notes = top + 11 + 12 * (title.size() - 1);
        for (int i = 0; i < panel.notes().size(); i++) {
            String note = canvas.fitted(panel.notes().get(i), width, Canvas.SMALL, false);
            canvas.small(note, left, notes + 11.5 * (i + 1), Align.LEFT);
        }
        double bottom = top + HEAD + PLOT;
        Scale y = new Scale(0, range.high(), bottom, top + HEAD + 10);
        int months = panel.past().size() + panel.to().size() - 1;
        Scale x = new Scale(0, Math.max(1, months - 1.0), axis, left + width - 3);
        SeriesLook look = canvas.palette.series("this area");
        band(canvas, panel, x, y);
        for (double mark : range.ticks()) {
            canvas.line(
                    axis,
                    y.at(mark),
                    left + width,
                    y.at(mark),
                    mark == 0 ? canvas.palette.ink() : canvas.palette.grid(),
                    0.75);
            canvas.small(Plain.number(mark), axis - 4, y.at(mark) + 3, Align.RIGHT);
        }
        SeriesLook target = canvas.palette.series("target");
        canvas.line(axis, y.at(level), left + width, y.at(level), target);
        if (labelled) {
            String text = canvas.fitted(levelLabel, left + width - axis, Canvas.SMALL, false);
            canvas.text(text, left + width, y.at(level) - 3, Canvas.SMALL, false, target.colour(), Align.RIGHT);
        }
        List<double @Nullable []> past = new ArrayList<>();
        for (int i = 0; i < panel.past().size(); i++) {
            Double value = panel.past().get(i);
            past.add(value == null ? null : new double[] {x.at((double) i), y.at(value)});
        }
        canvas.path(past, new SeriesLook(look.colour(), 1.6f, List.of()));
        List<double @Nullable []> middle = new ArrayList<>();
        for (int i = 0; i < panel.to().size(); i++) {
            middle.add(new double[] {
                x.at(panel.past().size() - 1.0 + i), y.at(panel.to().get(i).middle())
            });
        }
        canvas.path(middle, new SeriesLook(look.colour(), 1.6f, List.of(1.5f, 2f)));
        canvas.small(panel.first(), axis, bottom + 12, Align.LEFT);
        canvas.small(panel.last(), left + width, bottom + 12, Align.RIGHT);
    }

    private static void band(Canvas canvas, FanPanel panel, Scale x, Scale y) {
        List<double[]> corners = new ArrayList<>();
        for (int i = 0; i < panel.to().size(); i++) {
            corners.add(new double[] {
                x.at(panel.past().size() - 1.0 + i), y.at(panel.to().get(i).upper())
            });
        }
        for (int i = panel.to().size() - 1; i >= 0; i--) {
            corners.add(new double[] {
                x.at(panel.past().size() - 1.0 + i), y.at(panel.to().get(i).lower())
            });
        }
        canvas.area(corners, canvas.palette.band());
    }

    private double highest() {
        double highest = Math.max(1, level);
        for (FanPanel panel : panels) {
            for (Double value : panel.past()) {
                highest = value == null ? highest : Math.max(highest, value);
            }
            for (Spread spread : panel.to()) {
                highest = Math.max(highest, spread.upper());
            }
        }
        return highest;
    }
}
