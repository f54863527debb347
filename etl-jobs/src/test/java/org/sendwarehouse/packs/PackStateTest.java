package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pack says what is wrong with its data, whatever its layout: of the last good version, or a draft on refused data. */
class PackStateTest {
    private static final PackRequest.Refusal REFUSAL =
            new PackRequest.Refusal(LocalDate.of(2026, 5, 8), "SEN-001 Plans without a child");

    private static final PackRenderer RENDERER = new PackRenderer();

    private final Path folder;

    PackStateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Every group, and for a layout that none has one that sees everything. */
    static List<GroupDefinition> groups() {
        return RenderedLayouts.groups();
    }

    private RenderedPack render(GroupDefinition group, boolean draft) throws Exception {
        try (Connection published = PackFixture.published()) {
            return RENDERER.render(
                    published, new PackRequest(group, PackFixture.MEETING, null, REFUSAL, draft), folder);
        }
    }

    private List<String> pages(GroupDefinition group) throws Exception {
        List<String> pages = new ArrayList<>();
        try (PDDocument document =
                Loader.loadPDF(folder.resolve(group.code() + ".pdf").toFile())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                pages.add(text.getText(document).replaceAll("\\s+", " "));
            }
        }
        return pages;
    }

    private List<String> cover(GroupDefinition group) throws Exception {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(folder.resolve(group.code() + ".xlsx").toFile())) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.getCellText(0) + ": " + row.getCellText(1))
                    .toList();
        }
    }

    /** The rows of a sheet, cells by header. */
    private List<Map<String, String>> sheet(String name) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                folder.resolve(PackFixture.board().code() + ".xlsx").toFile())) {
            List<List<String>> rows = workbook.findSheet(name).orElseThrow().read().stream()
                    .map(row -> row.stream().map(cell -> cell.getText()).toList())
                    .toList();
            List<Map<String, String>> found = new ArrayList<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(rows.get(0).get(i), row.get(i));
                }
                found.add(cells);
            }
            return found;
        }
    }

    /** {@code 30} for what a number cell writes as {@code 3E+1}. */
    private static String plain(@Nullable String cell) {
        return cell == null || cell.startsWith("[") ? String.valueOf(cell) : new BigDecimal(cell).toPlainString();
    }

    @Test
    void the_workbook_has_what_was_revised_and_what_owners_answered() throws Exception {
        render(PackFixture.board(), false);

        assertThat(sheet("Revisions"))
                .extracting(row -> row.get("subject_kind") + " " + row.get("subject_key") + ": "
                        + plain(row.get("was_value")) + ", " + plain(row.get("now_value")) + ", " + row.get("reason"))
                .containsExactly(
                        "figure ehcp_20_week_pct: 18, 18.257757, Reporting year 2025, revised release of 25 September 2025",
                        "figure ehcp_20_week_pct: 30, 30, Only what it was compared with has changed",
                        "promise spring-2026-timeliness: [x], [x], Its due date came");
        assertThat(sheet("Responses")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("about_key", "AFI1-1.4.4")
                .containsEntry("owner_role", "Strategic Manager SEND and Inclusion")
                .containsEntry(
                        "response",
                        "Two caseworkers left in January. Posts are filled from May; the share should pass 40 %"
                                + " in July 2026."));
        assertThat(sheet("Contents"))
                .extracting(row -> row.get("Sheet") + ": " + row.get("What it holds"))
                .contains(
                        "Revisions: Figures and statuses that are other than at the last publication: was, now, why",
                        "Responses: What owners answered last, in their words");
        assertThat(sheet("Columns"))
                .anyMatch(row -> "Responses".equals(row.get("Sheet"))
                        && "response".equals(row.get("Column"))
                        && "What the owner answered, in their words.".equals(row.get("What it means")));
    }

    private JsonNode manifest() {
        return new JsonMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    @Test
    void a_pack_of_the_last_good_version_says_so_first() throws Exception {
        GroupDefinition board = PackFixture.board();
        RenderedPack pack = render(board, false);

        assertThat(PdfUa.failures(pack.files().get(0))).isEmpty();
        assertThat(pages(board).get(0))
                .startsWith(
                        "Older data. The night of 8 May 2026 was refused for its quality: SEN-001 Plans without a child."
                                + " This pack was made from the last good data, as at 30 April 2026; nothing newer is"
                                + " in it.");
        assertThat(pages(board).subList(1, pages(board).size())).noneMatch(page -> page.contains("Older data"));
        assertThat(pages(board))
                .allMatch(page -> page.contains("Internal: not for publication · SEND Strategic Partnership"));
        assertThat(pages(board)).noneMatch(page -> page.contains("DRAFT"));
        assertThat(cover(board)).anyMatch(line -> line.startsWith("State of the data: Older data."));
        assertThat(manifest().path("refused_night").asString("")).isEqualTo("2026-05-08");
        assertThat(manifest().path("draft").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void a_draft_says_so_on_every_page_and_in_its_title(GroupDefinition group) throws Exception {
        render(group, true);

        assertThat(pages(group).get(0)).startsWith("Draft made from refused data.");
        // A long name may be shortened.
        assertThat(pages(group)).isNotEmpty().allSatisfy(page -> assertThat(page)
                .containsPattern("DRAFT on refused data, not to be given out · [^·]+ · 19 May 2026"
                        + " · data as at 30 April 2026"));
        assertThat(cover(group)).anyMatch(line -> line.startsWith("Title: Draft on refused data: "));
        assertThat(cover(group)).anyMatch(line -> line.startsWith("State of the data: Draft made from refused data."));
        assertThat(manifest().path("draft").asBoolean()).isTrue();
    }
}
