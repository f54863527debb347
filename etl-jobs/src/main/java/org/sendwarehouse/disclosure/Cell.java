package org.sendwarehouse.disclosure;

/**
 * One count that an attacker would like to know: printed, or only the difference or sum of printed ones. Where a count is
 * printed in several places, or stands unchanged on two dates, it is one cell.
 */
final class Cell {
    private final String name;
    private final long value;
    private final Weight weight;
    private boolean givable;
    private boolean sensitive;
    private boolean hidden;
    private boolean shownEarlier;
    private boolean hiddenEarlier;
    private int number = -1;

    /** What is lost with a cell, the least first. */
    enum Weight {
        PART_NUMERATOR,
        PART_DENOMINATOR,
        MONTH,
        TOTAL,
        YEAR,
        /** Printed nowhere. */
        NOT_PRINTED
    }

    Cell(String name, long value, Weight weight) {
        this.name = name;
        this.value = value;
        this.weight = weight;
        this.hidden = true;
    }

    String name() {
        return name;
    }

    long value() {
        return value;
    }

    Weight weight() {
        return weight;
    }

    /** The audience is to be shown it, unless it is hidden. */
    void give() {
        if (!givable) {
            givable = true;
            hidden = false;
        }
    }

    void sensitive() {
        sensitive = true;
    }

    void shownEarlier() {
        shownEarlier = true;
    }

    void hiddenEarlier() {
        hiddenEarlier = true;
    }

    void hide() {
        hidden = true;
    }

    void number(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isGivable() {
        return givable;
    }

    boolean isSensitive() {
        return sensitive;
    }

    boolean isHiddenEarlier() {
        return hiddenEarlier;
    }

    /** Not printed now; it may be known from the previous date all the same. */
    boolean isHidden() {
        return hidden;
    }

    /** Whether the audience can read it somewhere: now, or at the previous date. */
    boolean isKnown() {
        return !hidden || shownEarlier;
    }

    /** Whether hiding it would take anything from an attacker. */
    boolean canBeHidden() {
        return givable && !isKnownEarlier() && !hidden;
    }

    boolean isKnownEarlier() {
        return shownEarlier;
    }

    /** Whether something promised to be hidden is to be proved unknown. */
    boolean isToBeProved() {
        return !isKnown() && (sensitive || givable || hiddenEarlier);
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
