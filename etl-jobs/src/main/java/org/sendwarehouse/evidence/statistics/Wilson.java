package org.sendwarehouse.evidence.statistics;

/**
 * The score interval of a proportion.
 *
 * <p>Source: E. B. Wilson, 'Probable inference, the law of succession, and statistical inference', Journal of the
 * American Statistical Association 22 (1927), 209–212; method 3, without continuity correction, of R. G. Newcombe,
 * Statistics in Medicine 17 (1998), 857–872.
 */
public final class Wilson {
    private Wilson() {}

    /**
     * The 95 % interval of {@code numerator ÷ denominator}, as proportions from 0 to 1.
     *
     * @throws IllegalArgumentException unless 0 ≤ numerator ≤ denominator and denominator is positive
     */
    public static Interval interval(long numerator, long denominator) {
        return interval(numerator, denominator, Confidence.TAIL);
    }

    /** The same with {@code tail} beyond each bound. */
    static Interval interval(long numerator, long denominator, double tail) {
        if (denominator <= 0 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(numerator + " of " + denominator + " is not a proportion");
        }
        double n = denominator;
        double proportion = numerator / n;
        double z = Confidence.z(tail);
        double z2 = z * z;
        double scale = 1 + z2 / n;
        double centre = (proportion + z2 / (2 * n)) / scale;
        double half = z * Math.sqrt(numerator * (double) (denominator - numerator) / n + z2 / 4) / n / scale;
        // At none or all the bound is exactly 0 or 1; floating point would miss it by a hair.
        double lower = numerator == 0 ? 0 : Math.max(0, centre - half);
        double upper = numerator == denominator ? 1 : Math.min(1, centre + half);
        return new Interval(lower, upper);
    }
}
