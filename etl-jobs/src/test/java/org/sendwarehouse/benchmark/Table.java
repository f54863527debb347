package org.sendwarehouse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a group of benchmarks found, as a table.
 *
 * @param group its name, as {@code -Dbenchmarks.only} takes it
 * @param text what was done to what, for a reader who was not there
 * @param rows each as wide as the header
 * @param figures what the rows were made of, as measured; empty where the rows say all
 */
record Table(
        String group, String title, String text, List<String> header, List<List<String>> rows, List<Figure> figures) {
    private static final List<String> COMPARED =
            List.of("What", "Rows", "Best, s", "Median, s", "Rows/s", "MB/s", "Peak memory, MB", "Times ours", "Note");

    Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        figures = List.copyOf(figures);
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("A row of " + row.size() + " below " + header.size() + ": " + row);
            }
        }
    }

    /**
     * Figures beside each other.
     *
     * @param ours the product's, against whose best time the others are held; empty where there is no alternative
     */
    static Table compared(String group, String title, String text, String ours, List<Figure> figures) {
        double base = figures.stream()
                .filter(figure -> figure.what().equals(ours) && figure.isRun())
                .mapToDouble(Figure::best)
                .findFirst()
                .orElse(Double.NaN);
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            rows.add(
                    figure.isRun()
                            ? List.of(
                                    figure.what(),
                                    figure.rows() == 0 ? "" : number("%,d", figure.rows()),
                                    number("%.2f", figure.best()),
                                    number("%.2f", figure.median()),
                                    figure.rows() == 0 ? "" : number("%,.0f", figure.rows() / figure.best()),
                                    figure.bytes() == 0 ? "" : number("%.1f", figure.bytes() / 1e6 / figure.best()),
                                    figure.peakMb() == 0 ? "" : number("%,d", figure.peakMb()),
                                    Double.isNaN(base) ? "" : number("%.2f", figure.best() / base),
                                    figure.note())
                            : List.of(figure.what(), "", "", "", "", "", "", "", figure.note()));
        }
        return new Table(group, title, text, COMPARED, rows, figures);
    }

    private static String number(String format, Object value) {
        return String.format(Locale.UK, format, value);
    }

    String markdown() {
        StringBuilder out = new StringBuilder(1024);
        out.append("## ").append(title).append("\n\n").append(text).append("\n\n");
        line(out, header);
        line(out, header.stream().map(name -> isText(name) ? "---" : "---:").toList());
        rows.forEach(row -> line(out, row));
        return out.append('\n').toString();
    }

    private static boolean isText(String name) {
        return name.equals("What") || name.equals("Question") || name.equals("Note");
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append("| ")
                .append(String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()))
                .append(" |\n");
    }
}
