package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.identity.Pseudonymiser;
import org.sendwarehouse.landing.LandedDelivery.Part;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;
import org.sendwarehouse.landing.PersonColumns.Kind;
import org.sendwarehouse.landing.Subject.NotOnePersonException;
import org.sendwarehouse.landing.Tombstones.Match;

/**
 * Takes the rows of erased persons out of what has landed, and originals that hold them out of the archive: always by the
 * whole list of tombstones, so that it may be cut at any point and done again.
 */
public final class Erasing {
    /** Where a test may cut an erasure, as a kill would. */
    interface Moment {
        void reached(String what) throws IOException;
    }

    private final Home home;
    private final Contracts contracts;
    private final Pseudonymiser pseudonymiser;
    private final Moment moment;

    /** @throws org.sendwarehouse.identity.PseudonymKeyException when the home has no fit key */
    public Erasing(Home home, Contracts contracts) {
        this(home, contracts, new Pseudonymiser(PseudonymKey.load(home)), what -> {});
    }

    Erasing(Home home, Contracts contracts, Pseudonymiser pseudonymiser, Moment moment) {
        this.home = home;
        this.contracts = contracts;
        this.pseudonymiser = pseudonymiser;
        this.moment = moment;
    }

    /**
     * Finishes what is left to do of all erasures; nothing where nothing is left.
     *
     * @return rows taken out, by table
     */
    public Map<String, Long> apply() throws IOException {
        Map<String, Long> gone = new TreeMap<>();
        Tombstones tombstones = Tombstones.read(home, pseudonymiser.keyId());
        if (!tombstones.isPending()) {
            return gone;
        }
        boolean learnt = true;
        while (learnt) {
            learnt = false;
            for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
                learnt |= apply(delivery, tombstones, gone);
            }
            if (learnt) {
                // What was learnt of a delivery is on the list before the next round needs it.
                tombstones.write(home);
                moment.reached("learnt");
            }
        }
        OriginalStore originals = new OriginalStore(home);
        Generations generations = new Generations(home, contracts);
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            generations.sweep(delivery);
            originals.putAway(delivery);
            moment.reached("original");
        }
        tombstones.applied();
        tombstones.write(home);
        moment.reached("applied");
        return gone;
    }

    /**
     * What an erasure does.
     */
    public static final class Plan {
        private final Tombstones tombstones;
        private final boolean isNew;
        private final boolean tellsApart;
        private final Map<String, Long> rows = new TreeMap<>();
        private int deliveries;

        private Plan(Tombstones tombstones, boolean isNew, boolean tellsApart) {
            this.tombstones = tombstones;
            this.isNew = isNew;
            this.tellsApart = tellsApart;
        }

        /** Whether a landed row is about the person. */
        public boolean isFound() {
            return !rows.isEmpty();
        }

        /**
         * Whether the door is to keep the person out. Whose rows are gone already, their retention over, is listed by what the
         * request says, where that is more than a name: a name alone would keep out whoever is called the same.
         */
        public boolean isListed() {
            return isFound() || tellsApart;
        }

        /** Landed rows that go, by table. */
        public Map<String, Long> rows() {
            return java.util.Collections.unmodifiableMap(rows);
        }

        /** How many deliveries are written anew. */
        public int deliveries() {
            return deliveries;
        }

        /** Every token of everybody who was or is to be erased: what must be found nowhere. */
        public Set<String> tokens() {
            return tombstones.tokens();
        }

        /** How many erasures there have been after this one. */
        public int epoch() {
            return tombstones.epoch();
        }
    }

    /**
     * Finds a person's rows. Changes nothing.
     *
     * @param othersStay records under another name are somebody else's
     * @throws NotOnePersonException when it cannot be told whose a record is
     */
    public Plan plan(Subject subject, boolean othersStay) throws IOException, NotOnePersonException {
        Set<Map<Kind, String>> sightings = new HashSet<>();
        List<LandedDelivery> deliveries = Ledger.read(home).arrivals();
        for (LandedDelivery delivery : deliveries) {
            each(delivery, (table, told) -> {
                told.keySet().removeIf(kind -> kind.role() == PersonColumns.Role.CASE);
                if (!told.isEmpty()) {
                    sightings.add(Map.copyOf(told));
                }
            });
        }
        Tombstones tombstones = Tombstones.read(home, pseudonymiser.keyId());
        PersonSearch.Found person = PersonSearch.find(sightings, subject.tokens(contracts, pseudonymiser), othersStay);
        boolean isNew = !tombstones.has(person.tokens());
        boolean tellsApart = person.tokens().keySet().stream().anyMatch(kind -> kind.role() != PersonColumns.Role.NAME);
        tombstones.add(person.tokens(), person.shared());
        Plan plan = new Plan(tombstones, isNew, tellsApart);
        for (boolean learnt = true; learnt; ) {
            learnt = false;
            plan.rows.clear();
            plan.deliveries = 0;
            for (LandedDelivery delivery : deliveries) {
                Found found = find(delivery, tombstones);
                found.rows.forEach((table, count) -> plan.rows.merge(table, count, Long::sum));
                plan.deliveries += found.rows.isEmpty() ? 0 : 1;
                learnt |= found.learnt;
            }
        }
        return plan;
    }

    /** Puts the person on the list. From here on the door keeps them out, and {@link #apply} may be cut and done again. */
    public void commit(Plan plan) throws IOException {
        if (plan.isFound() || (plan.isListed() && plan.isNew)) {
            plan.tombstones.write(home);
        }
        moment.reached("listed");
    }

    /**
     * Deletes originals that name the person although no row of them landed, such as refused ones.
     *
     * @return how many deliveries' originals were deleted
     */
    public int removeOriginals(TextSearch search) throws IOException {
        Originals originals = new Originals(home, contracts);
        OriginalStore store = new OriginalStore(home);
        int removed = 0;
        for (LandedDelivery delivery : Ledger.read(home).arrivals()) {
            if (originals.holds(delivery, search)) {
                store.remove(delivery);
                removed++;
            }
        }
        return removed;
    }

    private boolean apply(LandedDelivery delivery, Tombstones tombstones, Map<String, Long> gone) throws IOException {
        Found found = find(delivery, tombstones);
        if (found.rows.isEmpty()) {
            return false;
        }
        if (found.learnt) {
            // Before the rows go by which it was learnt.
            tombstones.write(home);
            moment.reached("learnt");
        }
        found.rows.forEach((table, count) -> gone.merge(table, count, Long::sum));
        new Generations(home, contracts)
                .write(
                        delivery,
                        (contract, table, columns) -> found.rows.containsKey(table.name())
                                ? staying(contract, table, columns, tombstones)
                                : null,
                        delivery.keyId(),
                        "erasure");
        moment.reached("generation");
        return found.learnt;
    }

    private Generations.Rows staying(
            Contract contract, Table table, List<LandedColumn> columns, Tombstones tombstones) {
        PersonColumns.Reading reading =
                PersonColumns.of(contract, table, pseudonymiser).in(columns);
        return row -> tombstones.match(reading.of(row)) == Match.NONE ? row : null;
    }

    /** Rows about erased persons, by table. */
    private static final class Found {
        final Map<String, Long> rows = new HashMap<>();
        boolean learnt;
    }

    /** How many rows of a delivery the list takes out; tells it what they call the person. */
    private Found find(LandedDelivery delivery, Tombstones tombstones) throws IOException {
        Found found = new Found();
        each(delivery, (table, told) -> {
            Match match = tombstones.match(told);
            if (match != Match.NONE) {
                found.rows.merge(table, 1L, Long::sum);
                found.learnt |= match == Match.SURE && tombstones.learn(told);
            }
        });
        return found;
    }

    /** Is told of each landed row that is about a person. */
    interface Each {
        void row(String table, Map<Kind, String> told);
    }

    void each(LandedDelivery delivery, Each each) throws IOException {
        if (delivery.status() != Status.LANDED && delivery.status() != Status.HELD) {
            return;
        }
        @Nullable
        Contract contract = contracts.find(delivery.source(), delivery.feed()).orElse(null);
        if (contract == null) {
            return;
        }
        for (TableBooks books : delivery.tables()) {
            for (Table table : contract.tables()) {
                PersonColumns persons = PersonColumns.of(contract, table, pseudonymiser);
                Set<String> names = persons.names();
                if (table.name().equals(books.table()) && !names.isEmpty()) {
                    for (Part part : books.parts()) {
                        try (ParquetRows rows =
                                ParquetRows.open(delivery.folder(home).resolve(part.file()), names::contains)) {
                            PersonColumns.Reading reading = persons.in(rows.columns());
                            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                                each.row(table.name(), reading.of(row));
                            }
                        }
                    }
                }
            }
        }
    }
}
