package org.sendwarehouse.packs.style;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.fonts.SimpleFontExtensionHelper;
import org.sendwarehouse.home.Definitions;

/** The typeface that every pack is set in, of {@code report-templates/styles/fonts.xml}. */
public final class Typeface {
    private static final String NAME = "Liberation Sans";

    private Typeface() {}

    /**
     * A context of the report engine that has the typeface, and no other extension of ours.
     *
     * @throws IllegalStateException when the description of the typeface cannot be read
     */
    public static SimpleJasperReportsContext context() {
        SimpleJasperReportsContext context = new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
        context.setProperty("net.sf.jasperreports.default.font.name", NAME);
        try (InputStream fonts = Definitions.open("report-templates/styles/fonts.xml")) {
            context.setExtensions(
                    FontFamily.class, SimpleFontExtensionHelper.getInstance().loadFontFamilies(context, fonts));
        } catch (IOException e) {
            throw new IllegalStateException("The typeface of the packs cannot be read", e);
        }
        return context;
    }

    /**
     * The typeface in one size.
     *
     * @param context one of {@link #context()}
     * @param size in points
     */
    public static Font font(JasperReportsContext context, float size, boolean bold) {
        return FontUtil.getInstance(context)
                .getAwtFontFromBundles(NAME, bold ? Font.BOLD : Font.PLAIN, size, Locale.UK, false);
    }
}
