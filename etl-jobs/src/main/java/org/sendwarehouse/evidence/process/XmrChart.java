package org.sendwarehouse.evidence.process;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;

/**
 * An XmR chart of one stretch of single values in order of time: limits, and what every point shows.
 *
 * <p>Rules: NHS England, Making Data Count. 'Two of three' is read as the Western Electric handbook (1956) has it: of
 * three points in a row two at least lie beyond two sigma on one side, wherever the third lies; those two carry it.
 * Every point of a trend or a run on one side carries it, and where a rise meets a fall the later one counts.
 */
public final class XmrChart {
    /** Less than this share of the largest value is a difference of arithmetic, not of the process. */
    private static final double ARITHMETIC = 1e-9;

    private final double[] values;
    private final double arithmetic;
    private final Limits limits;
    private final @Nullable Signal[] signals;

    private XmrChart(double[] values, Limits limits) {
        this.values = values;
        this.arithmetic = ARITHMETIC
                * Math.max(1, Arrays.stream(values).map(Math::abs).max().orElseThrow());
        this.limits = limits;
        this.signals = new Signal[values.length];
        oneSide();
        twoOfThree();
        trend();
        outside();
    }

    /** The chart of these values; empty where there are fewer than {@link Limits#FEWEST_POINTS}. */
    public static Optional<XmrChart> of(double... values) {
        return values.length < Limits.FEWEST_POINTS
                ? Optional.empty()
                : Optional.of(new XmrChart(values.clone(), Limits.of(values)));
    }

    /**
     * Whether later values lie beyond the common cause of earlier ones: the rules, asked of the later values alone by the
     * limits of the earlier. The newest signal decides.
     */
    static Comparison after(double[] earlier, double[] later) {
        XmrChart chart = new XmrChart(later.clone(), Limits.of(earlier));
        for (int i = later.length - 1; i >= 0; i--) {
            Signal signal = chart.signals[i];
            if (signal != null) {
                return signal.higher() ? Comparison.HIGHER : Comparison.LOWER;
            }
        }
        return Comparison.NO_CLEAR_CHANGE;
    }

    public Limits limits() {
        return limits;
    }

    /** What a point shows; null where it shows common cause only. */
    public @Nullable Signal signal(int index) {
        return signals[index];
    }

    private void outside() {
        for (int i = 0; i < values.length; i++) {
            if (sign(values[i] - limits.upper()) > 0) {
                signals[i] = new Signal(Rule.OUTSIDE_LIMITS, true);
            } else if (sign(limits.lower() - values[i]) > 0) {
                signals[i] = new Signal(Rule.OUTSIDE_LIMITS, false);
            }
        }
    }

    private void trend() {
        int[] steps = new int[values.length];
        for (int i = 1; i < values.length; i++) {
            steps[i] = sign(values[i] - values[i - 1]);
        }
        mark(steps, Rule.RUN - 1, 1, Rule.TREND);
    }

    private void oneSide() {
        int[] sides = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            sides[i] = sign(values[i] - limits.centre());
        }
        mark(sides, Rule.RUN, 0, Rule.ONE_SIDE);
    }

    /** Marks the points of every run of equal signs that is long enough, with so many points before it. */
    private void mark(int[] signs, int length, int before, Rule rule) {
        int run = 0;
        for (int i = 0; i < signs.length; i++) {
            run = signs[i] == 0 ? 0 : (i > 0 && signs[i] == signs[i - 1] ? run + 1 : 1);
            for (int back = 0; run >= length && back < length + before; back++) {
                signals[i - back] = new Signal(rule, signs[i] > 0);
            }
        }
    }

    private void twoOfThree() {
        for (int i = 0; i < values.length; i++) {
            int side = beyond(i);
            for (int near = 1; side != 0 && near <= 2; near++) {
                if (i + near < values.length && beyond(i + near) == side) {
                    signals[i] = new Signal(Rule.TWO_OF_THREE, side > 0);
                    signals[i + near] = new Signal(Rule.TWO_OF_THREE, side > 0);
                }
            }
        }
    }

    /** On which side a point lies beyond two sigma: 1 above, -1 below, 0 neither. */
    private int beyond(int index) {
        double distance = values[index] - limits.centre();
        return sign(Math.abs(distance) - limits.warning()) > 0 ? sign(distance) : 0;
    }

    private int sign(double difference) {
        return Math.abs(difference) <= arithmetic ? 0 : (int) Math.signum(difference);
    }
}
