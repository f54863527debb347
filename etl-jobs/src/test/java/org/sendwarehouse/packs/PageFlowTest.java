package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.style.Palette;

/** What starts a page, and what stays together. */
class PageFlowTest {
    private static final Templates TEMPLATES = Templates.of(Palette.shipped());
    private static final String LINE = "A line that is long enough to fill the width of the column it stands in. ";

    private static Paginator.Pages fill(List<Block> blocks, Set<String> startsPage, Map<String, Integer> room)
            throws Exception {
        return new Paginator(TEMPLATES)
                .fill(new Paginator.Flow(blocks, startsPage, room, "foot", "page {page} of {pages}"), 1);
    }

    private static Block heading(String id, int level) {
        return Block.of(id, "heading-" + level, Map.of("text", "Heading " + id, "anchor", id))
                .keptWithNext();
    }

    private static Block text(String id, String template, int lines) {
        return Block.of(id, template, Map.of("text", LINE.repeat(lines)));
    }

    /** A table whose rows have this many lines each. */
    private static Block table(String id, List<Integer> lines) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int height : lines) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("measure", "row " + (rows.size() + 1));
            row.put("method", String.join("\n", java.util.Collections.nCopies(height, "line")));
            rows.add(row);
        }
        return new Block(
                id,
                "measures",
                Map.of("measure.heading", "Measure", "method.heading", "Method"),
                new ArrayList<>(rows),
                Block.Keep.FREE);
    }

    private static List<Block> before(int lines, Block... blocks) {
        List<Block> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(Block.of("before" + i, "paragraph", Map.of("text", "before")));
        }
        all.addAll(List.of(blocks));
        return all;
    }

    private static PageLook.Spot first(PageLook look, String block) {
        return Objects.requireNonNull(look.first().get(block));
    }

    private static List<Integer> rowsPerPage(Paginator.Pages pages) {
        List<Integer> rows = new ArrayList<>();
        pages.print().getPages().forEach(page -> {
            int found = (int) texts(page.getElements()).stream()
                    .filter(text -> text.startsWith("row "))
                    .count();
            if (found > 0) {
                rows.add(found);
            }
        });
        return rows;
    }

    private static List<String> texts(Collection<JRPrintElement> elements) {
        List<String> texts = new ArrayList<>();
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintText text) {
                texts.add(text.getFullText());
            }
            if (element instanceof JRPrintFrame frame) {
                texts.addAll(texts(frame.getElements()));
            }
        }
        return texts;
    }

    @Test
    void a_section_runs_on_where_its_room_is_left_and_else_starts_a_page() throws Exception {
        // 20 paragraphs of 23 points and the room above a heading leave 280 of the 756 points of a page.
        List<Block> blocks = before(20, heading("s", 1), text("p", "paragraph", 1));
        assertThat(fill(blocks, Set.of(), Map.of("s", 279)).firstPage()).containsEntry("s", 1);
        assertThat(fill(blocks, Set.of(), Map.of("s", 281)).firstPage()).containsEntry("s", 2);
        assertThat(fill(blocks, Set.of("s"), Map.of()).firstPage()).containsEntry("s", 2);
    }

    @Test
    void a_heading_at_the_top_of_a_page_has_no_room_above_it() throws Exception {
        for (int before : List.of(0, 31, 32)) {
            List<Block> blocks = before(before, heading("s", 1), text("p", "paragraph", 3));
            PageLook look = PageLook.at(fill(blocks, Set.of(), Map.of("s", 100)).print());
            assertThat(first(look, "s").top()).as("%d before", before).isEqualTo(42);
        }
    }

    @Test
    void a_paragraph_is_never_broken_and_headings_and_what_introduces_go_along() throws Exception {
        for (String template : List.of("paragraph", "lead", "note", "banner")) {
            for (int before = 24; before < 33; before++) {
                PageLook look =
                        PageLook.at(fill(before(before, heading("h", 2), text("p", template, 6)), Set.of(), Map.of())
                                .print());
                assertThat(look.last().get("p"))
                        .as("%s after %d", template, before)
                        .isEqualTo(first(look, "p").page())
                        .isEqualTo(first(look, "h").page());
            }
        }
    }

    @Test
    void a_note_stands_with_the_last_rows_of_its_table() throws Exception {
        for (int rows = 1; rows < 45; rows++) {
            List<Block> blocks = before(
                    3,
                    table("t", java.util.Collections.nCopies(rows, 2)),
                    text("n1", "note", 2),
                    text("n2", "note", 1));
            PageLook look = PageLook.at(fill(blocks, Set.of(), Map.of()).print());
            assertThat(look.last().get("t"))
                    .as("%d rows", rows)
                    .isEqualTo(first(look, "n1").page())
                    .isEqualTo(first(look, "n2").page());
        }
    }

    @Test
    void rows_so_high_that_few_fit_a_page_are_not_left_alone() throws Exception {
        // Rows of 15 lines are some 200 points high: three fit a page.
        assertThat(rowsPerPage(fill(List.of(table("t", java.util.Collections.nCopies(7, 15))), Set.of(), Map.of())))
                .containsExactly(3, 2, 2);
        // Of 11 lines, four fit: the last page takes from both before it.
        assertThat(rowsPerPage(fill(List.of(table("t", java.util.Collections.nCopies(9, 11))), Set.of(), Map.of())))
                .containsExactly(3, 3, 3);
        assertThat(rowsPerPage(fill(before(20, table("t", java.util.Collections.nCopies(4, 5))), Set.of(), Map.of())))
                .containsExactly(4);
    }

    /** Whatever the heights: every row is there once, in order; three on each side of a break where three could stand. */
    @Property(tries = 60)
    void rows_of_any_heights_leave_three_on_each_side_of_a_break(
            @ForAll List<@IntRange(min = 1, max = 14) Integer> heights, @ForAll @IntRange(max = 30) int before)
            throws Exception {
        List<Integer> few = heights.isEmpty() ? List.of(1) : heights.subList(0, Math.min(40, heights.size()));
        Paginator.Pages pages = fill(before(before, heading("h", 2), table("t", few)), Set.of(), Map.of());
        List<Integer> rows = rowsPerPage(pages);
        assertThat(rows.stream().mapToInt(Integer::intValue).sum()).isEqualTo(few.size());
        // 14 lines are 190 points at most, so that three rows always fit a page: but then none before or after need.
        if (few.size() >= 6) {
            assertThat(rows).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(2));
        } else if (few.stream().mapToInt(lines -> 13 * lines + 8).sum() < 600) {
            assertThat(rows).hasSize(1);
        }
    }

    @Test
    void what_cannot_be_mended_ends() throws Exception {
        assertThat(rowsPerPage(fill(List.of(heading("h", 2), table("t", List.of(40, 40, 40))), Set.of(), Map.of())))
                .containsExactly(1, 1, 1);
    }
}
