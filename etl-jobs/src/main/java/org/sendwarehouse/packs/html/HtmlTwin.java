package org.sendwarehouse.packs.html;

import java.util.List;
import java.util.Locale;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.html.Outline.Cell;
import org.sendwarehouse.packs.html.Outline.Figure;
import org.sendwarehouse.packs.html.Outline.Heading;
import org.sendwarehouse.packs.html.Outline.Listing;
import org.sendwarehouse.packs.html.Outline.Node;
import org.sendwarehouse.packs.html.Outline.Paragraph;
import org.sendwarehouse.packs.html.Outline.Piece;
import org.sendwarehouse.packs.html.Outline.Table;
import org.sendwarehouse.packs.pdf.DocumentFacts;
import org.sendwarehouse.packs.style.Palette;

/**
 * A pack as one web page beside its PDF, with the same words in the same order: both are read from the same filled pages.
 * The page needs nothing else: no script, no font, no picture from elsewhere.
 */
public final class HtmlTwin {
    private static final String STYLE = "report-templates/styles/twin.css";

    private final JasperReportsContext context;
    private final Palette palette;
    private final StringBuilder html = new StringBuilder(1 << 15);

    private HtmlTwin(JasperReportsContext context, Palette palette) {
        this.context = context;
        this.palette = palette;
    }

    /**
     * Writes the page.
     *
     * @param print filled pages
     * @param facts title and language
     * @param skip words of the link that leads past the head of the page
     * @param foot the line that stands at the foot of every printed page
     * @return well-formed HTML that is XML too
     */
    public static String of(
            JasperReportsContext context,
            JasperPrint print,
            DocumentFacts facts,
            Palette palette,
            String skip,
            String foot) {
        HtmlTwin twin = new HtmlTwin(context, palette);
        twin.head(facts, skip);
        for (Node node : OutlineReader.read(print).nodes) {
            twin.node(node);
        }
        twin.html
                .append("</main>\n<footer><p>")
                .append(Markup.escaped(foot))
                .append("</p></footer>\n</body>\n</html>\n");
        return twin.html.toString();
    }

    private void head(DocumentFacts facts, String skip) {
        String language = Markup.escaped(facts.language());
        html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(language)
                .append("\" xml:lang=\"")
                .append(language)
                .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                                + " img-src data:\"/>\n<title>")
                .append(Markup.escaped(facts.title()))
                .append("</title>\n<meta name=\"description\" content=\"")
                .append(Markup.escaped(facts.subject()))
                .append("\"/>\n<style>\n")
                .append(Looks.css(Definitions.text(STYLE), palette))
                .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">")
                .append(Markup.escaped(skip))
                .append("</a>\n<main id=\"main\" tabindex=\"-1\">\n");
    }

    private void node(Node node) {
        if (node instanceof Heading heading) {
            heading(heading);
        } else if (node instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (node instanceof Listing list) {
            list(list);
        } else if (node instanceof Table table) {
            table(table);
        } else if (node instanceof Figure figure) {
            html.append("<img src=\"data:image/png;base64,")
                    .append(Raster.png(context, figure.image()))
                    .append("\" alt=\"")
                    .append(Markup.escaped(figure.alternative()))
                    .append("\"/>\n");
        }
    }

    private void heading(Heading heading) {
        String name = "h" + Math.min(6, heading.depth());
        html.append('<').append(name);
        if (heading.anchor() != null) {
            html.append(" id=\"").append(Markup.escaped(heading.anchor())).append('"');
        }
        html.append('>').append(heading.html()).append("</").append(name).append(">\n");
    }

    private void paragraph(Paragraph paragraph) {
        List<Piece> pieces = paragraph.pieces();
        if (pieces.size() == 1) {
            html.append("<p").append(look(pieces.get(0).look())).append('>');
            html.append(pieces.get(0).html()).append("</p>\n");
            return;
        }
        html.append("<p>");
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            html.append(i == 0 ? "" : " ")
                    .append("<span")
                    .append(look(piece.look()))
                    .append('>');
            html.append(piece.html()).append("</span>");
        }
        html.append("</p>\n");
    }

    private void list(Listing list) {
        html.append("<ul>\n");
        list.items().forEach(item -> html.append("<li>").append(item).append("</li>\n"));
        html.append("</ul>\n");
    }

    private void table(Table table) {
        String label = table.label() == null ? "" : " aria-labelledby=\"" + Markup.escaped(table.label()) + "\"";
        // Wide tables scroll by themselves; who uses a keyboard must be able to scroll them too.
        html.append("<div class=\"wide\" role=\"region\" tabindex=\"0\"")
                .append(label)
                .append(">\n<table>\n<thead><tr>");
        cells(table.headings(), "col");
        html.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : table.rows().values()) {
            html.append("<tr>");
            cells(row, "row");
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n</div>\n");
    }

    private void cells(List<Cell> cells, String scope) {
        for (Cell cell : cells) {
            String name = cell.heads() ? "th" : "td";
            html.append('<').append(name);
            if (cell.heads()) {
                html.append(" scope=\"").append(scope).append('"');
            }
            html.append(look(cell.look()))
                    .append('>')
                    .append(cell.html())
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private static String look(String style) {
        return style.isEmpty() ? "" : " class=\"" + Looks.name(style).toLowerCase(Locale.ROOT) + "\"";
    }
}
