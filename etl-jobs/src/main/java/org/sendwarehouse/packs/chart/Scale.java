package org.sendwarehouse.packs.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

    /** A round number not below a value: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten. */
    static double roundUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10}) {
            if (step * power >= value - 1e-9) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** Ticks from 0 to a round top, four or five of them. */
    static List<Double> ticks(double top) {
        int parts = isWhole(top / 4) ? 4 : 5;
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= parts; i++) {
            ticks.add(top * i / parts);
        }
        return ticks;
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-9;
    }
}
