package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.warehouse.BuildPlan.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a plan in an open, empty database: as many tables at a time as the settings have threads. */
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
    private final List<WarehouseStep> steps;
    private final DuckDb.Settings settings;
    private final BuildListener listener;
    private final Map<TableName, Duration> times = new LinkedHashMap<>();
    private final Set<TableName> made = new HashSet<>();

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
        this.connection = connection;
        this.run = run;
        this.landed = landed;
        this.landing = landing;
        this.steps = List.copyOf(steps);
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Makes every table of the plan, and tests it.
     *
     * @return how long each table took, in the order in which they were made
     * @throws BuildFailedException when a table cannot be made or a test of severity error fails
     */
    Map<TableName, Duration> run(ModelCatalogue catalogue, BuildPlan plan) throws SQLException {
        Sql.together(connection, () -> prepare(catalogue, plan));
        Sql.run(connection, "set search_path = '" + SEARCH_PATH + "'");
        ModelTests tests = new ModelTests(name -> full(catalogue, name));
        made.addAll(AuditTables.READABLE);
        made.addAll(SelfDescription.TABLES);
        given(catalogue).forEach(tests::add);
        landed.tables().forEach(table -> {
            made.add(new TableName("landing", table.name()));
            made.add(new TableName("landing_history", table.name()));
        });
        TableMaker maker = new TableMaker(run, landing, catalogue, steps);
        Turns turns = new Turns(settings, DuckDb.current(connection));
        Crew crew = new Crew(connection, settings.threads());
        WorkList list = new WorkList(plan.nodes());
        crew.run(list, (own, node) -> {
            long start = System.nanoTime();
            turns.take(own, () -> maker.make(own, node));
            // Not after its tests: whatever they find, nothing of a build counts before all of it is tested.
            list.made(node);
            List<ModelTests.Pending> ready = ready(tests, maker, node);
            turns.take(own, () -> tests.run(own, ready));
            done(
                    node.table(),
                    Duration.ofNanos(System.nanoTime() - start),
                    plan.nodes().size());
        });
        tests.record(connection);
        made.add(AuditTables.MODEL_TEST);
        tests.run(connection, tests.ready(made));
        tests.left().forEach(test -> LOG.debug("Not part of this build: {}", test));
        return times;
    }

    /** The tests that have become possible with a table. */
    private synchronized List<ModelTests.Pending> ready(ModelTests tests, TableMaker maker, Node node) {
        made.add(node.table());
        maker.described(node).ifPresent(model -> ask(tests, model));
        return tests.ready(made);
    }

    private synchronized void done(TableName table, Duration taken, int of) {
        times.put(table, taken);
        listener.made(table, taken, times.size(), of);
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

    private static TableName full(ModelCatalogue catalogue, TableName name) {
        if (!name.schema().isEmpty()) {
            return name;
        }
        return name.table().equals("ref_run")
                ? TableName.of("reference.ref_run")
                : catalogue.find(name.table()).map(Model::table).orElse(name);
    }
}
