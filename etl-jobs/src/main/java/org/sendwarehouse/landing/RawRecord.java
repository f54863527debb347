package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Table;

/** One record of a nested return as it stands in the file, with the records below it. */
final class RawRecord {
    private static final long OBJECT = 96;

    final Table table;
    /** In the order of the table's columns; null where the file has no value. */
    final @Nullable String[] values;

    final long line;
    /** Number of the record in its file, from 1; in XML the number of the person. */
    final long sourceRow;

    final List<RawRecord> children = new ArrayList<>(2);

    RawRecord(Table table, long line, long sourceRow) {
        this.table = table;
        this.values = new String[table.columns().size()];
        this.line = line;
        this.sourceRow = sourceRow;
    }

    /** Roughly the bytes that the record itself takes while it is held, without those below it. */
    long weight() {
        long weight = OBJECT + 8L * values.length;
        for (String value : values) {
            weight += value == null ? 0 : OBJECT / 2 + value.length();
        }
        return weight;
    }
}
