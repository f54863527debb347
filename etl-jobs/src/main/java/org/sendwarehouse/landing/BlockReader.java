package org.sendwarehouse.landing;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one delivery as blocks of rows, in bounded memory. */
interface BlockReader extends Closeable {
    /** Rows a block; large enough that the framework's cost an item does not count. */
    int ROWS = 4_096;

    /** Characters of values after which a block is full, however few its rows; what it holds is held in memory. */
    int CHARACTERS = 1 << 22;

    /**
     * The next block, null at the end.
     *
     * @throws DeliveryRefusedException when the delivery as a whole cannot be read
     */
    @Nullable
    RowBlock read() throws IOException;

    /** Rows read so far, by table. */
    Map<String, Long> rowsRead();
}
