package org.sendwarehouse.evidence.simulation;

/**
 * What happened to a queue in one month.
 *
 * @param arrivals what came in
 * @param completions what was done
 * @param closed what left without being done
 */
public record QueueMonth(long arrivals, long completions, long closed) {
    public QueueMonth {
        if (arrivals < 0 || completions < 0 || closed < 0) {
            throw new IllegalArgumentException("Nothing that happened to a queue is negative");
        }
    }
}
