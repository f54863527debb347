package org.sendwarehouse.evidence.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Which of {@code n} sorted values are a quantile and the bounds of its interval.
 *
 * <p>The quantile is definition 2 of R. J. Hyndman and Y. Fan, 'Sample quantiles in statistical packages', The American
 * Statistician 50 (1996), 361–365: the inverse of the empirical distribution, averaged where it is flat, so that the
 * 50th percentile is the usual median. The interval is the order-statistic one, from the exact binomial distribution
 * (W. J. Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2): it assumes nothing of the shape.
 *
 * @param low rank of the value that is the quantile, from 1
 * @param high rank of the value to average it with; equal to {@code low} where no average is needed
 * @param bounds the ranks of the 95 % interval; empty where the values are too few to give one
 */
public record QuantileRanks(int low, int high, Optional<Bounds> bounds) {

    /**
     * Ranks, from 1, of the values that bound the quantile.
     *
     * @param lower the lower rank
     * @param upper the upper rank, greater than {@code lower}
     */
    public record Bounds(int lower, int upper) {}

    /**
     * The ranks for a sample size.
     *
     * @param values how many values there are, at least 1
     * @param percent which quantile: from 1 to 100; 50 is the median, 100 the greatest value, which has no interval
     */
    public static QuantileRanks of(int values, int percent) {
        return of(values, percent, Confidence.TAIL);
    }

    /** The same with at most {@code tail} beyond each bound. */
    static QuantileRanks of(int values, int percent, double tail) {
        if (values < 1 || percent < 1 || percent > 100) {
            throw new IllegalArgumentException("No " + percent + "th percentile of " + values + " values");
        }
        if (percent == 100) {
            return new QuantileRanks(values, values, Optional.empty());
        }
        long hundredths = (long) values * percent;
        boolean flat = hundredths % 100 == 0;
        int low = (int) ((hundredths + 99) / 100);
        return new QuantileRanks(low, flat ? low + 1 : low, bounds(values, percent / 100.0, tail));
    }

    /**
     * The number of values below the quantile is binomial. The lower bound is the highest rank r with P(fewer than r
     * below) ≤ 2.5 %, the upper one the lowest rank s with P(s or more below) ≤ 2.5 %.
     */
    private static Optional<Bounds> bounds(int values, double share, double tail) {
        BinomialDistribution below = BinomialDistribution.of(values, share);
        int lower = 0;
        while (lower < values && below.cumulativeProbability(lower) <= tail) {
            lower++;
        }
        int upper = values + 1;
        while (upper > 1 && below.survivalProbability(upper - 2) <= tail) {
            upper--;
        }
        return lower >= 1 && upper <= values ? Optional.of(new Bounds(lower, upper)) : Optional.empty();
    }
}
