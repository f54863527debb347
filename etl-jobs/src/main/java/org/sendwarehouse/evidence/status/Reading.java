package org.sendwarehouse.evidence.status;

/**
 * A figure beside what it has to reach.
 *
 * @param observation the figure
 * @param goal what it has to reach
 */
public record Reading(Observation observation, Goal goal) {

    boolean reached(Direction direction) {
        return goal.reached(observation, direction);
    }
}
