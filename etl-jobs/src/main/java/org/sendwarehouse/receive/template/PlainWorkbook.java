package org.sendwarehouse.receive.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes sheets of texts: every cell is text, and its column formatted as text, so that Excel bends neither dates nor
 * numbers with leading zeros. The same sheets give the same bytes.
 */
public final class PlainWorkbook {
    private static final String CREATED = "1980-01-01T00:00:00Z";
    private static final double WIDEST = 60;

    private PlainWorkbook() {}

    /** A sheet; the first of its rows is the header. */
    public record TextSheet(String name, List<List<String>> rows) {
        public TextSheet {
            rows = List.copyOf(rows);
        }
    }

    /** Writes the file anew. */
    public static void write(Path file, String title, List<TextSheet> sheets) throws IOException {
        Path raw = Files.createTempFile("workbook", ".xlsx");
        try {
            try (OutputStream stream = Files.newOutputStream(raw);
                    Workbook workbook = new Workbook(stream, "send-warehouse", "1.0")) {
                workbook.properties().setTitle(title);
                for (TextSheet sheet : sheets) {
                    write(workbook.newWorksheet(sheet.name()), sheet.rows());
                }
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                StableZip.copy(raw, out, CREATED, (name, xml) -> xml);
            }
        } finally {
            Files.delete(raw);
        }
    }

    private static void write(Worksheet worksheet, List<List<String>> rows) throws IOException {
        for (int c = 0; c < rows.get(0).size(); c++) {
            int column = c;
            int longest = rows.stream()
                    .limit(200)
                    .mapToInt(r -> column < r.size() ? r.get(column).length() : 0)
                    .max()
                    .orElse(0);
            worksheet.width(c, Math.min(WIDEST, longest + 3));
            worksheet.style(0, c).bold().wrapText(true).set();
            worksheet
                    .range(1, c, Math.max(1, Math.min(rows.size(), 500)), c)
                    .style()
                    .format("@")
                    .set();
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                if (!rows.get(r).get(c).isEmpty()) {
                    worksheet.value(r, c, rows.get(r).get(c));
                }
            }
            if ((r & 1023) == 1023) {
                worksheet.flush();
            }
        }
    }
}
