package org.sendwarehouse.jobs;

/** What was asked for cannot be done as asked; nothing was done. The message says why, and what to ask for instead. */
public final class NotPossibleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPossibleException(String message) {
        super(message);
    }
}
