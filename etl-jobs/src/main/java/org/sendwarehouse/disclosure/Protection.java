package org.sendwarehouse.disclosure;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.Figure.Shown;
import org.sendwarehouse.disclosure.Measure.Part;

/** The counts of one date, protected together with those of the date before. */
final class Protection {
    /** Far more than is needed: Durham's figures take one for every three to seven counts. */
    private static final int PROGRAMMES_A_COUNT = 4;

    private final Networks networks;
    private final int cells;
    private int hidden;
    private int withheld;
    private int programmes;
    private final java.util.Set<Cell> unproved = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    private Protection(Networks networks, int cells) {
        this.networks = networks;
        this.cells = cells;
    }

    /**
     * Protects.
     *
     * <p>The search has an end, counted in programmes and not in seconds: the same figures are given on a slow or busy
     * machine as on any other. What is not proved by then is not shown.
     */
    static Protection of(Rules rules, Collection<Figure> figures, Collection<Figure> earlier) {
        Networks networks = new Networks(rules);
        List<Network> all = networks.of(figures, earlier);
        Protection protection = new Protection(
                networks,
                all.stream().mapToInt(network -> network.cells().size()).sum());
        Suppressor suppressor = new Suppressor(rules.smallestCount());
        long left = (long) protection.cells * PROGRAMMES_A_COUNT;
        for (Network network : all) {
            Suppressor.Outcome outcome = suppressor.protect(network, left - protection.programmes);
            protection.programmes += outcome.programmes();
            if (!outcome.proved()) {
                protection.withheld++;
                protection.unproved.addAll(network.cells());
            }
            protection.hidden += (int) network.cells().stream()
                    .filter(cell -> cell.isGivable() && cell.isHidden())
                    .count();
        }
        return protection;
    }

    /** Which counts of a figure are shown. */
    Shown shown(Figure figure) {
        return new Shown(isShown(figure, Part.NUMERATOR), isShown(figure, Part.DENOMINATOR));
    }

    /** Why counts of a figure are not shown; null where all are. */
    @Nullable
    String reason(Figure figure) {
        String reason = null;
        for (Part part : List.of(Part.DENOMINATOR, Part.NUMERATOR)) {
            Cell cell = networks.cell(figure.key(), part);
            if (cell != null && cell.isHidden()) {
                reason = unproved.contains(cell)
                        ? "not proved safe"
                        : cell.isSensitive() ? "small number" : "would reveal another";
            }
        }
        return reason;
    }

    /** A sentence for the log. */
    String summary() {
        return cells + " counts, " + hidden + " hidden, " + withheld + " groups of counts withheld as not proved safe, "
                + programmes + " linear programmes";
    }

    private boolean isShown(Figure figure, Part part) {
        Cell cell = networks.cell(figure.key(), part);
        return cell == null ? figure.count(part).isEmpty() : !cell.isHidden();
    }
}
