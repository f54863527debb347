package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;

/** Reads what the platform delivers itself as blocks, so that it passes the same door as everything else. */
final class OwnReader implements BlockReader {
    private final Table table;
    private final OwnRows rows;
    private final RowsRead read;
    private long before;

    OwnReader(Contract contract, OwnRows rows) {
        this.table = contract.table();
        this.rows = rows;
        this.read = new RowsRead(contract);
    }

    @Override
    public @Nullable RowBlock read() throws IOException {
        String[][] block = new String[ROWS][];
        long[] lines = new long[ROWS];
        int count = 0;
        String[] row = rows.next();
        while (row != null) {
            lines[count] = before + count + 1;
            block[count++] = row;
            row = count < ROWS ? rows.next() : null;
        }
        if (count == 0) {
            return null;
        }
        read.add(table, count);
        RowBlock.Flat flat = new RowBlock.Flat(table, Arrays.copyOf(block, count), lines, before + 1, count, List.of());
        before += count;
        return flat;
    }

    @Override
    public Map<String, Long> rowsRead() {
        return read.counts();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
