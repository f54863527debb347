package org.sendwarehouse.evidence.process;

import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.evidence.status.Direction;

/** What became of an indicator after a decision that meant to move it. */
public enum Finding {
    BETTER("better, beyond common cause"),
    WORSE("worse, beyond common cause"),
    /** Moved, where neither way is better. */
    HIGHER("higher, beyond common cause"),
    LOWER("lower, beyond common cause"),
    NO_CHANGE("no change beyond common cause"),
    TOO_EARLY("too early"),
    NOT_MEASURED("not measured");

    private final String label;

    Finding(String label) {
        this.label = label;
    }

    /** The words that tables print. */
    public String label() {
        return label;
    }

    static Finding of(Comparison change, Direction direction) {
        return switch (change) {
            case NO_CLEAR_CHANGE -> NO_CHANGE;
            case HIGHER ->
                switch (direction) {
                    case HIGHER_IS_BETTER -> BETTER;
                    case LOWER_IS_BETTER -> WORSE;
                    case CONTEXT -> HIGHER;
                };
            case LOWER ->
                switch (direction) {
                    case HIGHER_IS_BETTER -> WORSE;
                    case LOWER_IS_BETTER -> BETTER;
                    case CONTEXT -> LOWER;
                };
        };
    }
}
