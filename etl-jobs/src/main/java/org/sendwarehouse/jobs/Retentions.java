package org.sendwarehouse.jobs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.RetentionPlan.Item;
import org.sendwarehouse.jobs.RetentionRules.Place;
import org.sendwarehouse.landing.DeliveryLander;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.Ledger;
import org.sendwarehouse.landing.OwnDeliveries;
import org.sendwarehouse.landing.OwnDeliveries.Content;
import org.sendwarehouse.landing.OwnRows;
import org.sendwarehouse.landing.Removals;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.Software;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes what is kept no longer than its retention, and proves it: what went lands as the platform's own feed
 * {@code retention}. May be cut at any point; the next call finishes what was decided before it decides anything new.
 */
@Component
@Lazy
public class Retentions {
    /** The name of the job. */
    public static final String RETAIN = "retain";

    private static final String FEED = "retention";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Home home;
    private final Contracts contracts;
    private final DeliveryLander lander;
    private final RunReports reports;
    private final SendProperties settings;
    private final Clock clock;
    private final Removals removals;
    private final Path planFile;

    Retentions(
            Home home,
            Contracts contracts,
            DeliveryLander lander,
            RunReports reports,
            SendProperties settings,
            Clock clock) {
        this.home = home;
        this.contracts = contracts;
        this.lander = lander;
        this.reports = reports;
        this.settings = settings;
        this.clock = clock;
        removals = new Removals(home, contracts, RetentionRules.historyTables());
        planFile = home.state().resolve("retain-plan.json");
    }

    /**
     * What was removed, or would be.
     *
     * @param carriedOut whether it was removed; otherwise it would be
     * @param removed in the order in which it went
     * @param kept deliveries whose retention is over and that stay, since they are what their source says today
     */
    public record Retained(boolean carriedOut, List<Line> removed, List<Line> kept) {}

    /** One thing that goes or stays, for people and machines. */
    public record Line(
            String kind,
            String item,
            @Nullable String feed,
            @Nullable LocalDate asOf,
            long rows,
            long files,
            long bytes,
            LocalDate keptUntil,
            String period,
            String source) {
        private static Line of(Item item) {
            return new Line(
                    item.kind(),
                    item.item(),
                    item.feed() == null ? null : item.sender() + "." + item.feed(),
                    item.asOf(),
                    item.rows(),
                    item.files(),
                    item.bytes(),
                    item.keptUntil(),
                    item.period(),
                    item.source());
        }
    }

    /** Says what would go on a day, and changes nothing. */
    public Retained look(LocalDate day) throws IOException {
        Removals.Plan deliveries = removals.plan(Ledger.read(home), day);
        return new Retained(false, lines(decide(day, deliveries).items()), kept(deliveries));
    }

    /**
     * Removes what is over on a day.
     *
     * @throws IOException when something cannot be removed or proved; the next call goes on
     */
    public Retained run(LocalDate day) throws IOException {
        Instant started = clock.instant();
        lander.recover();
        List<Item> gone = new ArrayList<>();
        if (Files.exists(planFile)) {
            RetentionPlan cut = JSON.readValue(Files.readAllBytes(planFile), RetentionPlan.class);
            carryOut(cut);
            gone.addAll(cut.items());
        }
        Removals.Plan deliveries = removals.plan(Ledger.read(home), day);
        RetentionPlan plan = decide(day, deliveries);
        if (!plan.items().isEmpty()) {
            AtomicFiles.write(planFile, JSON.writeValueAsBytes(plan));
            carryOut(plan);
            gone.addAll(plan.items());
        }
        List<Line> kept = kept(deliveries);
        reports.write(new RunSummary(
                RETAIN,
                day,
                null,
                gone.isEmpty() ? Outcome.NOTHING_NEW : Outcome.DONE,
                words(gone, kept),
                started,
                clock.instant(),
                Software.version(),
                List.of(),
                List.of(),
                List.of()));
        return new Retained(true, lines(gone), kept);
    }

    private static String words(List<Item> gone, List<Line> kept) {
        long deliveries = gone.stream()
                .filter(item -> item.kind().equals(RetentionPlan.DELIVERY))
                .count();
        return gone.isEmpty()
                ? "Nothing is past its retention."
                : deliveries + " deliveries with "
                        + gone.stream().mapToLong(Item::rows).sum() + " rows and " + (gone.size() - deliveries)
                        + " other things are gone"
                        + (kept.isEmpty()
                                ? "."
                                : "; " + kept.size() + " stay although past it: nothing newer has come.");
    }

    private static List<Line> lines(List<Item> items) {
        return items.stream().map(Line::of).toList();
    }

    private List<Line> kept(Removals.Plan deliveries) throws IOException {
        List<Line> kept = new ArrayList<>();
        for (Removals.Due due : deliveries.kept()) {
            kept.add(Line.of(item(due)));
        }
        return kept;
    }

    private RetentionPlan decide(LocalDate day, Removals.Plan deliveries) throws IOException {
        List<Item> items = new ArrayList<>();
        Set<String> going = new HashSet<>();
        for (Removals.Due due : deliveries.toRemove()) {
            items.add(item(due));
            going.add(due.delivery().deliveryId());
        }
        for (RetentionRules.Rule rule : RetentionRules.shipped()) {
            switch (rule.place()) {
                case ARCHIVE, QUARANTINE -> originals(rule, day, going, items);
                case VERSIONS, REBUILT -> warehouses(rule, day, items);
                case DRAFTS, CONTROLLED -> files(rule, day, items);
            }
        }
        return new RetentionPlan(day, effective(day), items);
    }

    /** A night that is published already must stay what it is. */
    private LocalDate effective(LocalDate day) {
        LocalDate after = PublishedWarehouse.find(home)
                .map(version -> version.manifest().asAt().plusDays(1))
                .orElse(day);
        return after.isAfter(day) ? after : day;
    }

    private Item item(Removals.Due due) throws IOException {
        LandedDelivery delivery = due.delivery();
        Size size = Size.of(delivery.folder(home)).plus(Size.of(removals.originals(delivery)));
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

    private void originals(RetentionRules.Rule rule, LocalDate day, Set<String> going, List<Item> items)
            throws IOException {
        Ledger ledger = Ledger.read(home);
        Set<String> current = new HashSet<>();
        ledger.current(day).forEach(delivery -> current.add(delivery.deliveryId()));
        for (LandedDelivery delivery : ledger.arrivals(day)) {
            boolean refused = delivery.status() == Status.REFUSED;
            LocalDate until = delivery.businessDate().plus(rule.period());
            Path folder = removals.originals(delivery);
            if (refused == (rule.place() == Place.QUARANTINE)
                    && delivery.status() != Status.HELD
                    && until.isBefore(day)
                    && !current.contains(delivery.deliveryId())
                    && !going.contains(delivery.deliveryId())
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                items.add(place(rule, folder, delivery.source(), delivery, until));
            }
        }
    }

    private void warehouses(RetentionRules.Rule rule, LocalDate day, List<Item> items) throws IOException {
        Path parent = rule.place() == Place.VERSIONS ? home.publishedVersions() : home.rebuilt();
        Path shown =
                PublishedWarehouse.find(home).map(PublishedWarehouse::folder).orElse(null);
        for (PublishedWarehouse version : PublishedWarehouse.kept(home)) {
            LocalDate until = LocalDate.ofInstant(version.manifest().publishedAt(), LONDON)
                    .plus(rule.period());
            if (version.folder().startsWith(parent)
                    && !version.folder().toRealPath().equals(shown)
                    && until.isBefore(day)) {
                items.add(place(rule, version.folder(), null, null, until));
            }
        }
    }

    /** Files by the day they were made. */
    private void files(RetentionRules.Rule rule, LocalDate day, List<Item> items) throws IOException {
        Path folder = home.root().resolve(rule.place().name().toLowerCase(java.util.Locale.ROOT));
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            LocalDate until = LocalDate.ofInstant(
                            Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                    .toInstant(),
                            LONDON)
                    .plus(rule.period());
            if (until.isBefore(day)) {
                items.add(place(rule, file, null, null, until));
            }
        }
    }

    private Item place(
            RetentionRules.Rule rule,
            Path path,
            @Nullable String sender,
            @Nullable LandedDelivery delivery,
            LocalDate until)
            throws IOException {
        Size size = Size.of(path);
        return new Item(
                rule.place().name().toLowerCase(java.util.Locale.ROOT),
                home.root().relativize(path.toAbsolutePath().normalize()).toString(),
                sender,
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

    /** Removes, proves, and forgets the plan; each again where it was cut. */
    private void carryOut(RetentionPlan plan) throws IOException {
        Ledger ledger = Ledger.read(home);
        for (Item item : plan.items()) {
            if (item.kind().equals(RetentionPlan.DELIVERY)) {
                LandedDelivery delivery = ledger.find(item.item()).orElse(null);
                if (delivery != null) {
                    removals.remove(delivery, plan.effective(), item.keptUntil(), item.material());
                }
            } else {
                Path path = home.root().resolve(item.item()).normalize();
                if (!path.startsWith(home.root()) || path.equals(home.root())) {
                    throw new IOException("The plan in " + planFile + " names something outside the home");
                }
                delete(path);
            }
        }
        String identity = Hashes.of(JSON.writeValueAsString(plan));
        new OwnDeliveries(home, contracts, lander, clock)
                .land(
                        new Content(FEED, settings.area().laNumber(), plan.day(), plan.effective(), identity),
                        () -> new Proof(plan));
        Files.delete(planFile);
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** How much there is of a file or folder. */
    private record Size(long files, long bytes) {
        static Size of(Path path) throws IOException {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return new Size(0, 0);
            }
            long files = 0;
            long bytes = 0;
            try (Stream<Path> walk = Files.walk(path)) {
                for (Path file : walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    files++;
                    bytes += Files.size(file);
                }
            }
            return new Size(files, bytes);
        }

        Size plus(Size other) {
            return new Size(files + other.files, bytes + other.bytes);
        }
    }

    /** A plan as the rows of its feed. */
    private static final class Proof implements OwnRows {
        private final RetentionPlan plan;
        private final Iterator<Item> items;

        Proof(RetentionPlan plan) {
            this.plan = plan;
            items = plan.items().iterator();
        }

        @Override
        public String @Nullable [] next() {
            if (!items.hasNext()) {
                return null;
            }
            Item item = items.next();
            return new String[] {
                plan.day().toString(),
                item.kind(),
                item.item(),
                text(item.sender()),
                text(item.feed()),
                text(item.asOf()),
                Long.toString(item.rows()),
                Long.toString(item.files()),
                Long.toString(item.bytes()),
                item.keptUntil().toString(),
                item.period(),
                item.source()
            };
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }
}
