package org.sendwarehouse.receive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** What the platform already has, as far as receiving must know it. */
public interface KnownDeliveries {

    /** The deliveries that landed in a scope, those held for a person too, in any order. */
    List<Known> landed(String source, String feed, String scope);

    /** Whether an arrival of that id is on record, whatever became of it. */
    boolean knows(String deliveryId);

    /** Whether two landed deliveries of a feed that replaces units, such as school weeks, have a unit in common. */
    boolean overlap(String deliveryId, String other);

    /** When the last arrival on record was received; the epoch where there is none. */
    Instant lastReceived();

    /**
     * When something is received now: after everything on record, also where the clock was set back meanwhile. Which of two
     * deliveries counts would else turn on the clock.
     *
     * @param now by the clock
     */
    default Instant receivedAt(Instant now) {
        Instant next = lastReceived().plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
        Instant whole = now.truncatedTo(ChronoUnit.MILLIS);
        return whole.isBefore(next) ? next : whole;
    }

    /**
     * A delivery that landed.
     *
     * @param held waits for a person's word before it counts
     */
    record Known(String deliveryId, LocalDate asOf, Instant receivedAt, String contentHash, boolean held) {
        /** By the date of the content; of equal ones, as they were received. */
        public static final Comparator<Known> CURRENCY = Comparator.comparing(Known::asOf)
                .thenComparing(Known::receivedAt)
                .thenComparing(Known::deliveryId);
    }
}
