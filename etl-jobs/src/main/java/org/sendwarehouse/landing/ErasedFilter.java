package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.landing.PersonColumns.Kind;
import org.sendwarehouse.landing.Tombstones.Match;

/** Keeps rows about erased persons from landing: the door's side of an erasure, for one delivery. Used by one thread. */
final class ErasedFilter {
    /** Deliveries land side by side, and there is one list. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Tombstones tombstones;
    private final Map<String, PersonColumns.Reading> readings = new HashMap<>();
    private final List<Map<Kind, String>> learnt = new ArrayList<>();
    private long rows;

    private ErasedFilter(Tombstones tombstones) {
        this.tombstones = tombstones;
    }

    /** The filter of a delivery; null where nobody was erased. */
    static @Nullable ErasedFilter of(Home home, Contract contract, Pseudonymiser pseudonymiser) throws IOException {
        Tombstones tombstones = Tombstones.read(home, pseudonymiser.keyId());
        if (tombstones.isEmpty()) {
            return null;
        }
        ErasedFilter filter = new ErasedFilter(tombstones);
        for (Table table : contract.tables()) {
            filter.readings.put(
                    table.name(),
                    PersonColumns.of(contract, table, pseudonymiser).in(table.landedColumns()));
        }
        return filter;
    }

    /** Whether a protected row is about somebody who was erased. */
    boolean isErased(Table table, @Nullable Object[] row) {
        Map<Kind, String> told =
                Objects.requireNonNull(readings.get(table.name())).of(row);
        Match match = tombstones.match(told);
        if (match == Match.SURE && tombstones.learn(told)) {
            learnt.add(told);
        }
        rows += match == Match.NONE ? 0 : 1;
        return match != Match.NONE;
    }

    /** Rows that were filtered. */
    long rows() {
        return rows;
    }

    /** Puts what was learnt on the list, so that rows that landed before it was known are taken out before a build. */
    void keep(Home home) throws IOException {
        if (learnt.isEmpty()) {
            return;
        }
        synchronized (ONE_AT_A_TIME) {
            Tombstones now = Tombstones.read(home, tombstones.keyId());
            boolean isNew = false;
            for (Map<Kind, String> told : learnt) {
                isNew |= now.learn(told);
            }
            if (isNew) {
                now.again();
                now.write(home);
            }
        }
        learnt.clear();
    }
}
