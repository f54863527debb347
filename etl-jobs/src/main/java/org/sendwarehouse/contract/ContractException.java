package org.sendwarehouse.contract;

/** A contract or layout difference that cannot be used; the message names the file and the setting. */
public final class ContractException extends RuntimeException {
    public ContractException(String message) {
        super(message);
    }

    ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
