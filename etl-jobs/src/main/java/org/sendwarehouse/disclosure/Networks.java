package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.Cell.Weight;
import org.sendwarehouse.disclosure.Figure.Shown;
import org.sendwarehouse.disclosure.Measure.Part;

/** Turns figures of one date, and of the date before, into cells and every relation between them. */
final class Networks {
    private final Rules rules;
    private final Spots spots;
    private final Map<Spot, Cell> now = new LinkedHashMap<>();
    private final Map<Spot, Cell> before = new LinkedHashMap<>();

    Networks(Rules rules) {
        this.rules = rules;
        this.spots = new Spots(rules);
    }

    /**
     * The networks of what is to be given now, with what was given before.
     *
     * @param figures of now
     * @param earlier of the date before, each with what was shown of it
     */
    List<Network> of(Collection<Figure> figures, Collection<Figure> earlier) {
        spots.check(figures);
        spots.check(earlier);
        figures.forEach(figure -> cells(figure, now));
        earlier.forEach(figure -> cells(figure, before));
        Ties ties = new Ties(rules, spots, now, figures);
        Ties tiesBefore = new Ties(rules, spots, before, earlier);
        Set<Cell> cells = Collections.newSetFromMap(new IdentityHashMap<>());
        cells.addAll(now.values());
        cells.addAll(before.values());
        cells.addAll(ties.others());
        cells.addAll(tiesBefore.others());
        List<Relation> relations = new ArrayList<>(ties.relations());
        relations.addAll(tiesBefore.relations());
        return Network.apart(
                cells.stream().sorted(Comparator.comparing(Cell::name)).toList(), relations);
    }

    /** The cell of a figure's count, now. */
    @Nullable
    Cell cell(Figure.Key key, Part part) {
        return now.get(spots.of(key, part));
    }

    private void cells(Figure figure, Map<Spot, Cell> cells) {
        @Nullable Long group = figure.denominator();
        for (Part part : Part.values()) {
            figure.count(part).ifPresent(count -> {
                Cell cell = cell(spots.of(figure.key(), part), count, figure, cells);
                if (rules.isSmall(count)
                        || (part != Part.DENOMINATOR
                                && figure.isShare()
                                && group != null
                                && rules.isSmallGroup(group))) {
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
}
