package org.sendwarehouse.identity;

/** The pseudonym key is missing or unfit; nothing that concerns people may run. The message holds no part of the key. */
public final class PseudonymKeyException extends RuntimeException {
    PseudonymKeyException(String message) {
        super(message);
    }

    PseudonymKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
