package org.sendwarehouse.evidence.process;

/**
 * The centre and the limits of an XmR chart: the mean of single values, and 2.66 mean moving ranges to either side.
 *
 * <p>Sources: D. J. Wheeler, Understanding Variation (1993), appendix 'XmR charts using the average moving range'; NHS
 * England, Making Data Count. 2.66 is three times 1/1.128, the ratio of a normal process's sigma to its mean moving
 * range. Moving ranges are never screened.
 *
 * @param centre mean of the values
 * @param meanMovingRange mean distance between neighbours
 */
public record Limits(double centre, double meanMovingRange) {
    /** Fewer points give no limits: the mean moving range of fewer is too uncertain. */
    public static final int FEWEST_POINTS = 13;

    private static final double THREE_SIGMA = 2.66;

    /** The limits of values in order of time; two at least. Asking for enough of them is the caller's part. */
    static Limits of(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("No moving range of " + values.length + " values");
        }
        double sum = values[0];
        double ranges = 0;
        for (int i = 1; i < values.length; i++) {
            sum += values[i];
            ranges += Math.abs(values[i] - values[i - 1]);
        }
        return new Limits(sum / values.length, ranges / (values.length - 1));
    }

    /** Two thirds of the way from the centre to a limit: two sigma. */
    double warning() {
        return meanMovingRange * THREE_SIGMA * 2 / 3;
    }

    public double lower() {
        return centre - THREE_SIGMA * meanMovingRange;
    }

    public double upper() {
        return centre + THREE_SIGMA * meanMovingRange;
    }
}
