package org.sendwarehouse.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import org.sendwarehouse.benchmark.AttendanceMarks;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.identity.PostcodeAreas;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.Shape;
import org.sendwarehouse.receive.TextEncoding;
import org.springframework.util.FileSystemUtils;

/** One block of attendance marks on its way through the landing step: what each part of it costs a row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BlockLoop {
    private static final int ROWS = BlockReader.ROWS;

    private final Path folder;
    private final Path file;
    private final Contract contract = Door.CONTRACTS.contract("synergy", "attendance");
    private final ClaimedFile claimed;
    private final RowBlock.Flat block;
    private final RowChecker checker = new RowChecker(contract, contract.table());
    private final BlockProcessor processor;
    private final List<@Nullable Object[]> rows;
    private int files;

    /** Makes a block and its file. */
    public BlockLoop() {
        try {
            folder = Files.createTempDirectory("loop");
            file = folder.resolve(AttendanceMarks.NAME);
            new AttendanceMarks(ROWS).write(file);
            claimed = new ClaimedFile(
                    "", file.toString(), Hashes.ofFile(file), Files.size(file), TextEncoding.UTF_8, ',');
            PseudonymKey key = PseudonymKey.load(new Door(folder.resolve("home")).home());
            processor = new BlockProcessor(
                    contract,
                    "0123456789abcdef",
                    null,
                    new BlockProcessor.Protection(new Pseudonymiser(key), PostcodeAreas.NONE, null));
            block = (RowBlock.Flat) read(contract, claimed, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows = processor.process(block).rows(contract.table());
    }

    private static RowBlock read(Contract contract, ClaimedFile claimed, Path file) throws IOException {
        try (BlockReader reader = BlockReaders.open(contract, Shape.CSV, "", Map.of(claimed, file))) {
            RowBlock read = reader.read();
            if (read == null) {
                throw new IllegalStateException("An empty file");
            }
            return read;
        }
    }

    /** Reading, the opening of a file of one block with it. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public RowBlock row_read_from_csv() throws IOException {
        return read(contract, claimed, file);
    }

    /** Conversion and checks. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void row_checked(Blackhole hole) {
        Rejects rejects = new Rejects(true);
        for (int i = 0; i < block.count; i++) {
            hole.consume(checker.check(block.rows[i], block.lines[i], rejects));
        }
        hole.consume(rejects);
    }

    /** The whole processor of the step. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public CheckedBlock row_checked_and_protected() {
        return processor.process(block);
    }

    /** Parquet, the opening and closing of a file of one block with it: synced, read back and hashed. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object row_written_to_parquet() throws IOException {
        Path target = folder.resolve("parts-" + files++);
        ParquetParts parts =
                new ParquetParts(contract.table().name(), contract.table().landedColumns(), target, null);
        for (@Nullable Object[] row : rows) {
            parts.write(row);
        }
        parts.close();
        return parts.parts();
    }

    /** Deletes what was written. */
    @TearDown(Level.Trial)
    public void clear() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
