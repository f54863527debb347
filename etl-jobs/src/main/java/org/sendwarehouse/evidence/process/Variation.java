package org.sendwarehouse.evidence.process;

import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.status.Direction;

/** Whether a process is changing, by what its newest point shows (NHS England, Making Data Count). */
public enum Variation {
    IMPROVING("improving"),
    CONCERNING("concerning"),
    /** Changing, where neither way is better. */
    RISING("rising"),
    FALLING("falling"),
    /** Nothing beyond common cause. */
    COMMON_CAUSE("common cause");

    private final String label;

    Variation(String label) {
        this.label = label;
    }

    /** The words that tables print. */
    public String label() {
        return label;
    }

    /**
     * What the newest point's signal means.
     *
     * @param signal null where it shows none
     * @param direction which way is better
     */
    public static Variation of(@Nullable Signal signal, Direction direction) {
        if (signal == null) {
            return COMMON_CAUSE;
        }
        return switch (direction) {
            case HIGHER_IS_BETTER -> signal.higher() ? IMPROVING : CONCERNING;
            case LOWER_IS_BETTER -> signal.higher() ? CONCERNING : IMPROVING;
            case CONTEXT -> signal.higher() ? RISING : FALLING;
        };
    }
}
