package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendwarehouse.warehouse.BuildPlan.AuditNode;
import org.sendwarehouse.warehouse.BuildPlan.ModelNode;
import org.sendwarehouse.warehouse.BuildPlan.Node;

/** Makes one table of a plan: whole and described, or not at all. Several threads may make tables at the same time. */
final class TableMaker {
    private final Run run;
    private final Build.LandingSource landing;
    private final ModelCatalogue catalogue;
    private final Map<String, WarehouseStep> steps = new HashMap<>();

    TableMaker(Run run, Build.LandingSource landing, ModelCatalogue catalogue, List<WarehouseStep> steps) {
        this.run = run;
        this.landing = landing;
        this.catalogue = catalogue;
        WarehouseStep people = new PersonGroups();
        this.steps.put(people.name(), people);
        steps.forEach(step -> this.steps.put(step.name(), step));
    }

    /** What describes the table of a node: the model that makes it, or what stands beside the platform's own. */
    Optional<Model> described(Node node) {
        return node instanceof ModelNode made
                ? Optional.of(made.model())
                : catalogue.find(node.table().toString());
    }

    /** @throws BuildFailedException when the database cannot make it */
    void make(Connection connection, Node node) {
        try {
            Sql.together(connection, () -> {
                if (node instanceof ModelNode made) {
                    make(connection, made.model());
                } else if (node instanceof AuditNode audit) {
                    audit.audit().make(connection, new StepContext(run, node.table()));
                }
                Optional<Model> described = described(node);
                if (described.isPresent()) {
                    Comments.on(connection, described.get());
                }
            });
        } catch (SQLException e) {
            String where = node instanceof ModelNode made
                    ? made.model().file()
                    : node.table().toString();
            throw new BuildFailedException(where + ": " + DuckDb.reason(e), e);
        }
    }

    private void make(Connection connection, Model model) throws SQLException {
        Model.Body body = model.body();
        if (body instanceof Model.Select select) {
            String sql = withoutSemicolon(select.sql());
            if (!catalogue.isShipped()) {
                FloatingSums.refuse(connection, model.file(), sql);
            }
            if (select.units().isEmpty() || !landing.conform(connection, model, sql)) {
                Sql.run(
                        connection,
                        "create " + (select.stored() ? "table " : "view ")
                                + model.table().sql() + " as\n" + sql);
            }
        } else if (body instanceof Model.Rows rows) {
            ReferenceTable.make(connection, model, rows);
        } else if (body instanceof Model.UnionOf union) {
            UnionTable.make(connection, model, union);
        } else if (body instanceof Model.SightingsOf sightings) {
            SightingsTable.make(connection, model, sightings);
        } else if (body instanceof Model.Step step) {
            fill(connection, model, step);
        }
    }

    private void fill(Connection connection, Model model, Model.Step body) throws SQLException {
        WarehouseStep step = steps.get(body.step());
        if (step == null) {
            throw new BuildFailedException(model.file() + ": there is no step '" + body.step() + "'; there are "
                    + ModelReader.join(steps.keySet()));
        }
        List<String> columns = new ArrayList<>();
        model.columns()
                .values()
                .forEach(column -> columns.add(
                        DuckDb.quote(column.name()) + " " + column.type().orElse("varchar")));
        Sql.run(connection, "create table " + model.table().sql() + " (" + String.join(", ", columns) + ")");
        step.run(connection, new StepContext(run, model.table()));
    }

    private static String withoutSemicolon(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
