package org.sendwarehouse.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendwarehouse.contract.LandedColumn.Origin;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.warehouse.LandedTables;

/** The landing zone of a test's home, as a build sees it. */
final class LedgerTables implements LandedTables {
    private final Home home;
    private final Ledger ledger;
    private final LocalDate asAt;

    LedgerTables(Home home, LocalDate asAt) throws IOException {
        this.home = home;
        this.ledger = Ledger.read(home);
        this.asAt = asAt;
    }

    @Override
    public List<Table> tables() {
        return Door.CONTRACTS.tables().stream()
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

    @Override
    public List<Delivery> deliveries() {
        Set<String> current =
                ledger.current(asAt).stream().map(LandedDelivery::deliveryId).collect(Collectors.toSet());
        return ledger.arrivals(asAt).stream()
                .map(arrival -> delivery(arrival, current.contains(arrival.deliveryId())))
                .toList();
    }

    private Delivery delivery(LandedDelivery arrival, boolean current) {
        Path rejects = arrival.folder(home).resolve(LandedDelivery.REJECTS);
        return new Delivery(
                arrival.deliveryId(),
                arrival.source(),
                arrival.feed(),
                List.of(arrival.fileNames()),
                arrival.contentHash(),
                Optional.of(arrival.asOf()),
                arrival.businessDate(),
                Optional.ofNullable(arrival.areaNumber()),
                Optional.ofNullable(arrival.period()),
                arrival.status().name().toLowerCase(Locale.ROOT),
                Optional.of(arrival.reason()),
                current,
                arrival.contractVersion(),
                arrival.tables().stream()
                        .map(books -> new Part(
                                books.table(),
                                books.read(),
                                books.accepted(),
                                books.rejected(),
                                books.filtered(),
                                arrival.parts(home, books.table())))
                        .toList(),
                Files.exists(rejects) ? List.of(rejects) : List.of());
    }
}
