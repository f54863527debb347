package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Canvas.Align;

/**
 * When things were promised: a row a promise, a hollow diamond where it is due, a filled one where it was met, and between the
 * due date and the day it was met, or today, a bar as long as it was late. Date and status stand beside each row as text.
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
    private static final double NAME = 202;
    private static final double SAID = 98;
    private static final double GLYPH = 7;
    private static final double LINE = 11.5;
    private static final double PADDING = 7;
    private static final double HEAD = 46;
    private static final double MONTH = 21;
    /** A little larger than years are written, so that two do not touch. */
    private static final float LABELLED = 11;

    /**
     * One promise.
     *
     * @param name in lines that fit the column of names
     * @param due when it is due
     * @param status as the palette has it
     * @param met the day it was met; null where it was not, or the day is not known
     * @param late whether it is late until today
     * @param said lines beside the row: its date, its status with the cue before it, what came since
     */
    public record TimelineRow(
            List<String> name,
            LocalDate due,
            String status,
            @Nullable LocalDate met,
            boolean late,
            List<String> said) {
        /** How many lines it takes. */
        public int lines() {
            return Math.max(name.size(), said.size());
        }
    }

    /** Breaks a name into lines that fit the column of names. */
    public static List<String> lines(String name) {
        return Letters.small(name, NAME - 4);
    }

    @Override
    public double height() {
        return HEAD + rows.stream().mapToDouble(TimelineChart::rowHeight).sum() + 2;
    }

    private static double rowHeight(TimelineRow row) {
        return Math.max(1, row.lines()) * LINE + PADDING;
    }

    @Override
    public void draw(Canvas canvas) {
        Scale x = Scale.ofDates(from, to, NAME + 16, canvas.width - SAID - 16);
        double bottom = height();
        drawMonths(canvas, x, bottom);
        double under = HEAD;
        for (TimelineRow row : rows) {
            under += rowHeight(row);
            canvas.line(0, under, canvas.width, under, canvas.palette.grid(), 0.5);
        }
        canvas.line(x.at(today), 13, x.at(today), bottom, canvas.palette.ink(), 1.1);
        double half = canvas.textWidth(todayLabel, Canvas.SMALL, true) / 2;
        double middle = Math.max(half, Math.min(canvas.width - half, x.at(today)));
        canvas.text(todayLabel, middle, 10, Canvas.SMALL, true, canvas.palette.ink(), Align.CENTRE);
        double y = HEAD;
        for (TimelineRow row : rows) {
            texts(canvas, row, y);
            marks(canvas, row, x, y + rowHeight(row) / 2);
            y += rowHeight(row);
        }
    }

    private static void texts(Canvas canvas, TimelineRow row, double y) {
        String ink = canvas.palette.ink();
        for (int i = 0; i < row.name().size(); i++) {
            String line = canvas.fitted(row.name().get(i), NAME, Canvas.SMALL, false);
            canvas.text(line, 0, baseline(y, i), Canvas.SMALL, false, ink, Align.LEFT);
        }
        double left = canvas.width - SAID;
        for (int i = 0; i < row.said().size(); i++) {
            // The second line is the status: its cue stands before it.
            double indent = i == 1 ? GLYPH + 4 : 0;
            if (i == 1) {
                String glyph = canvas.palette.status(row.status()).glyph();
                canvas.glyph(glyph, colour(canvas, row.status()), left, baseline(y, i) - GLYPH, GLYPH);
            }
            String line = canvas.fitted(row.said().get(i), SAID - indent, Canvas.SMALL, i == 1);
            canvas.text(line, left + indent, baseline(y, i), Canvas.SMALL, i == 1, ink, Align.LEFT);
        }
    }

    private static double baseline(double y, int line) {
        return y + PADDING / 2 + LINE * (line + 0.8);
    }

    private void marks(Canvas canvas, TimelineRow row, Scale x, double middle) {
        String colour = colour(canvas, row.status());
        LocalDate met = row.met();
        LocalDate end = met != null ? met : row.late() ? today : row.due();
        if (end.isAfter(row.due())) {
            canvas.fill(x.at(row.due()), middle - 2.5, x.at(end) - x.at(row.due()), 5, colour);
        }
        boolean metInTime = "met".equals(row.status()) && met == null;
        canvas.diamond(x.at(row.due()), middle, 5, colour, !metInTime);
        if (met != null) {
            canvas.diamond(x.at(met), middle, 5, colour, false);
        }
    }

    /** A line every quarter; months are labelled as often as they have room, years at their January. */
    private void drawMonths(Canvas canvas, Scale x, double bottom) {
        int step = 3;
        while (step < 12 && x.at(from.plusMonths(step)) - x.at(from) < MONTH) {
            step *= 2;
        }
        boolean months = x.at(from.plusMonths(step)) - x.at(from) >= MONTH;
        for (LocalDate mark = from; !mark.isAfter(to); mark = mark.plusMonths(3)) {
            boolean year = mark.getMonthValue() == 1;
            double at = x.at(mark);
            canvas.line(at, HEAD - 4, at, bottom, canvas.palette.grid(), year ? 1.2 : 0.6);
            if (months && (mark.getMonthValue() - 1) % step == 0) {
                String label = mark.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                canvas.text(label, at, HEAD - 8, Canvas.SMALL, false, canvas.palette.muted(), Align.CENTRE);
            }
            boolean firstYear = mark.equals(from) && mark.getMonthValue() < 7;
            String label = String.valueOf(mark.getYear());
            if ((year || firstYear) && canvas.isFree(canvas.box(label, at, HEAD - 20, LABELLED, true, Align.CENTRE))) {
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
