package org.sendwarehouse.schedule;

/** Looks after the home while it is served: each minute, and when a run has ended. */
@FunctionalInterface
public interface Watch {
    void look() throws Exception;
}
