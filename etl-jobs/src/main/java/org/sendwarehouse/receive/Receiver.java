package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.Claim.Disposition;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.receive.KnownDeliveries.Known;

/**
 * Looks through the inbox and claims what is whole: identifies each file by its content and header, puts sets together,
 * and decides what is to be landed, what repeats the current delivery and what must be refused. Changes nothing.
 */
public final class Receiver {
    private final Home home;
    private final Contracts contracts;
    private final KnownDeliveries known;
    private final ReceiveSettings settings;
    private final Clock clock;

    public Receiver(Home home, Contracts contracts, KnownDeliveries known, ReceiveSettings settings, Clock clock) {
        this.home = home;
        this.contracts = contracts;
        this.known = known;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Claims the deliveries for the night of a business date.
     *
     * @throws IOException when the inbox itself cannot be read; one unreadable file only waits
     */
    public ClaimSet receive(LocalDate businessDate) throws IOException {
        InboxFiles files = new InboxFiles(home, clock, settings.settle());
        InboxFiles.Inbox inbox = files.find();
        List<Waiting> waiting = new ArrayList<>(inbox.waiting());
        Recogniser recogniser = new Recogniser(contracts);
        DeliveryAssembler assembler = new DeliveryAssembler(new PathScope(settings.areaNumber(), null), businessDate);
        for (InboxFiles.Found found : inbox.found()) {
            String path = files.name(found.file());
            try {
                FileFacts facts = FileFacts.of(found.file());
                Recognition recognition = recogniser.recognise(found.source(), found.file(), facts);
                assembler.add(found.source(), found.file(), path, facts, recognition);
            } catch (NoSuchFileException e) {
                waiting.add(new Waiting(path, "went away while it was read."));
            } catch (IOException e) {
                waiting.add(InboxFiles.unreadable(path, e));
            }
        }
        List<Claim> claims = claims(businessDate, assembler.arrivals());
        waiting.addAll(assembler.waiting());
        return new ClaimSet(businessDate, claims, waiting);
    }

    private List<Claim> claims(LocalDate businessDate, List<Arrival> arrivals) {
        List<Arrival> ordered = new ArrayList<>(arrivals);
        ordered.sort(Comparator.comparing(Arrival::source)
                .thenComparing(Arrival::feed)
                .thenComparing(Arrival::about)
                .thenComparing(Arrival::asOf)
                .thenComparing(Arrival::firstPath));
        Instant now = known.receivedAt(clock.instant());
        Map<String, ScopeHistory> histories = new HashMap<>();
        Set<String> given = new HashSet<>();
        List<Claim> claims = new ArrayList<>();
        for (Arrival arrival : ordered) {
            // A millisecond apart, so that the order in which they were claimed can always be told.
            Instant receivedAt = now.plusMillis(claims.size());
            String scope = scopeOf(arrival);
            ScopeHistory history = histories.computeIfAbsent(
                    arrival.source() + "/" + arrival.feed() + "/" + scope,
                    k -> new ScopeHistory(known, known.landed(arrival.source(), arrival.feed(), scope)));
            Claim claim = claim(businessDate, receivedAt, arrival, history, given);
            claims.add(claim);
            if (claim.disposition() == Disposition.LAND) {
                history.add(
                        new Known(claim.deliveryId(), claim.asOf(), claim.receivedAt(), claim.contentHash(), false));
            }
        }
        return claims;
    }

    private String scopeOf(Arrival arrival) {
        return arrival.scope(contract(arrival).map(Contract::scope).orElse(Set.of()));
    }

    private Optional<Contract> contract(Arrival arrival) {
        return contracts.find(arrival.source(), arrival.feed());
    }

    private Claim claim(
            LocalDate businessDate, Instant receivedAt, Arrival arrival, ScopeHistory history, Set<String> given) {
        String hash = arrival.contentHash();
        Disposition disposition = Disposition.LAND;
        String reason = arrival.problem();
        Known before = history.newest().orElse(null);
        if (reason.isEmpty()) {
            Known repeated = history.repeated(
                            contract(arrival).map(Contract::delivery).orElse(Delivery.SNAPSHOT), arrival.asOf(), hash)
                    .orElse(null);
            if (repeated != null) {
                disposition = Disposition.REPEATED;
                reason = repeats(repeated, before);
            }
        } else {
            disposition = Disposition.REFUSED;
        }
        return new Claim(
                id(arrival, hash, before, given),
                arrival.source(),
                arrival.feed(),
                arrival.shape(),
                arrival.layout(),
                scopeOf(arrival),
                arrival.area(),
                arrival.period(),
                arrival.provider(),
                arrival.asOf(),
                businessDate,
                receivedAt,
                hash,
                before == null ? null : before.deliveryId(),
                arrival.files(),
                disposition,
                reason);
    }

    private static String repeats(Known repeated, @Nullable Known newest) {
        String which = repeated.equals(newest) ? "the current delivery " : "delivery ";
        return "The same bytes as " + which + repeated.deliveryId()
                + (repeated.held()
                        ? ", which is held for a person; release that one if it is right."
                        : "; nothing new to land.");
    }

    /** Depends on what arrived and what it follows; a further arrival of all the same gets a number on top. */
    private String id(Arrival arrival, String hash, @Nullable Known before, Set<String> given) {
        String follows = before == null ? "" : before.deliveryId();
        String asOf = arrival.asOf().toString();
        String id = Hashes.of(arrival.source(), arrival.feed(), scopeOf(arrival), asOf, hash, follows)
                .substring(0, 16);
        for (int again = 2; known.knows(id) || !given.add(id); again++) {
            id = Hashes.of(
                            arrival.source(),
                            arrival.feed(),
                            scopeOf(arrival),
                            asOf,
                            hash,
                            follows,
                            Integer.toString(again))
                    .substring(0, 16);
        }
        return id;
    }

    /** Where the inbox of a source is. */
    public static Path inbox(Home home, String source) {
        return home.inbox().resolve(source);
    }
}
