package org.sendwarehouse.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an attacker can say of unknown counts without solving anything: each lies between what its relations leave it when
 * all others are as large, or as small, as they can be, again and again until nothing narrows. Shows quickly that a count is
 * told too well; a count that it leaves room may still be told. Method: L. Buzzigoli and A. Giusti, An algorithm to
 * calculate the lower and upper bounds of the elements of an array given its marginals, Statistical Data Protection 1998.
 */
final class Bounds {
    /** Stands for no limit: larger than any count, small enough that many thousands of it add up. */
    private static final long NO_LIMIT = 1_000_000_000_000L;

    /** What is further off than this came of a count without a limit, and limits nothing. */
    private static final long FAR = NO_LIMIT / 2;

    private static final int PASSES = 100;

    private final Map<Cell, long[]> bounds = new HashMap<>();

    /** Of the unknown cells of a network. */
    Bounds(Network unknown) {
        unknown.cells().forEach(cell -> bounds.put(cell, new long[] {0, NO_LIMIT}));
        boolean narrowed = true;
        for (int pass = 0; narrowed && pass < PASSES; pass++) {
            narrowed = false;
            for (Relation relation : unknown.relations()) {
                narrowed |= narrow(relation.terms());
            }
        }
    }

    long lowest(Cell cell) {
        return of(cell)[0];
    }

    long highest(Cell cell) {
        return of(cell)[1];
    }

    private boolean narrow(List<Relation.Term> terms) {
        long smallest = 0;
        long largest = 0;
        for (Relation.Term term : terms) {
            smallest += least(term);
            largest += most(term);
        }
        boolean narrowed = false;
        for (Relation.Term term : terms) {
            if (!term.cell().isKnown()) {
                long[] own = of(term.cell());
                // All others together are at least and at most this; the term is what is missing to nought.
                long atMost = -(smallest - least(term));
                long atLeast = -(largest - most(term));
                long low = term.sign() > 0 ? atLeast : -atMost;
                long high = term.sign() > 0 ? atMost : -atLeast;
                if (low > own[0] || (high < own[1] && high < FAR)) {
                    smallest -= least(term);
                    largest -= most(term);
                    own[0] = Math.max(own[0], low);
                    own[1] = high < FAR ? Math.min(own[1], high) : own[1];
                    smallest += least(term);
                    largest += most(term);
                    narrowed = true;
                }
            }
        }
        return narrowed;
    }

    private long least(Relation.Term term) {
        return term.sign() > 0 ? low(term.cell()) : -high(term.cell());
    }

    private long most(Relation.Term term) {
        return term.sign() > 0 ? high(term.cell()) : -low(term.cell());
    }

    private long low(Cell cell) {
        return cell.isKnown() ? cell.value() : of(cell)[0];
    }

    private long high(Cell cell) {
        return cell.isKnown() ? cell.value() : of(cell)[1];
    }

    private long[] of(Cell cell) {
        return Objects.requireNonNull(bounds.get(cell), cell::name);
    }
}
