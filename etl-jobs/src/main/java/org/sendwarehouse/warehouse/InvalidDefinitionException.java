package org.sendwarehouse.warehouse;

/** A definition file (a model, a reference list, a quality rule) that cannot be used; the message names the file. */
public final class InvalidDefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidDefinitionException(String file, String message) {
        super(file + ": " + message);
    }

    public InvalidDefinitionException(String file, String message, Throwable cause) {
        super(file + ": " + message, cause);
    }
}
