package org.sendwarehouse.jobs;

import org.jspecify.annotations.Nullable;

/** The database of the job repository went away under a run. What was done so far stays; the next run finishes it. */
public final class RepositoryLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RepositoryLostException(@Nullable Throwable cause) {
        super(
                "The connection to the database of the job repository (send.repository) was lost, so the run has stopped."
                        + " Readers still see the last good version, and the next run finishes this one.",
                cause);
    }
}
