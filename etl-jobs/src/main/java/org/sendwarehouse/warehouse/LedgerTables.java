package org.sendwarehouse.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.receive.Claim.ClaimedFile;

/**
 * The landing zone as a build sees it: the tables of the contracts, and the deliveries of the ledger as known on a date.
 *
 * @param tables every table of every contract
 * @param deliveries every arrival known on the date, in the order received
 * @param unitsHeld of those that replace units and count for some of theirs only, which ones
 */
public record LedgerTables(List<Table> tables, List<Delivery> deliveries, Map<String, List<List<String>>> unitsHeld)
        implements LandedTables {
    public LedgerTables {
        tables = List.copyOf(tables);
        deliveries = List.copyOf(deliveries);
        unitsHeld = Map.copyOf(unitsHeld);
    }

    /**
     * Reads it from the ledger.
     *
     * @throws BuildFailedException when tokens were made under different keys: nobody could be matched across them; or
     *     when a contract says other units than those its deliveries were landed by
     */
    public static LedgerTables of(Home home, Contracts contracts, Ledger ledger, LocalDate asAt) {
        Set<String> keys = new TreeSet<>();
        ledger.landed(asAt).forEach(delivery -> keys.add(delivery.keyId()));
        keys.remove("");
        if (keys.size() > 1) {
            throw new BuildFailedException("The landing zone holds tokens of several keys (" + ModelReader.join(keys)
                    + "); rotate the older first");
        }
        Set<String> current = new HashSet<>();
        Map<String, List<List<String>>> unitsHeld = new HashMap<>();
        for (LandedDelivery delivery : ledger.current(asAt)) {
            current.add(delivery.deliveryId());
            requireUnits(contracts, ledger, delivery);
            if (delivery.delivery() == Contract.Delivery.REPLACE_PERIOD && !ledger.holdsAllItsUnits(delivery, asAt)) {
                unitsHeld.put(delivery.deliveryId(), ledger.unitsHeld(delivery.deliveryId(), asAt));
            }
        }
        return new LedgerTables(
                ContractTables.of(contracts),
                ledger.arrivals(asAt).stream()
                        .map(delivery -> delivery(home, delivery, current.contains(delivery.deliveryId())))
                        .toList(),
                unitsHeld);
    }

    /** Rows could be doubled or lost where a contract's units have changed under deliveries that are landed. */
    private static void requireUnits(Contracts contracts, Ledger ledger, LandedDelivery delivery) {
        Contract contract = contracts.find(delivery.source(), delivery.feed()).orElse(null);
        if (contract == null) {
            return;
        }
        List<String> units = contract.units().stream().map(Contract.Unit::text).toList();
        if (!units.equals(ledger.unitColumns(delivery))) {
            throw new BuildFailedException("Delivery " + delivery.deliveryId() + " of " + contract.id()
                    + " was landed by the units " + ledger.unitColumns(delivery) + ", and its contract says " + units
                    + " now; land its original again");
        }
    }

    private static Delivery delivery(Home home, LandedDelivery delivery, boolean current) {
        Path rejects = delivery.folder(home).resolve(LandedDelivery.REJECTS);
        return new Delivery(
                delivery.deliveryId(),
                delivery.source(),
                delivery.feed(),
                delivery.files().stream().map(ClaimedFile::name).toList(),
                delivery.contentHash(),
                Optional.of(delivery.asOf()),
                delivery.businessDate(),
                Optional.ofNullable(delivery.areaNumber()),
                Optional.ofNullable(delivery.period()),
                Optional.ofNullable(delivery.provider()),
                delivery.status().name().toLowerCase(Locale.ROOT),
                delivery.reason().isEmpty() ? Optional.empty() : Optional.of(delivery.reason()),
                current,
                delivery.contractVersion(),
                delivery.tables().stream()
                        .map(books -> new Part(
                                books.table(),
                                books.read(),
                                books.accepted(),
                                books.rejected(),
                                books.filtered(),
                                delivery.parts(home, books.table())))
                        .toList(),
                Files.isRegularFile(rejects) ? List.of(rejects) : List.of());
    }
}
