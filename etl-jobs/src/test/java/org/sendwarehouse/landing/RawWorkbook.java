package org.sendwarehouse.landing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that a test can have what no office program would write. */
final class RawWorkbook {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private String contentType = TYPE + "sheet.main+xml";
    private boolean from1904;

    /** A sheet of these rows, each as written by {@link #row}. */
    RawWorkbook sheet(String name, String... rows) {
        sheets.put(name, String.join("", rows));
        return this;
    }

    RawWorkbook hiddenSheet(String name, String... rows) {
        hidden.add(name);
        return sheet(name, rows);
    }

    RawWorkbook from1904() {
        from1904 = true;
        return this;
    }

    RawWorkbook contentType(String type) {
        contentType = type;
        return this;
    }

    RawWorkbook part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** A row with these cells, each as written by one of the methods below, or empty. */
    static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.append(cells[i].replace("@", column(i) + number));
            }
        }
        return row.append("</row>").toString();
    }

    static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + (char) ('A' + index % 26);
    }

    static String text(String text) {
        return "<c r=\"@\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String number(String number) {
        return "<c r=\"@\"><v>" + number + "</v></c>";
    }

    /** Style 1 is a built-in date, 2 {@code dd/mm/yyyy}, 3 {@code [Red]0.0 "days"}, 4 hours and minutes. */
    static String styled(int style, String number) {
        return "<c r=\"@\" s=\"" + style + "\"><v>" + number + "</v></c>";
    }

    static String yes(boolean yes) {
        return "<c r=\"@\" t=\"b\"><v>" + (yes ? 1 : 0) + "</v></c>";
    }

    static String error(String error) {
        return "<c r=\"@\" t=\"e\"><v>" + error + "</v></c>";
    }

    static String formula(String formula, String type, String value) {
        return "<c r=\"@\" t=\"" + type + "\"><f>" + formula + "</f>" + (value.isEmpty() ? "" : "<v>" + value + "</v>")
                + "</c>";
    }

    static String[] texts(String... texts) {
        String[] cells = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            cells[i] = texts[i].isEmpty() ? "" : text(texts[i]);
        }
        return cells;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", contentTypes());
            put(zip, "_rels/.rels", relations("officeDocument", List.of("xl/workbook.xml")));
            put(zip, "xl/workbook.xml", workbook());
            put(zip, "xl/_rels/workbook.xml.rels", sheetRelations());
            put(zip, "xl/styles.xml", styles());
            int number = 1;
            for (String rows : sheets.values()) {
                put(
                        zip,
                        "xl/worksheets/sheet" + number++ + ".xml",
                        XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private String contentTypes() {
        StringBuilder types = new StringBuilder(XML)
                .append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
                .append("<Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                .append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + contentType + "\"/>")
                .append("<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/>");
        for (int i = 1; i <= sheets.size(); i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"" + TYPE
                    + "worksheet+xml\"/>");
        }
        return types.append("</Types>").toString();
    }

    private static String relations(String type, List<String> targets) {
        StringBuilder relations = new StringBuilder(XML)
                .append("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < targets.size(); i++) {
            relations.append("<Relationship Id=\"rId" + (i + 1)
                    + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                    + "\" Target=\"" + targets.get(i) + "\"/>");
        }
        return relations.append("</Relationships>").toString();
    }

    private String sheetRelations() {
        List<String> targets = new ArrayList<>();
        for (int i = 1; i <= sheets.size(); i++) {
            targets.add("worksheets/sheet" + i + ".xml");
        }
        return relations("worksheet", targets);
    }

    private String workbook() {
        StringBuilder workbook = new StringBuilder(XML)
                .append("<workbook xmlns=\"" + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">")
                .append(from1904 ? "<workbookPr date1904=\"1\"/>" : "")
                .append("<sheets>");
        int number = 1;
        for (String name : sheets.keySet()) {
            workbook.append("<sheet name=\"" + name + "\" sheetId=\"" + number + "\""
                    + (hidden.contains(name) ? " state=\"hidden\"" : "") + " r:id=\"rId" + number++ + "\"/>");
        }
        return workbook.append("</sheets></workbook>").toString();
    }

    private static String styles() {
        return XML + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"2\">"
                + "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.0 &quot;days&quot;\"/></numFmts>"
                + "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                + "<xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";
    }
}
