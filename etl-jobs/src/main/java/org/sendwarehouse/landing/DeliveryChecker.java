package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.CheckReport.CheckedDelivery;
import org.sendwarehouse.landing.CheckReport.Fault;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.receive.Claim;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.FileInspector;
import org.sendwarehouse.receive.FileInspector.Inspection;

/** Checks files as the door would, before they are sent: needs no key, writes nothing. */
public final class DeliveryChecker {
    private static final int LINES_SHOWN = 10;

    private final Contracts contracts;

    public DeliveryChecker(Contracts contracts) {
        this.contracts = contracts;
    }

    /**
     * Checks a file, or all files of a folder; a file of a set is checked with the others of its folder.
     *
     * @throws IOException when a file cannot be read at all
     */
    public CheckReport check(Path path) throws IOException {
        Inspection inspection = new FileInspector(contracts).inspect(path);
        List<CheckedDelivery> deliveries = new ArrayList<>();
        for (Claim claim : inspection.deliveries()) {
            deliveries.add(check(claim, inspection.files()));
        }
        return new CheckReport(deliveries, inspection.incomplete());
    }

    private CheckedDelivery check(Claim claim, Map<String, Path> paths) throws IOException {
        Contract contract = contracts.find(claim.source(), claim.feed()).orElse(null);
        if (contract == null || claim.disposition() == Claim.Disposition.REFUSED) {
            return report(contract, claim, claim.reason(), List.of(), List.of(), Map.of());
        }
        Map<ClaimedFile, Path> files = new LinkedHashMap<>();
        for (ClaimedFile file : claim.files()) {
            Path found = paths.get(file.path());
            if (found != null) {
                files.put(file, found);
            }
        }
        BlockProcessor processor = new BlockProcessor(contract, claim.deliveryId(), null, null);
        Faults faults = new Faults();
        Map<String, CheckedBlock.Counts> counts = new LinkedHashMap<>();
        try (BlockReader reader = BlockReaders.open(contract, claim.shape(), claim.layout(), files)) {
            for (RowBlock block = reader.read(); block != null; block = reader.read()) {
                CheckedBlock checked = processor.process(block);
                checked.rejects.forEach(faults::add);
                checked.counts.forEach((table, count) -> {
                    CheckedBlock.Counts sum = counts.computeIfAbsent(table, t -> new CheckedBlock.Counts());
                    sum.accepted += count.accepted;
                    sum.rejected += count.rejected;
                    sum.filtered += count.filtered;
                });
            }
            List<TableBooks> books = books(contract, reader.rowsRead(), counts);
            return report(
                    contract,
                    claim,
                    DeliveryLanding.refusal(contract, books, faults.mostOften()),
                    books,
                    faults.all(),
                    processor.unusableIdentifiers());
        } catch (DeliveryRefusedException e) {
            return report(contract, claim, String.valueOf(e.getMessage()), List.of(), faults.all(), Map.of());
        }
    }

    private static List<TableBooks> books(
            Contract contract, Map<String, Long> read, Map<String, CheckedBlock.Counts> counts) {
        List<TableBooks> books = new ArrayList<>();
        for (Table table : contract.tables()) {
            CheckedBlock.Counts count = counts.getOrDefault(table.name(), new CheckedBlock.Counts());
            books.add(new TableBooks(
                    table.name(),
                    read.getOrDefault(table.name(), 0L),
                    count.accepted,
                    count.rejected,
                    count.filtered,
                    List.of()));
        }
        return books;
    }

    private static CheckedDelivery report(
            @Nullable Contract contract,
            Claim claim,
            String refusal,
            List<TableBooks> books,
            List<Fault> faults,
            Map<String, Long> unusable) {
        return new CheckedDelivery(
                claim.source() + "." + claim.feed(),
                claim.shape(),
                claim.layout(),
                claim.files(),
                refusal,
                books,
                faults,
                unusable,
                notes(contract, claim));
    }

    /** What the content cannot tell and the place in the inbox, or the name, has to. */
    private static List<String> notes(@Nullable Contract contract, Claim claim) {
        if (contract == null || !FileInspector.isOfAnyProvider(claim)) {
            return List.of();
        }
        return List.of("Say who delivers it, by a folder or a part of the file name: one of "
                + String.join(", ", contract.providers()) + ".");
    }

    /** Gathers rejects by kind, keeping the first lines of each. */
    private static final class Faults {
        private final Map<String, Entry> byKind = new LinkedHashMap<>();

        private static final class Entry {
            final Reject first;
            final List<Long> lines = new ArrayList<>();
            long count;

            Entry(Reject first) {
                this.first = first;
            }
        }

        void add(Reject reject) {
            String kind = String.join("\u001f", reject.table(), reject.column(), reject.rule(), reject.message());
            Entry entry = byKind.computeIfAbsent(kind, k -> new Entry(reject));
            entry.count++;
            if (entry.lines.size() < LINES_SHOWN) {
                entry.lines.add(reject.line());
            }
        }

        String mostOften() {
            return all().stream()
                    .findFirst()
                    .map(f -> f.rule() + " (" + f.count() + ")")
                    .orElse("none");
        }

        List<Fault> all() {
            return byKind.values().stream()
                    .map(e -> new Fault(
                            e.first.table(), e.first.column(), e.first.rule(), e.first.message(), e.count, e.lines))
                    .sorted(Comparator.comparingLong((Fault f) -> -f.count()).thenComparing(Fault::message))
                    .toList();
        }
    }
}
