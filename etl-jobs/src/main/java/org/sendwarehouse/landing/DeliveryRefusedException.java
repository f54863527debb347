package org.sendwarehouse.landing;

/** The delivery as a whole cannot land. The message says why and what to do, and holds no value of any row. */
final class DeliveryRefusedException extends RuntimeException {
    DeliveryRefusedException(String message) {
        super(message);
    }
}
