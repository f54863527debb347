package org.sendwarehouse.security;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks that unpack without end, read other files, or call other machines. */
final class WorkbookAttacks {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private WorkbookAttacks() {}

    /** What is done to a workbook while it is written. */
    private interface Part {
        void write(ZipOutputStream zip) throws IOException;
    }

    private static AttackFile of(String name, String sheet, Part more, String... answer) {
        return AttackFile.of("liquidlogic", name + ".xlsx", out -> write(out, sheet, more), answer);
    }

    private static void write(OutputStream out, String sheet, Part more) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                        + " PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE
                        + "sheet.main+xml\"/><Override PartName=\"/"
                        + SHEET + "\" ContentType=\"" + TYPE
                        + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE
                        + "styles+xml\"/></Types>");
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                XML + "<workbook " + MAIN + " xmlns:r=\"" + RELATION
                        + "\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
        parts.put(
                "xl/styles.xml",
                XML + "<styleSheet " + MAIN + "><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>");
        if (!sheet.isEmpty()) {
            parts.put(SHEET, XML + "<worksheet " + MAIN + "><sheetData>" + sheet + "</sheetData></worksheet>");
        }
        for (Map.Entry<String, String> part : parts.entrySet()) {
            part(zip, part.getKey(), part.getValue().getBytes(StandardCharsets.UTF_8));
        }
        more.write(zip);
        zip.finish();
    }

    private static String relations(String type, String target) {
        return XML
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"rId1\" Type=\"" + RELATION + "/" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String cell(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String header() {
        StringBuilder cells = new StringBuilder();
        for (String name : List.of(
                "advice_id",
                "request_id",
                "person_id",
                "agency_code",
                "advice_type",
                "status",
                "statutory_exception",
                "requested_date",
                "due_date",
                "allocated_date",
                "received_date",
                "late_reason")) {
            cells.append(cell(name));
        }
        return row(1, cells.toString());
    }

    static List<AttackFile> all(Path secret, int port) {
        String type = "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        return List.of(
                of(
                        "bomb-ratio",
                        header(),
                        zip -> {
                            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
                            byte[] zeros = new byte[1 << 20];
                            for (int i = 0; i < 300; i++) {
                                zip.write(zeros);
                            }
                            zip.closeEntry();
                        },
                        "unpacks to more than 150 times its size"),
                of(
                        "bomb-entries",
                        header(),
                        zip -> {
                            for (int i = 0; i < 1_200; i++) {
                                part(zip, "xl/media/" + i, new byte[0]);
                            }
                        },
                        "more than 1000 parts"),
                of(
                        "bomb-names",
                        header(),
                        zip -> {
                            for (int i = 0; i < 900; i++) {
                                part(zip, "n".repeat(60_000) + i, new byte[0]);
                            }
                        },
                        "names of the workbook's parts are far too long"),
                of(
                        "bomb-row",
                        "",
                        zip -> {
                            zip.putNextEntry(new ZipEntry(SHEET));
                            zip.write((XML + "<worksheet " + MAIN + "><sheetData>" + header() + "<row r=\"2\">")
                                    .getBytes(StandardCharsets.UTF_8));
                            Random random = new Random(7);
                            for (int i = 0; i < 1_500_000; i++) {
                                zip.write(("<c><v>" + random.nextInt() + "</v></c>").getBytes(StandardCharsets.UTF_8));
                            }
                            zip.closeEntry();
                        },
                        "has a row of over"),
                of(
                        "entity-texts",
                        header(),
                        zip -> part(
                                zip,
                                "xl/sharedStrings.xml",
                                (XML + type + "<sst " + MAIN + "><si><t>&x;</t></si></sst>")
                                        .getBytes(StandardCharsets.UTF_8)),
                        "document type declaration"),
                of(
                        "entity-sheet",
                        "",
                        zip -> part(
                                zip,
                                SHEET,
                                (XML + type + "<worksheet " + MAIN + "><sheetData>" + row(1, cell("&x;"))
                                                + "</sheetData></worksheet>")
                                        .getBytes(StandardCharsets.UTF_8)),
                        "document type declaration"),
                of(
                        "sheet-of-words",
                        "",
                        zip -> part(zip, SHEET, (XML + "& no sheet").getBytes(StandardCharsets.UTF_8)),
                        "cannot be read after row 0"),
                of(
                        "calls",
                        header()
                                + row(
                                        2,
                                        cell("A1") + cell("R1") + cell("LL77") + "<c><f>cmd|' /C calc'!A0</f></c>"
                                                + "<c><f>WEBSERVICE(\"http://127.0.0.1:" + port + "/w\")</f></c>"),
                        zip -> {
                            part(
                                    zip,
                                    "xl/externalLinks/externalLink1.xml",
                                    ("<externalLink " + MAIN + "><ddeLink ddeService=\"cmd\" ddeTopic=\"/C calc\"/>"
                                                    + "</externalLink>")
                                            .getBytes(StandardCharsets.UTF_8));
                            part(
                                    zip,
                                    "xl/externalLinks/_rels/externalLink1.xml.rels",
                                    relations("externalLinkPath", "http://127.0.0.1:" + port + "/l")
                                            .getBytes(StandardCharsets.UTF_8));
                            part(zip, "../../../../escaped.txt", "x".getBytes(StandardCharsets.UTF_8));
                            part(zip, "/tmp/escaped.txt", "x".getBytes(StandardCharsets.UTF_8));
                        },
                        "1 of 1 rows are rejected",
                        "cell ("));
    }
}
