package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ReceiveSettings;
import org.sendwarehouse.receive.Receiver;

/** Everything in a home's inbox, landed through the real door, for tests that go from files to figures. */
record LandedHome(List<LandedTables.Table> tables, List<LandedTables.Delivery> deliveries) implements LandedTables {

    /** Makes a key, lands all that the inbox holds, and shows it as known on the date. */
    static LandedHome of(Home home, String laNumber, LocalDate asAt) throws IOException {
        Contracts contracts = Contracts.load();
        PseudonymKey.init(home);
        Receiver receiver = new Receiver(
                home,
                contracts,
                Ledger.read(home),
                new ReceiveSettings(laNumber, Duration.ZERO),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        DeliveryLander lander = new DeliveryLander(home, contracts);
        for (Claim claim : receiver.receive(asAt).claims()) {
            lander.land(claim);
        }
        Ledger ledger = Ledger.read(home);
        Set<String> current = new HashSet<>();
        ledger.current(asAt).forEach(delivery -> current.add(delivery.deliveryId()));
        return new LandedHome(
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
                delivery.files().stream().map(Claim.ClaimedFile::name).toList(),
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
