package org.sendwarehouse.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        int[] leader = new int[cells.size()];
        for (int i = 0; i < leader.length; i++) {
            cells.get(i).number(i);
            leader[i] = i;
        }
        for (Relation relation : relations) {
            int first = find(leader, relation.terms().get(0).cell().number());
            for (Relation.Term term : relation.terms()) {
                leader[find(leader, term.cell().number())] = first;
            }
        }
        Map<Integer, List<Cell>> members = new HashMap<>();
        Map<Integer, List<Relation>> ties = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            members.computeIfAbsent(find(leader, i), key -> new ArrayList<>()).add(cells.get(i));
        }
        for (Relation relation : relations) {
            int home = find(leader, relation.terms().get(0).cell().number());
            ties.computeIfAbsent(home, key -> new ArrayList<>()).add(relation);
        }
        List<Network> networks = new ArrayList<>();
        members.forEach((home, all) -> {
            all.sort(Comparator.comparing(Cell::name));
            networks.add(new Network(all, ties.getOrDefault(home, List.of())));
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
