package org.sendwarehouse.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.Cell.Weight;
import org.sendwarehouse.disclosure.Figure.Shown;
import org.sendwarehouse.disclosure.Measure.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns figures of one date, and of the date before, into cells and every relation between them. */
final class Networks {
    private static final Logger LOG = LoggerFactory.getLogger(Networks.class);

    private final Rules rules;
    private final Map<Spot, Cell> now = new LinkedHashMap<>();
    private final Map<Spot, Cell> before = new LinkedHashMap<>();
    private final List<Cell> others = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Set<Measure> apart = new HashSet<>();

    /** Where a count stands. */
    record Spot(
            Measure measure,
            String area,
            String periodType,
            LocalDate start,
            LocalDate end,
            String breakdown,
            String value) {
        Spot with(Measure other) {
            return new Spot(other, area, periodType, start, end, breakdown, value);
        }

        Spot total() {
            return new Spot(measure, area, periodType, start, end, "all", "all");
        }
    }

    Networks(Rules rules) {
        this.rules = rules;
    }

    /**
     * The networks of what is to be given now, with what was given before.
     *
     * @param figures of now
     * @param earlier of the date before, each with what was shown of it
     */
    List<Network> of(Collection<Figure> figures, Collection<Figure> earlier) {
        unequal(figures);
        unequal(earlier);
        figures.forEach(figure -> cells(figure, now));
        earlier.forEach(figure -> cells(figure, before));
        tie(figures, now);
        tie(earlier, before);
        Set<Cell> cells = Collections.newSetFromMap(new IdentityHashMap<>());
        cells.addAll(now.values());
        cells.addAll(before.values());
        cells.addAll(others);
        return Network.apart(
                cells.stream().sorted(Comparator.comparing(Cell::name)).toList(), relations);
    }

    /** The cell of a figure's count, now. */
    @Nullable
    Cell cell(Figure.Key key, Part part) {
        return now.get(spot(key, new Measure(key.indicator(), part)));
    }

    /** Measures that are declared to be equal and are not: whoever equates them errs, and each stands for itself. */
    private void unequal(Collection<Figure> figures) {
        Map<Spot, Map<Measure, Long>> counts = new HashMap<>();
        for (Figure figure : figures) {
            for (Part part : Part.values()) {
                Measure measure = new Measure(figure.key().indicator(), part);
                figure.count(part).ifPresent(count -> counts.computeIfAbsent(
                                spot(figure.key(), measure), spot -> new LinkedHashMap<>())
                        .put(measure, count));
            }
        }
        counts.values().stream()
                .filter(each -> Set.copyOf(each.values()).size() > 1)
                .forEach(each -> {
                    LOG.warn("Declared to be equal and not: {}", each.keySet());
                    apart.addAll(each.keySet());
                });
    }

    private Measure first(Measure measure) {
        return apart.contains(measure) ? measure : rules.first(measure);
    }

    private Spot spot(Figure.Key key, Measure measure) {
        return new Spot(
                first(measure), key.area(), key.periodType(), key.start(), key.end(), key.breakdown(), key.value());
    }

    private void cells(Figure figure, Map<Spot, Cell> cells) {
        @Nullable Long group = figure.denominator();
        for (Part part : Part.values()) {
            figure.count(part).ifPresent(count -> {
                Cell cell = cell(spot(figure.key(), new Measure(figure.key().indicator(), part)), count, figure, cells);
                if (isSmall(count)
                        || (part != Part.DENOMINATOR && isShare(figure) && group != null && isSmallGroup(group))) {
                    cell.sensitive();
                }
                if (part != Part.REST) {
                    give(cell, part, figure.earlier(), cells == now);
                }
            });
        }
    }

    private static void give(Cell cell, Part part, @Nullable Shown earlier, boolean isNow) {
        if (isNow) {
            cell.give();
        } else if (earlier != null && (part == Part.NUMERATOR ? earlier.numerator() : earlier.denominator())) {
            cell.shownEarlier();
        } else {
            cell.hiddenEarlier();
        }
    }

    /** A count that is as it was is the same unknown on both dates. */
    private Cell cell(Spot spot, long count, Figure figure, Map<Spot, Cell> cells) {
        Cell known = cells.get(spot);
        if (known == null && cells == before) {
            Cell today = now.get(spot);
            if (today != null && today.value() == count) {
                cells.put(spot, today);
                return today;
            }
        }
        return cells.computeIfAbsent(
                spot, key -> new Cell((cells == now ? "" : "before ") + key, count, weight(figure)));
    }

    private static Weight weight(Figure figure) {
        Figure.Key key = figure.key();
        if (!key.isTotal()) {
            return figure.numerator() == null ? Weight.PART_DENOMINATOR : Weight.PART_NUMERATOR;
        }
        return switch (key.periodType()) {
            case "month" -> Weight.MONTH;
            case "calendar_year", "academic_year", "financial_year" -> Weight.YEAR;
            default -> Weight.TOTAL;
        };
    }

    private boolean isSmall(long count) {
        return count > 0 && count < rules.smallestCount();
    }

    private boolean isSmallGroup(long count) {
        return count > 0 && count < rules.smallGroup();
    }

    private static boolean isShare(Figure figure) {
        return figure.count(Part.REST).isPresent();
    }

    private void tie(Collection<Figure> figures, Map<Spot, Cell> cells) {
        for (Figure figure : figures) {
            shares(figure, cells);
        }
        breakdowns(cells);
        years(cells);
        parts(cells);
        balances(cells);
    }

    private void shares(Figure figure, Map<Spot, Cell> cells) {
        if (!isShare(figure)) {
            return;
        }
        Figure.Key key = figure.key();
        List<Cell> three = new ArrayList<>();
        for (Part part : List.of(Part.DENOMINATOR, Part.NUMERATOR, Part.REST)) {
            Cell cell = cells.get(spot(key, new Measure(key.indicator(), part)));
            if (cell != null) {
                three.add(cell);
            }
        }
        if (three.size() == 3) {
            add(Relation.sum(three.get(0), three.subList(1, 3)));
        }
    }

    private void breakdowns(Map<Spot, Cell> cells) {
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
    private void years(Map<Spot, Cell> cells) {
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

    private void parts(Map<Spot, Cell> cells) {
        for (Rules.Pair pair : rules.partOf()) {
            Measure part = first(pair.part());
            Measure whole = first(pair.whole());
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

    private void balances(Map<Spot, Cell> cells) {
        for (Rules.Balance balance : rules.balances()) {
            Measure begun = first(balance.begun());
            List<Map.Entry<Spot, Cell>> flows = cells.entrySet().stream()
                    .filter(entry -> entry.getKey().measure().equals(begun))
                    .toList();
            for (Map.Entry<Spot, Cell> flow : flows) {
                Spot spot = flow.getKey();
                Cell opening = open(balance, spot, spot.start().minusDays(1), cells);
                Cell closing = open(balance, spot, spot.end(), cells);
                Cell ended = cells.get(spot.with(first(balance.ended())));
                Cell either = cells.get(spot.with(first(balance.openOrBegun())));
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

    private @Nullable Cell open(Rules.Balance balance, Spot flow, LocalDate day, Map<Spot, Cell> cells) {
        return cells.get(
                new Spot(first(balance.open()), flow.area(), "snapshot", day, day, flow.breakdown(), flow.value()));
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
        if (isSmall(value)) {
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
