package org.sendwarehouse.operations;

/** Another process holds the lock of this home. */
public final class AlreadyRunningException extends Exception {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(String message) {
        super(message);
    }
}
