package org.sendwarehouse.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sendwarehouse.warehouse.Dictionary;
import org.sendwarehouse.warehouse.Layer;

/**
 * What of the star is made of landed tables first: not what is made of that again, which by the child and the school would
 * soon be everything.
 */
final class Star {
    private final String star = Layer.FACTS.schema() + ".";
    private final Map<String, List<String>> usedBy = new HashMap<>();
    private final Map<String, List<String>> madeFrom = new HashMap<>();

    Star(Dictionary.Book book) {
        add(book.published());
        add(book.onTheWay());
    }

    private void add(Collection<Dictionary.Page> pages) {
        for (Dictionary.Page page : pages) {
            String name = TablePages.name(page).toString();
            madeFrom.put(name, page.madeFrom());
            page.madeFrom().forEach(source -> usedBy.computeIfAbsent(source, any -> new ArrayList<>())
                    .add(name));
        }
    }

    /** The facts and dimensions that are made of a landed table with no other of them in between, in order. */
    Collection<String> firstOf(String landed) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("landing." + landed, "landing_history." + landed));
        while (!next.isEmpty()) {
            String table = next.remove();
            if (!seen.add(table)) {
                continue;
            }
            if (table.startsWith(star)) {
                found.add(table);
            } else {
                next.addAll(usedBy.getOrDefault(table, List.of()));
            }
        }
        return found;
    }

    /** What a table is made from, one step back. */
    List<String> madeFrom(String table) {
        return madeFrom.getOrDefault(table, List.of());
    }
}
