package org.sendwarehouse.disclosure;

import java.util.Locale;

/**
 * One of the counts behind an indicator.
 *
 * @param indicator code of the indicator
 * @param part which of its counts
 */
record Measure(String indicator, Part part) {

    /** Which count of an indicator. */
    enum Part {
        NUMERATOR,
        DENOMINATOR,
        /** Denominator less numerator: never printed, and known to whoever knows both. */
        REST
    }

    /** Reads {@code <indicator>.numerator}, {@code .denominator} or {@code .rest}. */
    static Measure of(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("'" + text + "' names no measure");
        }
        return new Measure(
                text.substring(0, dot), Part.valueOf(text.substring(dot + 1).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return indicator + "." + part.name().toLowerCase(Locale.ROOT);
    }
}
