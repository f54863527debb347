package org.sendwarehouse.packs.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.type.HyperlinkTypeEnum;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.html.Outline.Cell;
import org.sendwarehouse.packs.html.Outline.Heading;
import org.sendwarehouse.packs.html.Outline.Paragraph;
import org.sendwarehouse.packs.html.Outline.Piece;
import org.sendwarehouse.packs.pdf.Described;
import org.sendwarehouse.packs.pdf.Tags;

/**
 * Reads filled pages by the same tags that give the PDF its structure ({@link Tags}), so that both say the same. What has
 * no tag is decoration there, and is not here at all.
 */
final class OutlineReader {
    private final Outline outline = new Outline();
    private int sectionDepth;
    private int lastDepth;
    private boolean secondLevel;
    private @Nullable Paragraph last;
    private @Nullable String lastKey;

    private OutlineReader() {}

    static Outline read(JasperPrint print) {
        OutlineReader reader = new OutlineReader();
        for (JRPrintPage page : print.getPages()) {
            reader.elements(page.getElements());
        }
        return reader.outline;
    }

    private void elements(Collection<JRPrintElement> elements) {
        for (JRPrintElement element : elements) {
            String tag = Tags.tag(element);
            if (element instanceof JRPrintFrame frame) {
                frame(frame, tag, Tags.key(element));
            } else if (element instanceof JRPrintText text && tag != null) {
                text(text, tag);
            } else if (element instanceof JRPrintImage image && "Figure".equals(tag)) {
                last = null;
                outline.add(new Outline.Figure(image, ((Described) image.getRenderer()).alternativeText()));
            }
        }
    }

    private void frame(JRPrintFrame frame, @Nullable String tag, @Nullable String key) {
        if (tag == null || key == null) {
            elements(frame.getElements());
            return;
        }
        last = null;
        String block = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
        switch (tag) {
            case "head" -> {
                // A header that is repeated on a later page is read once.
                if (outline.table(block).headings().isEmpty()) {
                    outline.table(block).headings().addAll(cells(frame));
                }
            }
            case "TR" -> outline.table(block).rows().computeIfAbsent(key, k -> cells(frame));
            case "LI" -> outline.list(block).items().add(item(frame));
            default -> throw new IllegalArgumentException("A frame cannot be tagged " + tag);
        }
    }

    private static List<Cell> cells(JRPrintFrame frame) {
        List<Cell> cells = new ArrayList<>();
        for (JRPrintElement element : frame.getElements()) {
            String tag = Tags.tag(element);
            if (element instanceof JRPrintText text && tag != null && tag.startsWith("T")) {
                cells.add(new Cell("TH".equals(tag), look(text), html(text)));
            }
        }
        return cells;
    }

    private static String item(JRPrintFrame frame) {
        StringBuilder html = new StringBuilder();
        for (JRPrintElement element : frame.getElements()) {
            if (element instanceof JRPrintText text && "LBody".equals(Tags.tag(element))) {
                html.append(html(text));
            }
        }
        return html.toString();
    }

    private void text(JRPrintText text, String tag) {
        String key = Tags.key(text);
        if (tag.startsWith("H")) {
            last = null;
            outline.add(new Heading(depth(tag), text.getAnchorName(), html(text)));
        } else if (last != null && (tag.endsWith("+") || (key != null && key.equals(lastKey)))) {
            last.pieces().add(new Piece(look(text), html(text)));
        } else {
            last = new Paragraph(new ArrayList<>(List.of(new Piece(look(text), html(text)))));
            lastKey = key;
            outline.add(last);
        }
    }

    /** The first heading of all is the document's title; each section then stands one level below it. */
    private int depth(String tag) {
        int depth =
                switch (tag) {
                    case "H1" -> {
                        sectionDepth = lastDepth == 0 ? 1 : 2;
                        secondLevel = false;
                        yield sectionDepth;
                    }
                    case "H2" -> {
                        secondLevel = true;
                        yield sectionDepth + 1;
                    }
                    default -> sectionDepth + (secondLevel ? 2 : 1);
                };
        lastDepth = depth;
        return depth;
    }

    private static String look(JRPrintText text) {
        return text.getStyle() == null ? "" : text.getStyle().getName();
    }

    private static String html(JRPrintText text) {
        String inner = "styled".equals(text.getMarkup())
                ? Markup.ofStyled(text.getFullText())
                : Markup.escaped(text.getFullText());
        return text.getHyperlinkType() == HyperlinkTypeEnum.LOCAL_ANCHOR && text.getHyperlinkAnchor() != null
                ? "<a href=\"#" + Markup.escaped(text.getHyperlinkAnchor()) + "\">" + inner + "</a>"
                : inner;
    }
}
