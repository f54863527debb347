package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.landing.RowBlock.RawProblem;

/**
 * Puts the records of a set of files together to persons.
 *
 * <p>The files come in any order, so the set is held in memory until each person is whole; nothing of it may be written
 * before it is pseudonymised. A return of 20,000 persons takes some 100 MB; the limit refuses what is far beyond any
 * authority's.
 */
final class ReturnAssembly {
    private static final long MOST_ROWS = 3_000_000;

    /** Half of the memory is left for the rest of the night. */
    private static final int SHARE = 2;

    private static final long PROBLEM = 256;

    private final long most = Runtime.getRuntime().maxMemory() / SHARE;
    private long held;

    private final RowsRead read;
    private final List<RawRecord> persons = new ArrayList<>();
    private final Map<String, Map<String, RawRecord>> byId = new HashMap<>();
    private final List<RawProblem> problems = new ArrayList<>();
    private final Set<RawRecord> rejected = new HashSet<>();
    private long rows;

    ReturnAssembly(Contract contract, RowsRead read) {
        this.read = read;
        contract.tables().forEach(t -> byId.put(t.name(), new HashMap<>()));
    }

    /** Counts a record as read; every record goes on to {@link #add} or {@link #reject}. */
    void count(Table table) {
        read.add(table, 1);
        if (++rows > MOST_ROWS) {
            throw new DeliveryRefusedException(
                    "The set has more than " + MOST_ROWS + " rows, far more than a return can have. Check the export.");
        }
    }

    private void hold(long bytes) {
        held += bytes;
        if (held > most) {
            throw new DeliveryRefusedException("The files of the set together take more memory than there is ("
                    + most / (1 << 20) + " MB for a set). Check the export; send it as XML, which is read person by"
                    + " person, or ask for more memory (SEND_HEAP).");
        }
    }

    /** Adds a record under its own id and below its parent. */
    void add(RawRecord record, @Nullable String id, @Nullable String parentId) {
        hold(record.weight());
        Table table = record.table;
        String parent = table.parent();
        if (parent != null) {
            RawRecord above = parentId == null ? null : ids(parent).get(parentId);
            if (above == null) {
                reject(
                        record,
                        "no_parent",
                        "There is no row of " + parent
                                + " that this row belongs to, or that row was rejected. Export the files of the set together.");
                return;
            }
            above.children.add(record);
        } else {
            persons.add(record);
        }
        if (id != null && !id.isEmpty()) {
            ids(table.name()).putIfAbsent(id, record);
        }
    }

    /** Adds a record below one that is known. */
    void addBelow(RawRecord record, @Nullable String id, RawRecord parent) {
        hold(record.weight());
        parent.children.add(record);
        if (id != null) {
            ids(record.table.name()).putIfAbsent(id, record);
        }
    }

    /** Whether a record was rejected for want of a place. */
    boolean isRejected(RawRecord record) {
        return rejected.contains(record);
    }

    /** Whether a table already has a record of that id. */
    boolean has(Table table, String id) {
        return ids(table.name()).containsKey(id);
    }

    @Nullable
    RawRecord find(String table, String id) {
        return ids(table).get(id);
    }

    void reject(RawRecord record, String rule, String message) {
        rejected.add(record);
        reject(record.table, record.line, rule, message);
    }

    void reject(Table table, long line, String rule, String message) {
        hold(PROBLEM);
        problems.add(new RawProblem(table, line, "", rule, message, true));
    }

    private Map<String, RawRecord> ids(String table) {
        return byId.computeIfAbsent(table, t -> new HashMap<>());
    }

    List<RawRecord> persons() {
        return persons;
    }

    List<RawProblem> problems() {
        return problems;
    }
}
