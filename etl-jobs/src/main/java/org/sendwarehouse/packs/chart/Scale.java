package org.sendwarehouse.packs.chart;

import java.time.LocalDate;

/**
 * A linear scale from values to points.
 *
 * @param low value at the start
 * @param high value at the end
 * @param from point of the start
 * @param to point of the end
 */
record Scale(double low, double high, double from, double to) {

    /** A scale of dates, one day apart. */
    static Scale ofDates(LocalDate low, LocalDate high, double from, double to) {
        return new Scale(
                (double) low.toEpochDay(), (double) Math.max(high.toEpochDay(), low.toEpochDay() + 1), from, to);
    }

    double at(LocalDate date) {
        return at((double) date.toEpochDay());
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }
}
