package org.sendwarehouse.evidence.statistics;

/**
 * A closed interval in the unit of the value it belongs to; 95 % confidence wherever this product prints one.
 *
 * @param lower the lower bound, at most {@code upper}
 * @param upper the upper bound
 */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("Not an interval: " + lower + " to " + upper);
        }
    }

    /** Upper minus lower. */
    public double width() {
        return upper - lower;
    }

    /** The interval of the values multiplied by {@code factor}; a negative factor swaps the bounds. */
    public Interval times(double factor) {
        return factor < 0 ? new Interval(factor * upper, factor * lower) : new Interval(factor * lower, factor * upper);
    }

    /** The part of this interval between two possible extremes, both bounds moved inside where they lie outside. */
    public Interval clippedTo(double least, double greatest) {
        return new Interval(clip(lower, least, greatest), clip(upper, least, greatest));
    }

    private static double clip(double value, double least, double greatest) {
        return Math.min(Math.max(value, least), greatest);
    }
}
