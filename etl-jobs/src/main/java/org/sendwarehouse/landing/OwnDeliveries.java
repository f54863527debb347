package org.sendwarehouse.landing;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.KnownDeliveries.Known;
import org.sendwarehouse.receive.Shape;

/**
 * Lands what the platform itself does, such as the figures it released, as deliveries of the source {@code platform}:
 * with sidecar and books like any other, so that the past can be rebuilt from the landing zone alone.
 *
 * <p>Nobody claims them: they land after a night has been published and are known from a later business date on. What is
 * on record as the current content is not landed again.
 */
public final class OwnDeliveries {
    private static final int ID_DIGITS = 16;

    private final Home home;
    private final Contracts contracts;
    private final DeliveryLander lander;
    private final Clock clock;

    public OwnDeliveries(Home home, Contracts contracts, DeliveryLander lander, Clock clock) {
        this.home = home;
        this.contracts = contracts;
        this.lander = lander;
        this.clock = clock;
    }

    /**
     * What is delivered.
     *
     * @param feed of the source {@code platform}
     * @param areaNumber DfE's number of the authority
     * @param asOf the business date that the content is about
     * @param knownFrom the first business date on which it counts
     * @param identity what the content follows from, such as a run id: the same identity is the same content
     */
    public record Content(String feed, String areaNumber, LocalDate asOf, LocalDate knownFrom, String identity) {}

    /** Gives the rows, only once they are needed. */
    public interface RowsOpening {
        OwnRows open() throws IOException;
    }

    /** What is to be landed, unless it is on record. */
    public record Offer(Content content, RowsOpening rows) {}

    /**
     * Lands deliveries, each unless its content is what counts already or it has no row. What is on record is looked up once
     * for all of them: there is one more with each pack given out, and none is ever forgotten.
     *
     * @throws IllegalStateException when a row does not keep the feed's contract, which is a fault of the platform
     */
    public void land(List<Offer> offers) throws IOException {
        Ledger ledger = Ledger.read(home);
        for (Offer offer : offers) {
            if (land(offer, ledger)) {
                ledger = Ledger.read(home);
            }
        }
    }

    private boolean land(Offer offer, Ledger ledger) throws IOException {
        Content content = offer.content();
        Contract contract = contracts.contract(Contract.PLATFORM, content.feed());
        String hash = contentHash(content.feed(), content.identity());
        List<Known> known = ledger.landed(Contract.PLATFORM, content.feed(), content.areaNumber());
        Known newest = known.stream().max(Known.CURRENCY).orElse(null);
        boolean onRecord = contract.delivery() == Delivery.INCREMENT
                ? known.stream().anyMatch(k -> k.contentHash().equals(hash))
                : newest != null && newest.contentHash().equals(hash);
        return !onRecord
                && land(claim(content, hash, newest, ledger.receivedAt(clock.instant())), offer.rows())
                        .isPresent();
    }

    /** The content hash of what a feed delivers under an identity. */
    public static String contentHash(String feed, String identity) {
        return Hashes.of(feed, identity);
    }

    private static Claim claim(Content content, String hash, @Nullable Known newest, Instant receivedAt) {
        String follows = newest == null ? null : newest.deliveryId();
        String id = Hashes.of(
                        Contract.PLATFORM,
                        content.feed(),
                        content.areaNumber(),
                        content.asOf().toString(),
                        hash,
                        follows == null ? "" : follows)
                .substring(0, ID_DIGITS);
        return new Claim(
                id,
                Contract.PLATFORM,
                content.feed(),
                Shape.CSV,
                "",
                content.areaNumber(),
                content.areaNumber(),
                null,
                null,
                content.asOf(),
                content.knownFrom(),
                receivedAt,
                hash,
                follows,
                List.of(),
                Claim.Disposition.LAND,
                "");
    }

    private Optional<LandedDelivery> land(Claim claim, RowsOpening rows) throws IOException {
        boolean empty = true;
        try (DeliveryLanding landing = lander.begin(claim, contract -> new OwnReader(contract, rows.open()))) {
            for (RowBlock block = landing.read(); block != null; block = landing.read()) {
                CheckedBlock checked = landing.process(block);
                if (!checked.rejects.isEmpty()) {
                    Reject first = checked.rejects.get(0);
                    throw new IllegalStateException("The platform's own " + claim.feed()
                            + " breaks its contract in row " + first.line() + ": " + first.message());
                }
                landing.write(checked);
                empty = false;
            }
            return empty ? Optional.empty() : Optional.of(landing.finish());
        }
    }
}
