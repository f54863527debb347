package org.sendwarehouse.packs.chart;

/** Round ends of scales, for composers whose panels share one. */
public final class Scales {
    private Scales() {}

    /** A round number not below a value, at least 1. */
    public static double roundUp(double value) {
        return Scale.roundUp(value);
    }
}
