package org.sendwarehouse.jobs;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.distribution.Distribution;
import org.sendwarehouse.distribution.DistributionLog;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.OwnDeliveries;
import org.sendwarehouse.landing.OwnDeliveries.Content;
import org.sendwarehouse.landing.OwnDeliveries.Offer;
import org.sendwarehouse.landing.OwnRows;
import org.sendwarehouse.warehouse.DuckDb;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lands what the platform does: what it released, by the queries of {@code warehouse-sql/released}, and to whom it gave
 * packs. Known from the day after the night that did it, so that a night run again for the same date, and a rebuild as
 * at it, see the same as the first.
 */
@Component
@Lazy
class PlatformFeeds {
    static final String RELEASED = "warehouse-sql/released/";
    static final String PACK_SENT = "pack_sent";

    private final Contracts contracts;
    private final OwnDeliveries deliveries;
    private final Distribution distribution;
    private final DuckDb.Settings settings;
    private final Home home;

    PlatformFeeds(
            Home home,
            Contracts contracts,
            DeliveryLander lander,
            Distribution distribution,
            DuckDb.Settings settings,
            Clock clock) {
        this.home = home;
        this.contracts = contracts;
        this.deliveries = new OwnDeliveries(home, contracts, lander, clock);
        this.distribution = distribution;
        this.settings = settings;
    }

    /**
     * Lands what a night that was cut after it had published did not come to land, before a night of this date.
     *
     * @throws IOException when landing zone, log or published warehouse cannot be read or written
     */
    void catchUp(LocalDate night) throws IOException {
        PublishedWarehouse published = PublishedWarehouse.find(home).orElse(null);
        if (published != null) {
            LocalDate after = published.manifest().asAt().plusDays(1);
            LocalDate knownFrom = night.isAfter(after) ? night : after;
            released(published, knownFrom);
            sent(published, knownFrom);
        }
    }

    /** Lands what a warehouse shows its readers. */
    void released(PublishedWarehouse published) throws IOException {
        released(published, published.manifest().asAt().plusDays(1));
    }

    private void released(PublishedWarehouse published, LocalDate knownFrom) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (Definition query : Definitions.list(RELEASED + "*.sql")) {
            String feed = query.path().substring(RELEASED.length(), query.path().length() - ".sql".length());
            Contract contract = contracts.contract(Contract.PLATFORM, feed);
            offers.add(new Offer(
                    new Content(
                            feed,
                            published.manifest().laNumber(),
                            published.manifest().asAt(),
                            knownFrom,
                            published.runId()),
                    () -> open(published, contract, query.text())));
        }
        deliveries.land(offers);
    }

    private OwnRows open(PublishedWarehouse published, Contract contract, String sql) throws IOException {
        try {
            return ReleasedRows.open(published, settings, contract, sql);
        } catch (SQLException e) {
            throw new IOException("Cannot read what was released as " + contract.id() + ": " + e.getMessage(), e);
        }
    }

    /** Lands to whom packs were given, those of a refused night among them: it is known from the day after that night. */
    void sent(PublishedWarehouse published, LocalDate knownFrom) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (DistributionLog.Line pack : distribution.history()) {
            String hash = Hashes.of(new TreeMap<>(pack.files()).toString());
            offers.add(new Offer(
                    new Content(
                            PACK_SENT,
                            published.manifest().laNumber(),
                            pack.night(),
                            knownFrom,
                            Hashes.of(pack.runId(), pack.group(), pack.date().toString(), hash)),
                    () -> one(pack, hash)));
        }
        deliveries.land(offers);
    }

    /** Wall-clock times are not landed: the same night on another machine gives the same delivery. */
    private static OwnRows one(DistributionLog.Line pack, String hash) {
        List<String> files = pack.files().keySet().stream().sorted().toList();
        String[] row = {
            pack.group(), pack.date().toString(), pack.runId(), pack.night().toString(), String.join("; ", files), hash
        };
        return new OwnRows() {
            private boolean given;

            @Override
            public String @Nullable [] next() {
                boolean first = !given;
                given = true;
                return first ? row : null;
            }
        };
    }
}
