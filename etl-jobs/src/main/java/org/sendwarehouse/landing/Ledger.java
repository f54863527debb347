package org.sendwarehouse.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.receive.KnownDeliveries;

/**
 * Every arrival on record, read from the sidecars of the landing zone, which are the ledger. A snapshot of the moment it
 * was read; landing adds to the zone, never to this object. May be used by several threads.
 *
 * <p>Current is, of the snapshots landed in a scope, the one with the greatest date of content; among equals the one
 * received last. Of deliveries that add up all are current, of those that replace units each that still holds a unit. One
 * with under 90 % of the rows it would replace is held: it counts from the day a person releases it.
 */
public final class Ledger implements KnownDeliveries {
    private final Home home;
    private final List<LandedDelivery> recorded;
    private final Map<String, Removal> removals;
    private final Map<LocalDate, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, UnitBooks> units = new ConcurrentHashMap<>();
    private final Map<String, Optional<Release>> releases = new ConcurrentHashMap<>();

    private Ledger(Home home, List<LandedDelivery> recorded, Map<String, Removal> removals) {
        this.home = home;
        this.removals = Map.copyOf(removals);
        this.recorded = recorded.stream().sorted(Standing.RECEIVED).toList();
    }

    /** Reads the ledger of a home. */
    public static Ledger read(Home home) throws IOException {
        List<LandedDelivery> all = new ArrayList<>();
        Map<String, Removal> removals = new HashMap<>();
        for (Path source : folders(home.landing())) {
            for (Path feed : folders(source)) {
                for (Path delivery : folders(feed)) {
                    LandedDelivery record = Sidecar.read(delivery);
                    Removal removal = Removal.read(delivery).orElse(null);
                    if (removal != null) {
                        removals.put(record.deliveryId(), removal);
                        record = record.with(
                                Status.REMOVED,
                                "Its rows were removed; they were kept until " + removal.keptUntil() + ".");
                    }
                    all.add(record);
                }
            }
        }
        return new Ledger(home, all, removals);
    }

    private static List<Path> folders(Path parent) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(
                    parent,
                    child -> Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                            && !String.valueOf(child.getFileName()).startsWith("_"))) {
                children.forEach(folders::add);
            }
        }
        folders.sort(Comparator.naturalOrder());
        return folders;
    }

    /** Every arrival on record, in the order received; held ones say so. */
    public List<LandedDelivery> arrivals() {
        return arrivals(LocalDate.MAX);
    }

    /** The deliveries that count as known on a business date, in order of source, feed and scope. */
    public List<LandedDelivery> current(LocalDate asAt) {
        return standing(asAt).current();
    }

    /**
     * The units for which a delivery counts as known on a business date, as lists of the units' values in the order of
     * the contract; empty for a feed that does not replace units, and for a delivery that is not current.
     */
    public List<List<String>> unitsHeld(String deliveryId, LocalDate asAt) {
        return standing(asAt).unitsHeld().getOrDefault(deliveryId, List.of()).stream()
                .map(unit -> List.of(unit.split(UnitBooks.BETWEEN, -1)))
                .toList();
    }

    /** Whether a delivery counts for every unit it covers. */
    public boolean holdsAllItsUnits(LandedDelivery delivery, LocalDate asAt) {
        return standing(asAt)
                        .unitsHeld()
                        .getOrDefault(delivery.deliveryId(), List.of())
                        .size()
                == units(delivery).rows().size();
    }

    /** The columns of the units by which a delivery was landed, such as {@code week(session_date)}. */
    public List<String> unitColumns(LandedDelivery delivery) {
        return units(delivery).columns();
    }

    /** Every delivery that landed and was known on a business date, superseded ones too, in the order received. */
    public List<LandedDelivery> landed(LocalDate asAt) {
        return arrivals(asAt).stream().filter(LandedDelivery::isLanded).toList();
    }

    /** Every arrival on record on a business date, whatever became of it, in the order received. */
    public List<LandedDelivery> arrivals(LocalDate asAt) {
        return standing(asAt).arrivals();
    }

    /** The held deliveries that a person had released by a business date. */
    public List<String> released(LocalDate asAt) {
        return recorded.stream()
                .filter(d -> d.delivery() != Delivery.INCREMENT)
                .filter(d -> release(d)
                        .filter(release -> !release.releasedOn().isAfter(asAt))
                        .isPresent())
                .map(LandedDelivery::deliveryId)
                .toList();
    }

    /** The deliveries whose rows had been removed by a business date, their retention over. */
    public List<String> removed(LocalDate asAt) {
        return recorded.stream()
                .map(LandedDelivery::deliveryId)
                .filter(id -> removals.containsKey(id)
                        && !removals.get(id).removedOn().isAfter(asAt))
                .toList();
    }

    /**
     * The deliveries that a warehouse as known on a date was made of and whose rows have been removed since. Where there is
     * one, that warehouse cannot be built again.
     */
    public List<LandedDelivery> missing(LocalDate knownOn) {
        List<LandedDelivery> gone = recorded.stream()
                .filter(d -> !d.businessDate().isAfter(knownOn))
                .filter(d -> {
                    Removal removal = removals.get(d.deliveryId());
                    return removal != null && removal.removedOn().isAfter(knownOn);
                })
                .toList();
        if (gone.isEmpty()) {
            return gone;
        }
        // What had been superseded when it was removed counted once, on a date before that.
        List<LandedDelivery> then = recorded.stream()
                .map(d -> gone.contains(d) ? d.with(Status.LANDED, "") : d)
                .toList();
        Set<String> counted = Standing.of(then, knownOn, files()).current().stream()
                .map(LandedDelivery::deliveryId)
                .collect(Collectors.toSet());
        return gone.stream()
                .filter(d -> counted.contains(d.deliveryId())
                        || Objects.requireNonNull(removals.get(d.deliveryId())).material())
                .toList();
    }

    /** The first business date from which on every warehouse can be built again; empty where that is any. */
    public Optional<LocalDate> completeSince() {
        // What is missing changes on these dates only.
        TreeSet<LocalDate> dates = new TreeSet<>();
        recorded.forEach(d -> dates.add(d.businessDate()));
        removals.values().forEach(removal -> dates.add(removal.removedOn()));
        LocalDate since = null;
        for (LocalDate date : dates.descendingSet()) {
            if (!missing(date).isEmpty()) {
                return Optional.ofNullable(since);
            }
            since = date;
        }
        return Optional.empty();
    }

    public Optional<LandedDelivery> find(String deliveryId) {
        return arrivals().stream()
                .filter(d -> d.deliveryId().equals(deliveryId))
                .findFirst();
    }

    @Override
    public List<Known> landed(String source, String feed, String scope) {
        return arrivals().stream()
                .filter(d -> d.isLanded() || d.status() == Status.HELD)
                .filter(d -> d.source().equals(source)
                        && d.feed().equals(feed)
                        && d.scope().equals(scope))
                .map(d ->
                        new Known(d.deliveryId(), d.asOf(), d.receivedAt(), d.contentHash(), d.status() == Status.HELD))
                .toList();
    }

    @Override
    public boolean knows(String deliveryId) {
        return recorded.stream().anyMatch(d -> d.deliveryId().equals(deliveryId));
    }

    @Override
    public boolean overlap(String deliveryId, String other) {
        Optional<LandedDelivery> one = find(deliveryId);
        Optional<LandedDelivery> two = find(other);
        return one.isPresent()
                && two.isPresent()
                && !Collections.disjoint(
                        units(one.get()).rows().keySet(),
                        units(two.get()).rows().keySet());
    }

    @Override
    public Instant lastReceived() {
        return recorded.isEmpty()
                ? Instant.EPOCH
                : recorded.get(recorded.size() - 1).receivedAt();
    }

    private Standing standing(LocalDate asAt) {
        return standings.computeIfAbsent(asAt, day -> Standing.of(recorded, day, files()));
    }

    private Standing.Files files() {
        return new Standing.Files() {
            @Override
            public UnitBooks units(LandedDelivery delivery) {
                return Ledger.this.units(delivery);
            }

            @Override
            public @Nullable Release release(LandedDelivery delivery) {
                return Ledger.this.release(delivery).orElse(null);
            }
        };
    }

    private UnitBooks units(LandedDelivery delivery) {
        return units.computeIfAbsent(delivery.deliveryId(), id -> {
            try {
                return UnitBooks.read(delivery.folder(home));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the units of delivery " + id, e);
            }
        });
    }

    private Optional<Release> release(LandedDelivery delivery) {
        return releases.computeIfAbsent(delivery.deliveryId(), id -> {
            try {
                return Release.read(delivery.folder(home));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the release of delivery " + id, e);
            }
        });
    }
}
