package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.landing.RawWorkbook.row;
import static org.sendwarehouse.landing.RawWorkbook.texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;

/** Workbooks made to do harm: each is refused with its reason, beside a good delivery that lands. */
class WorkbookGuardTest {
    private static final String HEADER = row(1, texts(Casework.ADVICE_HEADER.split(",")));

    private final Path folder;
    private final Door door;
    private int sent;

    WorkbookGuardTest(@TempDir Path folder) {
        this.folder = folder;
        this.door = new Door(folder.resolve("home"));
    }

    private String refused(byte[] workbook) throws IOException {
        door.put("liquidlogic/bad.xlsx", workbook);
        door.put("liquidlogic/ehc_advice_2026-04-30.csv", Casework.advice(Casework.adviceRows(++sent)));
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).extracting(LandedDelivery::status).containsExactly(Status.LANDED, Status.REFUSED);
        assertThat(door.home().inbox().resolve("liquidlogic/bad.xlsx")).doesNotExist();
        return night.get(1).reason();
    }

    private static RawWorkbook good() {
        return new RawWorkbook().sheet("Advice", HEADER);
    }

    @Test
    void a_zip_bomb_is_refused_by_what_really_comes_out_of_it() throws IOException {
        assertThat(refused(
                        good().part("xl/media/image1.png", new byte[64 << 20]).bytes()))
                .startsWith("A part of the workbook unpacks to more than 150 times its size");
    }

    @Test
    void a_table_of_texts_that_would_fill_the_memory_is_refused() throws IOException {
        StringBuilder texts = new StringBuilder("<sst>");
        for (int i = 0; texts.length() < 33 << 20; i++) {
            texts.append("<si><t>").append(Integer.toHexString(i * 0x9E3779B1)).append("</t></si>");
        }
        assertThat(refused(good().part(
                                "xl/sharedStrings.xml",
                                texts.append("</sst>").toString().getBytes(StandardCharsets.UTF_8))
                        .bytes()))
                .startsWith("The workbook unpacks to more than 32 MB of texts");
    }

    @Test
    void thousands_of_parts_are_refused() throws IOException {
        RawWorkbook workbook = good();
        for (int i = 0; i < 1_001; i++) {
            workbook.part("xl/media/" + i, new byte[0]);
        }
        assertThat(refused(workbook.bytes())).startsWith("The workbook has more than 1000 parts");
    }

    @Test
    void entities_are_refused_and_no_file_is_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        byte[] shared = ("<!DOCTYPE sst [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><sst><si><t>&x;</t></si></sst>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(refused(good().part("xl/sharedStrings.xml", shared).bytes())).contains("document type declaration");
    }

    @Test
    void a_part_in_an_encoding_that_hides_entities_is_refused() throws IOException {
        byte[] shared = "<!DOCTYPE sst []><sst/>".getBytes(StandardCharsets.UTF_16);
        assertThat(refused(good().part("xl/sharedStrings.xml", shared).bytes())).contains("not written in UTF-8");
    }

    @Test
    void a_cell_in_a_column_that_does_not_exist_is_refused() throws IOException {
        assertThat(refused(new RawWorkbook()
                        .sheet("Advice", HEADER, "<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")
                        .bytes()))
                .contains("beyond the last column");
    }

    @Test
    void a_text_without_end_is_refused() throws IOException {
        byte[] noise = new byte[800_000];
        new java.util.Random(7).nextBytes(noise);
        String text = HexFormat.of().formatHex(noise);
        assertThat(refused(new RawWorkbook()
                        .sheet("Advice", HEADER, row(2, texts(text)))
                        .bytes()))
                .contains("one text of over a million characters");
    }

    @Test
    void macros_and_old_and_encrypted_workbooks_are_refused() throws IOException {
        assertThat(refused(good().part("xl/vbaProject.bin", new byte[10]).bytes()))
                .contains("macros");
        assertThat(refused(good().contentType("application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                        .bytes()))
                .contains("macros");
        byte[] encrypted = new byte[4096];
        System.arraycopy(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 0, encrypted, 0, 8);
        assertThat(refused(encrypted)).contains("old kind (.xls), or one with a password");
    }

    @Test
    void a_zip_file_that_is_no_workbook_and_a_workbook_cut_short_are_refused() throws IOException {
        assertThat(refused(good().contentType("application/xml").bytes())).contains("no workbook");
        byte[] whole = good().bytes();
        assertThat(refused(java.util.Arrays.copyOf(whole, whole.length / 2))).contains("damaged or cut short");
    }

    @Test
    void a_part_whose_name_leads_outside_writes_nothing() throws IOException {
        door.put(
                "liquidlogic/ehc_advice_2026-04-30.xlsx",
                new RawWorkbook()
                        .sheet(
                                "Advice",
                                HEADER,
                                row(2, texts(Casework.adviceRow(1).split(",", -1))))
                        .part("../../../../escaped.txt", "x".getBytes(StandardCharsets.UTF_8))
                        .part("xl/externalLinks/externalLink1.xml", "<externalLink/>".getBytes(StandardCharsets.UTF_8))
                        .bytes());
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night.get(0).status()).as(night.get(0).reason()).isEqualTo(Status.LANDED);
        assertThat(Door.files(folder)).noneMatch(f -> f.endsWith("escaped.txt"));
    }
}
