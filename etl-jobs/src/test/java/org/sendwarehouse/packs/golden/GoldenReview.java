package org.sendwarehouse.packs.golden;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;
import org.jspecify.annotations.Nullable;

/** Compares packs with their references and writes what changed as one page for a person to look through. */
public final class GoldenReview {
    private final StringBuilder body = new StringBuilder();
    private final List<String> changes = new ArrayList<>();

    /**
     * Compares one pack.
     *
     * @return what changed, a line each; empty where nothing did
     */
    public List<String> compare(String name, GoldenPack before, GoldenPack after) throws IOException {
        List<String> found = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (Delta<String> delta :
                DiffUtils.diff(before.structure(), after.structure()).getDeltas()) {
            int line = delta.getOriginal().getPosition() + 1;
            found.add(name + ", structure line " + line + ": "
                    + delta.getOriginal().getLines() + " is now "
                    + delta.getRevised().getLines());
            shown.append("<p>Line ").append(line).append("</p><pre>");
            delta.getOriginal().getLines().forEach(text -> shown.append("<del>- ")
                    .append(escape(text))
                    .append("</del>\n"));
            delta.getRevised().getLines().forEach(text -> shown.append("<ins>+ ")
                    .append(escape(text))
                    .append("</ins>\n"));
            shown.append("</pre>\n");
        }
        for (int page = 0; page < Math.max(before.pages().size(), after.pages().size()); page++) {
            BufferedImage was = at(before.pages(), page);
            BufferedImage is = at(after.pages(), page);
            int cells = was == null || is == null ? -1 : PageDifference.cells(was, is);
            if (cells != 0) {
                String what = was == null ? "is new" : is == null ? "is gone" : "differs in " + cells + " places";
                found.add(name + ", page " + (page + 1) + " " + what);
                shown.append("<h3>Page ")
                        .append(page + 1)
                        .append(' ')
                        .append(what)
                        .append("</h3><div class=\"pages\">")
                        .append(image("before", was))
                        .append(image("after", is))
                        .append(was == null || is == null ? "" : image("difference", PageDifference.drawn(was, is)))
                        .append("</div>\n");
            }
        }
        body.append("<h2>").append(escape(name)).append("</h2>\n");
        body.append(found.isEmpty() ? "<p>As it was.</p>\n" : shown);
        changes.addAll(found);
        return found;
    }

    /** Writes the page. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, """
                <!DOCTYPE html>
                <html lang="en-GB"><head><meta charset="utf-8"><title>Packs: what changed</title>
                <style>
                body { font: 16px/1.5 sans-serif; margin: 2em; max-width: 80em }
                pre { background: #f4f4f4; padding: .5em; overflow-x: auto }
                del { color: #a00; text-decoration: none } ins { color: #04a; text-decoration: none }
                .pages { display: flex; gap: 1em } figure { margin: 0 } img { border: 1px solid #888 }
                </style></head><body><main>
                <h1>Packs: what changed since the references were written</h1>
                <p>%d changes. Red: was there and is gone. Blue: is new. When all of it is meant, write the references
                anew with <code>-Dgolden.write=true</code>.</p>
                %s</main></body></html>
                """.formatted(changes.size(), body));
    }

    private static @Nullable BufferedImage at(List<BufferedImage> pages, int page) {
        return page < pages.size() ? pages.get(page) : null;
    }

    private static String image(String caption, @Nullable BufferedImage image) throws IOException {
        return image == null
                ? ""
                : "<figure><figcaption>" + caption + "</figcaption><img alt=\"" + caption
                        + "\" src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(GoldenPack.png(image)) + "\"></figure>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
