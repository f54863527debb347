package org.sendwarehouse.packs;

import java.awt.font.FontRenderContext;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.sendwarehouse.packs.style.Typeface;
import org.sendwarehouse.packs.text.Numbers;

/** The classification line at the foot of every page. */
final class Foot {
    /** As wide as the field of {@code blocks/pack.jrxml} and as large as the style {@code Foot}, in points. */
    private static final double WIDTH = 426;

    private static final float SIZE = 8;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";

    private Foot() {}

    /** With the group's whole name, however long. */
    static String whole(PackContext pack) {
        return with(pack.group.name(), pack);
    }

    /** On one line: where it would be longer, the group's name loses its last words; the document's title has it whole. */
    static String line(PackContext pack, JasperReportsContext context) {
        String name = pack.group.name();
        String line = with(name, pack);
        while (width(line, context) > WIDTH && name.contains(" ")) {
            name = name.substring(0, name.lastIndexOf(' '));
            line = with(name + ELLIPSIS, pack);
        }
        return line;
    }

    private static double width(String text, JasperReportsContext context) {
        return Typeface.font(context, SIZE, false)
                .getStringBounds(text, METRICS)
                .getWidth();
    }

    private static String with(String group, PackContext pack) {
        return pack.messages.say(
                pack.request.draft() ? "foot.draft" : "foot",
                "audience",
                pack.messages.say("audience." + pack.group.audience().word()),
                "group",
                group,
                "meeting",
                Numbers.date(pack.meeting),
                "asAt",
                Numbers.date(pack.asAt()),
                "run",
                pack.shortRun());
    }
}
