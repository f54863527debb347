package org.sendwarehouse.landing;

import java.io.IOException;
import java.time.LocalDate;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Status;

/** The deliveries that wait for a person, and the word that lets them count. */
public final class HeldDeliveries {
    private final Home home;

    public HeldDeliveries(Home home) {
        this.home = home;
    }

    /**
     * Lets a held delivery count from a business date on. It was landed already; the next build reads it.
     *
     * @param reason why it is right although so many rows are gone; kept with it
     * @return the delivery as it was held
     * @throws NotHeldException when there is none of that id, or it is not held
     * @throws IOException when the landing zone cannot be read or written
     */
    public LandedDelivery release(String deliveryId, LocalDate from, String reason)
            throws IOException, NotHeldException {
        Ledger ledger = Ledger.read(home);
        LandedDelivery delivery = ledger.find(deliveryId)
                .orElseThrow(() -> new NotHeldException("There is no delivery " + deliveryId + "."));
        if (delivery.status() != Status.HELD) {
            throw new NotHeldException(
                    "Delivery " + deliveryId + " is not held; it is " + word(delivery) + " already.");
        }
        new Release(from, reason).write(delivery.folder(home));
        return delivery;
    }

    private static String word(LandedDelivery delivery) {
        return delivery.status().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A delivery that cannot be released; the message says why. */
    public static final class NotHeldException extends Exception {
        private static final long serialVersionUID = 1L;

        NotHeldException(String message) {
            super(message);
        }
    }
}
