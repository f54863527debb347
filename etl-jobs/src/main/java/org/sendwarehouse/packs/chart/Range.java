package org.sendwarehouse.packs.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of an axis between round ends, in round steps; it may begin below nought or above it.
 *
 * @param low first tick
 * @param high last tick
 * @param step from tick to tick
 */
record Range(double low, double high, double step) {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final double NEARLY = 1e-9;

    /**
     * The narrowest round range in about so many steps that holds both values. Two equal values are given room on both
     * sides, so that what never changes lies in the middle.
     *
     * @param parts about how many steps, at least 1
     */
    static Range of(double least, double most, int parts) {
        double from = Math.min(least, most);
        double to = Math.max(least, most);
        if (to - from < NEARLY * Math.max(1, Math.abs(to))) {
            double room = Math.max(1, Math.abs(to) * 0.1);
            from -= room;
            to += room;
        }
        double step = roundStep((to - from) / parts);
        return new Range(Math.floor(from / step + NEARLY) * step, Math.ceil(to / step - NEARLY) * step, step);
    }

    /** The same for values that cannot be below nought, and above 100 neither where they are percentages. */
    static Range ofPossible(double least, double most, int parts, boolean percent) {
        Range range = of(least, most, parts);
        double low = least >= 0 ? Math.max(0, range.low) : range.low;
        double high = percent && most <= 100 ? Math.min(100, range.high) : range.high;
        return new Range(low, high, range.step);
    }

    private static double roundStep(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : ROUND) {
            if (round * power >= wanted * (1 - NEARLY)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /** The ticks from low to high, both included. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long steps = Math.round(Math.floor((high - low) / step + NEARLY));
        for (int i = 0; i <= steps; i++) {
            double tick = low + i * step;
            ticks.add(Math.abs(tick) < step * NEARLY ? 0.0 : tick);
        }
        return ticks;
    }
}
