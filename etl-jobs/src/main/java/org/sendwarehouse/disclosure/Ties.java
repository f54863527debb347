package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.Cell.Weight;
import org.sendwarehouse.disclosure.Measure.Part;

/** Finds every relation between the cells of one date. */
final class Ties {
    private final Rules rules;
    private final Spots spots;
    private final Map<Spot, Cell> cells;
    private final List<Cell> others = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();

    /**
     * Ties the cells.
     *
     * @param cells of the date, by where they stand
     * @param figures whose counts they are
     */
    Ties(Rules rules, Spots spots, Map<Spot, Cell> cells, Collection<Figure> figures) {
        this.rules = rules;
        this.spots = spots;
        this.cells = cells;
        figures.forEach(this::shares);
        breakdowns();
        years();
        parts();
        balances();
    }

    List<Relation> relations() {
        return List.copyOf(relations);
    }

    /** Cells that are printed nowhere and stand in relations: what is left of a whole. */
    List<Cell> others() {
        return List.copyOf(others);
    }

    private void shares(Figure figure) {
        if (!figure.isShare()) {
            return;
        }
        List<Cell> three = new ArrayList<>();
        for (Part part : List.of(Part.DENOMINATOR, Part.NUMERATOR, Part.REST)) {
            Cell cell = cells.get(spots.of(figure.key(), part));
            if (cell != null) {
                three.add(cell);
            }
        }
        if (three.size() == 3) {
            add(Relation.sum(three.get(0), three.subList(1, 3)));
        }
    }

    private void breakdowns() {
        Map<Spot, Map<String, List<Cell>>> parts = new LinkedHashMap<>();
        cells.forEach((spot, cell) -> {
            if (!spot.breakdown().equals("all")) {
                parts.computeIfAbsent(spot.total(), total -> new TreeMap<>())
                        .computeIfAbsent(spot.breakdown(), breakdown -> new ArrayList<>())
                        .add(cell);
            }
        });
        parts.forEach((total, breakdowns) -> {
            Cell whole = cells.get(total);
            if (whole != null) {
                breakdowns.forEach((breakdown, all) -> sum(whole, all, breakdown, true));
            }
        });
    }

    /** Months, and terms where they make up the year. */
    private void years() {
        Map<Measure, List<Map.Entry<Spot, Cell>>> shorter = new HashMap<>();
        cells.entrySet().stream()
                .filter(entry -> entry.getKey().breakdown().equals("all")
                        && (entry.getKey().periodType().equals("month")
                                || entry.getKey().periodType().equals("term")))
                .forEach(entry -> shorter.computeIfAbsent(entry.getKey().measure(), measure -> new ArrayList<>())
                        .add(entry));
        cells.forEach((year, whole) -> {
            if (year.breakdown().equals("all") && rules.years().contains(year.periodType())) {
                for (String type : List.of("month", "term")) {
                    List<Cell> inside = shorter.getOrDefault(year.measure(), List.of()).stream()
                            .filter(entry -> entry.getKey().periodType().equals(type)
                                    && entry.getKey().area().equals(year.area())
                                    && !entry.getKey().start().isBefore(year.start())
                                    && !entry.getKey().end().isAfter(year.end()))
                            .map(Map.Entry::getValue)
                            .toList();
                    if (!inside.isEmpty()) {
                        sum(whole, inside, type, inside.size() > 1);
                    }
                }
            }
        });
    }

    private void parts() {
        for (Rules.Pair pair : rules.partOf()) {
            Measure part = spots.first(pair.part());
            Measure whole = spots.first(pair.whole());
            List<Map.Entry<Spot, Cell>> found = cells.entrySet().stream()
                    .filter(entry -> entry.getKey().measure().equals(part))
                    .toList();
            for (Map.Entry<Spot, Cell> each : found) {
                Cell all = cells.get(each.getKey().with(whole));
                if (all != null && all != each.getValue()) {
                    sum(all, List.of(each.getValue()), part.toString(), false);
                }
            }
        }
    }

    private void balances() {
        for (Rules.Balance balance : rules.balances()) {
            Measure begun = spots.first(balance.begun());
            List<Map.Entry<Spot, Cell>> flows = cells.entrySet().stream()
                    .filter(entry -> entry.getKey().measure().equals(begun))
                    .toList();
            for (Map.Entry<Spot, Cell> flow : flows) {
                Spot spot = flow.getKey();
                Cell opening = open(balance, spot, spot.start().minusDays(1));
                Cell closing = open(balance, spot, spot.end());
                Cell ended = cells.get(spot.with(spots.first(balance.ended())));
                Cell either = cells.get(spot.with(spots.first(balance.openOrBegun())));
                if (opening != null && either != null) {
                    add(Relation.sum(either, List.of(opening, flow.getValue())));
                }
                long left = opening == null || closing == null
                        ? -1
                        : opening.value() + flow.getValue().value() - closing.value();
                if (opening != null && closing != null && left >= 0) {
                    Cell gone = ended != null
                            ? ended
                            : other("ended " + flow.getValue().name(), left);
                    add(new Relation(List.of(
                            new Relation.Term(opening, 1),
                            new Relation.Term(flow.getValue(), 1),
                            new Relation.Term(gone, -1),
                            new Relation.Term(closing, -1))));
                }
                if (closing != null && ended != null && either != null) {
                    add(Relation.sum(either, List.of(closing, ended)));
                }
            }
        }
    }

    private @Nullable Cell open(Rules.Balance balance, Spot flow, LocalDate day) {
        return cells.get(new Spot(
                spots.first(balance.open()), flow.area(), "snapshot", day, day, flow.breakdown(), flow.value()));
    }

    /**
     * Whole = parts, and where they do not make up the whole, whatever is left.
     *
     * @param knownWhole whether a reader can tell that nothing is left, where nothing is
     */
    private void sum(Cell whole, List<Cell> parts, String by, boolean knownWhole) {
        long left = whole.value() - parts.stream().mapToLong(Cell::value).sum();
        if (left == 0 && knownWhole) {
            add(Relation.sum(whole, parts));
        } else if (left >= 0) {
            List<Cell> all = new ArrayList<>(parts);
            all.add(other(whole.name() + " less " + by, left));
            add(Relation.sum(whole, all));
        }
    }

    private Cell other(String name, long value) {
        Cell cell = new Cell(name, value, Weight.NOT_PRINTED);
        if (rules.isSmall(value)) {
            cell.sensitive();
        }
        others.add(cell);
        return cell;
    }

    /** A relation that does not hold tells an attacker nothing. */
    private void add(Relation relation) {
        if (relation.holds()) {
            relations.add(relation);
        }
    }
}
