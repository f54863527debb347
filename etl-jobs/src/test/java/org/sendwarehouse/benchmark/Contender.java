package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sendwarehouse.operations.ProcessMemory;

/** One way to do a piece of work. Has a constructor that takes a text: which of its variants is meant. */
interface Contender extends AutoCloseable {

    /** What does not count: a server is started, an inbox filled. Called before each time. */
    default void ready(Path input, Path folder) throws Exception {}

    /**
     * The work, once.
     *
     * @param folder empty; what it writes goes there
     */
    Done once(Path input, Path folder) throws Exception;

    /** The most memory that the last time took, MiB. */
    default long peakMb() {
        return ProcessMemory.peakMb();
    }

    @Override
    default void close() throws IOException, SQLException {}

    /** What came of it, and anything worth saying beside the figure. */
    record Done(long accepted, long rejected, String note) {}
}
