package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.packs.RenderedLayouts.Rendered;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The law asks for accessible documents, the archive for ones that last: every pack is held to both. */
class EveryLayoutConformsTest {
    static List<Rendered> packs() throws Exception {
        return RenderedLayouts.all();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void the_document_conforms_to_pdf_ua_1(Rendered pack) throws Exception {
        for (Path document : pack.documents()) {
            assertThat(PdfUa.failures(document, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void the_document_conforms_to_pdf_a_2a(Rendered pack) throws Exception {
        for (Path document : pack.documents()) {
            assertThat(PdfUa.failures(document, PDFAFlavour.PDFA_2_A)).isEmpty();
        }
    }

    @Test
    void the_gate_sees_a_document_without_colours_and_a_figure_without_words(@TempDir Path folder) throws Exception {
        Path spoilt = folder.resolve("spoilt.pdf");
        try (PDDocument document = Loader.loadPDF(packs().get(0).document().toFile())) {
            document.getDocumentCatalog().setOutputIntents(List.of());
            for (StructureTree.Element element :
                    StructureTree.of(document).descendants().toList()) {
                if ("Figure".equals(element.type())) {
                    element.dictionary().removeItem(COSName.ALT);
                }
            }
            document.save(spoilt.toFile());
        }
        assertThat(PdfUa.failures(spoilt, PDFAFlavour.PDFA_2_A))
                .anySatisfy(failure -> assertThat(failure).startsWith("6.2.4.3-"));
        assertThat(PdfUa.failures(spoilt, PDFAFlavour.PDFUA_1))
                .anySatisfy(failure -> assertThat(failure).startsWith("7.3-"));
    }
}
