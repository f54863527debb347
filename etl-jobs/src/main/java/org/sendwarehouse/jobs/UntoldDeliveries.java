package org.sendwarehouse.jobs;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.receive.Claim;

/**
 * Deliveries on record of which no report has told. A night that was cut and could not be taken up again leaves some: nobody
 * would else hear what it refused.
 */
final class UntoldDeliveries {
    private UntoldDeliveries() {}

    /**
     * Those that were recorded by the nights of a date, and by nights between the last one told of and that date; in the
     * order received, as they were claimed.
     */
    static List<Claim> of(Home home, LocalDate date) throws IOException {
        List<RunSummary> told = new StatusFile(home)
                .runs().stream()
                        .filter(run -> run.job().equals(Nights.NIGHTLY) && run.outcome() != Outcome.FAILED)
                        .toList();
        Set<String> known = told.stream()
                .flatMap(run -> run.deliveries().stream())
                .map(DeliveryBooks::deliveryId)
                .collect(Collectors.toSet());
        // Where no report is left, all before this date are taken as told.
        LocalDate since = told.stream()
                .map(RunSummary::businessDate)
                .filter(day -> day.isBefore(date))
                .max(Comparator.naturalOrder())
                .orElse(date);
        return Ledger.read(home).arrivals().stream()
                .filter(delivery -> !delivery.source().equals(Contract.PLATFORM))
                .filter(delivery -> !delivery.businessDate().isBefore(since)
                        && !delivery.businessDate().isAfter(date))
                .filter(delivery -> !known.contains(delivery.deliveryId()))
                .map(LandedDelivery::claim)
                .toList();
    }
}
