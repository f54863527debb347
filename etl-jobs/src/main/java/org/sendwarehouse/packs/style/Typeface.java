package org.sendwarehouse.packs.style;

import java.io.IOException;
import java.io.InputStream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontExtensionHelper;
import org.sendwarehouse.home.Definitions;

/** The typeface that every pack is set in, of {@code report-templates/styles/fonts.xml}. */
public final class Typeface {
    private Typeface() {}

    /**
     * A context of the report engine that has the typeface, and no other extension of ours.
     *
     * @throws IllegalStateException when the description of the typeface cannot be read
     */
    public static SimpleJasperReportsContext context() {
        SimpleJasperReportsContext context = new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
        context.setProperty("net.sf.jasperreports.default.font.name", "Liberation Sans");
        try (InputStream fonts = Definitions.open("report-templates/styles/fonts.xml")) {
            context.setExtensions(
                    FontFamily.class, SimpleFontExtensionHelper.getInstance().loadFontFamilies(context, fonts));
        } catch (IOException e) {
            throw new IllegalStateException("The typeface of the packs cannot be read", e);
        }
        return context;
    }
}
