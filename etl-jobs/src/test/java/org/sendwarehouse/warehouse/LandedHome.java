package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.ReceiveSettings;
import org.sendwarehouse.receive.Receiver;

/** Everything in a home's inbox, landed through the real door, for tests that go from files to figures. */
final class LandedHome {
    private LandedHome() {}

    /** Makes a key, lands all that the inbox holds, and shows it as known on the date. */
    static LandedTables of(Home home, String laNumber, LocalDate asAt) throws IOException {
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        return of(home, Contracts.load(), laNumber, asAt);
    }

    /** The same for a home that has a key, under other contracts than those shipped. */
    static LandedTables of(Home home, Contracts contracts, String laNumber, LocalDate asAt) throws IOException {
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
        return LedgerTables.of(home, contracts, Ledger.read(home), asAt);
    }
}
