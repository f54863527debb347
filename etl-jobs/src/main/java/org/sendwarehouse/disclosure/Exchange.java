package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for another table that looks the same from outside by hand, as it were: changes one unknown count, then mends each
 * relation that no longer holds by changing another unknown count of it, until all hold. Finds most tables that the audit
 * needs in microseconds, where a linear programme takes milliseconds; what it does not find it says nothing about.
 */
final class Exchange {
    /** How many changes are tried: a count that takes more is cheaper found by a linear programme. */
    private static final int PATIENCE = 1_000;

    private final List<Cell> cells;
    private final Map<Cell, Integer> places = new HashMap<>();
    private final List<List<Term>> relations = new ArrayList<>();
    private final List<List<Term>> ties = new ArrayList<>();
    private final long[] change;
    private final boolean[] moved;
    private final long[] excess;
    private int broken;
    private int tries;

    /** A sign, and the place of the relation or of the cell that it ties. */
    private record Term(int place, int sign) {}

    /** A cell, what is added to it, and how many relations do not hold afterwards. */
    private record Move(int cell, long added, int broken) {}

    /** Of the unknown cells of a network and the relations among them. */
    Exchange(Network unknown) {
        cells = unknown.cells();
        for (Cell cell : cells) {
            places.put(cell, places.size());
            ties.add(new ArrayList<>());
        }
        for (Relation relation : unknown.relations()) {
            List<Term> terms = new ArrayList<>();
            for (Relation.Term term : relation.terms()) {
                if (!term.cell().isKnown()) {
                    int place = Objects.requireNonNull(places.get(term.cell()));
                    terms.add(new Term(place, term.sign()));
                    ties.get(place).add(new Term(relations.size(), term.sign()));
                }
            }
            relations.add(terms);
        }
        change = new long[cells.size()];
        moved = new boolean[cells.size()];
        excess = new long[relations.size()];
    }

    /** A table in which a cell differs from its value by so much, by cell; none where none was found. */
    Optional<Map<Cell, Double>> changing(Cell cell, long by) {
        if (cell.value() + by < 0) {
            return Optional.empty();
        }
        int place = Objects.requireNonNull(places.get(cell));
        Arrays.fill(change, 0);
        // One at a time: what a count gains may be lost by several.
        for (long step = 0; step < Math.abs(by); step++) {
            Arrays.fill(moved, false);
            tries = PATIENCE;
            move(place, Long.signum(by));
            if (!mended()) {
                back(place, Long.signum(by));
                return Optional.empty();
            }
        }
        return Optional.of(table());
    }

    private Map<Cell, Double> table() {
        Map<Cell, Double> table = new HashMap<>();
        for (int i = 0; i < change.length; i++) {
            table.put(cells.get(i), (double) (cells.get(i).value() + change[i]));
        }
        return table;
    }

    private boolean mended() {
        if (broken == 0) {
            return true;
        }
        int relation = 0;
        while (excess[relation] == 0) {
            relation++;
        }
        for (Move next : moves(relation)) {
            if (tries-- <= 0) {
                return false;
            }
            move(next.cell(), next.added());
            if (mended()) {
                return true;
            }
            back(next.cell(), next.added());
        }
        return false;
    }

    /** What would mend a relation, first what breaks the fewest others. */
    private List<Move> moves(int relation) {
        List<Move> moves = new ArrayList<>();
        for (Term term : relations.get(relation)) {
            long added = -excess[relation] * term.sign();
            if (!moved[term.place()] && cells.get(term.place()).value() + change[term.place()] + added >= 0) {
                int left = broken;
                for (Term tie : ties.get(term.place())) {
                    long after = excess[tie.place()] + added * tie.sign();
                    left += (after == 0 ? 0 : 1) - (excess[tie.place()] == 0 ? 0 : 1);
                }
                moves.add(new Move(term.place(), added, left));
            }
        }
        moves.sort(Comparator.comparingInt(Move::broken));
        return moves;
    }

    private void move(int cell, long added) {
        moved[cell] = true;
        add(cell, added);
    }

    private void back(int cell, long added) {
        add(cell, -added);
        moved[cell] = false;
    }

    private void add(int cell, long added) {
        change[cell] += added;
        for (Term tie : ties.get(cell)) {
            long before = excess[tie.place()];
            excess[tie.place()] += added * tie.sign();
            broken += (excess[tie.place()] == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
        }
    }
}
