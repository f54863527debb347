package org.sendwarehouse.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.Delivery;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Retention;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.springframework.util.FileSystemUtils;

/**
 * Removes the rows of deliveries whose retention is over. The newest snapshot of a scope stays, however old: it is what its
 * source says today. What adds up, replaces single weeks or is delivered anew each year goes with its time, although it
 * counts: it is of that time.
 */
public final class Removals {
    /** What is delivered anew each year is of its year: its newest delivery is not what the source says today. */
    private static final Set<Contract.ScopePart> OF_A_TIME =
            Set.of(Contract.ScopePart.PERIOD, Contract.ScopePart.ACADEMIC_YEAR);

    private static final Set<String> STAY = Set.of(LandedDelivery.SIDECAR, Removal.FILE, Release.FILE, UnitBooks.FILE);

    private final Home home;
    private final Contracts contracts;
    private final Set<String> historyTables;

    /** @param historyTables tables of which a build reads superseded deliveries too */
    public Removals(Home home, Contracts contracts, Set<String> historyTables) {
        this.home = home;
        this.contracts = contracts;
        this.historyTables = Set.copyOf(historyTables);
    }

    /**
     * A delivery whose retention is over.
     *
     * @param material whether a warehouse as known before cannot be built without it
     */
    public record Due(LandedDelivery delivery, Retention retention, LocalDate keptUntil, boolean material) {}

    /**
     * What is over on a day.
     *
     * @param toRemove in the order in which they may go: at no moment does an older delivery come to count again
     * @param kept over, but still what its source says today
     */
    public record Plan(List<Due> toRemove, List<Due> kept) {
        public Plan {
            toRemove = List.copyOf(toRemove);
            kept = List.copyOf(kept);
        }
    }

    /** What is over on a day. */
    public Plan plan(Ledger ledger, LocalDate day) {
        Set<String> current = new HashSet<>();
        ledger.current(day).forEach(delivery -> current.add(delivery.deliveryId()));
        Map<String, Due> over = new LinkedHashMap<>();
        List<Due> kept = new ArrayList<>();
        ledger.arrivals(day).stream()
                .filter(delivery -> delivery.isLanded() || delivery.status() == Status.HELD)
                .sorted(Standing.CURRENCY)
                .forEach(delivery -> {
                    Contract contract =
                            contracts.find(delivery.source(), delivery.feed()).orElse(null);
                    if (contract == null || contract.retention().isForGood()) {
                        return;
                    }
                    LocalDate until = contract.retention().keptUntil(delivery.asOf());
                    if (!until.isBefore(day)) {
                        return;
                    }
                    boolean counts = current.contains(delivery.deliveryId());
                    boolean history = delivery.tables().stream().anyMatch(t -> historyTables.contains(t.table()));
                    Due due = new Due(delivery, contract.retention(), until, counts || history);
                    boolean today = delivery.delivery() == Delivery.SNAPSHOT
                            && contract.scope().stream().noneMatch(OF_A_TIME::contains);
                    if (counts && today) {
                        kept.add(due);
                    } else {
                        over.put(delivery.deliveryId(), due);
                    }
                });
        keepWhatHoldsOthersBack(ledger, day, over);
        return new Plan(List.copyOf(over.values()), kept);
    }

    /** What a held delivery would replace stays as long as that one does: without it, it would count unseen. */
    private static void keepWhatHoldsOthersBack(Ledger ledger, LocalDate day, Map<String, Due> over) {
        ledger.arrivals(day).stream()
                .filter(delivery -> delivery.status() == Status.HELD && !over.containsKey(delivery.deliveryId()))
                .forEach(held -> over.keySet().removeIf(id -> ledger.overlap(id, held.deliveryId())));
    }

    /**
     * Removes the rows, rejects and originals of a delivery; its sidecar stays. May be called again after it was cut at any
     * point.
     *
     * @param from from which business date on it does not count
     */
    public void remove(LandedDelivery delivery, LocalDate from, LocalDate keptUntil, boolean material)
            throws IOException {
        Path folder = delivery.folder(home);
        if (Removal.read(folder).isEmpty()) {
            new Removal(from, keptUntil, material).write(folder);
        }
        finish(delivery);
    }

    /** Removes what a removal that was cut has left of a delivery that counts as gone. */
    public static void finishCut(Home home, Contracts contracts) throws IOException {
        Removals removals = new Removals(home, contracts, Set.of());
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            // Nothing is written where nothing is left, as on almost every night: each write waits for the disk.
            if (delivery.status() == Status.REMOVED
                    && !(removals.going(delivery).isEmpty() && OriginalStore.isDropped(home, delivery))) {
                removals.finish(delivery);
            }
        }
    }

    private void finish(LandedDelivery delivery) throws IOException {
        for (Path path : going(delivery)) {
            FileSystemUtils.deleteRecursively(path);
        }
        AtomicFiles.sync(delivery.folder(home));
        removeOriginals(delivery);
    }

    private List<Path> going(LandedDelivery delivery) {
        return children(delivery.folder(home)).stream()
                .filter(path -> !STAY.contains(String.valueOf(path.getFileName())))
                .toList();
    }

    /** Removes the originals of a delivery, from the archive or from quarantine; may be called again after it was cut. */
    public void removeOriginals(LandedDelivery delivery) throws IOException {
        OriginalStore.drop(home, delivery);
    }

    /** The folder of a delivery's originals, in the archive or in quarantine; it need not be there. */
    public Path originals(LandedDelivery delivery) {
        return OriginalStore.folder(home, delivery);
    }

    /** The files that go with a delivery: rows, rejects and originals. */
    public List<Path> files(LandedDelivery delivery) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : going(delivery)) {
            try (Stream<Path> walk = Files.walk(path)) {
                walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .forEach(files::add);
            }
        }
        files.addAll(originalFiles(delivery));
        return files;
    }

    /** The originals of a delivery, sealed as they are; empty where they are gone. */
    public List<Path> originalFiles(LandedDelivery delivery) {
        return children(originals(delivery)).stream()
                .filter(file -> !OriginalStore.isMark(file))
                .toList();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }
}
