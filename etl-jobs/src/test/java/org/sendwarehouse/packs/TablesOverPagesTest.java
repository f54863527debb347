package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** Report engines lose headers at some row counts and cut long texts; so every count from 1 to 60 is looked at. */
class TablesOverPagesTest {
    private static final Templates TEMPLATES = Templates.of(Palette.shipped());
    private static final Messages WORDS = Messages.english();
    private static final String LONG =
            "An action whose title is much longer than anyone planned for, with Llanfairpwllgwyngyllgogerychwyrndrobwll"
                    + "llantysiliogogogoch in it, and still every word of it must be printed";

    @Test
    void the_header_is_repeated_and_breaks_leave_three_rows_from_1_to_60_rows() throws Exception {
        for (int rows = 1; rows <= 60; rows++) {
            List<List<String>> pages = render(rows, 11);
            List<Integer> perPage = pages.stream()
                    .map(texts -> (int) texts.stream()
                            .filter(text -> text.startsWith("ref "))
                            .count())
                    .toList();
            assertThat(perPage.stream().mapToInt(Integer::intValue).sum())
                    .as("%d rows", rows)
                    .isEqualTo(rows);
            for (int page = 0; page < pages.size(); page++) {
                if (perPage.get(page) > 0) {
                    assertThat(pages.get(page))
                            .as("%d rows, page %d", rows, page + 1)
                            .contains("Ref.", "Lead role");
                }
                if (rows >= 6 && perPage.get(page) > 0) {
                    assertThat(perPage.get(page))
                            .as("%d rows, page %d", rows, page + 1)
                            .isGreaterThanOrEqualTo(3);
                }
            }
        }
    }

    @Test
    void a_heading_stands_on_the_page_of_its_table() throws Exception {
        for (int before = 0; before <= 45; before++) {
            List<List<String>> pages = render(8, before);
            for (List<String> texts : pages) {
                if (texts.contains("The heading")) {
                    assertThat(texts.stream()
                                    .filter(text -> text.startsWith("ref "))
                                    .count())
                            .as("%d lines before", before)
                            .isGreaterThanOrEqualTo(3);
                }
            }
        }
    }

    private static List<List<String>> render(int rows, int paragraphsBefore) throws Exception {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < paragraphsBefore; i++) {
            blocks.add(Block.of("p" + i, "paragraph", Map.of("text", "line " + i)));
        }
        blocks.add(Block.of("h", "heading-2", Map.of("text", "The heading", "anchor", "h"))
                .keptWithNext());
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("reference", "ref " + i);
            row.put("action", i % 7 == 0 ? LONG : "Action " + i);
            row.put("role", "Role " + i);
            row.put("due", "30 Sep 2026");
            row.put("evidence", "not measured");
            row.put("evidenceWord", "not measured");
            cells.add(row);
        }
        Map<String, Object> headings = new LinkedHashMap<>();
        for (String column : List.of("reference", "action", "role", "due", "evidence")) {
            headings.put(column + ".heading", WORDS.say(column + ".heading"));
        }
        blocks.add(new Block("t", "actions-compact", headings, new ArrayList<>(cells), Block.Keep.FREE));
        JasperPrint print = new Paginator(TEMPLATES)
                .fill(new Paginator.Flow(blocks, Set.of(), Map.of(), "foot", "page {page} of {pages}"), 1)
                .print();
        List<List<String>> pages = new ArrayList<>();
        for (JRPrintPage page : print.getPages()) {
            List<String> texts = new ArrayList<>();
            collect(page.getElements(), texts);
            pages.add(texts);
        }
        if (rows >= 7) {
            assertThat(pages.stream().flatMap(List::stream)).contains(LONG);
        }
        return pages;
    }

    private static void collect(Collection<JRPrintElement> elements, List<String> into) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintText text) {
                into.add(text.getFullText());
            }
            if (element instanceof JRPrintFrame frame) {
                collect(frame.getElements(), into);
            }
        }
    }
}
