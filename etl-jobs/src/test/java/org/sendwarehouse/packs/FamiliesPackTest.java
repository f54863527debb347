package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.ReadingAge;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What families are given: the same words on paper and on the web, plain enough to be read at 11. */
class FamiliesPackTest {
    private static final double OLDEST = 11;
    private static RenderedPack pack;
    private static String html;
    private static Document page;

    @BeforeAll
    static void render() throws Exception {
        pack = render(Path.of("target", "packs-of-families"), "select 1");
        html = Files.readString(pack.files().get(1));
        page = parse(html);
    }

    private static RenderedPack render(Path folder, String change) throws Exception {
        try (Connection published = PackFixture.published();
                Statement statement = published.createStatement()) {
            statement.execute(change);
            return new PackRenderer().render(published, PackRequest.of(families(), PackFixture.MEETING), folder);
        }
    }

    private static GroupDefinition families() {
        return new GroupDefinition(
                "local-offer",
                "Local offer website",
                "families and public",
                GroupDefinition.Audience.PUBLIC,
                GroupDefinition.Scope.EVERYTHING,
                "families",
                4,
                new GroupDefinition.Meets(null, null, null),
                List.of());
    }

    @Test
    void it_has_at_most_four_pages_and_a_web_page_beside_it() {
        assertThat(pack.pages()).isBetween(2, 4);
        assertThat(pack.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList())
                .containsExactly("local-offer.pdf", "local-offer.html", "local-offer.xlsx", "manifest.json");
    }

    @Test
    void paper_and_web_say_the_same_words_in_the_same_order() throws Exception {
        List<String> printed = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pack.files().get(0).toFile())) {
            StructureTree.of(document)
                    .descendants()
                    .filter(element ->
                            List.of("H1", "H2", "H3", "P", "TH", "TD", "LBody").contains(element.type()))
                    .filter(element -> element.children().stream().noneMatch(child -> "P".equals(child.type())))
                    .forEach(element -> printed.add(squeezed(element.fullText())));
        }
        List<String> onTheWeb = all("h1", "h2", "h3", "h4", "p", "th", "td", "li").stream()
                .map(element -> squeezed(element.getTextContent()))
                .toList();
        assertThat(onTheWeb).isEqualTo(printed).hasSizeGreaterThan(40);
    }

    @Test
    void the_words_can_be_read_at_the_age_of_eleven() {
        List<String> paragraphs =
                all("p", "li").stream().map(Element::getTextContent).toList();
        ReadingAge age = ReadingAge.of(paragraphs);
        assertThat(age.words()).isGreaterThan(500);
        assertThat(age.byKincaid()).isLessThan(OLDEST);
        assertThat(age.byColemanLiau()).isLessThan(OLDEST);
        for (String paragraph : paragraphs) {
            // No paragraph is far above the whole: one long sentence can lose a reader.
            assertThat(ReadingAge.of(List.of(paragraph)).byKincaid())
                    .as(paragraph)
                    .isLessThan(OLDEST + 3);
        }
    }

    @Test
    void every_message_for_families_can_be_read_at_about_eleven() {
        Messages words = Messages.english();
        List<String> sentences = words.codes().stream()
                .filter(code -> code.startsWith("families.") || code.startsWith("plain."))
                .filter(code -> words.pattern(code).endsWith("."))
                .sorted()
                .map(words::pattern)
                .toList();
        assertThat(ReadingAge.of(sentences).byKincaid()).isLessThan(OLDEST);
        assertThat(ReadingAge.of(sentences).byColemanLiau()).isLessThan(OLDEST);
    }

    @Test
    void numbers_are_said_as_families_say_them() {
        assertThat(squeezed(all("main").get(0).getTextContent()))
                .contains(
                        squeezed(
                                "14 weeks is how long children had been waiting for a first check at the end of February 2026."))
                .contains(squeezed("That is better than at the end of February 2025. Then it was 18 weeks."))
                .contains(squeezed("It was 545 at the end of February 2025. That is so close that it may be chance."))
                .contains(squeezed("41 in every 100 people said that they found it in July 2025, when we asked."
                        + " That is worse than in July 2024, when we asked. Then it was 53 in every 100."))
                .contains(squeezed("We can't show you how many children and young people feel settled."))
                .doesNotContain("%")
                .doesNotContain("[x]");
    }

    @Test
    void the_web_page_can_be_used_without_eyes_or_mouse_and_asks_for_nothing_else() throws Exception {
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en-GB");
        assertThat(all("title").get(0).getTextContent())
                .isEqualTo("How are we doing? What this means for you, Local offer website, 19 May 2026");
        assertThat(all("main")).hasSize(1);
        assertThat(all("a").get(0).getAttribute("href")).isEqualTo("#main");
        List<Integer> levels = all("h1", "h2", "h3", "h4").stream()
                .map(heading -> heading.getNodeName().charAt(1) - '0')
                .toList();
        assertThat(levels).startsWith(1);
        assertThat(levels.subList(1, levels.size())).doesNotContain(1);
        IntStream.range(1, levels.size())
                .forEach(i -> assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1));
        assertThat(all("table")).isNotEmpty();
        assertThat(all("th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
        for (Element row : all("tr")) {
            assertThat(row.getElementsByTagName("td").getLength()
                            + row.getElementsByTagName("th").getLength())
                    .isEqualTo(3);
        }
        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("(?i)\\son[a-z]+=")
                .doesNotContainPattern("(?i)(src|href)=\"(?!#|data:image/png;)")
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @Test
    void it_is_never_called_easy_read() throws Exception {
        assertThat(html).doesNotContainIgnoringCase("easy read");
        assertThat(Definitions.text("report-templates/layouts/families.yaml")
                        .lines()
                        .filter(line -> !line.startsWith("#")))
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("easy read"));
    }

    @Test
    void markup_in_data_is_shown_and_not_obeyed(@TempDir Path folder) throws Exception {
        RenderedPack spoilt = render(
                folder,
                "update marts.milestone_status set title = '<script>alert(\"x\")</script> & <b>' where promise_key ="
                        + " 'spring-2026-timeliness'");
        String written = Files.readString(spoilt.files().get(1));
        assertThat(written)
                .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;b&gt;")
                .doesNotContain("<script");
        parse(written);
    }

    @Test
    void another_rendering_gives_the_same_page(@TempDir Path folder) throws Exception {
        assertThat(Files.readString(render(folder, "select 1").files().get(1))).isEqualTo(html);
    }

    @Test
    void every_milestone_of_the_plan_has_plain_words() {
        Messages words = Messages.english();
        List<String> milestones = Definitions.text("warehouse-sql/reference/milestone.csv")
                .lines()
                .filter(line -> line.contains(",milestone,"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(milestones).hasSize(7);
        assertThat(milestones).allMatch(key -> words.has("plain.promise." + key));
    }

    @Test
    void every_status_has_plain_words() {
        Messages words = Messages.english();
        List<String> statuses = new ArrayList<>(
                org.sendwarehouse.packs.style.Palette.shipped().statuses().keySet());
        statuses.add("missed, met since");
        assertThat(statuses)
                .allMatch(status -> words.has("plain.status." + status)
                        && words.has("plain.count." + status)
                        && words.has("plain.count.one." + status));
    }

    private static List<Element> all(String... names) {
        List<Element> found = new ArrayList<>();
        collect(page.getDocumentElement(), List.of(names), found);
        return found;
    }

    private static void collect(Element element, List<String> names, List<Element> found) {
        if ("footer".equals(element.getNodeName())) {
            return;
        }
        if (names.contains(element.getNodeName())) {
            found.add(element);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, names, found);
            }
        }
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", "");
    }
}
