package org.sendwarehouse.packs.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Pounds as packs write them: whole pounds below ten thousand, else millions to two decimals; a true minus. */
public final class Money {
    private static final char MINUS = '\u2212';
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal SMALL = BigDecimal.valueOf(10_000);

    private Money() {}

    /** {@code £12.45m}, {@code −£0.22m}, {@code £9,999}; {@code [x]} where it is not known. */
    public static String of(@Nullable BigDecimal pounds) {
        if (pounds == null) {
            return Numbers.NOT_AVAILABLE;
        }
        BigDecimal size = pounds.abs();
        boolean small = size.compareTo(SMALL) < 0;
        String text = small
                ? Numbers.decimal(size, 0)
                : Numbers.decimal(size.divide(MILLION, 8, RoundingMode.HALF_UP), 2) + "m";
        boolean nought = small && size.setScale(0, RoundingMode.HALF_UP).signum() == 0;
        return (pounds.signum() < 0 && !nought ? MINUS + "£" : "£") + text;
    }

    /** The same with a plus before what is more than nought. */
    public static String signed(@Nullable BigDecimal pounds) {
        String text = of(pounds);
        return pounds != null && pounds.signum() > 0 && !"£0".equals(text) ? "+" + text : text;
    }
}
