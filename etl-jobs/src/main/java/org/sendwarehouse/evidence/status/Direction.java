package org.sendwarehouse.evidence.status;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER,
    /** Neither: a figure that explains others and is never judged. */
    CONTEXT;

    /** The direction with the catalogue's word, such as {@code higher_is_better}. */
    public static Direction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The catalogue's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value turned so that greater is better. */
    double oriented(double value) {
        return this == LOWER_IS_BETTER ? -value : value;
    }
}
