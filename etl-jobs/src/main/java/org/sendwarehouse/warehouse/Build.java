package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.BuildPlan.AuditNode;
import org.sendwarehouse.warehouse.BuildPlan.ModelNode;
import org.sendwarehouse.warehouse.BuildPlan.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a plan in an open, empty database. */
final class Build {
    private static final Logger LOG = LoggerFactory.getLogger(Build.class);
    private static final List<String> SCHEMAS = List.of(
            "landing",
            "landing_history",
            "landing_units",
            "reference",
            "staging",
            "identity",
            "warehouse",
            "evidence",
            "marts",
            "disclosure",
            "audit");
    /** Bare names are found in these; what has landed and audit are always named with their schema. */
    static final String SEARCH_PATH = "main,reference,staging,identity,warehouse,evidence,marts,disclosure";

    private final Connection connection;
    private final Run run;
    private final LandedTables landed;
    private final LandingSource landing;
    private final BuildListener listener;
    private final UnwrittenTables unwritten;
    private final Map<String, WarehouseStep> steps = new HashMap<>();

    /** Makes all tables of {@code landing} and {@code landing_history}. */
    interface LandingSource {
        void make(Connection connection) throws SQLException;

        /** Whether tables that can be conformed a delivery at a time are. */
        default boolean keeps() {
            return false;
        }

        /**
         * Makes a table that is conformed a delivery at a time.
         *
         * @return false where nothing is kept, and the table is made at once as any other
         */
        default boolean conform(Connection connection, Model model, String sql) throws SQLException {
            return false;
        }
    }

    Build(
            Connection connection,
            Run run,
            LandedTables landed,
            LandingSource landing,
            List<WarehouseStep> steps,
            DuckDb.Settings settings,
            BuildListener listener) {
        this.listener = listener;
        this.unwritten = new UnwrittenTables(connection, settings);
        this.connection = connection;
        this.run = run;
        this.landed = landed;
        this.landing = landing;
        WarehouseStep people = new PersonGroups();
        this.steps.put(people.name(), people);
        steps.forEach(step -> this.steps.put(step.name(), step));
    }

    /**
     * Makes every table of the plan, and tests it.
     *
     * @return how long each table took
     * @throws BuildFailedException when a table cannot be made or a test of severity error fails
     */
    Map<TableName, Duration> run(ModelCatalogue catalogue, BuildPlan plan) throws SQLException {
        Sql.together(connection, () -> prepare(catalogue, plan));
        Sql.run(connection, "set search_path = '" + SEARCH_PATH + "'");
        ModelTests tests = new ModelTests(connection, name -> full(catalogue, name));
        Set<TableName> made = new HashSet<>(AuditTables.READABLE);
        made.addAll(SelfDescription.TABLES);
        given(catalogue).forEach(tests::add);
        landed.tables().forEach(table -> {
            made.add(new TableName("landing", table.name()));
            made.add(new TableName("landing_history", table.name()));
        });
        Map<TableName, Duration> times = new LinkedHashMap<>();
        for (Node node : plan.nodes()) {
            long start = System.nanoTime();
            make(catalogue, node);
            unwritten.write();
            made.add(node.table());
            described(catalogue, node).ifPresent(model -> ask(tests, model));
            tests.run(made);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            times.put(node.table(), taken);
            listener.made(node.table(), taken, times.size(), plan.nodes().size());
        }
        tests.record();
        made.add(AuditTables.MODEL_TEST);
        tests.run(made);
        tests.left().forEach(test -> LOG.debug("Not part of this build: {}", test));
        return times;
    }

    private void ask(ModelTests tests, Model model) {
        for (ModelTest test : model.tests()) {
            if (landing.keeps() && ConformedDeliveries.byDelivery(model, test)) {
                tests.held(model, test);
            } else {
                tests.add(model, test);
            }
        }
    }

    private void prepare(ModelCatalogue catalogue, BuildPlan plan) throws SQLException {
        for (String schema : SCHEMAS) {
            Sql.run(connection, "create schema " + schema);
        }
        for (String macro : catalogue.macros()) {
            Sql.run(connection, macro);
        }
        AuditTables.make(connection, run, landed);
        SelfDescription.make(connection, catalogue, plan);
        for (Model model : given(catalogue)) {
            Comments.on(connection, model);
        }
        Optional<Model> aboutRun = catalogue.find("audit.run");
        if (aboutRun.isPresent()) {
            // A copy of it, which models read by its bare name.
            Comments.on(connection, aboutRun.get(), TableName.of("reference.ref_run"));
        }
        landing.make(connection);
    }

    /** The descriptions of tables that stand before the first model. */
    private static List<Model> given(ModelCatalogue catalogue) {
        return catalogue.models().stream()
                .filter(model -> AuditTables.READABLE.contains(model.table())
                        || SelfDescription.TABLES.contains(model.table())
                        || model.table().equals(AuditTables.MODEL_TEST))
                .toList();
    }

    /** What describes the table of a node: the model that makes it, or what stands beside the platform's own. */
    private static Optional<Model> described(ModelCatalogue catalogue, Node node) {
        return node instanceof ModelNode made
                ? Optional.of(made.model())
                : catalogue.find(node.table().toString());
    }

    private static TableName full(ModelCatalogue catalogue, TableName name) {
        if (!name.schema().isEmpty()) {
            return name;
        }
        return name.table().equals("ref_run")
                ? TableName.of("reference.ref_run")
                : catalogue.find(name.table()).map(Model::table).orElse(name);
    }

    private void make(ModelCatalogue catalogue, Node node) {
        try {
            Sql.together(connection, () -> {
                if (node instanceof ModelNode made) {
                    make(made.model(), catalogue.isShipped());
                } else if (node instanceof AuditNode audit) {
                    audit.audit().make(connection, new StepContext(run, node.table()));
                }
                Optional<Model> described = described(catalogue, node);
                if (described.isPresent()) {
                    Comments.on(connection, described.get());
                }
            });
        } catch (SQLException e) {
            String where = node instanceof ModelNode made
                    ? made.model().file()
                    : node.table().toString();
            memory();
            throw new BuildFailedException(where + ": " + DuckDb.reason(e), e);
        }
    }

    /** What holds the database's memory at a failure, for the log. */
    private void memory() {
        try {
            LOG.error(
                    "Memory of the database: {}",
                    Sql.rows(connection, "from duckdb_memory() where memory_usage_bytes > 0"));
        } catch (SQLException e) {
            LOG.error("The database cannot say what holds its memory", e);
        }
    }

    private void make(Model model, boolean proved) throws SQLException {
        Model.Body body = model.body();
        if (body instanceof Model.Select select) {
            String sql = withoutSemicolon(select.sql());
            if (!proved) {
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
            fill(model, step);
        }
    }

    private void fill(Model model, Model.Step body) throws SQLException {
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

    /**
     * The columns of a table with their types, in order. Described one table at a time: the database's list of columns
     * goes through all of its tables at every question, which took a third of a small build.
     */
    static Map<String, String> columnTypes(Connection connection, TableName table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (List<@Nullable String> row : Sql.rows(connection, "describe " + table.sql())) {
            types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
        }
        return types;
    }

    private static String withoutSemicolon(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
