package org.sendwarehouse.warehouse;

/** A build that could not be finished; the message names the model and, for a failed test, the first rows' keys. */
public final class BuildFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BuildFailedException(String message) {
        super(message);
    }

    public BuildFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
