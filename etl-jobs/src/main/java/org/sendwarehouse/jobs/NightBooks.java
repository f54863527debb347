package org.sendwarehouse.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.ClaimSet;

/** What became of the deliveries of a claim set, as the ledger has it. */
final class NightBooks {
    private NightBooks() {}

    /** The records of the claimed deliveries, in the order of the claims; those not on record yet are left out. */
    static List<LandedDelivery> of(Home home, ClaimSet claims) {
        try {
            Ledger ledger = Ledger.read(home);
            List<LandedDelivery> records = new ArrayList<>();
            for (Claim claim : claims.claims()) {
                ledger.find(claim.deliveryId()).ifPresent(records::add);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the ledger in " + home.landing(), e);
        }
    }

    static DeliveryBooks summary(LandedDelivery delivery) {
        return new DeliveryBooks(
                delivery.deliveryId(),
                delivery.feed(),
                delivery.files().stream().map(ClaimedFile::name).toList(),
                delivery.status().name().toLowerCase(Locale.ROOT),
                delivery.rowsRead(),
                delivery.rowsAccepted(),
                delivery.rowsRejected(),
                delivery.rowsFiltered(),
                delivery.reason().isEmpty() ? null : delivery.reason());
    }
}
