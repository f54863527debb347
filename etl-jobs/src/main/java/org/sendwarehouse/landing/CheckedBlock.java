package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Table;

/**
 * A block after check and protection: rows as they land, rejects, and the counts of what did not land. Holds no
 * identifier in the clear.
 */
public final class CheckedBlock {
    /** Rows by table, each in the order of the landed columns; empty where only checking was asked for. */
    final Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();

    final Map<String, Counts> counts = new LinkedHashMap<>();
    List<Reject> rejects = new ArrayList<>();

    /** What became of the rows of one table. */
    static final class Counts {
        long accepted;
        long rejected;
        long filtered;
    }

    Counts counts(Table table) {
        return counts.computeIfAbsent(table.name(), t -> new Counts());
    }

    List<@Nullable Object[]> rows(Table table) {
        return rows.computeIfAbsent(table.name(), t -> new ArrayList<>());
    }
}
