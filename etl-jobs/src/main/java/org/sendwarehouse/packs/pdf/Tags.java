package org.sendwarehouse.packs.pdf;

import net.sf.jasperreports.engine.JRPrintElement;
import org.jspecify.annotations.Nullable;

/** What templates say that an element is: the properties that {@link StructureTagger} describes. */
public final class Tags {
    /** The property that names the kind of an element. */
    public static final String TAG = "net.sf.jasperreports.export.pdf.tag";
    /** The property that names its block, or block and row. */
    public static final String KEY = TAG + ".key";

    private Tags() {}

    /** What an element is, or null for decoration. */
    public static @Nullable String tag(JRPrintElement element) {
        return property(element, TAG);
    }

    /** Its block, or block and row. */
    public static @Nullable String key(JRPrintElement element) {
        return property(element, KEY);
    }

    private static @Nullable String property(JRPrintElement element, String name) {
        return element.hasProperties() ? element.getPropertiesMap().getProperty(name) : null;
    }
}
