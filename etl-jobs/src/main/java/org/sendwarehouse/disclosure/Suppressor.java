package org.sendwarehouse.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hides what is small, and as much beside it as is needed: always the cell that costs least, those hidden before first, in
 * an order that depends on nothing but the data.
 */
final class Suppressor {
    private static final Comparator<Cell> LEAST_LOSS = Comparator.comparing((Cell cell) -> !cell.isHiddenEarlier())
            .thenComparing(Cell::weight)
            .thenComparing(cell -> cell.value() == 0);

    private final int smallestCount;

    Suppressor(int smallestCount) {
        this.smallestCount = smallestCount;
    }

    /**
     * What became of a network.
     *
     * @param proved whether the audit proved it safe; otherwise nothing of it is given
     */
    record Outcome(boolean proved, int programmes) {}

    /**
     * Hides cells of the network until the audit proves it safe; hides all where it cannot.
     *
     * @param most programmes after which no further round is begun
     */
    Outcome protect(Network network, long most) {
        Map<Cell, List<Relation>> ties = ties(network);
        for (Cell cell : network.cells()) {
            if (cell.isSensitive()) {
                cell.hide();
            }
        }
        Audit audit = new Audit(network, smallestCount);
        while (audit.programmes() <= most) {
            alone(network, ties);
            List<Cell> unsafe = audit.unsafe();
            if (unsafe.isEmpty()) {
                return new Outcome(true, audit.programmes());
            }
            Set<Cell> helped = new HashSet<>();
            boolean more = false;
            for (Cell cell : unsafe) {
                Optional<Cell> next = helped.contains(cell) ? Optional.empty() : nearest(cell, ties);
                if (next.isPresent()) {
                    next.get().hide();
                    more = true;
                    around(next.get(), ties).forEach(helped::add);
                }
            }
            if (!more) {
                break;
            }
        }
        network.cells().forEach(Cell::hide);
        return new Outcome(false, audit.programmes());
    }

    private static Map<Cell, List<Relation>> ties(Network network) {
        Map<Cell, List<Relation>> ties = new HashMap<>();
        for (Relation relation : network.relations()) {
            for (Relation.Term term : relation.terms()) {
                ties.computeIfAbsent(term.cell(), cell -> new ArrayList<>()).add(relation);
            }
        }
        return ties;
    }

    /** Where one cell of a relation is unknown, it follows from the rest: hides another, as long as there are such. */
    private void alone(Network network, Map<Cell, List<Relation>> ties) {
        Deque<Relation> open = new ArrayDeque<>(network.relations());
        while (!open.isEmpty()) {
            Relation relation = open.poll();
            List<Cell> unknown = relation.unknown();
            if (unknown.size() == 1 && unknown.get(0).isToBeProved()) {
                best(unknown.get(0), relation).ifPresent(cell -> {
                    cell.hide();
                    open.addAll(ties.getOrDefault(cell, List.of()));
                });
            }
        }
    }

    /** What to hide beside a cell in one relation. */
    private Optional<Cell> best(Cell cell, Relation relation) {
        long enough = cell.isSensitive() ? Math.max(1, smallestCount - cell.value()) : 1;
        return relation.terms().stream()
                .map(Relation.Term::cell)
                .filter(Cell::canBeHidden)
                .min(LEAST_LOSS
                        .thenComparing(other -> other.value() < enough)
                        .thenComparing(Cell::value)
                        .thenComparing(Cell::name));
    }

    /** What to hide so that a cell is told less well: in its own relations, else in those of unknown cells next to it. */
    private Optional<Cell> nearest(Cell cell, Map<Cell, List<Relation>> ties) {
        Set<Cell> seen = new HashSet<>(Set.of(cell));
        List<Cell> ring = List.of(cell);
        while (!ring.isEmpty()) {
            List<Cell> next = new ArrayList<>();
            List<Cell> found = new ArrayList<>();
            for (Cell each : ring) {
                for (Relation relation : ties.getOrDefault(each, List.of())) {
                    best(cell, relation).ifPresent(found::add);
                    relation.unknown().stream().filter(seen::add).forEach(next::add);
                }
            }
            if (!found.isEmpty()) {
                return found.stream().min(LEAST_LOSS.thenComparing(Cell::value).thenComparing(Cell::name));
            }
            ring = next;
        }
        return Optional.empty();
    }

    private static List<Cell> around(Cell cell, Map<Cell, List<Relation>> ties) {
        return ties.getOrDefault(cell, List.of()).stream()
                .flatMap(relation -> relation.unknown().stream())
                .toList();
    }
}
