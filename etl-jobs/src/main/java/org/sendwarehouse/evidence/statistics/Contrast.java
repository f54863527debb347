package org.sendwarehouse.evidence.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Two groups' figures set against each other: how far apart they lie, how many times one is the other, and how sure that
 * is.
 *
 * @param first the first group's figure
 * @param second the second group's, in the same unit
 * @param difference 95 % interval of {@code first − second}; null where the values are too few to give one
 * @param together the same, held so far out that all comparisons made at once are right with 95 %
 * @param ratio {@code first ÷ second}; null where the second is nought
 * @param ratioInterval 95 % interval of the ratio; null where there is none
 */
public record Contrast(
        double first,
        double second,
        @Nullable Interval difference,
        @Nullable Interval together,
        @Nullable Double ratio,
        @Nullable RatioInterval ratioInterval) {

    /** What may be said of the gap. */
    public enum Verdict {
        /** Beyond chance, even as one of all the comparisons made at once. */
        CLEAR,
        /** Beyond chance alone, but not as one of so many. */
        POSSIBLE,
        /** May be chance. */
        NOT_CLEAR,
        /** Too few values for an interval. */
        TOO_FEW
    }

    /** First less second. */
    public double gap() {
        return first - second;
    }

    /** What may be said of the gap. */
    public Verdict verdict() {
        if (difference == null) {
            return Verdict.TOO_FEW;
        }
        if (together != null && leavesOutNought(together)) {
            return Verdict.CLEAR;
        }
        return leavesOutNought(difference) ? Verdict.POSSIBLE : Verdict.NOT_CLEAR;
    }

    /**
     * Two shares of separate groups, as proportions from 0 to 1: the difference by Newcombe's hybrid score method, the
     * ratio by the same recovery of variances, both from Wilson's intervals.
     *
     * @param comparisons how many are made at once, at least 1
     */
    public static Contrast ofShares(
            long firstNumerator, long firstDenominator, long secondNumerator, long secondDenominator, int comparisons) {
        double first = firstNumerator / (double) firstDenominator;
        double second = secondNumerator / (double) secondDenominator;
        Interval ofFirst = Wilson.interval(firstNumerator, firstDenominator);
        Interval ofSecond = Wilson.interval(secondNumerator, secondDenominator);
        double tail = Confidence.tailOf(comparisons);
        return new Contrast(
                first,
                second,
                Mover.difference(first, ofFirst, second, ofSecond),
                Mover.difference(
                        first,
                        Wilson.interval(firstNumerator, firstDenominator, tail),
                        second,
                        Wilson.interval(secondNumerator, secondDenominator, tail)),
                second > 0 ? first / second : null,
                Mover.ratio(first, ofFirst, second, ofSecond));
    }

    /**
     * Two rates of rare events: the ratio by the exact conditional method (given their sum the first count is binomial,
     * with the bounds of C. J. Clopper and E. S. Pearson, Biometrika 26 (1934), 404–413), the difference from the exact
     * Poisson intervals of the counts.
     *
     * @param firstExposure what the first count was taken over, such as pupils; positive
     * @param secondExposure the same of the second
     * @param comparisons how many are made at once, at least 1
     */
    public static Contrast ofRates(
            long firstCount, double firstExposure, long secondCount, double secondExposure, int comparisons) {
        if (firstCount < 0 || secondCount < 0 || !(firstExposure > 0) || !(secondExposure > 0)) {
            throw new IllegalArgumentException("Counts are not negative and exposures are positive");
        }
        double first = firstCount / firstExposure;
        double second = secondCount / secondExposure;
        double tail = Confidence.tailOf(comparisons);
        return new Contrast(
                first,
                second,
                rateDifference(firstCount, firstExposure, secondCount, secondExposure, Confidence.TAIL),
                rateDifference(firstCount, firstExposure, secondCount, secondExposure, tail),
                second > 0 ? first / second : null,
                rateRatio(firstCount, secondCount, secondExposure / firstExposure));
    }

    /**
     * Two quantiles of separate groups, in the unit of the values: from the order-statistic interval of each, which
     * assumes nothing of the shape.
     *
     * @param first the first group's values in ascending order, at least one
     * @param second the second group's
     * @param percent which quantile; 50 is the median
     * @param comparisons how many are made at once, at least 1
     */
    public static Contrast ofQuantiles(long[] first, long[] second, int percent, int comparisons) {
        double one = quantile(first, QuantileRanks.of(first.length, percent));
        double other = quantile(second, QuantileRanks.of(second.length, percent));
        Optional<Interval> ofFirst = interval(first, percent, Confidence.TAIL);
        Optional<Interval> ofSecond = interval(second, percent, Confidence.TAIL);
        double tail = Confidence.tailOf(comparisons);
        Optional<Interval> togetherOfFirst = interval(first, percent, tail);
        Optional<Interval> togetherOfSecond = interval(second, percent, tail);
        return new Contrast(
                one,
                other,
                ofFirst.flatMap(a -> ofSecond.map(b -> Mover.difference(one, a, other, b)))
                        .orElse(null),
                togetherOfFirst
                        .flatMap(a -> togetherOfSecond.map(b -> Mover.difference(one, a, other, b)))
                        .orElse(null),
                other > 0 ? one / other : null,
                ofFirst.flatMap(a -> ofSecond.flatMap(b -> Optional.ofNullable(Mover.ratio(one, a, other, b))))
                        .orElse(null));
    }

    private static boolean leavesOutNought(Interval interval) {
        return interval.lower() > 0 || interval.upper() < 0;
    }

    private static Interval rateDifference(
            long firstCount, double firstExposure, long secondCount, double secondExposure, double tail) {
        return Mover.difference(
                firstCount / firstExposure,
                PoissonInterval.exact(firstCount, tail).times(1 / firstExposure),
                secondCount / secondExposure,
                PoissonInterval.exact(secondCount, tail).times(1 / secondExposure));
    }

    private static @Nullable RatioInterval rateRatio(long first, long second, double scale) {
        if (second == 0) {
            return null;
        }
        double lower = first == 0
                ? 0
                : BetaDistribution.of((double) first, second + 1.0).inverseCumulativeProbability(Confidence.TAIL);
        double upper = BetaDistribution.of(first + 1.0, (double) second).inverseSurvivalProbability(Confidence.TAIL);
        return new RatioInterval(scale * lower / (1 - lower), scale * upper / (1 - upper));
    }

    private static double quantile(long[] sorted, QuantileRanks ranks) {
        return (sorted[ranks.low() - 1] + sorted[ranks.high() - 1]) / 2.0;
    }

    private static Optional<Interval> interval(long[] sorted, int percent, double tail) {
        return QuantileRanks.of(sorted.length, percent, tail)
                .bounds()
                .map(bounds -> new Interval(sorted[bounds.lower() - 1], sorted[bounds.upper() - 1]));
    }
}
