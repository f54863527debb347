package org.sendwarehouse.evidence.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The one confidence level of the product: 95 %, two-sided, so 2.5 % in each tail. */
final class Confidence {
    /** What may lie beyond each bound. */
    static final double TAIL = 0.025;

    /** The 97.5th percentile of the standard normal distribution, to the precision of a double. */
    static final double Z = 1.959963984540054;

    private Confidence() {}

    /**
     * What may lie beyond each bound of one of several independent intervals, so that all of them hold with 95 %: (1 −
     * 0.95^(1/k)) / 2 (Z. Šidák, Journal of the American Statistical Association 62 (1967), 626–633).
     */
    static double tailOf(int comparisons) {
        if (comparisons < 1) {
            throw new IllegalArgumentException("No comparison");
        }
        return comparisons == 1 ? TAIL : -Math.expm1(Math.log1p(-2 * TAIL) / comparisons) / 2;
    }

    /** The standard normal quantile beyond which the tail lies. */
    static double z(double tail) {
        return tail == TAIL ? Z : NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
    }
}
