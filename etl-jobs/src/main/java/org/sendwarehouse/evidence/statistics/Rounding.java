package org.sendwarehouse.evidence.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounding for display, half up as the Department for Education rounds. Done once, where a figure becomes text; stored
 * values are never rounded.
 */
public final class Rounding {
    private Rounding() {}

    /**
     * A value with a number of decimals. Halves go away from zero; the value is taken at its shortest decimal writing,
     * so that 0.15, which no double holds exactly, still rounds to 0.2.
     */
    public static BigDecimal halfUp(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** {@code 100 × numerator ÷ denominator} with a number of decimals, rounded from the exact quotient. */
    public static BigDecimal percent(long numerator, long denominator, int decimals) {
        return BigDecimal.valueOf(numerator)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_UP);
    }
}
