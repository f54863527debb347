package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Generation;
import org.sendwarehouse.landing.LandedDelivery.Part;
import org.sendwarehouse.landing.LandedDelivery.Replaced;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

/**
 * Writes the files of a landed delivery anew, which nothing but erasure and the rotation of the key may do.
 *
 * <p>A new generation is written beside the old under names of its own. It counts from the one rename that puts the new
 * sidecar in the place of the old, since a sidecar names its files; what no sidecar names is deleted afterwards. Cut at any
 * point, the delivery is wholly the old or wholly the new one.
 */
final class Generations {
    private final Home home;
    private final Contracts contracts;

    Generations(Home home, Contracts contracts) {
        this.home = home;
        this.contracts = contracts;
    }

    /** What becomes of the rows of a table. */
    interface Change {
        /** The work on rows with these columns; null where nothing of the table changes. */
        @Nullable
        Rows on(Contract contract, Table table, List<LandedColumn> columns);
    }

    /** What becomes of a row. */
    interface Rows {
        /** The row as it is to stand; null where it goes. */
        @Nullable
        Object @Nullable [] of(@Nullable Object[] row);
    }

    /** @param keyId the key of the tokens afterwards */
    LandedDelivery write(LandedDelivery arrival, Change change, String keyId, String why) throws IOException {
        Contract contract = contracts.contract(arrival.source(), arrival.feed());
        Path folder = arrival.folder(home);
        // As it stands in its sidecar: the ledger calls some of them held.
        LandedDelivery delivery = Sidecar.read(folder);
        // A damaged file must not become a good one by being written again.
        LandedFiles.check(home, List.of(delivery));
        int number = delivery.generations().stream()
                        .mapToInt(Generation::number)
                        .max()
                        .orElse(0)
                + 1;
        List<TableBooks> books = new ArrayList<>();
        List<Replaced> replaced = new ArrayList<>();
        long gone = 0;
        Map<String, Long> units = new HashMap<>();
        for (TableBooks old : delivery.tables()) {
            Table table = table(contract, old.table());
            TableBooks written =
                    table == null ? old : write(new Place(contract, table, folder, number), old, change, units);
            books.add(written);
            gone += old.accepted() - written.accepted();
            if (!written.equals(old)) {
                old.parts().forEach(part -> replaced.add(new Replaced(part.file(), part.rows(), part.sha256())));
            }
        }
        UnitBooks before = UnitBooks.read(folder);
        if (gone > 0 && !before.columns().isEmpty()) {
            before.rows().keySet().forEach(unit -> units.putIfAbsent(unit, 0L));
            write(new UnitBooks(before.columns(), units), folder);
        }
        LandedDelivery next = delivery.with(keyId, books, new Generation(number, why, gone, replaced));
        Sidecar.write(folder, next);
        sweep(next);
        return next;
    }

    private static @Nullable Table table(Contract contract, String name) {
        return contract.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private record Place(Contract contract, Table table, Path folder, int generation) {}

    private static TableBooks write(Place place, TableBooks old, Change change, Map<String, Long> units)
            throws IOException {
        List<LandedColumn> columns = columns(old, place.folder());
        Rows rows = columns.isEmpty() ? null : change.on(place.contract(), place.table(), columns);
        if (rows == null) {
            return old;
        }
        String name = place.table().name();
        Path folder = place.folder().resolve(name);
        UnitCounter counter = new UnitCounter(place.contract(), columns);
        ParquetParts out = ParquetParts.ofGeneration(name, columns, folder, place.generation());
        try {
            for (Part part : old.parts()) {
                try (ParquetRows in = ParquetRows.open(place.folder().resolve(part.file()))) {
                    for (@Nullable Object[] row = in.next(); row != null; row = in.next()) {
                        @Nullable Object[] stays = rows.of(row);
                        if (stays != null) {
                            out.write(stays);
                            counter.count(stays);
                        }
                    }
                }
            }
            out.close();
        } catch (IOException | RuntimeException e) {
            out.abandon();
            throw e;
        }
        AtomicFiles.sync(folder);
        if (counter.isNeeded()) {
            units.putAll(counter.books().rows());
        }
        List<Part> parts = out.parts().stream()
                .map(part -> new Part(part.file(), part.rows(), part.sha256(), part.bytes()))
                .toList();
        long accepted = parts.stream().mapToLong(Part::rows).sum();
        return new TableBooks(
                name, old.read(), accepted, old.rejected(), old.filtered() + old.accepted() - accepted, parts);
    }

    private static List<LandedColumn> columns(TableBooks books, Path folder) throws IOException {
        if (books.parts().isEmpty()) {
            return List.of();
        }
        try (ParquetRows rows =
                ParquetRows.open(folder.resolve(books.parts().get(0).file()))) {
            return rows.columns();
        }
    }

    private static void write(UnitBooks units, Path folder) throws IOException {
        Path aside = folder.resolve("_units");
        Home.OwnerOnly.createDirectories(aside);
        units.write(aside);
        Files.move(
                aside.resolve(UnitBooks.FILE),
                folder.resolve(UnitBooks.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.delete(aside);
    }

    /** Deletes the files of other generations, whole or half written. */
    void sweep(LandedDelivery delivery) throws IOException {
        Set<Path> named = new HashSet<>();
        Path folder = delivery.folder(home);
        delivery.tables().forEach(table -> named.addAll(delivery.parts(home, table.table())));
        for (TableBooks table : delivery.tables()) {
            Path files = folder.resolve(table.table());
            if (Files.isDirectory(files)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(files)) {
                    for (Path file : found) {
                        if (!named.contains(file)) {
                            Files.delete(file);
                        }
                    }
                }
                AtomicFiles.sync(files);
            }
        }
    }
}
