package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.home.Hashes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BoardPackTest {
    private static final Path FOLDER = Path.of("target", "packs");
    private static RenderedPack pack;

    @BeforeAll
    static void render() throws Exception {
        try (Connection published = PackFixture.published()) {
            pack = new PackRenderer()
                    .render(published, PackRequest.of(PackFixture.board(), PackFixture.MEETING), FOLDER);
        }
    }

    @Test
    void the_document_conforms_to_pdf_ua_1() throws Exception {
        assertThat(PdfUa.failures(pack.files().get(0))).isEmpty();
    }

    @Test
    void no_text_of_the_plan_is_lost_on_the_way_to_the_page() throws Exception {
        String printed;
        try (PDDocument document = Loader.loadPDF(pack.files().get(0).toFile());
                PDDocument annex = Loader.loadPDF(pack.files().get(1).toFile())) {
            printed =
                    squeezed(new PDFTextStripper().getText(document)) + squeezed(new PDFTextStripper().getText(annex));
        }
        List<String> missing = new ArrayList<>();
        try (Connection published = PackFixture.published();
                Statement statement = published.createStatement();
                ResultSet texts = statement.executeQuery("""
                        select title from marts.action_status union all select lead_role from marts.action_status
                        union all select title from marts.milestone_status
                        union all select decision from marts.decision_asked
                        union all select options from marts.decision_asked
                        union all select title from marts.data_quality_feed
                        union all select advice from marts.data_quality_rule where result = 'failed'
                        """)) {
            while (texts.next()) {
                if (!printed.contains(squeezed(texts.getString(1)))) {
                    missing.add(texts.getString(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "");
    }

    @Test
    void a_table_over_two_pages_is_one_table_with_one_header() throws Exception {
        try (PDDocument document = Loader.loadPDF(pack.files().get(0).toFile())) {
            List<PDStructureElement> tables = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), "Table", tables);
            assertThat(tables).hasSizeGreaterThanOrEqualTo(9);
            for (PDStructureElement table : tables) {
                List<PDStructureElement> rows = new ArrayList<>();
                collect(table, "TR", rows);
                assertThat(kinds(rows.get(0))).containsOnly("TH");
                for (PDStructureElement row : rows.subList(1, rows.size())) {
                    assertThat(kinds(row))
                            .hasSameSizeAs(kinds(rows.get(0)))
                            .startsWith("TH")
                            .endsWith("TD");
                }
            }
        }
    }

    @Test
    void every_figure_says_what_it_shows_and_headings_lead_through_the_document() throws Exception {
        try (PDDocument document = Loader.loadPDF(pack.files().get(0).toFile())) {
            List<PDStructureElement> figures = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), "Figure", figures);
            assertThat(figures).hasSizeGreaterThanOrEqualTo(6).allSatisfy(figure -> assertThat(
                            figure.getAlternateDescription())
                    .hasSizeGreaterThan(80));
            List<PDStructureElement> headings = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), "H1", headings);
            assertThat(headings).hasSize(Layout.read("board").sections().size());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("SEND action plan: where we stand, SEND Strategic Partnership, 19 May 2026");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(Layout.read("board").sections().size());
        }
    }

    @Test
    void one_embedded_sans_family_is_used() throws Exception {
        try (PDDocument document = Loader.loadPDF(pack.files().get(0).toFile())) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.getName()).contains("LiberationSans");
                    assertThat(font.isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void the_manifest_names_every_file_with_its_hash() throws Exception {
        try (InputStream in = Files.newInputStream(FOLDER.resolve("manifest.json"))) {
            JsonNode manifest = new JsonMapper().readTree(in);
            assertThat(manifest.get("files").size()).isEqualTo(3);
            for (JsonNode file : manifest.get("files")) {
                assertThat(file.get("sha256").asString())
                        .isEqualTo(Hashes.ofFile(FOLDER.resolve(file.get("name").asString())));
            }
            int traced = 0;
            for (JsonNode figure : manifest.get("figures")) {
                if (figure.get("indicator").asString().equals("ehcp_20_week_pct")) {
                    traced++;
                    assertThat(figure.get("id").asString())
                            .isEqualTo("Figure " + figure.get("figure").asInt());
                    assertThat(figure.at("/lineage/measure").asString()).isEqualTo("Plans issued within 20 weeks");
                    assertThat(figure.at("/lineage/feeds").toString())
                            .isEqualTo("[{\"feed\":\"liquidlogic/ehc_request\",\"as_of\":\"2026-04-30\"}]");
                }
            }
            assertThat(traced).isPositive();
            assertThat(manifest.get("pages").asInt()).isEqualTo(pack.pages());
            assertThat(manifest.get("audience").asString()).isEqualTo("internal");
            assertThat(manifest.get("recipients").get(0).asString()).isEqualTo("send-board");
            // A table that is numbered so that the workbook has all it rests on is of many indicators and names none.
            long drawn = 0;
            for (JsonNode figure : manifest.get("figures")) {
                drawn += figure.get("indicator").asString().isEmpty() ? 0 : 1;
            }
            assertThat(drawn).isEqualTo(figures(0) + figures(1));
        }
        assertThat(pack.pages()).isLessThanOrEqualTo(30);
    }

    private static int figures(int file) throws Exception {
        try (PDDocument document = Loader.loadPDF(pack.files().get(file).toFile())) {
            List<PDStructureElement> figures = new ArrayList<>();
            collect(document.getDocumentCatalog().getStructureTreeRoot(), "Figure", figures);
            return figures.size();
        }
    }

    private static List<String> kinds(PDStructureElement row) {
        return row.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(kid -> ((PDStructureElement) kid).getStructureType())
                .toList();
    }

    private static void collect(PDStructureNode node, String type, List<PDStructureElement> into) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (type.equals(element.getStructureType())) {
                    into.add(element);
                }
                collect(element, type, into);
            }
        }
    }
}
