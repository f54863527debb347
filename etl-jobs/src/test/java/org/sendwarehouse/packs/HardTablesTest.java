package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.packs.StructureTree.Element;
import org.sendwarehouse.packs.TableBlocks.Made;
import org.sendwarehouse.packs.pdf.DocumentFacts;
import org.sendwarehouse.packs.pdf.FinishedPdf;
import org.sendwarehouse.packs.style.Palette;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Every template of rows, with 1 to 60 and with 500 rows of hard texts: what is read out of the document's structure is
 * what was put in, row by row and cell by cell.
 */
class HardTablesTest {
    private static final Templates TEMPLATES = Templates.of(Palette.shipped());
    private static final Path FOLDER = Path.of("target", "hard-tables");
    private static final List<@Nullable String> HARD = java.util.Arrays.asList(
            "plain",
            "−1,234.5",
            "[c]",
            null,
            "",
            "a < b & \"c\" > d",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
            "A name that is much longer than anyone planned for, of a provider of three hundred years' standing in two"
                    + " counties, and still every word of it must be printed",
            "Żółć, naïve Øre – 3 ≤ 4 ≈ 5",
            "first line\nsecond line",
            "0");

    static List<String> templates() {
        return TableBlocks.templates(TEMPLATES);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_cell_is_read_out_as_it_was_put_in_from_1_to_60_rows(String template) throws Exception {
        for (int rows : List.of(1, 2, 3, 5, 6, 7, 11, 16, 23, 31, 47, 60)) {
            check(template, rows, Integer.toString(rows), hard(rows));
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void five_hundred_rows_are_one_table_with_every_text(String template) throws Exception {
        check(template, 500, "500", hard(0));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void rows_over_several_pages_are_a_document_that_conforms(String template) throws Exception {
        Path document = check(template, 24, "conforming", hard(0));
        assertThat(PdfUa.failures(document, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(PdfUa.failures(document, PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void cells_without_a_value_are_cells_all_the_same_and_say_so_in_tables(String template) throws Exception {
        check(template, 4, "missing", name -> name.startsWith("r2 ") ? null : name);
        check(template, 1, "nothing", name -> null);
    }

    private static UnaryOperator<@Nullable String> hard(int seed) {
        return name -> {
            String text = HARD.get(Math.floorMod(name.hashCode() + seed, HARD.size()));
            return text == null || text.isEmpty() ? text : name + " " + text;
        };
    }

    private static Path check(String template, int rows, String name, UnaryOperator<@Nullable String> text)
            throws Exception {
        Made made = TableBlocks.make(TEMPLATES, template, "t", rows, text);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("top", "heading-1", Map.of("text", "Rows: " + rows, "anchor", "top"))
                .keptWithNext());
        blocks.add(made.block());
        JasperPrint print = new Paginator(TEMPLATES)
                .fill(new Paginator.Flow(blocks, Set.of(), Map.of(), "foot", "page {page} of {pages}"), 1)
                .print();
        Path document = Files.createDirectories(FOLDER.resolve(template)).resolve(name + ".pdf");
        try (OutputStream out = Files.newOutputStream(document)) {
            FinishedPdf.write(TEMPLATES.context(), print, facts(template, rows), out);
        }
        try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
            List<Element> tables = StructureTree.of(pdf).all("Table", "L").toList();
            assertThat(tables).as("%s of %d rows", template, rows).hasSize(1);
            checkRows(made, tables.get(0), template + " of " + rows + " rows");
        }
        return document;
    }

    private static void checkRows(Made made, Element table, String what) {
        boolean list = "L".equals(table.type());
        List<Element> found = table.all(list ? "LI" : "TR").toList();
        List<Element> rows = list ? found : found.subList(1, found.size());
        assertThat(rows).as(what).hasSameSizeAs(made.cells());
        if (!list) {
            assertThat(found.get(0).children())
                    .as(what)
                    .hasSameSizeAs(made.exact())
                    .allSatisfy(cell -> assertThat(cell.scope()).isEqualTo("Column"));
        }
        for (int r = 0; r < rows.size(); r++) {
            List<Element> cells = rows.get(r).all("TH", "TD", "LBody").toList();
            assertThat(cells).as("%s, row %d", what, r + 1).hasSameSizeAs(made.exact());
            for (int c = 0; c < cells.size(); c++) {
                String read = squeezed(cells.get(c).fullText());
                String put = squeezed(String.join("", made.cells().get(r).get(c)));
                if (made.exact().get(c)) {
                    assertThat(read)
                            .as("%s, row %d, cell %d", what, r + 1, c + 1)
                            .isEqualTo(put);
                } else {
                    made.cells().get(r).get(c).forEach(part -> assertThat(read).contains(squeezed(part)));
                }
            }
        }
        checkOrder(rows, what);
    }

    /** Rows go forward through the pages. */
    private static void checkOrder(List<Element> rows, String what) {
        int before = 0;
        for (Element row : rows) {
            if (row.page() == 0) {
                continue; // without a letter in it
            }
            assertThat(row.page()).as(what).isGreaterThanOrEqualTo(before);
            before = row.page();
        }
    }

    private static DocumentFacts facts(String template, int rows) {
        return new DocumentFacts(
                template, "Hard rows", "Test", "en-GB", "test", LocalDate.of(2026, 4, 30), template + rows);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "");
    }
}
