package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jasperreports.engine.JRDataSource;
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
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fills blocks into pages and moves what breaks badly: see {@link PageBreaks}. The report engine sees one band at a time
 * and can do neither, so pages are filled, looked at, and filled again.
 */
final class Paginator {
    /** Each round mends one thing; a long pack has some twenty. More than this would be a rule that undoes another. */
    private static final int MOST_ROUNDS = 120;

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

    /**
     * What is to be filled.
     *
     * @param startsPage blocks that start a page by design, beside those the paginator finds
     * @param room by block, the points it wants below its upper edge, else it starts a page
     * @param foot the line at the foot of every page
     * @param pageWord the pattern of the page's number
     */
    record Flow(List<Block> blocks, Set<String> startsPage, Map<String, Integer> room, String foot, String pageWord) {}

    /** Filled pages, and the first page of every block, counted from 1. */
    record Pages(JasperPrint print, Map<String, Integer> firstPage, PageBreaks.Known breaks) {}

    Pages fill(Flow flow, int expectedPages) throws JRException {
        return fill(flow, expectedPages, PageBreaks.Known.NONE);
    }

    /** Fills from the breaks that an earlier fill of the same blocks found. */
    Pages fill(Flow flow, int expectedPages, PageBreaks.Known known) throws JRException {
        JasperReport page = templates.report("pack");
        int bottom = page.getPageHeight()
                - page.getBottomMargin()
                - page.getPageFooter().getHeight();
        PageBreaks breaks = new PageBreaks(
                flow.blocks(), flow.startsPage(), flow.room(), bottom - page.getTopMargin(), bottom, known);
        JasperPrint print = once(flow, breaks, expectedPages);
        PageLook look = PageLook.at(print);
        for (int round = 0; round < MOST_ROUNDS && breaks.improve(look); round++) {
            print = once(flow, breaks, expectedPages);
            look = PageLook.at(print);
        }
        return new Pages(print, look.firstPages(), breaks.known());
    }

    private JasperPrint once(Flow flow, PageBreaks breaks, int expectedPages) throws JRException {
        List<Map<String, ?>> records = new ArrayList<>();
        int part = 0;
        for (Block block : flow.blocks()) {
            boolean starts = breaks.startsPage(block);
            if (starts) {
                part++;
            }
            Map<String, Object> parameters = new HashMap<>();
            block.parameters().forEach((name, value) -> {
                if (value != null) {
                    parameters.put(name, value);
                }
            });
            parameters.put("block", block.id());
            parameters.put("startsPage", starts);
            parameters.put(JRParameter.REPORT_TEMPLATES, styles);
            Map<String, Object> one = new HashMap<>();
            one.put("part", part);
            one.put("report", templates.report(block.template()));
            one.put("parameters", parameters);
            one.put("rows", rows(block, breaks.rowsThatStartPages(block)));
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

    private JRDataSource rows(Block block, Set<Integer> breaks) {
        if (block.rows().isEmpty()) {
            return new JREmptyDataSource(1);
        }
        List<Map<String, ?>> rows = new ArrayList<>();
        TableTemplate table = templates.table(block.template());
        int number = 0;
        for (Map<String, @Nullable Object> row : block.rows()) {
            Map<String, @Nullable Object> copy = table == null ? new LinkedHashMap<>(row) : table.withoutGaps(row);
            copy.put("row", ++number);
            copy.put("breakBefore", breaks.contains(number));
            rows.add(copy);
        }
        return new JRMapCollectionDataSource(new ArrayList<>(rows));
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
