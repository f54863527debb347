package org.sendwarehouse.evidence.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The line through the middle of a short series, unmoved by an odd point.
 *
 * <p>Source: H. Theil (1950) and P. K. Sen, 'Estimates of the regression coefficient based on Kendall's tau', Journal
 * of the American Statistical Association 63 (1968), 1379–1389: the slope is the median of the slopes of all pairs of
 * points; its interval runs between two of those slopes, whose ranks come from the exact distribution of Kendall's
 * statistic.
 */
public final class TheilSen {
    /** Below this number of points no 95 % interval exists. */
    public static final int FEWEST_POINTS = 5;

    private final double[] x;
    private final double[] y;
    private final double slope;
    private final Interval slopeInterval;

    private TheilSen(double[] x, double[] y, double slope, Interval slopeInterval) {
        this.x = x;
        this.y = y;
        this.slope = slope;
        this.slopeInterval = slopeInterval;
    }

    /**
     * A value read off the line.
     *
     * @param value where the line stands
     * @param interval where it stands with the bounds of the slope
     */
    public record Projection(double value, Interval interval) {}

    /**
     * Fits the line.
     *
     * @param x positions, strictly increasing
     * @param y values, as many
     * @return empty for fewer than {@link #FEWEST_POINTS} points
     */
    public static Optional<TheilSen> fit(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " positions for " + y.length + " values");
        }
        if (x.length < FEWEST_POINTS) {
            return Optional.empty();
        }
        double[] slopes = slopes(x, y);
        int rank = lowerRank(x.length);
        Interval interval = new Interval(slopes[rank - 1], slopes[slopes.length - rank]);
        return Optional.of(new TheilSen(x.clone(), y.clone(), medianOfSorted(slopes), interval));
    }

    /** Change of the value for one unit of x. */
    public double slope() {
        return slope;
    }

    /** The 95 % interval of the slope. */
    public Interval slopeInterval() {
        return slopeInterval;
    }

    /**
     * The line at another position, usually a due date: the median of what each point says when it is carried there
     * along the slope, and the same along each bound of the slope.
     */
    public Projection at(double position) {
        double one = carried(slope, position);
        double other = carried(slopeInterval.lower(), position);
        double third = carried(slopeInterval.upper(), position);
        return new Projection(one, new Interval(Math.min(other, third), Math.max(other, third)));
    }

    private double carried(double along, double position) {
        double[] there = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            there[i] = y[i] + along * (position - x[i]);
        }
        Arrays.sort(there);
        return medianOfSorted(there);
    }

    private static double[] slopes(double[] x, double[] y) {
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int k = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                if (!(x[j] > x[i])) {
                    throw new IllegalArgumentException("Positions must increase");
                }
                slopes[k++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    /** The highest rank r such that P(fewer than r pairs fall) ≤ 2.5 % when order is chance alone. */
    private static int lowerRank(int points) {
        double[] falls = fallingPairs(points);
        double cumulative = 0;
        int rank = 0;
        while (cumulative + falls[rank] <= Confidence.TAIL) {
            cumulative += falls[rank];
            rank++;
        }
        return rank;
    }

    /** The distribution of the number of falling pairs (inversions) among all orders of n points. */
    private static double[] fallingPairs(int points) {
        double[] probability = {1};
        for (int n = 2; n <= points; n++) {
            double[] next = new double[probability.length + n - 1];
            for (int i = 0; i < probability.length; i++) {
                for (int more = 0; more < n; more++) {
                    next[i + more] += probability[i] / n;
                }
            }
            probability = next;
        }
        return probability;
    }

    private static double medianOfSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
