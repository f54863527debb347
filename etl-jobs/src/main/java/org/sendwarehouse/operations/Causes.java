package org.sendwarehouse.operations;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failures of the machine, not of the product, in words for whoever has to do something about them. */
public final class Causes {
    /** What Linux says (ENOSPC, EDQUOT), wherever it is quoted: Java, DuckDB and H2 wrap it each in their own way. */
    private static final String FULL = "no space left on device";

    private static final String QUOTA = "disk quota exceeded";

    private Causes() {}

    /** That the disk is full, where that is behind a failure, whatever else it says. */
    public static Optional<String> full(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains(FULL) || message.contains(QUOTA)) {
                return Optional.of(
                        "The disk is full. Make room on the disk of the home, then run the same command again:"
                                + " it goes on where it stopped.");
            }
        }
        return Optional.empty();
    }

    /** What happened and what to do; empty where neither the failure nor one of its causes is of the machine. */
    public static Optional<String> told(Throwable failure) {
        Optional<String> full = full(failure);
        if (full.isPresent()) {
            return full;
        }
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SQLException sql && isLost(sql)) {
                return Optional.of(
                        "The database that keeps the job repository (send.repository) cannot be reached, or went"
                                + " away. Once it answers again, run the same command: it goes on where it stopped.");
            }
            if (cause instanceof AccessDeniedException denied) {
                return Optional.of(
                        "No permission to read or write " + denied.getFile() + ". Run as the owner of the home.");
            }
            if (cause instanceof NoSuchFileException missing) {
                return Optional.of("There is no file " + missing.getFile() + ".");
            }
        }
        return Optional.empty();
    }

    /** By the class of the SQLState: 08 is a connection (ISO/IEC 9075), 57P a PostgreSQL server that stops or starts. */
    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("08")
                || state.startsWith("57P")
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }
}
