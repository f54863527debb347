package org.sendwarehouse.evidence.status;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.Rounding;

/** The unit of an indicator: how its figures are written and where they can lie. */
public enum Unit {
    PERCENT("percent", 1, 100),
    COUNT("count", 0, Double.POSITIVE_INFINITY),
    WEEKS("weeks", 1, Double.POSITIVE_INFINITY),
    RATIO("ratio", 2, Double.POSITIVE_INFINITY),
    RATE("per 100 pupils", 2, Double.POSITIVE_INFINITY),
    POINTS("points", 1, Double.POSITIVE_INFINITY),
    POUNDS("pounds", 0, Double.POSITIVE_INFINITY),
    WHOLE_TIME_EQUIVALENTS("whole-time equivalents", 1, Double.POSITIVE_INFINITY),
    YES_NO("yes/no", 0, 1);

    private final String label;
    private final int decimals;
    private final double greatest;

    Unit(String label, int decimals, double greatest) {
        this.label = label;
        this.decimals = decimals;
        this.greatest = greatest;
    }

    /** The word of the catalogue. */
    public String label() {
        return label;
    }

    /** The unit with this word. */
    public static Unit of(String label) {
        return Arrays.stream(values())
                .filter(unit -> unit.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No unit '" + label + "'"));
    }

    /** A figure as a reader sees it: rounded half up, with its unit. */
    public String write(double value) {
        BigDecimal rounded = Rounding.halfUp(value, decimals);
        String number =
                String.format(Locale.UK, "%,." + decimals + "f", rounded).replace('-', '−');
        return switch (this) {
            case PERCENT -> number + " %";
            case WEEKS -> number + " weeks";
            case POINTS -> number + " points";
            case RATE -> number + " per 100 pupils";
            case POUNDS -> "£" + number;
            case WHOLE_TIME_EQUIVALENTS -> number + " whole-time equivalents";
            case COUNT, RATIO, YES_NO -> number;
        };
    }

    /** A target as the plan prints it: no decimals where it has none. */
    public String writeTarget(double value) {
        return write(value).replaceFirst("\\.0+(?=\\D|$)", "");
    }

    /** An interval moved inside what is possible: never below nought, no percentage above 100. */
    Interval possible(Interval interval) {
        return interval.clippedTo(0, greatest);
    }

    double possible(double value) {
        return Math.min(Math.max(value, 0), greatest);
    }
}
