package org.sendwarehouse.operations.alerts;

/** {@code schedules/alerts.yaml} contradicts itself, or asks for what does not exist. */
public final class InvalidAlertsException extends RuntimeException {
    InvalidAlertsException(String message) {
        super(message);
    }
}
