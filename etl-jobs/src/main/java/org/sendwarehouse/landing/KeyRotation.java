package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.landing.LandedDelivery.Status;

/**
 * Puts every token under a new key: the new token is the keyed hash of the old one, so that nobody needs the identifiers.
 *
 * <p>The new key lies beside the old ({@code keys/pseudonym.key.next}) from the first moment to the last; while it does, the
 * rotation is not finished, and what is still under the old key is told by its own key id. Each delivery is wholly under the
 * one or the other. Last of all the new key takes the place of the old. Cut anywhere, the same again finishes it.
 */
public final class KeyRotation {
    private final Home home;
    private final Contracts contracts;
    private final Erasing.Moment moment;

    public KeyRotation(Home home, Contracts contracts) {
        this(home, contracts, what -> {});
    }

    KeyRotation(Home home, Contracts contracts, Erasing.Moment moment) {
        this.home = home;
        this.contracts = contracts;
        this.moment = moment;
    }

    /**
     * What was done.
     *
     * @param deliveries that were put under the new key, in this attempt
     */
    public record Rotated(String fromKeyId, String toKeyId, int deliveries) {}

    /** Makes a new key and puts everything under it; goes on with a rotation that was cut. */
    public Rotated rotate() throws IOException {
        if (!PseudonymKey.isRotating(home)) {
            PseudonymKey.prepareNext(home);
            moment.reached("prepared");
        }
        return finish();
    }

    private Rotated finish() throws IOException {
        PseudonymKey old = PseudonymKey.load(home);
        PseudonymKey next = PseudonymKey.loadNext(home);
        UnaryOperator<String> wrap = next.wrapping();
        Generations generations = new Generations(home, contracts);
        int deliveries = 0;
        Removals.finishCut(home, contracts);
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            if (delivery.status() == Status.REMOVED) {
                continue; // It has no token any more; its sidecar goes on naming the key of those it had.
            }
            if (delivery.keyId().equals(old.id())) {
                generations.write(
                        delivery,
                        (contract, table, columns) -> wrapped(contract, table, columns, wrap),
                        next.id(),
                        "rotation");
                deliveries++;
                moment.reached("generation");
            } else if (!delivery.keyId().isEmpty() && !delivery.keyId().equals(next.id())) {
                throw new IOException("Delivery " + delivery.deliveryId() + " landed under a third key ("
                        + delivery.keyId() + "). Restore that key and rotate it first.");
            }
        }
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            generations.sweep(delivery);
        }
        Tombstones.rekey(home, old.id(), next.id(), wrap);
        moment.reached("tombstones");
        PseudonymKey.completeNext(home);
        moment.reached("completed");
        return new Rotated(old.id(), next.id(), deliveries);
    }

    private static Generations.@Nullable Rows wrapped(
            Contract contract, Table table, List<LandedColumn> columns, UnaryOperator<String> wrap) {
        Set<String> tokens = PersonColumns.tokenColumns(contract, table);
        int[] places = java.util.stream.IntStream.range(0, columns.size())
                .filter(i -> tokens.contains(columns.get(i).name()))
                .toArray();
        if (places.length == 0) {
            return null;
        }
        return row -> {
            for (int place : places) {
                if (row[place] instanceof String token) {
                    row[place] = wrap.apply(token);
                }
            }
            return row;
        };
    }
}
