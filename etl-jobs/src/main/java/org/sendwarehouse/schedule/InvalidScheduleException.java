package org.sendwarehouse.schedule;

import org.jspecify.annotations.Nullable;

/** The schedules contradict themselves; the message names every fault, one a line. */
public final class InvalidScheduleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidScheduleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
