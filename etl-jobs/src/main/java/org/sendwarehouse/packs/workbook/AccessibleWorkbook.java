package org.sendwarehouse.packs.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.receive.template.StableZip;

/**
 * Writes a workbook as the Government Analysis Function asks of accessible spreadsheets: one named table a sheet, from
 * the first cell, with unique headers; no merged cells, filters, frozen panes or empty cells. Every text is a text cell:
 * no cell holds a formula, and text that a program could take for one is written with an apostrophe before it. The same
 * sheets give the same bytes.
 */
public final class AccessibleWorkbook {
    /** Written where there is no value, and explained in the notes. */
    public static final String NO_VALUE = "[x]";

    private static final double WIDEST = 60;

    private AccessibleWorkbook() {}

    /**
     * Writes sheets.
     *
     * @param title of the document
     * @param created date of the data; the workbook says it was made then
     */
    public static void write(OutputStream out, String title, LocalDate created, List<Sheet> sheets) throws IOException {
        // A file, since the library streams entries that only a zip's directory describes rightly.
        Path raw = Files.createTempFile("pack", ".xlsx");
        try {
            try (OutputStream stream = Files.newOutputStream(raw);
                    Workbook workbook = new Workbook(stream, "send-warehouse", "1.0")) {
                workbook.properties().setTitle(title);
                for (Sheet sheet : sheets) {
                    write(workbook.newWorksheet(sheet.name()), sheet);
                }
            }
            StableZip.copy(
                    raw,
                    out,
                    created + "T00:00:00Z",
                    // Tables bring filters that nobody asked for.
                    (name, xml) -> name.startsWith("xl/tables/")
                            ? xml.replaceAll("<autoFilter[^>]*/>|<autoFilter[^>]*>.*?</autoFilter>", "")
                            : xml);
        } finally {
            Files.delete(raw);
        }
    }

    private static void write(Worksheet worksheet, Sheet sheet) {
        int columns = sheet.headers().size();
        double[] widths = new double[columns];
        for (int c = 0; c < columns; c++) {
            worksheet.value(0, c, text(sheet.headers().get(c)));
            worksheet.style(0, c).bold().wrapText(true).set();
            widths[c] = sheet.headers().get(c).length();
        }
        for (int r = 0; r < sheet.rows().size(); r++) {
            for (int c = 0; c < columns; c++) {
                Object value = sheet.rows().get(r).get(c);
                put(worksheet, r + 1, c, value);
                widths[c] =
                        Math.max(widths[c], value == null ? 0 : value.toString().length());
            }
        }
        for (int c = 0; c < columns; c++) {
            worksheet.width(c, Math.min(WIDEST, widths[c] + 3));
        }
        String table = sheet.name().replaceAll("[^A-Za-z0-9]", "_");
        worksheet
                .range(0, 0, Math.max(1, sheet.rows().size()), columns - 1)
                .createTable(
                        sheet.headers().stream().map(AccessibleWorkbook::text).toArray(String[]::new))
                .setName(table)
                .setDisplayName(table)
                .styleInfo()
                .setStyleName("TableStyleLight1");
    }

    private static void put(Worksheet worksheet, int row, int column, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            worksheet.value(row, column, number.stripTrailingZeros());
        } else if (value instanceof Number number) {
            worksheet.value(row, column, number);
        } else if (value instanceof LocalDate date) {
            worksheet.value(row, column, date);
            worksheet.style(row, column).format("yyyy-mm-dd").set();
        } else {
            worksheet.value(row, column, text(value == null ? NO_VALUE : value.toString()));
            worksheet.style(row, column).wrapText(true).set();
        }
    }

    /** Text that no program takes for a formula (OWASP, CSV injection). */
    static String text(String value) {
        if (value.isBlank()) {
            return NO_VALUE;
        }
        return "=+-@\t\r\n|%".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
