package org.sendwarehouse.evidence.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The exact interval of a count.
 *
 * <p>Source: F. Garwood, 'Fiducial limits for the Poisson distribution', Biometrika 28 (1936), 437–442, by the
 * relation between the Poisson and chi-squared distributions.
 */
public final class PoissonInterval {
    private PoissonInterval() {}

    /**
     * The 95 % interval of the mean of a Poisson variable that was observed once.
     *
     * @param count the count observed, at least 0
     */
    public static Interval exact(long count) {
        return exact(count, Confidence.TAIL);
    }

    /** The same with {@code tail} beyond each bound. */
    static Interval exact(long count, double tail) {
        if (count < 0) {
            throw new IllegalArgumentException("A count is never negative: " + count);
        }
        double lower = count == 0 ? 0 : ChiSquaredDistribution.of(2.0 * count).inverseCumulativeProbability(tail) / 2;
        double upper = ChiSquaredDistribution.of(2.0 * (count + 1)).inverseSurvivalProbability(tail) / 2;
        return new Interval(lower, upper);
    }
}
