package org.sendwarehouse.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sendwarehouse.benchmark.LongReturn;
import org.sendwarehouse.contract.Contract;

/** The persons of a SEN2 return in XML: what reading one of them costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PersonLoop {
    /** One block of the reader. */
    private static final int PERSONS = 512;

    private final Path file;
    private final Contract contract = Door.CONTRACTS.contract("liquidlogic", "sen2");

    /** Makes a return that fills a block. */
    public PersonLoop() {
        try {
            file = Files.createTempFile("loop", ".xml");
            LongReturn.write(file, 1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reading, the opening of the file with it. */
    @Benchmark
    @OperationsPerInvocation(PERSONS)
    public RowBlock person_read_from_xml() throws IOException {
        try (XmlReturnReader reader = new XmlReturnReader(contract, file)) {
            RowBlock block = reader.read();
            if (!(block instanceof RowBlock.Persons persons) || persons.persons.size() != PERSONS) {
                throw new IllegalStateException("The return does not fill a block");
            }
            return block;
        }
    }

    /** Deletes the return. */
    @TearDown(Level.Trial)
    public void clear() throws IOException {
        Files.delete(file);
    }
}
