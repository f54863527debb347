package org.sendwarehouse.packs.html;

import org.sendwarehouse.packs.style.Palette;

/** The style sheet of the web pages: type from a file, every colour from the palette. */
final class Looks {
    private Looks() {}

    /** The palette's colours as variables and the statuses as classes, before the sheet that uses them. */
    static String css(String sheet, Palette palette) {
        StringBuilder css = new StringBuilder(
                ":root { --ink: %s; --muted: %s; --rule: %s; --paper: %s; --accent: %s; --wash: %s; }\n"
                        .formatted(
                                palette.ink(),
                                palette.muted(),
                                palette.rule(),
                                palette.paper(),
                                palette.accent(),
                                palette.wash()));
        palette.statuses()
                .forEach((status, look) -> css.append(".%s { color: %s; background: %s; border: 1px %s %s; }\n"
                        .formatted(
                                name("status-" + status),
                                look.ink(),
                                look.fill(),
                                look.dashed() ? "dashed" : "solid",
                                look.border())));
        return css.append(sheet).toString();
    }

    /** A style's name as a class. */
    static String name(String style) {
        return style.replace(' ', '-');
    }
}
