package org.sendwarehouse.landing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.landing.LandedDelivery.Status;

/**
 * How the deliveries on record stand to each other as known on a business date: which count, for which of their units,
 * and which are held. A pure function of the landing zone, whatever the order in which deliveries were landed.
 *
 * @param arrivals in the order received; those held say so
 * @param current those that count, in order of source, feed and scope, then received
 * @param unitsHeld of deliveries that replace units: those units for which each counts, by delivery id
 */
record Standing(List<LandedDelivery> arrivals, List<LandedDelivery> current, Map<String, List<String>> unitsHeld) {

    static final Comparator<LandedDelivery> RECEIVED =
            Comparator.comparing(LandedDelivery::receivedAt).thenComparing(LandedDelivery::deliveryId);

    /** Of two deliveries of a scope the later counts: by the date of content, then as received. */
    static final Comparator<LandedDelivery> CURRENCY =
            Comparator.comparing(LandedDelivery::asOf).thenComparing(RECEIVED);

    /** What more than its sidecar is on record of a delivery. */
    interface Files {
        UnitBooks units(LandedDelivery delivery);

        /** Null where it was never released. */
        @Nullable
        Release release(LandedDelivery delivery);

        default boolean isReleased(LandedDelivery delivery, LocalDate asAt) {
            Release release = release(delivery);
            return release != null && !release.releasedOn().isAfter(asAt);
        }
    }

    /**
     * @param recorded as the sidecars have them, in the order received
     * @param asAt later arrivals and later releases are not known yet
     */
    static Standing of(List<LandedDelivery> recorded, LocalDate asAt, Files files) {
        Map<String, LandedDelivery> known = new LinkedHashMap<>();
        recorded.stream()
                .filter(delivery -> !delivery.businessDate().isAfter(asAt))
                .forEach(delivery -> known.put(delivery.deliveryId(), delivery));
        Map<Scope, List<LandedDelivery>> scopes = known.values().stream()
                .filter(LandedDelivery::isLanded)
                .collect(Collectors.groupingBy(Scope::of, TreeMap::new, Collectors.toList()));
        List<LandedDelivery> current = new ArrayList<>();
        Map<String, List<String>> unitsHeld = new HashMap<>();
        for (List<LandedDelivery> scope : scopes.values()) {
            // The newest says how the feed is delivered now.
            switch (scope.get(scope.size() - 1).delivery()) {
                case SNAPSHOT -> {
                    Succession succession = new Succession(files, asAt);
                    scope.forEach(succession::add);
                    succession.held.forEach(delivery -> known.put(delivery.deliveryId(), delivery));
                    current.addAll(succession.newest());
                }
                case INCREMENT -> current.addAll(scope);
                case REPLACE_PERIOD -> {
                    Replay replay = new Replay(files, asAt);
                    scope.forEach(replay::add);
                    replay.held.forEach(delivery -> known.put(delivery.deliveryId(), delivery));
                    Map<String, List<String>> won = replay.unitsHeld();
                    scope.stream()
                            .filter(delivery -> won.containsKey(delivery.deliveryId()))
                            .forEach(current::add);
                    unitsHeld.putAll(won);
                }
            }
        }
        return new Standing(List.copyOf(known.values()), List.copyOf(current), Map.copyOf(unitsHeld));
    }

    private record Scope(String source, String feed, String scope) implements Comparable<Scope> {
        private static final Comparator<Scope> ORDER =
                Comparator.comparing(Scope::source).thenComparing(Scope::feed).thenComparing(Scope::scope);

        static Scope of(LandedDelivery delivery) {
            return new Scope(delivery.source(), delivery.feed(), delivery.scope());
        }

        @Override
        public int compareTo(Scope other) {
            return ORDER.compare(this, other);
        }
    }

    /** The snapshots of one scope once more in the order received: each takes the place of the one before it, or is held. */
    private static final class Succession {
        private final Files files;
        private final LocalDate asAt;
        private final List<LandedDelivery> held = new ArrayList<>();
        private @Nullable LandedDelivery newest;

        Succession(Files files, LocalDate asAt) {
            this.files = files;
            this.asAt = asAt;
        }

        void add(LandedDelivery delivery) {
            LandedDelivery before = newest;
            if (before != null && CURRENCY.compare(before, delivery) > 0) {
                return;
            }
            Optional<Shrinkage> shrunk = before == null ? Optional.empty() : Shrinkage.ofTables(before, delivery);
            if (shrunk.isPresent() && !files.isReleased(delivery, asAt)) {
                held.add(delivery.with(Status.HELD, shrunk.get().reason(delivery.deliveryId())));
            } else {
                newest = delivery;
            }
        }

        List<LandedDelivery> newest() {
            return newest == null ? List.of() : List.of(newest);
        }
    }

    /** The deliveries of one scope once more in the order received, unit by unit. */
    private static final class Replay {
        private final Files files;
        private final LocalDate asAt;
        private final Map<String, Holder> holders = new HashMap<>();
        private final List<LandedDelivery> held = new ArrayList<>();

        Replay(Files files, LocalDate asAt) {
            this.files = files;
            this.asAt = asAt;
        }

        private record Holder(LandedDelivery delivery, long rows) {}

        void add(LandedDelivery delivery) {
            UnitBooks books = files.units(delivery);
            long replaced = 0;
            long replacing = 0;
            int units = 0;
            for (Map.Entry<String, Long> unit : books.rows().entrySet()) {
                Holder before = holders.get(unit.getKey());
                if (before != null && CURRENCY.compare(before.delivery(), delivery) < 0) {
                    replaced += before.rows();
                    replacing += unit.getValue();
                    units++;
                }
            }
            Optional<Shrinkage> shrunk = Shrinkage.ofUnits(units, replaced, replacing);
            if (shrunk.isPresent() && !files.isReleased(delivery, asAt)) {
                held.add(delivery.with(Status.HELD, shrunk.get().reason(delivery.deliveryId())));
                return;
            }
            books.rows()
                    .forEach((unit, rows) -> holders.merge(
                            unit,
                            new Holder(delivery, rows),
                            (before, now) -> CURRENCY.compare(before.delivery(), now.delivery()) < 0 ? now : before));
        }

        Map<String, List<String>> unitsHeld() {
            return holders.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.getValue().delivery().deliveryId(),
                            Collectors.mapping(
                                    Map.Entry::getKey,
                                    Collectors.collectingAndThen(
                                            Collectors.toList(),
                                            list -> list.stream().sorted().toList()))));
        }
    }

    /** By id. */
    Map<String, LandedDelivery> byId() {
        return arrivals.stream().collect(Collectors.toMap(LandedDelivery::deliveryId, Function.identity()));
    }
}
