package org.sendwarehouse.receive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.Claim.Disposition;
import org.sendwarehouse.receive.ClaimSet.Waiting;
import org.sendwarehouse.receive.KnownDeliveries.Current;

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
        DeliveryAssembler assembler = new DeliveryAssembler(settings.areaNumber(), businessDate);
        for (InboxFiles.Found found : inbox.found()) {
            String path = files.name(found.file());
            try {
                FileFacts facts = FileFacts.of(found.file());
                Recognition recognition = recogniser.recognise(found.source(), found.file(), facts);
                assembler.add(found.source(), found.file(), path, facts, recognition);
            } catch (NoSuchFileException e) {
                waiting.add(new Waiting(path, "went away while it was read."));
            } catch (IOException e) {
                waiting.add(new Waiting(
                        path, "cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions."));
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
                .thenComparing(Arrival::scope)
                .thenComparing(Arrival::asOf)
                .thenComparing(Arrival::firstPath));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Optional<Current>> current = new HashMap<>();
        Set<String> given = new HashSet<>();
        List<Claim> claims = new ArrayList<>();
        for (Arrival arrival : ordered) {
            // A millisecond apart, so that the order in which they were claimed can always be told.
            Instant receivedAt = now.plusMillis(claims.size());
            String key = arrival.source() + "/" + arrival.feed() + "/" + scopeOf(arrival);
            Optional<Current> before = current.computeIfAbsent(
                    key, k -> known.current(arrival.source(), arrival.feed(), scopeOf(arrival)));
            Claim claim = claim(businessDate, receivedAt, arrival, before.orElse(null), given);
            claims.add(claim);
            if (claim.disposition() == Disposition.LAND
                    && (before.isEmpty() || !claim.asOf().isBefore(before.get().asOf()))) {
                current.put(
                        key,
                        Optional.of(new Current(claim.deliveryId(), claim.asOf(), receivedAt, claim.contentHash())));
            }
        }
        return claims;
    }

    /** Area and period as far as they keep deliveries of the feed apart. */
    private String scopeOf(Arrival arrival) {
        Set<ScopePart> parts = contracts
                .find(arrival.source(), arrival.feed())
                .map(Contract::scope)
                .orElse(Set.of());
        String area = arrival.area();
        String period = arrival.period();
        List<String> scope = new ArrayList<>();
        if (parts.contains(ScopePart.AREA)) {
            scope.add(area == null ? "" : area);
        }
        if (parts.contains(ScopePart.PERIOD)) {
            scope.add(period == null ? "" : period);
        }
        return String.join("/", scope);
    }

    private Claim claim(
            LocalDate businessDate, Instant receivedAt, Arrival arrival, @Nullable Current before, Set<String> given) {
        String hash = arrival.contentHash();
        Disposition disposition = Disposition.LAND;
        String reason = arrival.problem();
        if (!reason.isEmpty()) {
            disposition = Disposition.REFUSED;
        } else if (before != null && before.contentHash().equals(hash)) {
            disposition = Disposition.REPEATED;
            reason = "The same bytes as the current delivery " + before.deliveryId() + "; nothing new to land.";
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
                arrival.asOf(),
                businessDate,
                receivedAt,
                hash,
                before == null ? null : before.deliveryId(),
                arrival.files(),
                disposition,
                reason);
    }

    /** Depends on what arrived and what it follows; a further arrival of all the same gets a number on top. */
    private String id(Arrival arrival, String hash, @Nullable Current before, Set<String> given) {
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
