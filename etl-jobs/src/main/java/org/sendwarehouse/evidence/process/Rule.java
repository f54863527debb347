package org.sendwarehouse.evidence.process;

/**
 * The rules by which a point of an XmR chart shows more than common cause, in the order in which they name it: NHS
 * England, Making Data Count. A value on the centre line is on neither side.
 */
public enum Rule {
    OUTSIDE_LIMITS("outside the limits"),
    TREND("seven rising or falling"),
    TWO_OF_THREE("two of three beyond two sigma"),
    ONE_SIDE("seven on one side");

    /** How many points in a row make a trend or a shift. */
    static final int RUN = 7;

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    /** The words that tables print. */
    public String label() {
        return label;
    }
}
