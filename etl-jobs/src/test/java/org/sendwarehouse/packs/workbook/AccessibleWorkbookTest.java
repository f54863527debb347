package org.sendwarehouse.packs.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessibleWorkbookTest {
    private static final LocalDate AS_AT = LocalDate.of(2026, 4, 30);

    private final Path folder;

    AccessibleWorkbookTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path write(String name, Sheet... sheets) throws Exception {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            AccessibleWorkbook.write(out, "Test", AS_AT, List.of(sheets));
        }
        return file;
    }

    private static String entry(Path file, String name) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothing_in_data_becomes_a_formula() throws Exception {
        Path file = write(
                "a.xlsx",
                new Sheet(
                        "Data",
                        List.of("=cmd|' /C calc'!A0", "text"),
                        List.of(
                                List.of("=1+1", "+1"),
                                List.of("-1", "@SUM(A1)"),
                                List.of("\t=1", "\r=1"),
                                List.of("plain", "a=b"))));
        assertThat(entry(file, "xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .doesNotContain("<f ");
        assertThat(entry(file, "xl/sharedStrings.xml").replace("&apos;", "'"))
                .contains(">'=1+1<", ">'+1<", ">'-1<", ">'@SUM(A1)<", ">plain<", ">a=b<")
                .doesNotContain(">=1+1<");
    }

    @Test
    void a_sheet_is_one_named_table_from_its_first_cell_without_merges_filters_or_panes() throws Exception {
        Path file = write(
                "b.xlsx", new Sheet("Figure 1", List.of("a", "b"), List.of(List.of("x", new BigDecimal("18.2577")))));
        assertThat(entry(file, "xl/tables/table1.xml"))
                .contains("displayName=\"Figure_1\"", "ref=\"A1:B2\"")
                .doesNotContain("autoFilter");
        assertThat(entry(file, "xl/worksheets/sheet1.xml"))
                .doesNotContain("mergeCell", "autoFilter", "<pane")
                .contains("<v>18.2577</v>");
    }

    @Test
    void no_cell_is_left_empty() throws Exception {
        Path file = write("c.xlsx", new Sheet("Data", List.of("a", "b"), List.of(Arrays.asList(null, ""))));
        assertThat(entry(file, "xl/sharedStrings.xml")).contains(">[x]<");
        assertThat(entry(file, "xl/worksheets/sheet1.xml")).contains("r=\"A2\"", "r=\"B2\"");
    }

    @Test
    void the_same_sheets_give_the_same_bytes() throws Exception {
        Sheet sheet = new Sheet("Data", List.of("when"), List.of(List.of(AS_AT)));
        Path first = write("d.xlsx", sheet);
        Thread.sleep(1100); // a second, the resolution of the date inside
        assertThat(write("e.xlsx", sheet)).hasSameBinaryContentAs(first);
    }

    @Test
    void it_has_a_title_a_language_and_a_face_that_can_be_read() throws Exception {
        Path file = write("f.xlsx", new Sheet("Data", List.of("a"), List.of(List.of("x"))));
        assertThat(entry(file, "docProps/core.xml"))
                .contains("<dc:title>Test</dc:title>", "<dc:language>en-GB</dc:language>");
        assertThat(entry(file, "xl/styles.xml"))
                .contains("<name val=\"Arial\"/>", "<sz val=\"12.00\"/>")
                .doesNotContain("Calibri");
    }

    @Test
    void a_contents_page_leads_to_its_sheets() throws Exception {
        Path file = write(
                "g.xlsx",
                new Sheet("Contents", List.of("Sheet"), List.of(List.of(new Sheet.Link("Figure 1")))),
                new Sheet("Figure 1", List.of("a"), List.of(List.of("x"))));
        assertThat(entry(file, "xl/worksheets/sheet1.xml"))
                .containsPattern("<hyperlink [^>]*location=\"(&apos;|')Figure 1(&apos;|')!A1\"");
        assertThat(entry(file, "xl/sharedStrings.xml")).contains(">Figure 1<");
    }

    @Test
    void numbers_dates_and_flags_are_what_they_are_and_oddities_are_text() throws Exception {
        Path file = write(
                "h.xlsx",
                new Sheet(
                        "Data",
                        List.of("value"),
                        List.of(
                                List.of(new BigDecimal("-1200.50")),
                                List.of(AS_AT),
                                List.of(true),
                                List.of(Double.NaN),
                                List.of(new BigInteger("123456789012345678901234567890")),
                                List.of(LocalDate.of(1850, 1, 2)))));
        assertThat(entry(file, "xl/worksheets/sheet1.xml"))
                .contains("<v>-1200.5</v>", "<v>123456789012345678901234567890</v>");
        assertThat(entry(file, "xl/sharedStrings.xml")).contains(">yes<", ">[x]<", ">1850-01-02<");
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            assertThat(workbook.getFirstSheet().read().get(2).getCellAsDate(0)).contains(AS_AT.atStartOfDay());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1", "R1C1", "r", "Data: 2026", "It's", "=1", "2026", "a  b", " a"})
    void a_name_that_no_sheet_or_table_may_have_is_refused(String name) {
        assertThatThrownBy(() -> new Sheet(name, List.of("a"), List.of(List.of("x"))))
                .hasMessageContaining("cannot be called");
    }

    @Test
    void sheets_of_one_name_and_sheets_without_rows_are_refused() {
        Sheet sheet = new Sheet("Data", List.of("a"), List.of(List.of("x")));
        assertThatThrownBy(() -> write("i.xlsx", sheet, new Sheet("DATA", List.of("a"), List.of(List.of("x")))))
                .hasMessageContaining("Two sheets are called DATA");
        assertThatThrownBy(() -> new Sheet("Data", List.of("a"), List.of())).hasMessageContaining("no rows");
        assertThatThrownBy(() -> new Sheet("Data", List.of("a", "A"), List.of()))
                .hasMessageContaining("two columns A");
        assertThatThrownBy(() -> new Sheet("Data", List.of(" "), List.of())).hasMessageContaining("without a name");
    }

    @Test
    void two_columns_of_one_name_are_refused() {
        assertThatThrownBy(() -> new Sheet("Data", List.of("a", "a"), List.of()))
                .hasMessageContaining("two columns a");
    }
}
