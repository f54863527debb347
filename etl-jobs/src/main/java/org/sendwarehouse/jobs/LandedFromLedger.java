package org.sendwarehouse.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn.Origin;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.warehouse.LandedTables;

/**
 * The landing zone as a build sees it: the tables of the contracts, and the deliveries of the ledger as known on a date.
 *
 * @param tables every table of every contract
 * @param deliveries every arrival known on the date, in the order received
 */
record LandedFromLedger(List<Table> tables, List<Delivery> deliveries) implements LandedTables {

    static LandedFromLedger of(Home home, Contracts contracts, Ledger ledger, LocalDate asAt) {
        Set<String> current = new HashSet<>();
        ledger.current(asAt).forEach(delivery -> current.add(delivery.deliveryId()));
        return new LandedFromLedger(
                tables(contracts),
                ledger.arrivals(asAt).stream()
                        .map(delivery -> delivery(home, delivery, current.contains(delivery.deliveryId())))
                        .toList());
    }

    private static List<Table> tables(Contracts contracts) {
        return contracts.tables().stream()
                .map(table -> new Table(
                        table.name(),
                        table.landedColumns().stream()
                                .filter(column ->
                                        column.origin() != Origin.DELIVERY_ID && column.origin() != Origin.SOURCE_ROW)
                                .map(column ->
                                        new Column(column.name(), column.type().sql()))
                                .toList()))
                .toList();
    }

    private static Delivery delivery(Home home, LandedDelivery delivery, boolean current) {
        List<Part> parts = new ArrayList<>();
        for (LandedDelivery.TableBooks books : delivery.tables()) {
            parts.add(new Part(
                    books.table(),
                    books.read(),
                    books.accepted(),
                    books.rejected(),
                    books.filtered(),
                    delivery.parts(home, books.table())));
        }
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
                parts,
                Files.isRegularFile(rejects) ? List.of(rejects) : List.of());
    }
}
