package org.sendwarehouse.jobs;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database of the job repository went away under a run. What was done so far stays; the next run finishes it. */
public final class RepositoryLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String WORDS =
            "The database that keeps the job repository (send.repository) went away, so the run has stopped."
                    + " Readers still see the last good version, and the next run finishes this one.";

    RepositoryLostException(@Nullable Throwable cause) {
        super(WORDS, cause);
    }

    /** Whether a failure comes of a connection that was lost or could not be made (SQLSTATE 08, or 57P: shut down). */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
            if (cause instanceof RepositoryLostException || state.startsWith("08") || state.startsWith("57P")) {
                return true;
            }
        }
        return false;
    }
}
