package org.sendwarehouse.warehouse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tables in an order in which each stands after all it is made from. The order is the same for the same definitions. */
public final class BuildPlan {
    private final List<Node> nodes;

    private BuildPlan(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** One table to make. */
    sealed interface Node {
        TableName table();

        /** Every table it is made from, with schema. */
        Set<TableName> reads();
    }

    record ModelNode(Model model, Set<TableName> reads) implements Node {
        @Override
        public TableName table() {
            return model.table();
        }
    }

    record AuditNode(AuditTable audit, Set<TableName> reads) implements Node {
        @Override
        public TableName table() {
            return new TableName("audit", audit.name());
        }
    }

    /**
     * The plan for everything.
     *
     * @param landed bare names of all landed tables
     * @throws InvalidDefinitionException when a table is read that does not exist, tables read each other in a circle, a
     *     layer reads what it may not, or a table is read by nothing
     */
    public static BuildPlan full(ModelCatalogue catalogue, Collection<String> landed, List<AuditTable> audits) {
        Resolver resolver = new Resolver(catalogue, landed, audits);
        BuildPlan plan = new BuildPlan(resolver.inOrder(resolver.all()));
        PlanRules.noOrphans(plan.nodes);
        return plan;
    }

    /** The plan for some tables and all they are made from. */
    public static BuildPlan of(
            ModelCatalogue catalogue, Collection<String> landed, List<AuditTable> audits, Collection<String> tables) {
        Resolver resolver = new Resolver(catalogue, landed, audits);
        List<TableName> wanted = new ArrayList<>();
        for (String table : tables) {
            wanted.add(resolver.resolve("the tables asked for", TableName.of(table)));
        }
        return new BuildPlan(resolver.inOrder(wanted));
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The tables in the order of the build. */
    public List<TableName> tables() {
        return nodes.stream().map(Node::table).toList();
    }

    /** For each table made, the tables it is made from. */
    public Map<TableName, Set<TableName>> lineage() {
        Map<TableName, Set<TableName>> lineage = new LinkedHashMap<>();
        nodes.forEach(node -> lineage.put(node.table(), node.reads()));
        return lineage;
    }

    /** Finds what names mean, and orders. */
    private static final class Resolver {
        private final Map<TableName, Node> made = new TreeMap<>();
        private final Map<String, TableName> bare = new HashMap<>();
        private final Set<TableName> given = new HashSet<>(AuditTables.READABLE);
        private final Set<TableName> done = new HashSet<>();
        private final List<Node> ordered = new ArrayList<>();

        Resolver(ModelCatalogue catalogue, Collection<String> landed, List<AuditTable> audits) {
            for (String table : landed) {
                given.add(new TableName("landing", table));
                given.add(new TableName("landing_history", table));
            }
            bare.put("ref_run", TableName.of("reference.ref_run"));
            for (Model model : catalogue.models()) {
                bare.put(model.name(), model.table());
            }
            for (Model model : catalogue.models()) {
                if (!(model.body() instanceof Model.Given)) {
                    made.put(model.table(), new ModelNode(model, Set.of()));
                }
            }
            for (AuditTable audit : audits) {
                made.put(new TableName("audit", audit.name()), new AuditNode(audit, Set.of()));
            }
        }

        Collection<TableName> all() {
            return made.keySet();
        }

        TableName resolve(String file, TableName name) {
            TableName full = name.schema().isEmpty() ? bare.getOrDefault(name.table(), name) : name;
            if (!made.containsKey(full) && !given.contains(full)) {
                throw new InvalidDefinitionException(file, "reads " + name + ", which is no table here" + hint(name));
            }
            return full;
        }

        private String hint(TableName name) {
            return given.contains(new TableName("landing", name.table()))
                    ? " (landed tables are named landing." + name.table() + ")"
                    : "";
        }

        List<Node> inOrder(Collection<TableName> wanted) {
            for (TableName table : wanted) {
                visit(table, new ArrayDeque<>(), new LinkedHashSet<>());
            }
            return ordered;
        }

        private void visit(TableName table, Deque<TableName> path, Set<TableName> onPath) {
            Node node = made.get(table);
            if (node == null || done.contains(table)) {
                return;
            }
            if (!onPath.add(table)) {
                throw cycle(node, path, table);
            }
            path.addLast(table);
            Node resolved = resolved(node);
            PlanRules.layers(resolved);
            for (TableName read : resolved.reads()) {
                visit(read, path, onPath);
            }
            path.removeLast();
            onPath.remove(table);
            done.add(table);
            ordered.add(resolved);
        }

        private Node resolved(Node node) {
            Set<TableName> reads = new TreeSet<>();
            if (node instanceof ModelNode model) {
                model.model()
                        .reads()
                        .forEach(read -> reads.add(resolve(model.model().file(), read)));
                return new ModelNode(model.model(), reads);
            }
            AuditNode audit = (AuditNode) node;
            audit.audit()
                    .reads()
                    .forEach(read -> reads.add(resolve("audit." + audit.audit().name(), read)));
            return new AuditNode(audit.audit(), reads);
        }

        private static InvalidDefinitionException cycle(Node node, Deque<TableName> path, TableName closing) {
            List<String> circle = new ArrayList<>();
            boolean inside = false;
            for (TableName step : path) {
                inside |= step.equals(closing);
                if (inside) {
                    circle.add(step.table());
                }
            }
            circle.add(closing.table());
            String file = node instanceof ModelNode model ? model.model().file() : closing.toString();
            return new InvalidDefinitionException(file, "is part of a circle: " + String.join(" reads ", circle));
        }
    }
}
