package org.sendwarehouse.landing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;

/** Counts what a reader has read, by table: one side of the books. */
final class RowsRead {
    private final Map<String, long[]> counts = new LinkedHashMap<>();

    RowsRead(Contract contract) {
        contract.tables().forEach(t -> counts.put(t.name(), new long[1]));
    }

    void add(Table table, long rows) {
        long[] count = counts.get(table.name());
        if (count != null) {
            count[0] += rows;
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        counts.forEach((table, count) -> all.put(table, count[0]));
        return all;
    }
}
