package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.sendwarehouse.warehouse.BuildPlan.Node;

/**
 * Hands the tables of a plan to those who make them, each once, and after all it is made from. Of those that can be made,
 * the one goes first on which the longest chain of others waits, so that nobody stands idle while the last chain is made.
 */
final class WorkList implements Tasks<Node> {
    private final Map<TableName, Integer> missing = new HashMap<>();
    private final Map<TableName, List<Node>> readBy = new HashMap<>();
    private final Queue<Node> ready;
    private int left;
    private boolean stopped;

    WorkList(List<Node> plan) {
        Map<TableName, Integer> chain = new HashMap<>();
        Map<TableName, Integer> place = new HashMap<>();
        plan.forEach(node -> place.put(node.table(), place.size()));
        for (Node node : plan) {
            List<TableName> reads =
                    node.reads().stream().filter(place::containsKey).toList();
            missing.put(node.table(), reads.size());
            reads.forEach(read ->
                    readBy.computeIfAbsent(read, table -> new ArrayList<>()).add(node));
        }
        for (int i = plan.size() - 1; i >= 0; i--) {
            TableName table = plan.get(i).table();
            chain.put(
                    table,
                    1
                            + readBy.getOrDefault(table, List.of()).stream()
                                    .mapToInt(node -> chain.getOrDefault(node.table(), 0))
                                    .max()
                                    .orElse(0));
        }
        Comparator<Node> longest = Comparator.comparing(node -> -chain.getOrDefault(node.table(), 0));
        ready = new PriorityQueue<>(longest.thenComparing(node -> place.getOrDefault(node.table(), 0)));
        plan.stream().filter(node -> missing.getOrDefault(node.table(), 0) == 0).forEach(ready::add);
        left = plan.size();
    }

    @Override
    public synchronized Optional<Node> next() throws InterruptedException {
        while (!stopped && left > 0 && ready.isEmpty()) {
            wait();
        }
        if (stopped || left == 0) {
            return Optional.empty();
        }
        left--;
        return Optional.of(ready.remove());
    }

    /** A table is there: what is made from it may be made. */
    synchronized void made(Node made) {
        for (Node reader : readBy.getOrDefault(made.table(), List.of())) {
            if (missing.merge(reader.table(), -1, Integer::sum) == 0) {
                ready.add(reader);
            }
        }
        notifyAll();
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
