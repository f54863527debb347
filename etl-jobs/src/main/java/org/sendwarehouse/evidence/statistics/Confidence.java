package org.sendwarehouse.evidence.statistics;

/** The one confidence level of the product: 95 %, two-sided, so 2.5 % in each tail. */
final class Confidence {
    /** What may lie beyond each bound. */
    static final double TAIL = 0.025;

    /** The 97.5th percentile of the standard normal distribution, to the precision of a double. */
    static final double Z = 1.959963984540054;

    private Confidence() {}
}
