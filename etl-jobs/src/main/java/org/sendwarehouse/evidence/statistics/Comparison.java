package org.sendwarehouse.evidence.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Whether two figures differ by more than chance, tested at 5 %, two-sided. */
public enum Comparison {
    /** The second is higher, beyond chance. */
    HIGHER,
    /** The second is lower, beyond chance. */
    LOWER,
    /** The difference may be chance. */
    NO_CLEAR_CHANGE;

    /** The same finding where the measure's sign is turned. */
    public Comparison mirrored() {
        return switch (this) {
            case HIGHER -> LOWER;
            case LOWER -> HIGHER;
            case NO_CLEAR_CHANGE -> NO_CLEAR_CHANGE;
        };
    }

    /**
     * Compares two proportions by the pooled normal test without continuity correction, which is Pearson's chi-squared
     * test of the two-by-two table (D. G. Altman, Practical Statistics for Medical Research, section 10.3).
     *
     * @return {@link #NO_CLEAR_CHANGE} also where a denominator is 0
     */
    public static Comparison ofProportions(
            long firstNumerator, long firstDenominator, long secondNumerator, long secondDenominator) {
        if (firstDenominator == 0 || secondDenominator == 0) {
            return NO_CLEAR_CHANGE;
        }
        double n1 = firstDenominator;
        double n2 = secondDenominator;
        double pooled = (firstNumerator + secondNumerator) / (n1 + n2);
        double error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
        double difference = secondNumerator / n2 - firstNumerator / n1;
        if (Math.abs(difference) <= Confidence.Z * error) {
            return NO_CLEAR_CHANGE;
        }
        return difference > 0 ? HIGHER : LOWER;
    }

    /**
     * Compares two counts by the exact conditional test of J. Przyborowski and H. Wilenski, Biometrika 31 (1940),
     * 313–323: given their sum, the second count is binomial.
     *
     * @param firstExposure what the first count was taken over, such as its days; positive
     * @param secondExposure the same of the second
     */
    public static Comparison ofCounts(long first, double firstExposure, long second, double secondExposure) {
        if (first < 0 || second < 0 || !(firstExposure > 0) || !(secondExposure > 0)) {
            throw new IllegalArgumentException("Counts are not negative and exposures are positive");
        }
        int sum = Math.toIntExact(Math.addExact(first, second));
        if (sum == 0) {
            return NO_CLEAR_CHANGE;
        }
        BinomialDistribution chance = BinomialDistribution.of(sum, secondExposure / (firstExposure + secondExposure));
        int observed = Math.toIntExact(second);
        if (chance.survivalProbability(observed - 1) <= Confidence.TAIL) {
            return HIGHER;
        }
        return chance.cumulativeProbability(observed) <= Confidence.TAIL ? LOWER : NO_CLEAR_CHANGE;
    }
}
