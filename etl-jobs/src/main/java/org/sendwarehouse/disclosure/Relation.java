package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.List;

/** Cells whose values, with their signs, add up to nought: what everyone knows who knows what is counted. */
record Relation(List<Term> terms) {
    Relation {
        terms = List.copyOf(terms);
    }

    /** A cell and its sign. */
    record Term(Cell cell, int sign) {}

    /** Whole = the sum of its parts. */
    static Relation sum(Cell whole, List<Cell> parts) {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term(whole, 1));
        parts.forEach(part -> terms.add(new Term(part, -1)));
        return new Relation(terms);
    }

    /** Whether the true values satisfy it. */
    boolean holds() {
        return terms.stream()
                        .mapToLong(term -> term.sign() * term.cell().value())
                        .sum()
                == 0;
    }

    List<Cell> unknown() {
        return terms.stream().map(Term::cell).filter(cell -> !cell.isKnown()).toList();
    }
}
