package org.sendwarehouse.operations;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a line of the log is about: names of runs, jobs and steps, and ids of deliveries; never more. It holds for the
 * thread that says so.
 */
public enum LogContext {
    /** The command that runs, such as {@code nightly for 2026-04-30}. */
    COMMAND("command"),
    /** The job, such as {@code nightly}. */
    JOB("job"),
    /** The run: the id of the warehouse that is built, as soon as it is known. */
    RUN("run"),
    /** The step of the job. */
    STEP("step"),
    /** The delivery that lands. */
    DELIVERY("delivery");

    private final String field;

    LogContext(String field) {
        this.field = field;
    }

    /** From now on, on this thread; null: no longer. */
    public void set(@Nullable String value) {
        if (value == null) {
            MDC.remove(field);
        } else {
            MDC.put(field, value);
        }
    }

    /** Nothing holds any more on this thread. */
    public static void clear() {
        for (LogContext context : values()) {
            context.set(null);
        }
    }
}
