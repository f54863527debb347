package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.landing.RowBlock.RawProblem;

/** Gives the persons of an assembled set in blocks; reading the files waits for the first block. */
final class SetReader implements BlockReader {
    private static final int PERSONS = 512;

    private final RowsRead read;
    private final ReturnAssembly assembly;
    private final Loading loading;
    private boolean loaded;
    private int next;
    private boolean problemsGiven;

    /** Reads all files of a set into an assembly. */
    interface Loading {
        void load(ReturnAssembly assembly) throws IOException;
    }

    SetReader(Contract contract, Loading loading) {
        this.read = new RowsRead(contract);
        this.assembly = new ReturnAssembly(contract, read);
        this.loading = loading;
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        if (!loaded) {
            loading.load(assembly);
            loaded = true;
        }
        List<RawRecord> persons = assembly.persons();
        List<RawProblem> problems = problemsGiven ? List.of() : assembly.problems();
        problemsGiven = true;
        int end = Math.min(next + PERSONS, persons.size());
        if (next == end && problems.isEmpty()) {
            return null;
        }
        RowBlock block = new RowBlock.Persons(persons.subList(next, end), problems);
        next = end;
        return block;
    }

    @Override
    public Map<String, Long> rowsRead() {
        return read.counts();
    }

    @Override
    public void close() {
        // Each file is closed as soon as it is read.
    }
}
