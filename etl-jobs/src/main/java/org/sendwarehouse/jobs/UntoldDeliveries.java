package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.receive.Claim;

/**
 * Deliveries on record of which no report has told. A night that was cut and could not be taken up again leaves some: nobody
 * would else hear what it refused.
 */
final class UntoldDeliveries {
    private UntoldDeliveries() {}

    /** Those that nights of a date recorded, in the order received, as they were claimed. */
    static List<Claim> of(Home home, LocalDate date) throws IOException {
        Set<String> told = new StatusFile(home)
                .runs().stream()
                        .filter(run -> run.outcome() != Outcome.FAILED)
                        .flatMap(run -> run.deliveries().stream())
                        .map(DeliveryBooks::deliveryId)
                        .collect(Collectors.toSet());
        return Ledger.read(home).arrivals().stream()
                .filter(delivery -> delivery.businessDate().equals(date)
                        && !delivery.source().equals(Contract.PLATFORM)
                        && !told.contains(delivery.deliveryId()))
                .map(LandedDelivery::claim)
                .toList();
    }
}
