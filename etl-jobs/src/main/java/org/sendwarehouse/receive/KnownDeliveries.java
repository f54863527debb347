package org.sendwarehouse.receive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What the platform already has, as far as receiving must know it. */
public interface KnownDeliveries {

    /** The delivery that is current in a scope. */
    Optional<Current> current(String source, String feed, String scope);

    /** Whether an arrival of that id is on record, whatever became of it. */
    boolean knows(String deliveryId);

    /** A current delivery. */
    record Current(String deliveryId, LocalDate asOf, Instant receivedAt, String contentHash) {}
}
