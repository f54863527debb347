package org.sendwarehouse.packs.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as HTML: nothing that came from data is ever obeyed as markup. */
final class Markup {
    /** What the report engine leaves of styled text: its own tags, the entities of what was escaped, and signs. */
    private static final Pattern STYLED = Pattern.compile(
            "<(/?)(b|style)((?: \\w+=\"[^\"<>&]*\")*)>|&(?:amp|lt|gt|quot|apos|#\\d+);|(.)", Pattern.DOTALL);

    private Markup() {}

    /** Plain text; line ends become breaks. */
    static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(sign -> append(html, sign));
        return html.toString();
    }

    /** Styled text of a template: strong and quiet parts stay, entities stay, all else is escaped. */
    static String ofStyled(String text) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        Matcher part = STYLED.matcher(text);
        while (part.find()) {
            if (part.group(2) != null && part.group(1).isEmpty()) {
                boolean strong = "b".equals(part.group(2)) || part.group(3).contains("isBold=\"true\"");
                html.append(strong ? "<strong>" : "<span class=\"quiet\">");
                open.push(strong ? "</strong>" : "</span>");
            } else if (part.group(2) != null) {
                html.append(open.isEmpty() ? "" : open.pop());
            } else {
                html.append(part.group(4) == null ? part.group() : escaped(part.group(4)));
            }
        }
        open.forEach(html::append);
        return html.toString();
    }

    private static void append(StringBuilder html, int sign) {
        switch (sign) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            case '\n' -> html.append("<br/>");
            default -> {
                // Control characters are no characters of HTML.
                if (sign >= ' ' || sign == '\t') {
                    html.appendCodePoint(sign);
                }
            }
        }
    }
}
