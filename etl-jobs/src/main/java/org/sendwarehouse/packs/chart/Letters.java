package org.sendwarehouse.packs.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.sendwarehouse.packs.style.Typeface;

/** How wide texts are and where they break, also before there is anything to draw on. */
final class Letters {
    private static final String FAMILY = "Liberation Sans";
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    private static final JasperReportsContext FONTS = Typeface.context();

    private Letters() {}

    /** The typeface of the pages, from a context of the report engine that has it. */
    static Font font(JasperReportsContext context, float size, boolean bold) {
        return FontUtil.getInstance(context)
                .getAwtFontFromBundles(FAMILY, bold ? Font.BOLD : Font.PLAIN, size, Locale.UK, false);
    }

    static double width(Font font, String text) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    /** Lines of a width in the small size, broken between words. */
    static List<String> small(String text, double most) {
        Font font = font(FONTS, Canvas.SMALL, false);
        return wrap(text, line -> width(font, line) <= most);
    }

    /** A text in lines that fit, broken between words; a word that does not fit has a line of its own. */
    static List<String> wrap(String text, Predicate<String> fits) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && !fits.test(longer)) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
