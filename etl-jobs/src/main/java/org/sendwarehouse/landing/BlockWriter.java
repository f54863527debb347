package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.LandedType;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.springframework.util.FileSystemUtils;

/**
 * Writes the checked rows of one delivery into a folder, a table each, with what was rejected, and keeps the books of
 * both. Used by one thread at a time.
 */
final class BlockWriter {
    private static final List<LandedColumn> REJECT_COLUMNS = List.of(
            reject("delivery_id", LandedType.VARCHAR, true),
            reject("table_name", LandedType.VARCHAR, true),
            reject("line", LandedType.BIGINT, true),
            reject("column_name", LandedType.VARCHAR, false),
            reject("rule", LandedType.VARCHAR, true),
            reject("message", LandedType.VARCHAR, true),
            reject("masked_value", LandedType.VARCHAR, false));

    private final Contract contract;
    private final String deliveryId;
    private final Path folder;
    private final Map<String, ParquetParts> parts = new LinkedHashMap<>();
    private final ParquetParts rejects;
    private final Map<String, CheckedBlock.Counts> counts = new LinkedHashMap<>();
    private final Map<String, Long> rejectRules = new TreeMap<>();
    private final UnitCounter units;

    BlockWriter(Contract contract, String deliveryId, Path folder) {
        this.contract = contract;
        this.deliveryId = deliveryId;
        this.folder = folder;
        for (Table table : contract.tables()) {
            parts.put(
                    table.name(),
                    new ParquetParts(table.name(), table.landedColumns(), folder.resolve(table.name()), null));
            counts.put(table.name(), new CheckedBlock.Counts());
        }
        this.units = new UnitCounter(contract);
        this.rejects = new ParquetParts("rejects", REJECT_COLUMNS, folder, LandedDelivery.REJECTS);
    }

    private static LandedColumn reject(String name, LandedType type, boolean required) {
        return new LandedColumn(name, type, required, "", LandedColumn.Origin.VALUE, List.of());
    }

    void write(CheckedBlock block) throws IOException {
        for (Map.Entry<String, List<@Nullable Object[]>> rows : block.rows.entrySet()) {
            ParquetParts out = parts.get(rows.getKey());
            if (out != null) {
                for (@Nullable Object[] row : rows.getValue()) {
                    out.write(row);
                    units.count(row);
                }
            }
        }
        for (Reject reject : block.rejects) {
            rejectRules.merge(reject.rule(), 1L, Long::sum);
            rejects.write(new @Nullable Object[] {
                deliveryId,
                reject.table(),
                reject.line(),
                reject.column().isEmpty() ? null : reject.column(),
                reject.rule(),
                reject.message(),
                reject.maskedValue().isEmpty() ? null : reject.maskedValue()
            });
        }
        block.counts.forEach((table, count) -> {
            CheckedBlock.Counts sum = counts.get(table);
            if (sum != null) {
                sum.accepted += count.accepted;
                sum.rejected += count.rejected;
                sum.filtered += count.filtered;
            }
        });
    }

    /**
     * Ends the tables' files and balances their books.
     *
     * @param read rows read, by table
     * @throws IllegalStateException when the books do not balance
     */
    List<TableBooks> books(Map<String, Long> read) throws IOException {
        List<TableBooks> books = new ArrayList<>();
        for (Table table : contract.tables()) {
            String name = table.name();
            ParquetParts written = parts.get(name);
            CheckedBlock.Counts count = counts.get(name);
            if (written == null || count == null) {
                throw new IllegalStateException("No books were kept for " + name);
            }
            written.close();
            TableBooks balance = new TableBooks(
                    name, read.getOrDefault(name, 0L), count.accepted, count.rejected, count.filtered, landed(written));
            if (!balance.balance()) {
                throw new IllegalStateException("The books of " + name + " in delivery " + deliveryId
                        + " do not balance: read " + balance.read() + ", accepted " + balance.accepted()
                        + ", rejected " + balance.rejected() + ", filtered " + balance.filtered() + ", in files "
                        + balance.parts().stream()
                                .mapToLong(LandedDelivery.Part::rows)
                                .sum());
            }
            books.add(balance);
            if (!balance.parts().isEmpty()) {
                AtomicFiles.sync(folder.resolve(name));
            }
        }
        return books;
    }

    /** Ends the file of rejects; null where nothing was rejected. */
    LandedDelivery.@Nullable Part closeRejects() throws IOException {
        rejects.close();
        return landed(rejects).stream().findFirst().orElse(null);
    }

    /** How many rows each rule rejected. */
    Map<String, Long> rejectRules() {
        return rejectRules;
    }

    /** The units that the rows are of. */
    UnitCounter units() {
        return units;
    }

    private static List<LandedDelivery.Part> landed(ParquetParts written) {
        return written.parts().stream()
                .map(p -> new LandedDelivery.Part(p.file(), p.rows(), p.sha256(), p.bytes()))
                .toList();
    }

    /** Removes the tables' rows, and leaves the rejects. */
    void removeRows() throws IOException {
        for (Map.Entry<String, ParquetParts> table : parts.entrySet()) {
            table.getValue().abandon();
            FileSystemUtils.deleteRecursively(folder.resolve(table.getKey()));
        }
    }

    /** Closes what is open, as it is. */
    void abandon() {
        parts.values().forEach(ParquetParts::abandon);
        rejects.abandon();
    }
}
