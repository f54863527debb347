package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.packs.RenderedLayouts.Rendered;
import org.sendwarehouse.packs.StructureTree.Element;

/** What no validator can hold: that what is read out is whole, in order, and leads somewhere. For every pack. */
class EveryLayoutReadsWellTest {
    static List<Rendered> packs() throws Exception {
        return RenderedLayouts.all();
    }

    private interface Check {
        void of(PDDocument document, Element root) throws Exception;
    }

    private static void with(Rendered pack, Check check) throws Exception {
        for (Path file : pack.documents()) {
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                check.of(document, StructureTree.of(document));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void every_table_is_regular_and_its_headers_say_what_they_head(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            for (Element table : root.all("Table").toList()) {
                List<Element> rows = table.children();
                assertThat(rows).hasSizeGreaterThan(1).allMatch(row -> "TR".equals(row.type()));
                assertThat(rows.get(0).children())
                        .allSatisfy(cell ->
                                assertThat(cell.type() + " " + cell.scope()).isEqualTo("TH Column"))
                        .allSatisfy(cell -> assertThat(cell.fullText()).isNotBlank());
                for (Element row : rows.subList(1, rows.size())) {
                    assertThat(row.children()).hasSameSizeAs(rows.get(0).children());
                    assertThat(row.children().get(0).type()).isEqualTo("TH");
                    assertThat(row.children().get(0).scope()).isEqualTo("Row");
                    assertThat(row.children().subList(1, row.children().size()))
                            .allMatch(cell -> "TD".equals(cell.type()));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void lists_hold_items_with_text(Rendered pack) throws Exception {
        with(pack, (document, root) -> assertThat(root.all("L"))
                .allSatisfy(list -> assertThat(list.children()).isNotEmpty().allSatisfy(item -> {
                    assertThat(item.type()).isEqualTo("LI");
                    assertThat(item.all("LBody").map(Element::fullText))
                            .hasSize(1)
                            .noneMatch(String::isBlank);
                })));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void links_say_where_they_lead_and_lead_there(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            int annotations = 0;
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
                    assertThat(annotation.getContents()).isNotBlank();
                    PDAnnotationLink link = (PDAnnotationLink) annotation;
                    assertThat(link.getDestination() != null || link.getAction() != null)
                            .isTrue();
                    annotations++;
                }
            }
            assertThat(root.all("Link").mapToInt(Element::references).sum()).isEqualTo(annotations);
            assertThat(root.all("Link")).allSatisfy(link -> {
                assertThat(link.references()).isPositive();
                assertThat(link.fullText()).isNotBlank();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void reading_goes_forward_through_the_pages_and_down_each_section(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            for (Element section : root.all("Document", "Sect").toList()) {
                Element before = null;
                for (Element next : section.children()) {
                    // A figure's own content need not hold text.
                    if (next.page() == 0 || "Figure".equals(next.type())) {
                        continue;
                    }
                    if (before != null) {
                        assertThat(next.page())
                                .as("%s after %s", next.fullText(), before.fullText())
                                .isGreaterThanOrEqualTo(before.page());
                        if (next.page() == before.page() && "Sect".equals(section.type())) {
                            assertThat(next.top())
                                    .as("%s after %s", next.fullText(), before.fullText())
                                    .isGreaterThanOrEqualTo(before.top() - 20);
                        }
                    }
                    before = next;
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void headings_begin_with_one_and_skip_no_level_and_each_first_one_is_a_bookmark(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            List<Element> headings = root.all("H1", "H2", "H3").toList();
            int level = 0;
            for (Element heading : headings) {
                int next = heading.type().charAt(1) - '0';
                assertThat(next).as(heading.fullText()).isLessThanOrEqualTo(level + 1);
                assertThat(heading.fullText()).isNotBlank();
                level = next;
            }
            List<String> bookmarks = new ArrayList<>();
            collect(document.getDocumentCatalog().getDocumentOutline(), bookmarks);
            assertThat(bookmarks.stream().map(EveryLayoutReadsWellTest::squeezed))
                    .containsSubsequence(root.all("H1")
                            .map(Element::fullText)
                            .map(EveryLayoutReadsWellTest::squeezed)
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void figures_say_what_they_show_each_in_words_of_its_own(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            Set<String> said = new HashSet<>();
            for (Element figure : root.all("Figure").toList()) {
                assertThat(figure.alternative()).hasSizeGreaterThan(80).endsWith(".");
                assertThat(said.add(String.valueOf(figure.alternative()))).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void the_document_names_its_language_and_title(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle())
                    .contains(pack.group().name())
                    .contains("19 May 2026");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        });
    }

    /** What is set aside as decoration: only the foot of each page and the headers of tables that go on. */
    @ParameterizedTest
    @MethodSource("packs")
    void nothing_that_readers_need_is_set_aside_as_decoration(Rendered pack) throws Exception {
        with(pack, (document, root) -> {
            List<String> headers = root.all("Table")
                    .map(table -> squeezed(table.children().get(0).fullText()))
                    .toList();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                String aside = squeezed(StructureTree.setAside(document.getPage(page)));
                for (String header : headers) {
                    aside = aside.replace(header, "");
                }
                assertThat(aside)
                        .as("page %d", page + 1)
                        .matches(".*"
                                + java.util.regex.Pattern.quote(
                                        pack.group().name().split(" ", 2)[0])
                                + ".*19May2026.*[Pp]age" + (page + 1) + "of" + document.getNumberOfPages())
                        .hasSizeLessThan(220);
            }
        });
    }

    private static void collect(PDOutlineNode node, List<String> titles) {
        for (PDOutlineItem item : node.children()) {
            titles.add(item.getTitle());
            collect(item, titles);
        }
    }

    private static String squeezed(String text) {
        return Stream.of(text.split("[\\s\u00A0]+")).reduce("", String::concat);
    }
}
