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
import java.util.Set;
import java.util.TreeMap;
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
    private static final String SEARCH_PATH = "main,reference,staging,identity,warehouse,evidence,marts,disclosure";

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
        Sql.together(connection, () -> prepare(catalogue));
        Sql.run(connection, "set search_path = '" + SEARCH_PATH + "'");
        ModelTests tests = new ModelTests(connection, name -> full(catalogue, name));
        Set<TableName> made = new HashSet<>(Set.of(
                TableName.of("reference.ref_run"),
                TableName.of("audit.delivery"),
                TableName.of("audit.reject"),
                TableName.of("audit.run")));
        landed.tables().forEach(table -> {
            made.add(new TableName("landing", table.name()));
            made.add(new TableName("landing_history", table.name()));
        });
        Map<TableName, Duration> times = new LinkedHashMap<>();
        for (Node node : plan.nodes()) {
            long start = System.nanoTime();
            make(node);
            unwritten.write();
            made.add(node.table());
            if (node instanceof ModelNode model) {
                tests.add(model.model());
            }
            tests.run(made);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            times.put(node.table(), taken);
            listener.made(node.table(), taken, times.size(), plan.nodes().size());
        }
        tests.left().forEach(test -> LOG.debug("Not part of this build: {}", test));
        tests.record();
        return times;
    }

    private void prepare(ModelCatalogue catalogue) throws SQLException {
        for (String schema : SCHEMAS) {
            Sql.run(connection, "create schema " + schema);
        }
        for (String macro : catalogue.macros()) {
            Sql.run(connection, macro);
        }
        AuditTables.make(connection, run, landed);
        landing.make(connection);
    }

    private static TableName full(ModelCatalogue catalogue, TableName name) {
        if (!name.schema().isEmpty()) {
            return name;
        }
        return name.table().equals("ref_run")
                ? TableName.of("reference.ref_run")
                : catalogue.find(name.table()).map(Model::table).orElse(name);
    }

    private void make(Node node) {
        try {
            Sql.together(connection, () -> {
                if (node instanceof ModelNode made) {
                    make(made.model());
                    comments(made.model());
                } else if (node instanceof AuditNode audit) {
                    audit.audit().make(connection, new StepContext(run, node.table()));
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

    private void make(Model model) throws SQLException {
        Model.Body body = model.body();
        if (body instanceof Model.Select select) {
            String sql = withoutSemicolon(select.sql());
            FloatingSums.refuse(connection, model.file(), sql);
            Sql.run(connection, "create table " + model.table().sql() + " as\n" + sql);
        } else if (body instanceof Model.Rows rows) {
            ReferenceTable.make(connection, model, rows);
        } else if (body instanceof Model.UnionOf union) {
            UnionTable.make(connection, model, union);
        } else if (body instanceof Model.SightingsOf sightings) {
            SightingsTable.make(connection, model, sightings);
        } else if (body instanceof Model.Step step) {
            fill(model, step);
        }
        columns(model);
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

    /** Every described column must be there. */
    private void columns(Model model) throws SQLException {
        Map<String, String> present = columnTypes(connection, model.table());
        Set<String> missing = new HashSet<>(model.columns().keySet());
        missing.removeAll(present.keySet());
        if (!missing.isEmpty()) {
            throw new InvalidDefinitionException(
                    model.file(), "describes columns that the table does not have: " + ModelReader.join(missing));
        }
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

    private void comments(Model model) throws SQLException {
        List<String> comments = new ArrayList<>();
        comments.add("comment on table " + model.table().sql() + " is "
                + DuckDb.literal(model.about().description() + " One row: "
                        + model.about().grain() + "."));
        for (Model.Column column : new TreeMap<>(model.columns()).values()) {
            comments.add("comment on column " + model.table().sql() + "." + DuckDb.quote(column.name()) + " is "
                    + DuckDb.literal(column.comment()));
        }
        Sql.run(connection, String.join(";\n", comments));
    }

    private static String withoutSemicolon(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
