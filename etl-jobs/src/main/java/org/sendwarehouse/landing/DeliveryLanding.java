package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.landing.LandedDelivery.Generation;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.receive.Claim;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.util.FileSystemUtils;

/**
 * One attempt to land one claimed delivery: reader, processor and writer of a chunk step whose item is a block of rows,
 * and the commit that follows.
 *
 * <p>Everything is written to a fresh folder under {@code landing/_tmp}; {@link #finish} balances the books and commits
 * by one rename. A delivery that cannot be landed is no error of the step: the reader ends, and {@code finish} records
 * it as refused. Bad rows are data. Used by one thread, which reads, and writes, through two others; close it whatever
 * happens.
 */
public final class DeliveryLanding implements AutoCloseable {
    private final Home home;
    private final Contract contract;
    private final Claim claim;
    private final String keyId;
    private final Path folder;
    private final BlockProcessor processor;
    private final Opening opening;
    private final BlockWriter rows;
    private @Nullable BlockReader reader;
    private @Nullable WriteBehind writer;
    private LandedDelivery.@Nullable Part rejected;
    private String refusal;

    /** Opens the delivery's files for reading. */
    interface Opening {
        BlockReader open() throws IOException;
    }

    DeliveryLanding(Home home, Contract contract, Claim claim, String keyId, BlockProcessor processor, Opening opening)
            throws IOException {
        this.home = home;
        this.contract = contract;
        this.claim = claim;
        this.keyId = keyId;
        this.processor = processor;
        this.opening = opening;
        this.folder = home.landingInProgress().resolve(claim.deliveryId());
        this.refusal = claim.disposition() == Claim.Disposition.LAND ? "" : claim.reason();
        FileSystemUtils.deleteRecursively(folder);
        Home.OwnerOnly.createDirectories(folder);
        this.rows = new BlockWriter(contract, claim.deliveryId(), folder);
    }

    /** Gives blocks of rows, null at the end or as soon as the delivery turns out to be unreadable. */
    public ItemReader<RowBlock> reader() {
        return this::read;
    }

    /** Checks, converts and protects blocks. */
    public ItemProcessor<RowBlock, CheckedBlock> processor() {
        return processor;
    }

    /** Writes accepted rows and rejects. */
    public ItemWriter<CheckedBlock> writer() {
        return this::write;
    }

    @Nullable
    RowBlock read() throws IOException {
        if (!refusal.isEmpty()) {
            return null;
        }
        try {
            BlockReader open = reader;
            if (open == null) {
                open = new ReadAhead(opening.open());
                reader = open;
            }
            return open.read();
        } catch (DeliveryRefusedException e) {
            refusal = String.valueOf(e.getMessage());
            return null;
        }
    }

    CheckedBlock process(RowBlock block) {
        return processor.process(block);
    }

    private void write(Chunk<? extends CheckedBlock> chunk) throws IOException {
        for (CheckedBlock block : chunk) {
            write(block);
        }
    }

    void write(CheckedBlock block) throws IOException {
        WriteBehind open = writer;
        if (open == null) {
            open = new WriteBehind(rows::write);
            writer = open;
        }
        open.add(block);
    }

    /**
     * Balances the books and commits: after this the delivery is on record, landed or refused.
     *
     * @throws IllegalStateException when the books do not balance, which is a fault of the platform and no refusal
     */
    public LandedDelivery finish() throws IOException {
        LandedDelivery delivery = written();
        processor.keepLearnt(home);
        Sidecar.write(folder, delivery);
        Path target = delivery.folder(home);
        Path source = home.landing().resolve(claim.source());
        Path parent = source.resolve(claim.feed());
        Home.OwnerOnly.createDirectories(parent);
        AtomicFiles.sync(home.landing());
        AtomicFiles.sync(source);
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.sync(parent);
        return delivery;
    }

    /** The folder of the attempt. */
    Path folder() {
        return folder;
    }

    /** Balances the books of what was written, and commits nothing. */
    LandedDelivery written() throws IOException {
        if (writer != null) {
            writer.finish();
        }
        rejected = rows.closeRejects();
        if (refusal.isEmpty()) {
            List<TableBooks> books = rows.books(reader == null ? Map.of() : reader.rowsRead());
            refusal = refusal(contract, books, mostOften());
            if (refusal.isEmpty()) {
                UnitCounter units = rows.units();
                if (units.isNeeded()) {
                    units.books().write(folder);
                }
                return record(Status.LANDED, "", keyId, books);
            }
            return record(Status.REFUSED, refusal, "", withoutRows(books));
        }
        Status status = claim.disposition() == Claim.Disposition.REPEATED ? Status.REPEATED : Status.REFUSED;
        return record(status, refusal, "", withoutRows(List.of()));
    }

    /** Why a delivery of these books is refused; empty where it is not. */
    static String refusal(Contract contract, List<TableBooks> books, String mostOften) {
        long read = books.stream().mapToLong(TableBooks::read).sum();
        long rejected = books.stream().mapToLong(TableBooks::rejected).sum();
        if (read == 0) {
            return "There is a header but no row. An empty snapshot would wipe out what is known; check the export.";
        }
        if (rejected * 100 <= read * contract.maxRejectPct()) {
            return "";
        }
        return rejected + " of " + read + " rows are rejected, more than the " + contract.maxRejectPct() + " % that "
                + contract.id() + " allows. Most often: " + mostOften
                + ". Correct the extract and send it again.";
    }

    private LandedDelivery record(Status status, String reason, String key, List<TableBooks> books) {
        LandedDelivery delivery = LandedDelivery.of(
                claim,
                contract.delivery(),
                status,
                reason,
                contract.version(),
                key,
                books,
                rows.rejectRules(),
                status == Status.LANDED ? processor.unusableIdentifiers() : Map.of(),
                rejected);
        return processor.rowsErased() == 0
                ? delivery
                : delivery.with(key, books, new Generation(0, "door", processor.rowsErased(), List.of()));
    }

    /** A refused delivery keeps its rejects, which say what to mend, and none of its rows. */
    private List<TableBooks> withoutRows(List<TableBooks> books) throws IOException {
        rows.removeRows();
        return books.stream()
                .map(b -> new TableBooks(b.table(), b.read(), 0, b.read() - b.filtered(), b.filtered(), List.of()))
                .toList();
    }

    private String mostOften() {
        return rows.rejectRules().entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .orElse("none");
    }

    /** Frees what is open; an attempt that was not finished leaves nothing behind. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
        rows.abandon();
        if (reader != null) {
            reader.close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }
}
