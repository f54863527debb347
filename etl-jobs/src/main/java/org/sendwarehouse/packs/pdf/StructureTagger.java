package org.sendwarehouse.packs.pdf;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.type.HyperlinkTypeEnum;
import net.sf.jasperreports.engine.util.StyledTextListWriter;
import net.sf.jasperreports.pdf.classic.ClassicStructureEntry;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfStructure;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;
import net.sf.jasperreports.pdf.common.PdfTagger;
import org.jspecify.annotations.Nullable;

/**
 * Gives a report its logical structure (PDF/UA-1, ISO 14289-1): headings, paragraphs, tables, lists, figures and links.
 *
 * <p>Templates say what an element is in the property {@value #TAG}: {@code H1} to {@code H3}, {@code P}, {@code P+}
 * (goes on with the paragraph before), {@code Figure}; inside a frame {@code head} or {@code TR}: {@code TH} and
 * {@code TD}; inside a frame {@code LI}: {@code Lbl} and {@code LBody}. The property {@value #KEY} names the block (and,
 * in rows, {@code block/row}), so that a table or paragraph that goes on over the page stays one. Everything else, and
 * every repeated table header, is an artifact.
 */
final class StructureTagger implements PdfTagger {
    static final String TAG = Tags.TAG;
    static final String KEY = Tags.KEY;

    private final Map<String, PdfStructureEntry> containers = new HashMap<>();
    private final Map<String, PdfStructureEntry> rows = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private String language = "en-GB";
    private @Nullable PdfProducer producer;
    private @Nullable PdfStructure structure;
    private @Nullable PdfStructureEntry document;
    private @Nullable PdfStructureEntry section;
    private @Nullable Paragraph last;
    private boolean secondLevel;

    /** What the elements inside a frame belong to; {@code row} is null where they are artifacts. */
    private record Frame(String kind, @Nullable PdfStructureEntry row) {}

    private record Paragraph(String tag, @Nullable String key, PdfStructureEntry entry) {}

    @Override
    public void setLanguage(@Nullable String language) {
        if (language != null) {
            this.language = language;
        }
    }

    @Override
    public void setPdfProducer(PdfProducer producer) {
        this.producer = producer;
    }

    @Override
    public void init() {
        if (producer == null) {
            throw new IllegalStateException("The tagger needs its producer before it starts");
        }
        structure = producer.getPdfStructure();
        document = structure.createDocumentTag(language);
        section = document;
    }

    @Override
    public void startPage() {}

    @Override
    public void endPage() {}

    @Override
    public void startElement(JRPrintElement element) {
        if (element instanceof JRPrintFrame) {
            frames.push(frame(property(element, TAG), property(element, KEY)));
        } else if (element instanceof JRPrintText text) {
            keepEmptyCell(text);
        } else if (!(element instanceof JRPrintImage)) {
            structure().beginArtifact();
        }
    }

    @Override
    public void endElement(JRPrintElement element) {
        if (element instanceof JRPrintFrame) {
            frames.pop();
        } else if (!(element instanceof JRPrintText) && !(element instanceof JRPrintImage)) {
            structure().endArtifact();
        }
    }

    private Frame frame(@Nullable String kind, @Nullable String key) {
        if (kind == null || key == null) {
            return new Frame("group", null);
        }
        last = null;
        String block = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
        return switch (kind) {
            case "head" ->
                containers.containsKey(block)
                        ? new Frame("repeated", null)
                        : new Frame(kind, structure().createTag(container(block, "Table"), "TR"));
            case "TR" ->
                new Frame(kind, rows.computeIfAbsent(key, k -> structure().createTag(container(block, "Table"), "TR")));
            case "LI" ->
                new Frame(kind, rows.computeIfAbsent(key, k -> structure().createTag(container(block, "L"), "LI")));
            default -> throw new IllegalArgumentException("A frame cannot be tagged " + kind);
        };
    }

    private PdfStructureEntry container(String block, String type) {
        return containers.computeIfAbsent(block, b -> structure().createTag(section(), type));
    }

    @Override
    public void startText(JRPrintText text) {
        PdfStructureEntry entry = entryOf(text);
        if (entry == null) {
            structure().beginArtifact();
            return;
        }
        if (text.getHyperlinkType() == HyperlinkTypeEnum.LOCAL_ANCHOR && text.getHyperlinkAnchor() != null) {
            PdfStructureEntry link = structure().createTag(entry, "Link");
            // Becomes the description of the link's annotation once the document is written.
            put(link, new PdfName("T"), text.getOriginalText());
            structure().beginTag(link, "Span");
        } else {
            String tag = property(text, TAG);
            boolean cell = tag != null && (tag.startsWith("T") || "LBody".equals(tag));
            structure().beginTag(entry, cell ? "P" : "Span");
        }
    }

    @Override
    public void startText(JRPrintText text, String actualText) {
        startText(text);
    }

    /** The exporter passes over texts without letters; a cell without a value is a cell, or its row shifts by one. */
    private void keepEmptyCell(JRPrintText text) {
        String tag = property(text, TAG);
        String words = text.getFullText();
        if (tag != null && (tag.startsWith("T") || tag.startsWith("L")) && (words == null || words.isEmpty())) {
            entryOf(text);
        }
    }

    private @Nullable PdfStructureEntry entryOf(JRPrintText text) {
        String tag = property(text, TAG);
        if (tag == null) {
            return null;
        }
        String key = property(text, KEY);
        // A paragraph of several lines, or one that goes on over the page, is one element.
        String identity = key == null ? String.valueOf(System.identityHashCode(text)) : key;
        if (last != null && (tag.endsWith("+") || (last.tag().equals(tag) && identity.equals(last.key())))) {
            return last.entry();
        }
        Frame frame = frames.peek();
        PdfStructureEntry parent;
        if (tag.startsWith("T") || tag.startsWith("L")) {
            if (frame == null || frame.row() == null) {
                return null;
            }
            parent = frame.row();
        } else {
            parent = "H1".equals(tag) ? newSection() : section();
        }
        PdfStructureEntry entry = structure().createTag(parent, level(tag.replace("+", "")));
        if ("TH".equals(tag)) {
            entry.setScope(frame != null && "head".equals(frame.kind()) ? "Column" : "Row");
        }
        last = new Paragraph(tag, identity, entry);
        return entry;
    }

    /** No level of heading may be skipped: below a section without H2, what a template calls H3 is its H2. */
    private String level(String tag) {
        if ("H1".equals(tag)) {
            secondLevel = false;
        } else if ("H2".equals(tag)) {
            secondLevel = true;
        } else if ("H3".equals(tag) && !secondLevel) {
            return "H2";
        }
        return tag;
    }

    private PdfStructureEntry newSection() {
        if (document == null) {
            throw new IllegalStateException("The document has not been started");
        }
        section = structure().createTag(document, "Sect");
        return section;
    }

    @Override
    public void endText() {
        structure().endTag();
    }

    @Override
    public void startImage(JRPrintImage image, float x, float y, float width, float height) {
        last = null;
        if (!"Figure".equals(property(image, TAG))) {
            structure().beginArtifact();
            return;
        }
        if (!(image.getRenderer() instanceof Described described)) {
            throw new IllegalStateException("A figure needs its alternative text");
        }
        PdfStructureEntry figure = structure().beginTag(section(), "Figure");
        put(figure, PdfName.ALT, described.alternativeText());
        figure.setBBox(x, y, x + width, y + height);
    }

    @Override
    public void endImage() {
        structure().endTag();
    }

    @Override
    public void beginArtifact() {
        structure().beginArtifact();
    }

    @Override
    public void endArtifact() {
        structure().endArtifact();
    }

    @Override
    public boolean isFirstLinkParagraph() {
        return false;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface of JasperReports knows no annotations; null means "no link tag"
    public PdfStructureEntry getCurrentLinkTag() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as above; null means that lists inside styled text are not tagged (none are used)
    public StyledTextListWriter getListWriter() {
        return null;
    }

    /** Text as UTF-16, since alternative texts carry signs that PDFDocEncoding lacks. */
    private static void put(PdfStructureEntry entry, PdfName name, String text) {
        ((ClassicStructureEntry) entry).getElement().put(name, new PdfString(text, PdfObject.TEXT_UNICODE));
    }

    private static @Nullable String property(JRPrintElement element, String name) {
        return element.hasProperties() ? element.getPropertiesMap().getProperty(name) : null;
    }

    private PdfStructure structure() {
        if (structure == null) {
            throw new IllegalStateException("The tagger has not been started");
        }
        return structure;
    }

    private PdfStructureEntry section() {
        if (section == null) {
            throw new IllegalStateException("The document has not been started");
        }
        return section;
    }
}
