package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fills blocks into pages and moves what breaks badly: a heading stays with what it heads, and a table has at least
 * three rows on each side of a break. The report engine sees one band at a time and can do neither, so pages are filled,
 * looked at, and filled again.
 */
final class Paginator {
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROUNDS = 12;
    private static final String KEY = "net.sf.jasperreports.export.pdf.tag.key";

    private final Templates templates;
    private final List<JRTemplate> styles;

    Paginator(Templates templates) {
        this(templates, List.of());
    }

    /** @param styles style sheets over that of all packs: see {@link Templates#styles} */
    Paginator(Templates templates, List<String> styles) {
        this.templates = templates;
        this.styles = templates.styles(styles);
    }

    /** Blocks that start a page by design, beside those the paginator finds. */
    record Flow(List<Block> blocks, Set<String> startsPage, String foot, String pageWord) {}

    /** Filled pages, and the first page of every block, counted from 1. */
    record Pages(JasperPrint print, Map<String, Integer> firstPage, Breaks breaks) {}

    /** Blocks, and rows of tables, that start a page. */
    record Breaks(Set<String> blocks, Map<String, Set<Integer>> rows) {
        static final Breaks NONE = new Breaks(Set.of(), Map.of());
    }

    private record Place(
            Map<String, TreeMap<Integer, Integer>> rows, Map<String, Integer> first, Map<String, Integer> last) {}

    Pages fill(Flow flow, int expectedPages) throws JRException {
        return fill(flow, expectedPages, Breaks.NONE);
    }

    /** Fills from the breaks that an earlier fill of nearly the same blocks found. */
    Pages fill(Flow flow, int expectedPages, Breaks known) throws JRException {
        Set<String> breaks = new HashSet<>(flow.startsPage());
        breaks.addAll(known.blocks());
        Map<String, Set<Integer>> rowBreaks = new HashMap<>();
        known.rows().forEach((block, rows) -> rowBreaks.put(block, new HashSet<>(rows)));
        JasperPrint print = once(flow, breaks, rowBreaks, expectedPages);
        Place place = look(print);
        for (int round = 0; round < MOST_ROUNDS && improve(flow.blocks(), place, breaks, rowBreaks); round++) {
            print = once(flow, breaks, rowBreaks, expectedPages);
            place = look(print);
        }
        return new Pages(print, place.first(), new Breaks(breaks, rowBreaks));
    }

    private static boolean improve(
            List<Block> blocks, Place place, Set<String> breaks, Map<String, Set<Integer>> rowBreaks) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Integer first = place.first().get(block.id());
            if (first == null) {
                continue;
            }
            Block head = headOfChain(blocks, i);
            Integer headPage = place.first().get(head.id());
            TreeMap<Integer, Integer> rows = place.rows().getOrDefault(block.id(), new TreeMap<>());
            long onFirst = rows.values().stream().filter(first::equals).count();
            boolean torn = headPage != null && !headPage.equals(first);
            boolean tooFewFirst = rows.size() > onFirst && onFirst < FEWEST_ROWS;
            Integer end = place.last().get(block.id());
            boolean broken = block.keep() == Block.Keep.WHOLE && end != null && !end.equals(first);
            if ((torn || tooFewFirst || broken) && !breaks.contains(head.id()) && !startsItsPage(blocks, head, place)) {
                breaks.add(head.id());
                return true;
            }
            Integer last = place.last().get(block.id());
            if (!rows.isEmpty() && last != null && !last.equals(first)) {
                long onLast = rows.values().stream().filter(last::equals).count();
                int row = rows.lastKey() - FEWEST_ROWS + 1;
                boolean room = rows.size() - FEWEST_ROWS >= FEWEST_ROWS;
                if (onLast < FEWEST_ROWS
                        && room
                        && rowBreaks
                                .computeIfAbsent(block.id(), b -> new HashSet<>())
                                .add(row)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Block headOfChain(List<Block> blocks, int index) {
        int head = index;
        while (head > 0 && blocks.get(head - 1).keep() == Block.Keep.WITH_NEXT) {
            head--;
        }
        return blocks.get(head);
    }

    private static boolean startsItsPage(List<Block> blocks, Block head, Place place) {
        int index = blocks.indexOf(head);
        Integer page = place.first().get(head.id());
        Integer before =
                index == 0 ? null : place.last().get(blocks.get(index - 1).id());
        return page != null && before != null && before < page;
    }

    private JasperPrint once(Flow flow, Set<String> breaks, Map<String, Set<Integer>> rowBreaks, int expectedPages)
            throws JRException {
        List<Map<String, ?>> records = new ArrayList<>();
        int part = 0;
        for (Block block : flow.blocks()) {
            if (breaks.contains(block.id())) {
                part++;
            }
            Map<String, Object> parameters = new HashMap<>();
            block.parameters().forEach((name, value) -> {
                if (value != null) {
                    parameters.put(name, value);
                }
            });
            parameters.put("block", block.id());
            parameters.put(JRParameter.REPORT_TEMPLATES, styles);
            Map<String, Object> one = new HashMap<>();
            one.put("part", part);
            one.put("report", templates.report(block.template()));
            one.put("parameters", parameters);
            one.put("rows", rows(block, rowBreaks.getOrDefault(block.id(), Set.of())));
            records.add(one);
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("foot", flow.foot());
        parameters.put("pageWord", flow.pageWord());
        parameters.put("pages", expectedPages);
        parameters.put(JRParameter.REPORT_TEMPLATES, styles);
        JasperPrint print = JasperFillManager.getInstance(templates.context())
                .fill(templates.report("pack"), parameters, new JRMapCollectionDataSource(new ArrayList<>(records)));
        refuseTruncatedText(print);
        return print;
    }

    private static net.sf.jasperreports.engine.JRDataSource rows(Block block, Set<Integer> breaks) {
        if (block.rows().isEmpty()) {
            return new JREmptyDataSource(1);
        }
        List<Map<String, ?>> rows = new ArrayList<>();
        int number = 0;
        for (Map<String, @Nullable Object> row : block.rows()) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
            copy.put("row", ++number);
            copy.put("breakBefore", breaks.contains(number));
            rows.add(copy);
        }
        return new JRMapCollectionDataSource(new ArrayList<>(rows));
    }

    private static Place look(JasperPrint print) {
        Place place = new Place(new HashMap<>(), new HashMap<>(), new HashMap<>());
        int number = 0;
        for (JRPrintPage page : print.getPages()) {
            number++;
            look(page.getElements(), number, place);
        }
        return place;
    }

    private static void look(Collection<JRPrintElement> elements, int page, Place place) {
        for (JRPrintElement element : elements) {
            String key = element.hasProperties() ? element.getPropertiesMap().getProperty(KEY) : null;
            if (key != null) {
                int slash = key.indexOf('/');
                String block = slash < 0 ? key : key.substring(0, slash);
                place.first().putIfAbsent(block, page);
                place.last().put(block, page);
                if (slash >= 0) {
                    place.rows()
                            .computeIfAbsent(block, b -> new TreeMap<>())
                            .putIfAbsent(Integer.parseInt(key.substring(slash + 1)), page);
                }
            }
            if (element instanceof JRPrintFrame frame) {
                look(frame.getElements(), page, place);
            }
        }
    }

    private static void refuseTruncatedText(JasperPrint print) {
        for (JRPrintPage page : print.getPages()) {
            refuseTruncatedText(page.getElements());
        }
    }

    private static void refuseTruncatedText(Collection<JRPrintElement> elements) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintText text && text.getTextTruncateIndex() != null) {
                throw new IllegalStateException("The template cuts this text short: " + text.getOriginalText());
            }
            if (element instanceof JRPrintFrame frame) {
                refuseTruncatedText(frame.getElements());
            }
        }
    }
}
