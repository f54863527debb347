package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.London;
import org.sendwarehouse.jobs.RetentionPlan.Item;
import org.sendwarehouse.jobs.RetentionRules.Place;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.Removals;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** Finds what is past its retention on a day. Changes nothing. */
final class RetentionPlanner {
    private final Home home;
    private final Removals removals;

    RetentionPlanner(Home home, Removals removals) {
        this.home = home;
        this.removals = removals;
    }

    /**
     * What is decided for a day.
     *
     * @param plan what goes
     * @param kept deliveries whose retention is over and that stay, since they are what their source says today
     */
    record Decision(RetentionPlan plan, List<Item> kept) {
        Decision {
            kept = List.copyOf(kept);
        }
    }

    /** Decides for a day. */
    Decision decide(LocalDate day) throws IOException {
        Ledger ledger = Ledger.read(home);
        Removals.Plan deliveries = removals.plan(ledger, day);
        List<Item> items = new ArrayList<>();
        Set<String> going = new HashSet<>();
        for (Removals.Due due : deliveries.toRemove()) {
            items.add(item(due));
            going.add(due.delivery().deliveryId());
        }
        for (RetentionRules.Rule rule : RetentionRules.shipped()) {
            switch (rule.place()) {
                case ARCHIVE, QUARANTINE -> originals(rule, day, ledger, going, items);
                case VERSIONS, REBUILT -> warehouses(rule, day, items);
                case DRAFTS, CONTROLLED -> files(rule, day, items);
            }
        }
        List<Item> kept = new ArrayList<>();
        for (Removals.Due due : deliveries.kept()) {
            kept.add(item(due));
        }
        return new Decision(new RetentionPlan(day, effective(day), items), kept);
    }

    /** The first business date on which what goes now does not count: a night that is published must stay what it is. */
    LocalDate effective(LocalDate day) {
        LocalDate after = PublishedWarehouse.find(home)
                .map(version -> version.manifest().asAt().plusDays(1))
                .orElse(day);
        return after.isAfter(day) ? after : day;
    }

    private Item item(Removals.Due due) throws IOException {
        LandedDelivery delivery = due.delivery();
        Size size = Size.of(removals.files(delivery));
        return new Item(
                RetentionPlan.DELIVERY,
                delivery.deliveryId(),
                delivery.source(),
                delivery.feed(),
                delivery.asOf(),
                delivery.rowsAccepted(),
                size.files(),
                size.bytes(),
                due.keptUntil(),
                due.retention().text(),
                due.retention().source(),
                due.material());
    }

    private void originals(RetentionRules.Rule rule, LocalDate day, Ledger ledger, Set<String> going, List<Item> items)
            throws IOException {
        Set<String> current = new HashSet<>();
        ledger.current(day).forEach(delivery -> current.add(delivery.deliveryId()));
        for (LandedDelivery delivery : ledger.arrivals(day)) {
            boolean refused = delivery.status() == Status.REFUSED;
            LocalDate until = delivery.businessDate().plus(rule.period());
            List<Path> files = removals.originalFiles(delivery);
            if (refused == (rule.place() == Place.QUARANTINE)
                    && delivery.status() != Status.HELD
                    && until.isBefore(day)
                    && !current.contains(delivery.deliveryId())
                    && !going.contains(delivery.deliveryId())
                    && !files.isEmpty()) {
                items.add(place(rule, removals.originals(delivery), files, delivery, until));
            }
        }
    }

    private void warehouses(RetentionRules.Rule rule, LocalDate day, List<Item> items) throws IOException {
        Path parent = rule.place() == Place.VERSIONS ? home.publishedVersions() : home.rebuilt();
        Path shown =
                PublishedWarehouse.find(home).map(PublishedWarehouse::folder).orElse(null);
        for (PublishedWarehouse version : PublishedWarehouse.kept(home)) {
            LocalDate until = LocalDate.ofInstant(version.manifest().publishedAt(), London.ZONE)
                    .plus(rule.period());
            if (version.folder().startsWith(parent)
                    && !version.folder().toRealPath().equals(shown)
                    && until.isBefore(day)) {
                items.add(place(rule, version.folder(), regular(version.folder()), null, until));
            }
        }
    }

    /** Files by the day they were made. */
    private void files(RetentionRules.Rule rule, LocalDate day, List<Item> items) throws IOException {
        for (Path file : regular(home.root().resolve(kind(rule)))) {
            LocalDate until = LocalDate.ofInstant(
                            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                    .toInstant(),
                            London.ZONE)
                    .plus(rule.period());
            if (until.isBefore(day)) {
                items.add(place(rule, file, List.of(file), null, until));
            }
        }
    }

    private Item place(
            RetentionRules.Rule rule, Path path, List<Path> files, @Nullable LandedDelivery delivery, LocalDate until)
            throws IOException {
        Size size = Size.of(files);
        return new Item(
                kind(rule),
                home.root().relativize(path.toAbsolutePath().normalize()).toString(),
                delivery == null ? null : delivery.source(),
                delivery == null ? null : delivery.feed(),
                delivery == null ? null : delivery.asOf(),
                0,
                size.files(),
                size.bytes(),
                until,
                rule.period().toTotalMonths() + " months",
                rule.source(),
                false);
    }

    private static String kind(RetentionRules.Rule rule) {
        return rule.place().name().toLowerCase(Locale.ROOT);
    }

    /** The regular files of a folder and below, in order; none where it is not there. */
    private static List<Path> regular(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** How much there is of files. */
    private record Size(long files, long bytes) {
        static Size of(List<Path> files) throws IOException {
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return new Size(files.size(), bytes);
        }
    }
}
