package org.sendwarehouse.cli;

/** A failure whose message is all that its reader needs: what is wrong, and what to do next. Ends with exit code 5. */
final class PlainError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlainError(String message) {
        super(message);
    }
}
