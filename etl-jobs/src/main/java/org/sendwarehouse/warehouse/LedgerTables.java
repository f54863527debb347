package org.sendwarehouse.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 */
public record LedgerTables(List<Table> tables, List<Delivery> deliveries) implements LandedTables {
    public LedgerTables {
        tables = List.copyOf(tables);
        deliveries = List.copyOf(deliveries);
    }

    /**
     * Reads it from the ledger.
     *
     * @throws BuildFailedException when tokens were made under different keys: nobody could be matched across them
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
        ledger.current(asAt).forEach(delivery -> current.add(delivery.deliveryId()));
        return new LedgerTables(
                ContractTables.of(contracts),
                ledger.arrivals(asAt).stream()
                        .map(delivery -> delivery(home, delivery, current.contains(delivery.deliveryId())))
                        .toList());
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
