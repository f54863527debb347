package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Cells that are tied to each other, directly or through others, and the relations between them.
 *
 * @param cells in order of name
 * @param relations among them
 */
record Network(List<Cell> cells, List<Relation> relations) {
    Network {
        cells = List.copyOf(cells);
        relations = List.copyOf(relations);
    }

    /** Splits into the smallest networks that are not tied to each other. */
    static List<Network> apart(List<Cell> cells, List<Relation> relations) {
        return apart(cells, relations, cell -> true);
    }

    /**
     * What an attacker has to find out: the unknown cells, split where only known cells tie them. Whatever he concludes of
     * one part says nothing of another. The relations of a part still have their known terms.
     */
    List<Network> unknown() {
        return apart(
                cells.stream().filter(cell -> !cell.isKnown()).toList(),
                relations.stream()
                        .filter(relation -> !relation.unknown().isEmpty())
                        .toList(),
                cell -> !cell.isKnown());
    }

    private static List<Network> apart(List<Cell> cells, List<Relation> relations, Predicate<Cell> ties) {
        Map<Cell, Integer> place = new HashMap<>();
        int[] leader = new int[cells.size()];
        for (int i = 0; i < leader.length; i++) {
            place.put(cells.get(i), i);
            leader[i] = i;
        }
        int[] home = new int[relations.size()];
        for (int i = 0; i < home.length; i++) {
            int[] tied = relations.get(i).terms().stream()
                    .map(Relation.Term::cell)
                    .filter(ties)
                    .mapToInt(cell -> Objects.requireNonNull(place.get(cell)))
                    .toArray();
            home[i] = tied[0];
            for (int other : tied) {
                leader[find(leader, other)] = find(leader, home[i]);
            }
        }
        Map<Integer, List<Cell>> members = new LinkedHashMap<>();
        Map<Integer, List<Relation>> within = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            members.computeIfAbsent(find(leader, i), key -> new ArrayList<>()).add(cells.get(i));
        }
        for (int i = 0; i < home.length; i++) {
            within.computeIfAbsent(find(leader, home[i]), key -> new ArrayList<>())
                    .add(relations.get(i));
        }
        List<Network> networks = new ArrayList<>();
        members.forEach((first, all) -> {
            all.sort(Comparator.comparing(Cell::name));
            networks.add(new Network(all, within.getOrDefault(first, List.of())));
        });
        networks.sort(Comparator.comparing(network -> network.cells().get(0).name()));
        return networks;
    }

    private static int find(int[] leader, int start) {
        int at = start;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
