package org.sendwarehouse.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Tombstones;
import org.sendwarehouse.operations.Software;
import org.sendwarehouse.warehouse.DefinitionsHash;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.sendwarehouse.warehouse.RunId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Says which warehouse a night would build: its identity follows from what goes in, before anything is built. */
@Component
@Lazy
class RunIdentity {
    /** The sample leaves this mark; a home that has it holds invented people, and every pack says so. */
    private static final String SYNTHETIC = "SYNTHETIC";

    private final Home home;
    private final SendProperties settings;
    private final String keyId;
    private final String definitionsHash = DefinitionsHash.shipped();

    RunIdentity(Home home, SendProperties settings, PseudonymKey key) {
        this.home = home;
        this.settings = settings;
        this.keyId = key.id();
    }

    /** A release and a removal change what counts without a new delivery, so they are inputs of their own. */
    private static List<String> inputs(LocalDate asAt, Ledger ledger) {
        return Stream.of(
                        ledger.arrivals(asAt).stream().map(LandedDelivery::deliveryId),
                        ledger.released(asAt).stream().map(id -> id + " released"),
                        ledger.removed(asAt).stream().map(id -> id + " removed"))
                .flatMap(ids -> ids)
                .toList();
    }

    private int erasureEpoch() {
        try {
            int epoch = Tombstones.epoch(home);
            int published = PublishedWarehouse.find(home)
                    .map(version -> version.manifest().erasureEpoch())
                    .orElse(0);
            if (epoch < published) {
                // Without the list, or with an old one, who was erased would come back with the next delivery.
                throw new NotPossibleException(
                        "What is published knows " + published + " erasures, and state/erased.tokens " + epoch
                                + ". Restore that file from its newest backup.");
            }
            return epoch;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list of erased persons", e);
        }
    }

    /** The run that these deliveries give as known on a date. */
    RunId of(LocalDate asAt, Ledger ledger) {
        return of(asAt, asAt, ledger);
    }

    /** The run as at a date that the deliveries known on a later one give. */
    RunId of(LocalDate asAt, LocalDate knownOn, Ledger ledger) {
        return new RunId(
                asAt,
                Software.version(),
                definitionsHash,
                Areas.byNumber(settings.area().laNumber()),
                Files.exists(home.reference().resolve(SYNTHETIC)),
                inputs(knownOn, ledger),
                keyId,
                erasureEpoch());
    }
}
