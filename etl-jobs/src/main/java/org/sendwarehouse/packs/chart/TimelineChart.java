package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.packs.chart.Canvas.Align;

/**
 * When things were promised: a row a promise, a hollow diamond where it is due, a filled one where it was met, a bar from
 * the due date to today where it is late.
 *
 * @param from start of the axis
 * @param to end of the axis
 * @param today the as-at date
 * @param todayLabel written above its line
 * @param rows in order of due date
 * @param alternativeText what the chart shows, in words
 */
public record TimelineChart(
        LocalDate from,
        LocalDate to,
        LocalDate today,
        String todayLabel,
        List<TimelineRow> rows,
        String alternativeText)
        implements Chart {
    private static final double NAME = 214;
    private static final double LINE = 11.5;
    private static final double PADDING = 7;
    private static final double HEAD = 46;

    /**
     * One promise.
     *
     * @param name lines that fit the column of names
     * @param due when it is due
     * @param status as the palette has it
     * @param late whether a bar runs from the due date to today
     */
    public record TimelineRow(List<String> name, LocalDate due, String status, boolean late) {}

    /** Breaks a name into lines that fit the column of names, by an estimate of the width of its letters. */
    public static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            if (line.length() + word.length() + 1 > 47 && line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public double height() {
        return HEAD + rows.stream().mapToDouble(TimelineChart::rowHeight).sum() + 2;
    }

    private static double rowHeight(TimelineRow row) {
        return Math.max(1, row.name().size()) * LINE + PADDING;
    }

    @Override
    public void draw(Canvas canvas) {
        Scale x = Scale.ofDates(from, to, NAME + 14, canvas.width - 12);
        double bottom = height();
        drawMonths(canvas, x, bottom);
        double y = HEAD;
        for (TimelineRow row : rows) {
            double height = rowHeight(row);
            double middle = y + height / 2;
            for (int i = 0; i < row.name().size(); i++) {
                canvas.text(
                        row.name().get(i),
                        0,
                        y + PADDING / 2 + LINE * (i + 0.8),
                        Canvas.SMALL,
                        false,
                        canvas.palette.ink(),
                        Align.LEFT);
            }
            String colour = colour(canvas, row.status());
            if (row.late()) {
                canvas.fill(x.at(row.due()), middle - 2.5, x.at(today) - x.at(row.due()), 5, colour);
            }
            canvas.diamond(x.at(row.due()), middle, 5, colour, !"met".equals(row.status()));
            canvas.line(0, y + height, canvas.width, y + height, canvas.palette.grid(), 0.5);
            y += height;
        }
        canvas.line(x.at(today), 13, x.at(today), bottom, canvas.palette.ink(), 1.1);
        canvas.text(todayLabel, x.at(today), 10, Canvas.SMALL, true, canvas.palette.ink(), Align.CENTRE);
    }

    /** A line every quarter; labels every quarter or, on a long axis, every half year; the year at its January. */
    private void drawMonths(Canvas canvas, Scale x, double bottom) {
        int step = from.plusMonths(30).isBefore(to) ? 6 : 3;
        for (LocalDate mark = from; !mark.isAfter(to); mark = mark.plusMonths(3)) {
            boolean year = mark.getMonthValue() == 1;
            double at = x.at(mark);
            canvas.line(at, HEAD - 4, at, bottom, canvas.palette.grid(), year ? 1.2 : 0.6);
            if ((mark.getMonthValue() - 1) % step == 0) {
                String label = mark.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                canvas.text(label, at, HEAD - 8, Canvas.SMALL, false, canvas.palette.muted(), Align.CENTRE);
            }
            boolean firstYear = mark.equals(from) && mark.getMonthValue() < 7;
            if (year || firstYear) {
                String label = String.valueOf(mark.getYear());
                canvas.text(label, at, HEAD - 20, Canvas.SMALL, true, canvas.palette.ink(), Align.CENTRE);
            }
        }
    }

    /** A status on white takes its ink, a solid one its fill. */
    private static String colour(Canvas canvas, String status) {
        var look = canvas.palette.status(status);
        return look.ink().equals(canvas.palette.paper()) ? look.fill() : look.ink();
    }
}
