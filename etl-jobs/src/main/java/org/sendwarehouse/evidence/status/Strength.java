package org.sendwarehouse.evidence.status;

import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Interval;

/** How sure the evidence is, by a printed rule. */
public enum Strength {
    STRONG("strong"),
    FAIR("fair"),
    WEAK("weak");

    /** The rule as packs print it. */
    public static final String RULE = "Strong: final data, at least 100 counted, an interval of at most 10 points (for"
            + " other units: a fifth of the value), no failed quality rule. Weak: stale data, too few, an interval of"
            + " more than 20 points (two fifths of the value), or a failed quality rule graded error. Fair: the rest.";

    private static final long MANY = 100;

    private final String label;

    Strength(String label) {
        this.label = label;
    }

    /** The word that packs print. */
    public String label() {
        return label;
    }

    /**
     * A grade and what decided it.
     *
     * @param strength the grade
     * @param reason a few words
     */
    public record Graded(Strength strength, String reason) {}

    /**
     * Grades the figure that decided a promise.
     *
     * @param decided the figure and its goal; a comparator of another year makes the evidence fair at best
     * @param unit the figure's unit
     * @param failedErrors codes of the failed quality rules graded error or fatal; null where none failed
     * @param failedWarnings codes of those graded warning; null where none failed
     * @return null where there is no figure to grade
     */
    public static @Nullable Graded of(
            Reading decided, Unit unit, @Nullable String failedErrors, @Nullable String failedWarnings) {
        Observation figure = decided.observation();
        if (figure.value() == null) {
            return null;
        }
        if (figure.dataStatus() == DataStatus.STALE || figure.dataStatus() == DataStatus.TOO_FEW) {
            return new Graded(WEAK, "data are " + figure.dataStatus().label());
        }
        if (failedErrors != null) {
            return new Graded(WEAK, "quality rules failed: " + failedErrors);
        }
        double width = width(figure.interval(), figure.required(), unit);
        if (width > 20) {
            return new Graded(WEAK, "wide interval");
        }
        if (figure.dataStatus() == DataStatus.PROVISIONAL) {
            return new Graded(FAIR, "provisional data");
        }
        if (decided.goal() instanceof Goal.InLine line && !line.ownPeriod()) {
            return new Graded(FAIR, "comparator of an earlier year");
        }
        if (width > 10) {
            return new Graded(FAIR, "interval of middling width");
        }
        Long counted = figure.denominator() != null ? figure.denominator() : figure.numerator();
        if (counted == null || counted < MANY) {
            return new Graded(FAIR, "fewer than 100 counted");
        }
        if (failedWarnings != null) {
            return new Graded(FAIR, "quality rules failed: " + failedWarnings);
        }
        return new Graded(STRONG, "final data, narrow interval");
    }

    /** Width in points, or for other units in hundredths of half the value, so that one pair of limits serves both. */
    private static double width(@Nullable Interval interval, double value, Unit unit) {
        if (interval == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (unit == Unit.PERCENT) {
            return interval.width();
        }
        return value == 0 ? interval.width() : 50 * interval.width() / Math.abs(value);
    }
}
