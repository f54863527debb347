package org.sendwarehouse.evidence.process;

import org.sendwarehouse.evidence.status.Direction;

/**
 * Whether a process as it is can be relied on to reach a target: the target held against the limits (NHS England, Making
 * Data Count). A limit that lies on the target reaches it, since a value that equals a target meets it.
 */
public enum Assurance {
    /** Every value to be expected reaches the target. */
    PASSES("passes"),
    /** None does, unless the process changes. */
    FAILS("fails"),
    /** The target lies between the limits: reached or not by chance. */
    HIT_OR_MISS("hit or miss");

    private final String label;

    Assurance(String label) {
        this.label = label;
    }

    /** The words that tables print. */
    public String label() {
        return label;
    }

    /**
     * Holds a target against limits.
     *
     * @param direction which way is better; not context
     */
    public static Assurance of(Limits limits, double target, Direction direction) {
        boolean higher =
                switch (direction) {
                    case HIGHER_IS_BETTER -> true;
                    case LOWER_IS_BETTER -> false;
                    case CONTEXT -> throw new IllegalArgumentException("No target where neither way is better");
                };
        double worst = higher ? limits.lower() : -limits.upper();
        double best = higher ? limits.upper() : -limits.lower();
        double needed = higher ? target : -target;
        if (worst >= needed) {
            return PASSES;
        }
        return best < needed ? FAILS : HIT_OR_MISS;
    }
}
