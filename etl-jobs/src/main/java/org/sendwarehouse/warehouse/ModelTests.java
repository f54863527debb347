package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.ModelTest.Claim;
import org.sendwarehouse.warehouse.ModelTest.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tests of models as soon as all tables they read are made, and records them in {@code audit.model_test}. Several
 * threads may run tests at the same time, each in its own connection.
 */
final class ModelTests {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTests.class);
    private static final int ROWS_SHOWN = 3;

    private final UnaryOperator<TableName> resolve;
    private final List<Pending> pending = new ArrayList<>();
    private final List<List<Object>> results = new ArrayList<>();

    /** Each is itself and no other. */
    static final class Pending {
        private final Model model;
        private final ModelTest test;

        Pending(Model model, ModelTest test) {
            this.model = model;
            this.test = test;
        }

        Model model() {
            return model;
        }

        ModelTest test() {
            return test;
        }
    }

    ModelTests(UnaryOperator<TableName> resolve) {
        this.resolve = resolve;
    }

    /** All of a model. */
    void add(Model model) {
        model.tests().forEach(test -> add(model, test));
    }

    /** One of them. */
    synchronized void add(Model model, ModelTest test) {
        pending.add(new Pending(model, test));
    }

    /** One of them that was run already, of each part of the table by itself, and held. */
    void held(Model model, ModelTest test) {
        record(model, test, 0);
    }

    /** The tests that have become possible: each is given out once. */
    synchronized List<Pending> ready(Set<TableName> made) {
        List<Pending> ready = new ArrayList<>();
        for (Iterator<Pending> waiting = pending.iterator(); waiting.hasNext(); ) {
            Pending next = waiting.next();
            if (next.test().reads().stream().map(resolve).allMatch(made::contains)) {
                waiting.remove();
                ready.add(next);
            }
        }
        return ready;
    }

    /**
     * Runs tests. Where they fail to run, nothing is recorded of them.
     *
     * @throws BuildFailedException when one does not run, or one of severity error does not hold
     */
    void run(Connection connection, List<Pending> ready) {
        Set<Pending> passed = complete(connection, ready);
        passed.addAll(unbroken(
                connection,
                ready.stream().filter(next -> !passed.contains(next)).toList()));
        Map<Pending, Long> violations = new LinkedHashMap<>();
        for (Pending next : ready) {
            violations.put(next, passed.contains(next) ? 0 : violations(connection, next.model(), next.test()));
        }
        violations.forEach((test, rows) -> record(test.model(), test.test(), rows));
    }

    /**
     * Of the tests for values that are absent, or that another table does not have, those that hold: all of a table are
     * asked in one pass over its rows, since a question each takes longer than the answers.
     */
    private static Set<Pending> complete(Connection connection, List<Pending> ready) {
        Map<TableName, List<Pending>> tests = new LinkedHashMap<>();
        for (Pending next : ready) {
            if (next.test()
                    .claim()
                    .filter(claim -> !(claim instanceof ModelTest.Unique))
                    .isPresent()) {
                tests.computeIfAbsent(next.model().table(), table -> new ArrayList<>())
                        .add(next);
            }
        }
        Set<Pending> complete = new HashSet<>();
        tests.forEach((table, asked) -> {
            List<String> counts = new ArrayList<>();
            StringBuilder joins = new StringBuilder();
            for (Pending test : asked) {
                counts.add(violations(test.test().claim().orElseThrow(), joins, counts.size()));
            }
            ask(
                    connection,
                    "select " + String.join(", ", counts) + " from " + table.sql() + " as checked" + joins,
                    asked,
                    complete);
        });
        return complete;
    }

    /** The count of the rows that break it, in a question about the table as {@code checked}. */
    private static String violations(Claim claim, StringBuilder joins, int number) {
        if (claim instanceof ModelTest.Present present) {
            return "count(*) - count(checked." + DuckDb.quote(present.column()) + ")";
        }
        ModelTest.Refers refers = (ModelTest.Refers) claim;
        String column = "checked." + DuckDb.quote(refers.column());
        String other = "referenced_" + number;
        joins.append(" left join (select distinct " + DuckDb.quote(refers.otherColumn()) + " as found from "
                + refers.table().sql() + ") as " + other + " on " + other + ".found = " + column);
        return "count(*) filter (where " + column + " is not null and " + other + ".found is null)";
    }

    /** Adds those of which the question counts no row. */
    private static void ask(Connection connection, String counts, List<Pending> asked, Set<Pending> held) {
        try {
            List<@Nullable String> broken = Sql.rows(connection, counts).get(0);
            for (int i = 0; i < asked.size(); i++) {
                if ("0".equals(broken.get(i))) {
                    held.add(asked.get(i));
                }
            }
        } catch (SQLException e) {
            // One that does not run: each says so for itself.
            LOG.debug(
                    "The tests of {} cannot be asked together",
                    asked.get(0).model().table(),
                    e);
        }
    }

    /**
     * Of the other tests, those that no row breaks. They are asked for a count: then the database reads only the columns
     * that the test is about, of millions of rows a fifth of the time; and all tests of a model in one question.
     */
    private static Set<Pending> unbroken(Connection connection, List<Pending> ready) {
        Map<TableName, List<Pending>> tests = new LinkedHashMap<>();
        ready.forEach(next -> tests.computeIfAbsent(next.model().table(), table -> new ArrayList<>())
                .add(next));
        Set<Pending> unbroken = new HashSet<>();
        tests.forEach((table, asked) -> {
            String counts = asked.stream()
                    .map(test -> "(select count(*) from (" + test.test().sql() + "\n))")
                    .collect(Collectors.joining(", "));
            ask(connection, "select " + counts, asked, unbroken);
        });
        return unbroken;
    }

    /** What could not run, because it reads a table that is not part of the build. */
    synchronized List<String> left() {
        return pending.stream()
                .map(left -> left.model().name() + ": " + left.test().name())
                .toList();
    }

    /** Writes down all results, in the order in which they came. */
    synchronized void record(Connection connection) throws SQLException {
        Tables.append(connection, AuditTables.MODEL_TEST, results);
    }

    private synchronized void record(Model model, ModelTest test, long violations) {
        results.add(List.of(
                model.name(),
                test.name(),
                DuckDb.folded(test.severity().name()),
                violations == 0 ? "passed" : "failed",
                violations));
    }

    /** The rows that break it, where it may be broken. */
    private static long violations(Connection connection, Model model, ModelTest test) {
        List<String> first = new ArrayList<>();
        long violations = violations(connection, model, test, first);
        if (violations > 0) {
            String message = "Model " + model.table() + " fails its test '" + test.name() + "' in " + violations
                    + (violations == 1 ? " row: " : " rows, first: ") + String.join("; ", first);
            if (test.severity() == Severity.ERROR) {
                throw new BuildFailedException(message);
            }
            LOG.warn("{}", message);
        }
        return violations;
    }

    private static long violations(Connection connection, Model model, ModelTest test, List<String> first) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(test.sql())) {
            int width = Math.min(4, rows.getMetaData().getColumnCount());
            long violations = 0;
            while (rows.next()) {
                violations++;
                if (first.size() < ROWS_SHOWN) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        values.add(rows.getMetaData().getColumnName(i) + " " + rows.getString(i));
                    }
                    first.add(String.join(", ", values));
                }
            }
            return violations;
        } catch (SQLException e) {
            throw new BuildFailedException(
                    "The test '" + test.name() + "' of " + model.file() + " does not run: " + DuckDb.reason(e), e);
        }
    }
}
