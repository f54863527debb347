package org.sendwarehouse.packs.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRPrintImage;
import org.jspecify.annotations.Nullable;

/**
 * A document as a reader hears it: headings, paragraphs, lists, tables and figures in order, without pages. What goes on
 * over a page is one thing here.
 */
final class Outline {
    final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byBlock = new LinkedHashMap<>();

    /** One thing in reading order. */
    sealed interface Node permits Heading, Paragraph, Listing, Table, Figure {}

    /**
     * A heading.
     *
     * @param depth 1 for the title of the document; no level is skipped
     * @param anchor where links lead, or null
     */
    record Heading(int depth, @Nullable String anchor, String html) implements Node {}

    /** A paragraph of one piece or several, which may differ in style. */
    record Paragraph(List<Piece> pieces) implements Node {}

    /**
     * A piece of a paragraph.
     *
     * @param look the name of its style
     */
    record Piece(String look, String html) {}

    /** A list; each item as HTML. */
    record Listing(List<String> items) implements Node {}

    /**
     * A table.
     *
     * @param label the id of the heading that it stands under, or null
     * @param headings one a column
     * @param rows by their key
     */
    record Table(@Nullable String label, List<Cell> headings, Map<String, List<Cell>> rows) implements Node {}

    /**
     * One cell.
     *
     * @param heads whether it names its row or column
     * @param look the name of its style
     */
    record Cell(boolean heads, String look, String html) {}

    /** A drawing with the words that stand for it. */
    record Figure(JRPrintImage image, String alternative) implements Node {}

    void add(Node node) {
        nodes.add(node);
    }

    /** The table of a block, made where it first stands. */
    Table table(String block) {
        Node node = byBlock.computeIfAbsent(block, b -> {
            Table made = new Table(lastAnchor(), new ArrayList<>(), new LinkedHashMap<>());
            nodes.add(made);
            return made;
        });
        return (Table) node;
    }

    /** The list of a block, made where it first stands. */
    Listing list(String block) {
        Node node = byBlock.computeIfAbsent(block, b -> {
            Listing made = new Listing(new ArrayList<>());
            nodes.add(made);
            return made;
        });
        return (Listing) node;
    }

    private @Nullable String lastAnchor() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i) instanceof Heading heading) {
                return heading.anchor();
            }
        }
        return null;
    }
}
