package org.sendwarehouse.receive.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes sheets of texts: every cell is text, and its column formatted as text, so that Excel bends neither dates nor
 * numbers with leading zeros. The same sheets give the same bytes.
 */
final class PlainWorkbook {
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final double WIDEST = 60;

    private PlainWorkbook() {}

    /** A sheet; the first of its rows is the header. */
    record TextSheet(String name, List<List<String>> rows) {
        TextSheet {
            rows = List.copyOf(rows);
        }
    }

    static void write(Path file, String title, List<TextSheet> sheets) throws IOException {
        Path raw = Files.createTempFile("workbook", ".xlsx");
        try {
            try (OutputStream stream = Files.newOutputStream(raw);
                    Workbook workbook = new Workbook(stream, "send-warehouse", "1.0")) {
                workbook.properties().setTitle(title);
                for (TextSheet sheet : sheets) {
                    write(workbook.newWorksheet(sheet.name()), sheet.rows());
                }
            }
            settle(raw, file);
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

    /** Takes out of the file what differs between two runs. */
    private static void settle(Path raw, Path file) throws IOException {
        try (ZipFile in = new ZipFile(raw.toFile());
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : in.stream().map(ZipEntry.class::cast).toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(FIXED_TIME);
                zip.putNextEntry(copy);
                try (InputStream content = in.getInputStream(entry)) {
                    if (entry.getName().equals("docProps/core.xml")) {
                        String xml = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                        zip.write(xml.replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$1" + FIXED_TIME + ":00Z")
                                .getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
        }
    }
}
