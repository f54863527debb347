package org.sendwarehouse.evidence.status;

import java.util.Arrays;

/** How far a figure can be relied on as data. */
public enum DataStatus {
    /** The period is over and settled. */
    FINAL("final"),
    /** The period is open or just over, or its comparator is not yet published. */
    PROVISIONAL("provisional"),
    /** A feed missed its due date. */
    STALE("stale"),
    /** No feed brings it. */
    NOT_COLLECTED("not collected"),
    /** Hidden to protect people. */
    SUPPRESSED("suppressed"),
    /** Below the indicator's minimum denominator. */
    TOO_FEW("too few");

    private final String label;

    DataStatus(String label) {
        this.label = label;
    }

    /** The words that tables print. */
    public String label() {
        return label;
    }

    /** Whether a figure of this status may be judged. */
    public boolean judged() {
        return this == FINAL || this == PROVISIONAL;
    }

    /** The status with these words. */
    public static DataStatus of(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No data status '" + label + "'"));
    }
}
