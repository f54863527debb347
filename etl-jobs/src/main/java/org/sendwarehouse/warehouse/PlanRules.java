package org.sendwarehouse.warehouse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sendwarehouse.warehouse.BuildPlan.ModelNode;
import org.sendwarehouse.warehouse.BuildPlan.Node;

/** Who may read whom. */
final class PlanRules {
    private static final Set<String> LANDED = Set.of("landing", "landing_history");
    private static final Set<Layer> ENDS =
            Set.of(Layer.REFERENCE, Layer.DIMENSIONS, Layer.FACTS, Layer.MARTS, Layer.DISCLOSURE);

    private PlanRules() {}

    static void layers(Node node) {
        if (!(node instanceof ModelNode made)) {
            return;
        }
        Model model = made.model();
        for (TableName read : node.reads()) {
            String schema = read.schema();
            if (model.layer() == Layer.STAGING && !LANDED.contains(schema) && !schema.equals("reference")) {
                throw refused(model, read, "staging reads only what has landed, and reference");
            }
            if (model.layer() != Layer.STAGING && LANDED.contains(schema)) {
                throw refused(model, read, "only staging reads what has landed");
            }
            if (model.layer() != Layer.DISCLOSURE && schema.equals("disclosure")) {
                throw refused(model, read, "what audiences are given is made last");
            }
            if (model.layer() == Layer.MARTS && schema.equals("staging")) {
                throw refused(model, read, "marts never read staging");
            }
        }
    }

    static void noOrphans(List<Node> nodes) {
        Set<TableName> read = new HashSet<>();
        nodes.forEach(node -> read.addAll(node.reads()));
        for (Node node : nodes) {
            if (node instanceof ModelNode made
                    && !ENDS.contains(made.model().layer())
                    && !read.contains(node.table())) {
                throw new InvalidDefinitionException(made.model().file(), "is read by nothing");
            }
        }
    }

    private static InvalidDefinitionException refused(Model model, TableName read, String rule) {
        return new InvalidDefinitionException(model.file(), "reads " + read + ", but " + rule);
    }
}
