package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.receive.KnownDeliveries;

/**
 * Every arrival on record, read from the sidecars of the landing zone, which are the ledger. A snapshot of the moment it
 * was read; landing adds to the zone, never to this object.
 *
 * <p>Current is, of the deliveries landed in a scope, the one with the greatest date of content; among equals the one
 * received last. (Feeds that add or replace periods will have more than one current delivery; none of them is here yet.)
 *
 * @param arrivals in the order received
 */
public record Ledger(List<LandedDelivery> arrivals) implements KnownDeliveries {

    private static final Comparator<LandedDelivery> RECEIVED =
            Comparator.comparing(LandedDelivery::receivedAt).thenComparing(LandedDelivery::deliveryId);

    private static final Comparator<LandedDelivery> CURRENCY =
            Comparator.comparing(LandedDelivery::asOf).thenComparing(RECEIVED);

    public Ledger {
        arrivals = arrivals.stream().sorted(RECEIVED).toList();
    }

    /** Reads the ledger of a home. */
    public static Ledger read(Home home) throws IOException {
        List<LandedDelivery> all = new ArrayList<>();
        for (Path source : folders(home.landing())) {
            for (Path feed : folders(source)) {
                for (Path delivery : folders(feed)) {
                    Path sidecar = delivery.resolve(LandedDelivery.SIDECAR);
                    if (Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)) {
                        all.add(LandedDelivery.read(sidecar));
                    }
                }
            }
        }
        return new Ledger(all);
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

    /** The current delivery of every scope as known on a business date, in order of source, feed and scope. */
    public List<LandedDelivery> current(LocalDate asAt) {
        Map<String, LandedDelivery> current = new LinkedHashMap<>();
        for (LandedDelivery delivery : landed(asAt)) {
            String key = delivery.source() + "/" + delivery.feed() + "/" + delivery.scope();
            current.merge(key, delivery, (a, b) -> CURRENCY.compare(a, b) >= 0 ? a : b);
        }
        return current.values().stream()
                .sorted(Comparator.comparing(LandedDelivery::source)
                        .thenComparing(LandedDelivery::feed)
                        .thenComparing(LandedDelivery::scope))
                .toList();
    }

    /** Every delivery that landed and was known on a business date, superseded ones too, in the order received. */
    public List<LandedDelivery> landed(LocalDate asAt) {
        return arrivals.stream()
                .filter(d -> d.isLanded() && !d.businessDate().isAfter(asAt))
                .toList();
    }

    /** Every arrival on record on a business date, whatever became of it, in the order received. */
    public List<LandedDelivery> arrivals(LocalDate asAt) {
        return arrivals.stream().filter(d -> !d.businessDate().isAfter(asAt)).toList();
    }

    public Optional<LandedDelivery> find(String deliveryId) {
        return arrivals.stream().filter(d -> d.deliveryId().equals(deliveryId)).findFirst();
    }

    @Override
    public Optional<Current> current(String source, String feed, String scope) {
        return arrivals.stream()
                .filter(d -> d.isLanded()
                        && d.source().equals(source)
                        && d.feed().equals(feed)
                        && d.scope().equals(scope))
                .max(CURRENCY)
                .map(d -> new Current(d.deliveryId(), d.asOf(), d.receivedAt(), d.contentHash()));
    }

    @Override
    public boolean knows(String deliveryId) {
        return find(deliveryId).isPresent();
    }
}
