package org.sendwarehouse.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.receive.KnownDeliveries.Known;

/** What landed in one scope before, and what was claimed on top of it this night. */
final class ScopeHistory {
    private final KnownDeliveries records;
    private final List<Known> landed;
    private final Set<String> claimed = new HashSet<>();

    ScopeHistory(KnownDeliveries records, List<Known> landed) {
        this.records = records;
        this.landed = new ArrayList<>(landed);
    }

    /** A delivery claimed this night is to land. */
    void add(Known claim) {
        landed.add(claim);
        claimed.add(claim.deliveryId());
    }

    /** The newest that counts. */
    Optional<Known> newest() {
        return landed.stream().filter(known -> !known.held()).max(Known.CURRENCY);
    }

    /**
     * The delivery that an arrival of this content only repeats: landing it again would change nothing.
     *
     * <p>Of a snapshot that is the current one, or a newer one that is held. Where deliveries add up or replace units, it
     * is any with the same content, unless one that came between adds to it or covers a unit of it.
     */
    Optional<Known> repeated(Delivery kind, LocalDate asOf, String contentHash) {
        if (kind == Delivery.SNAPSHOT) {
            return Stream.concat(newest().stream(), landed.stream().filter(this::waits))
                    .filter(known -> known.contentHash().equals(contentHash))
                    .max(Known.CURRENCY);
        }
        return landed.stream()
                .filter(known -> known.contentHash().equals(contentHash))
                .filter(known -> landed.stream().noneMatch(other -> between(kind, known, other, asOf)))
                .max(Known.CURRENCY);
    }

    /** Whether it would count now if a person said so. */
    private boolean waits(Known known) {
        return known.held()
                && newest().filter(newest -> Known.CURRENCY.compare(newest, known) > 0)
                        .isEmpty();
    }

    private boolean between(Delivery kind, Known known, Known other, LocalDate asOf) {
        return !other.held()
                && Known.CURRENCY.compare(other, known) > 0
                && !other.asOf().isAfter(asOf)
                && (kind == Delivery.INCREMENT || mayOverlap(known, other));
    }

    /** What was claimed this night has not been read yet, so nobody knows which units it covers. */
    private boolean mayOverlap(Known known, Known other) {
        return claimed.contains(known.deliveryId())
                || claimed.contains(other.deliveryId())
                || records.overlap(known.deliveryId(), other.deliveryId());
    }
}
