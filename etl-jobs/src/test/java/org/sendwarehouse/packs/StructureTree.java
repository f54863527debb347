package org.sendwarehouse.packs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDArtifactMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** A document's logical structure with the text of each element, as a screen reader goes through it. */
final class StructureTree {
    private StructureTree() {}

    private record Content(String text, double top) {}

    /**
     * One element.
     *
     * @param page of its first content, from 1; 0 where it has none
     * @param top of its first content, in points from the page's top
     * @param text its own, without that of the elements in it
     * @param references how many annotations it holds
     */
    record Element(
            String type,
            COSDictionary dictionary,
            int page,
            double top,
            String text,
            int references,
            List<Element> children) {

        /** This element and all below it, in reading order. */
        Stream<Element> descendants() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Element::descendants));
        }

        Stream<Element> all(String... types) {
            return descendants().filter(element -> List.of(types).contains(element.type()));
        }

        /** Its text and that of the elements in it. */
        String fullText() {
            StringBuilder all = new StringBuilder(text);
            for (Element child : children) {
                String of = child.fullText();
                all.append(all.isEmpty() || of.isEmpty() ? "" : " ").append(of);
            }
            return all.toString();
        }

        @Nullable
        String alternative() {
            return dictionary.getString(COSName.ALT);
        }

        /** The scope of a header cell, null where it says none. */
        @Nullable
        String scope() {
            COSBase attributes = dictionary.getDictionaryObject(COSName.A);
            COSBase first = attributes instanceof COSArray array && array.size() > 0 ? array.getObject(0) : attributes;
            return first instanceof COSDictionary table ? table.getNameAsString(COSName.getPDFName("Scope")) : null;
        }

        @Override
        public String toString() {
            return type + " on page " + page + ": " + fullText();
        }

        /** Indented by depth: type, scope, alternative text, text. */
        String outline() {
            StringBuilder lines = new StringBuilder();
            outline(0, lines);
            return lines.toString();
        }

        private void outline(int depth, StringBuilder lines) {
            lines.append("  ".repeat(depth)).append(type);
            if (scope() != null) {
                lines.append(" scope=").append(scope());
            }
            if (alternative() != null) {
                lines.append(" alt=").append(alternative());
            }
            if (!text.isEmpty()) {
                lines.append(" | ").append(text);
            }
            lines.append('\n');
            children.forEach(child -> child.outline(depth + 1, lines));
        }
    }

    /** The root's element, of type {@code Root}. */
    static Element of(PDDocument document) throws IOException {
        Map<COSDictionary, Integer> pages = new HashMap<>();
        List<Map<Integer, Content>> texts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            pages.put(page.getCOSObject(), texts.size());
            texts.add(textsOf(page));
        }
        return read(document.getDocumentCatalog().getStructureTreeRoot(), "Root", null, pages, texts);
    }

    private static Element read(
            PDStructureNode node,
            String type,
            @Nullable PDPage inherited,
            Map<COSDictionary, Integer> pages,
            List<Map<Integer, Content>> texts) {
        PDPage own =
                node instanceof PDStructureElement element && element.getPage() != null ? element.getPage() : inherited;
        List<Element> children = new ArrayList<>();
        List<String> text = new ArrayList<>();
        int references = 0;
        int first = 0;
        double top = 0;
        for (Object kid : node.getKids()) {
            Integer content = null;
            PDPage page = own;
            if (kid instanceof PDStructureElement element) {
                children.add(read(element, element.getStructureType(), own, pages, texts));
            } else if (kid instanceof PDMarkedContentReference reference) {
                content = reference.getMCID();
                page = reference.getPage() == null ? own : reference.getPage();
            } else if (kid instanceof Integer id) {
                content = id;
            } else if (kid instanceof PDObjectReference) {
                references++;
            }
            if (content != null && page != null) {
                int number = Objects.requireNonNull(pages.get(page.getCOSObject()));
                first = first == 0 ? number + 1 : first;
                Content of = texts.get(number).getOrDefault(content, new Content("", 0));
                top = top == 0 ? of.top() : top;
                text.add(of.text());
            }
        }
        int page = first != 0
                ? first
                : children.stream()
                        .mapToInt(Element::page)
                        .filter(p -> p > 0)
                        .findFirst()
                        .orElse(0);
        return new Element(
                type,
                node.getCOSObject(),
                page,
                top != 0
                        ? top
                        : children.stream()
                                .mapToDouble(Element::top)
                                .filter(t -> t > 0)
                                .findFirst()
                                .orElse(0),
                String.join(" ", text).replace('\u00A0', ' ').strip(),
                references,
                List.copyOf(children));
    }

    /** The text of a page that belongs to no element: its artifacts, in the order of drawing. */
    static String setAside(PDPage page) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.setSuppressDuplicateOverlappingText(false);
        extractor.processPage(page);
        StringBuilder text = new StringBuilder();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
            if (content instanceof PDArtifactMarkedContent) {
                Map<Integer, Content> texts = new HashMap<>();
                collect(content, -1, texts);
                texts.values().forEach(part -> text.append(part.text()));
            }
        }
        return text.toString();
    }

    private static Map<Integer, Content> textsOf(PDPage page) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.setSuppressDuplicateOverlappingText(false);
        extractor.processPage(page);
        Map<Integer, Content> texts = new HashMap<>();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
            collect(content, content.getMCID(), texts);
        }
        return texts;
    }

    private static void collect(PDMarkedContent content, int id, Map<Integer, Content> texts) {
        int own = content.getMCID() >= 0 ? content.getMCID() : id;
        StringBuilder text = new StringBuilder();
        double top = 0;
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition position) {
                top = text.isEmpty() ? position.getYDirAdj() : top;
                text.append(position.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                collect(inner, own, texts);
            }
        }
        if (!text.isEmpty()) {
            texts.merge(own, new Content(text.toString(), top), (a, b) -> new Content(a.text() + b.text(), a.top()));
        }
    }
}
