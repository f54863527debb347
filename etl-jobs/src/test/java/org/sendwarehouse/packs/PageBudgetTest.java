package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack is no longer than its group reads: what its layout can spare is left out, and the pack says what. */
class PageBudgetTest {

    private static GroupDefinition workstream(int pages) {
        GroupDefinition group = RenderedLayouts.groups().stream()
                .filter(any -> any.layout().equals("workstream"))
                .findFirst()
                .orElseThrow();
        return new GroupDefinition(
                group.code(),
                group.name(),
                group.layer(),
                group.audience(),
                group.scope(),
                group.layout(),
                pages,
                group.meets(),
                group.recipients());
    }

    private record Read(int pages, String words) {}

    private static Read pack(int pages, Path folder) throws Exception {
        Path document = RenderedLayouts.render(workstream(pages), folder).document();
        try (PDDocument pdf = Loader.loadPDF(document.toFile())) {
            return new Read(
                    pdf.getNumberOfPages(), new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "));
        }
    }

    @Test
    void a_pack_that_fits_leaves_nothing_out_and_one_that_does_not_names_what_it_leaves_out(@TempDir Path folder)
            throws Exception {
        Read whole = pack(100, folder.resolve("whole"));
        Read exact = pack(whole.pages(), folder.resolve("exact"));
        Read shorter = pack(whole.pages() - 1, folder.resolve("shorter"));
        Read shortest = pack(1, folder.resolve("shortest"));

        assertThat(exact).isEqualTo(whole);
        assertThat(whole.words()).doesNotContain("Left out").contains("When each promise falls due");
        assertThat(shorter.pages()).isLessThan(whole.pages());
        assertThat(shorter.words())
                .contains("Left out to keep within " + (whole.pages() - 1) + " pages: When each promise falls due");
        assertThat(shortest.words())
                .contains("Left out to keep within 1 pages: When each promise falls due; How the figures are made; The"
                        + " evidence. The workbook has every measure.")
                .doesNotContain("figures are made Within");
        assertThat(shortest.pages()).isGreaterThan(1);
    }
}
