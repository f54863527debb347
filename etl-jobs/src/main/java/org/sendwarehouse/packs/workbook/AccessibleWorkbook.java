package org.sendwarehouse.packs.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.template.StableZip;

/**
 * Writes a workbook as the Government Analysis Function asks of accessible spreadsheets: one named table a sheet, from
 * the first cell, with unique headers; no merged cells, filters, frozen panes or empty cells; a sans serif face of 12
 * points, widths that show the headers, a title and a language. Every text is a text cell: no cell holds a formula, and
 * text that a program could take for one is written with an apostrophe before it. The same sheets give the same bytes.
 */
public final class AccessibleWorkbook {
    /** Written where there is no value, and explained in the notes. */
    public static final String NO_VALUE = CellText.NO_VALUE;

    private static final String FACE = "Arial";
    private static final double POINTS = 12;
    private static final double NARROWEST = 8;
    private static final double WIDEST = 60;

    /** The first day that every program that reads workbooks knows. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private AccessibleWorkbook() {}

    /**
     * Writes sheets.
     *
     * @param title of the document
     * @param created date of the data; the workbook says it was made then
     * @param sheets in their order; their names differ, whatever the case
     */
    public static void write(OutputStream out, String title, LocalDate created, List<Sheet> sheets) throws IOException {
        Set<String> names = new HashSet<>();
        for (Sheet sheet : sheets) {
            if (!names.add(sheet.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Two sheets are called " + sheet.name());
            }
        }
        // A file, since the library streams entries that only a zip's directory describes rightly.
        Path raw = Files.createTempFile("pack", ".xlsx");
        try {
            Home.OwnerOnly.restrict(raw);
            try (OutputStream stream = Files.newOutputStream(raw);
                    Workbook workbook = new Workbook(stream, "send-warehouse", "1.0")) {
                workbook.setGlobalDefaultFont(FACE, POINTS);
                workbook.properties().setTitle(title);
                for (Sheet sheet : sheets) {
                    write(workbook.newWorksheet(sheet.name()), sheet);
                }
            }
            StableZip.copy(raw, out, created + "T00:00:00Z", AccessibleWorkbook::finished);
        } finally {
            Files.delete(raw);
        }
    }

    /** What the library cannot say: tables without the filters that nobody asked for, and the language. */
    private static String finished(String name, String xml) {
        if (name.startsWith("xl/tables/")) {
            return xml.replaceAll("<autoFilter[^>]*/>|<autoFilter[^>]*>.*?</autoFilter>", "");
        }
        return name.equals("docProps/core.xml")
                ? xml.replace("</dc:title>", "</dc:title><dc:language>en-GB</dc:language>")
                : xml;
    }

    private static void write(Worksheet worksheet, Sheet sheet) {
        int columns = sheet.headers().size();
        double[] widths = new double[columns];
        for (int c = 0; c < columns; c++) {
            worksheet.value(0, c, CellText.of(sheet.headers().get(c)));
            worksheet.style(0, c).bold().wrapText(true).set();
            widths[c] = Math.max(NARROWEST, sheet.headers().get(c).length());
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
            // A width counts digits of 11 points; these are larger, and headers are bold.
            worksheet.width(c, Math.min(WIDEST, widths[c] * 1.2 + 3));
        }
        worksheet
                .range(0, 0, sheet.rows().size(), columns - 1)
                .createTable(sheet.headers().stream().map(CellText::of).toArray(String[]::new))
                .setName(sheet.table())
                .setDisplayName(sheet.table())
                .styleInfo()
                .setStyleName("TableStyleLight1");
    }

    private static void put(Worksheet worksheet, int row, int column, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            worksheet.value(row, column, number.stripTrailingZeros());
        } else if (value instanceof BigInteger number) {
            worksheet.value(row, column, new BigDecimal(number));
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            worksheet.value(row, column, number);
        } else if (value instanceof LocalDate date && !date.isBefore(FIRST_DAY)) {
            worksheet.value(row, column, date);
            worksheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Sheet.Link link) {
            worksheet.hyperlink(row, column, HyperLink.internal("'" + link.sheet() + "'!A1", link.sheet()));
            worksheet.style(row, column).underlined().fontColor("12436D").set();
        } else {
            worksheet.value(row, column, text(value));
            worksheet.style(row, column).wrapText(true).set();
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        return CellText.of(value == null || value instanceof Number ? "" : value.toString());
    }
}
