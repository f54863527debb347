package org.sendwarehouse.evidence.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Intervals of a difference and of a ratio of two independent estimates, from the interval of each: 'variance estimates
 * recovery'. Each bound is as far from the contrast as the bounds of the two estimates that pull that way.
 *
 * <p>Sources: G. Y. Zou and A. Donner, 'Construction of confidence limits about effect measures: a general approach',
 * Statistics in Medicine 27 (2008), 1693–1702, for the difference; with Wilson's interval it is method 10 of R. G.
 * Newcombe, Statistics in Medicine 17 (1998), 873–890. A. Donner and G. Y. Zou, 'Closed-form confidence intervals for
 * functions of the normal mean and standard deviation', Statistical Methods in Medical Research 21 (2012), 347–359, for
 * the ratio, with Wilson's interval as in M. W. Fagerland, S. Lydersen and P. Laake, Statistical Analysis of Contingency
 * Tables (2017), chapter 4.
 */
final class Mover {
    private Mover() {}

    /** The interval of {@code first − second}. */
    static Interval difference(double first, Interval ofFirst, double second, Interval ofSecond) {
        double difference = first - second;
        return new Interval(
                difference - Math.hypot(first - ofFirst.lower(), ofSecond.upper() - second),
                difference + Math.hypot(ofFirst.upper() - first, second - ofSecond.lower()));
    }

    /** The interval of {@code first ÷ second}, for estimates that are never negative; null where second is nought. */
    static @Nullable RatioInterval ratio(double first, Interval ofFirst, double second, Interval ofSecond) {
        if (!(second > 0)) {
            return null;
        }
        double product = first * second;
        double lower = bound(product, -1, first, ofFirst.lower(), second, ofSecond.upper());
        double upper = bound(product, 1, first, ofFirst.upper(), second, ofSecond.lower());
        // Where the second may be nought no upper bound exists.
        return new RatioInterval(
                Double.isNaN(lower) ? 0 : Math.max(0, lower), Double.isFinite(upper) && upper >= 0 ? upper : null);
    }

    private static double bound(
            double product, int side, double first, double firstBound, double second, double secondBound) {
        double divisor = secondBound * (2 * second - secondBound);
        double root = Math.sqrt(product * product - firstBound * (2 * first - firstBound) * divisor);
        return (product + side * root) / divisor;
    }
}
