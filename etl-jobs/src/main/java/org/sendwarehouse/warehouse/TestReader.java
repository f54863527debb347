package org.sendwarehouse.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sendwarehouse.warehouse.ModelTest.Severity;
import tools.jackson.databind.JsonNode;

/** Turns the tests a definition declares into queries for violations. */
final class TestReader {
    private final TableName table;
    private final QueryParser parser;
    private final List<ModelTest> tests = new ArrayList<>();
    private final Set<String> unique = new TreeSet<>();
    private final Set<String> notNull = new TreeSet<>();
    private final Map<String, Model.Reference> references = new HashMap<>();
    private boolean keyed;

    TestReader(TableName table, QueryParser parser) {
        this.table = table;
        this.parser = parser;
    }

    List<ModelTest> tests() {
        return tests;
    }

    /** Whether some declared test makes each row tell itself from all others. */
    boolean hasKeyTest() {
        return keyed || unique.stream().anyMatch(notNull::contains);
    }

    /** The column in which each value of a column stands, where one of its tests says so. */
    Optional<Model.Reference> reference(String column) {
        return Optional.ofNullable(references.get(column));
    }

    /** The tests that the key generates: no part is null, no two rows share it. */
    void key(List<String> columns) {
        if (columns.isEmpty()) {
            return;
        }
        for (String column : columns) {
            notNull(column, "", Severity.ERROR);
        }
        unique(columns, "", Severity.ERROR);
        keyed = true;
    }

    void column(YamlFields column, String name) {
        for (JsonNode item : column.items("tests")) {
            if (item.isString()) {
                simple(column, name, item.asString());
            } else {
                YamlFields test = column.within("tests", item);
                withArgument(test, name);
                test.done();
            }
        }
    }

    private void simple(YamlFields column, String name, String test) {
        switch (test) {
            case "unique" -> unique(List.of(name), "", Severity.ERROR);
            case "not_null" -> notNull(name, "", Severity.ERROR);
            default ->
                throw column.problem("has the unknown test '" + test
                        + "'; known: unique, not_null, accepted_values, references, range");
        }
    }

    private void withArgument(YamlFields test, String column) {
        Severity severity = Severity.of(test);
        String where =
                test.optionalText("where").map(text -> " and (" + text + ")").orElse("");
        if (test.has("unique")) {
            test.flag("unique", true);
            unique(List.of(column), where, severity);
        } else if (test.has("not_null")) {
            test.flag("not_null", true);
            notNull(column, where, severity);
        } else if (test.has("accepted_values")) {
            acceptedValues(column, test.texts("accepted_values"), where, severity);
        } else if (test.has("references")) {
            references(column, test.text("references"), where, severity);
        } else if (test.has("range")) {
            YamlFields range = test.fields("range");
            range(column, range, where, severity);
            range.done();
        } else {
            throw test.problem("is none of unique, not_null, accepted_values, references, range");
        }
    }

    /** Tests over the whole table: a query for violations, or several columns that are unique together. */
    void table(YamlFields test) {
        Severity severity = Severity.of(test);
        if (test.has("unique")) {
            unique(test.texts("unique"), "", severity);
            keyed |= severity == Severity.ERROR;
        } else {
            String name = test.text("name");
            String sql = test.text("sql");
            tests.add(new ModelTest(
                    name,
                    severity,
                    sql,
                    parser.parse(test.file() + " (test " + name + ")", sql).tables(),
                    Optional.empty()));
        }
        test.done();
    }

    private void unique(List<String> columns, String where, Severity severity) {
        String list = columns.stream().map(DuckDb::quote).collect(Collectors.joining(", "));
        tests.add(new ModelTest(
                String.join(", ", columns) + ": unique",
                severity,
                "select " + list + ", count(*) as rows_with_it from " + table.sql() + " where true" + where
                        + nonNull(columns) + " group by all having count(*) > 1",
                Set.of(table),
                where.isEmpty() ? Optional.of(new ModelTest.Unique(Set.copyOf(columns))) : Optional.empty()));
        if (columns.size() == 1 && where.isEmpty() && severity == Severity.ERROR) {
            unique.add(columns.get(0));
        }
    }

    /** A null is told by its own test; a unique column may have many. */
    private static String nonNull(List<String> columns) {
        return columns.size() == 1 ? " and " + DuckDb.quote(columns.get(0)) + " is not null" : "";
    }

    private void notNull(String column, String where, Severity severity) {
        String name = column + ": not_null";
        if (where.isEmpty() && severity == Severity.ERROR && !notNull.add(column)) {
            return;
        }
        tests.add(new ModelTest(
                name,
                severity,
                rows() + DuckDb.quote(column) + " is null" + where,
                Set.of(table),
                where.isEmpty() ? Optional.of(new ModelTest.Present(column)) : Optional.empty()));
    }

    private void acceptedValues(String column, List<String> values, String where, Severity severity) {
        String list = values.stream().map(DuckDb::literal).collect(Collectors.joining(", "));
        add(
                column + ": accepted_values",
                severity,
                "select " + DuckDb.quote(column) + ", count(*) as rows_with_it from " + table.sql() + " where "
                        + DuckDb.quote(column) + "::varchar not in (" + list + ")" + where + " group by all",
                Set.of());
    }

    private void references(String column, String target, String where, Severity severity) {
        int dot = target.lastIndexOf('.');
        boolean named = dot > 0 && !target.startsWith("landing");
        TableName other = TableName.of(named ? target.substring(0, dot) : target);
        String otherColumn = named ? target.substring(dot + 1) : column;
        references.putIfAbsent(column, new Model.Reference(other, otherColumn));
        tests.add(new ModelTest(
                column + ": references " + target,
                severity,
                rows() + DuckDb.quote(column) + " is not null and not exists (select 1 from " + other.sql()
                        + " as referenced where referenced." + DuckDb.quote(otherColumn) + " = checked."
                        + DuckDb.quote(column) + ")" + where,
                Set.of(table, other),
                where.isEmpty() ? Optional.of(new ModelTest.Refers(column, other, otherColumn)) : Optional.empty()));
    }

    private void range(String column, YamlFields range, String where, Severity severity) {
        String name = DuckDb.quote(column);
        List<String> outside = new ArrayList<>();
        range.optionalText("min").ifPresent(min -> outside.add(name + " < " + DuckDb.literal(min)));
        range.optionalText("max").ifPresent(max -> outside.add(name + " > " + DuckDb.literal(max)));
        if (outside.isEmpty()) {
            throw range.problem("has neither min nor max");
        }
        add(column + ": range", severity, rows() + "(" + String.join(" or ", outside) + ")" + where, Set.of());
    }

    private String rows() {
        return "select * from " + table.sql() + " as checked where ";
    }

    private void add(String name, Severity severity, String sql, Set<TableName> alsoReads) {
        Set<TableName> reads = new TreeSet<>(alsoReads);
        reads.add(table);
        tests.add(new ModelTest(name, severity, sql, reads, Optional.empty()));
    }
}
