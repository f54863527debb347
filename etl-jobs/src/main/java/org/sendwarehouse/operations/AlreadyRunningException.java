package org.sendwarehouse.operations;

/** Another process, here or on another machine, holds the lock of this home. */
public final class AlreadyRunningException extends Exception {
    private static final long serialVersionUID = 1L;

    public AlreadyRunningException(String message) {
        super(message);
    }
}
