package org.sendwarehouse.warehouse;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A scope-aware walk over a parsed query. A common table expression is visible to those after it and to the query below
 * it, never to those before it; its own name inside it means the table outside, except in the recursive arm. Forms not
 * known here are refused, so that a new kind of table reference cannot slip by unread.
 */
final class QueryWalk {
    private static final Set<String> QUERIES =
            Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");
    private static final Set<String> SOURCES = Set.of("JOIN", "SUBQUERY", "EMPTY", "EXPRESSION_LIST");
    private static final Set<String> MODIFIERS =
            Set.of("ORDER_MODIFIER", "LIMIT_MODIFIER", "DISTINCT_MODIFIER", "LIMIT_PERCENT_MODIFIER");
    private static final Set<String> DIRECTIONS = Set.of("ORDER_DEFAULT", "ASCENDING", "DESCENDING");
    private static final Set<String> TABLE_FUNCTIONS = Set.of("unnest", "range", "generate_series");
    /** Fields that hold a data type, in which nothing is read. */
    private static final Set<String> TYPES = Set.of("cast_type", "type_info");

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private final String file;
    private final DeterminismCheck determinism;
    private final Set<TableName> tables = new TreeSet<>();
    private final Set<String> columns = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();

    QueryWalk(String file) {
        this.file = file;
        this.determinism = new DeterminismCheck(file);
    }

    ParsedQuery read(JsonNode query) {
        walk(query, Set.of());
        return new ParsedQuery(tables, columns, texts);
    }

    private void walk(JsonNode node, Set<String> scope) {
        if (node.isArray()) {
            for (JsonNode item : node.values()) {
                walk(item, scope);
            }
        } else if (node.isObject()) {
            walkObject(node, scope);
        }
    }

    private void walkObject(JsonNode node, Set<String> scope) {
        if (node.has("sample")) {
            throw refused("takes a sample, which differs from run to run");
        }
        JsonNode type = node.path("type");
        if (node.has("class")) {
            determinism.expression(node);
            named(node);
            walkFields(node, scope, "");
        } else if (!type.isString() || type.asString().endsWith("_TYPE_INFO")) {
            // such as the width of a decimal in a cast
            walkFields(node, scope, "");
        } else if (QUERIES.contains(type.asString())) {
            determinism.query(node);
            walkQuery(node, scope);
        } else {
            walkSource(type.asString(), node, scope);
        }
    }

    private void named(JsonNode expression) {
        switch (expression.path("class").asString("")) {
            case "COLUMN_REF" -> {
                JsonNode names = expression.path("column_names");
                columns.add(DuckDb.folded(names.path(names.size() - 1).asString("")));
            }
            case "CONSTANT" -> {
                JsonNode value = expression.path("value").path("value");
                if (value.isString()) {
                    texts.add(value.asString());
                }
            }
            default -> {
                // names nothing itself
            }
        }
    }

    private void walkQuery(JsonNode node, Set<String> outer) {
        Set<String> scope = new HashSet<>(outer);
        for (JsonNode entry : node.path("cte_map").path("map").values()) {
            walk(entry.path("value"), Set.copyOf(scope));
            scope.add(DuckDb.folded(entry.path("key").asString()));
        }
        if (node.path("type").asString().equals("RECURSIVE_CTE_NODE")) {
            walk(node.path("left"), scope);
            scope.add(DuckDb.folded(node.path("cte_name").asString()));
            walk(node.path("right"), scope);
        } else {
            walkFields(node, scope, "cte_map");
        }
    }

    private void walkSource(String type, JsonNode node, Set<String> scope) {
        switch (type) {
            case "BASE_TABLE" -> table(node, scope);
            case "TABLE_FUNCTION" -> {
                String name = DuckDb.folded(
                        node.path("function").path("function_name").asString(""));
                if (!TABLE_FUNCTIONS.contains(name)) {
                    throw refused("reads the table function " + name + "(); only named tables can be read, and "
                            + String.join(", ", new TreeSet<>(TABLE_FUNCTIONS)));
                }
                walkFields(node, scope, "");
            }
            case "PIVOT" -> {
                pivot(node);
                walkFields(node, scope, "");
            }
            case "SHOW_REF" -> throw refused("describes a table; a model selects rows");
            default -> {
                if (type.equals("JOIN") && node.path("ref_type").asString("").equals("POSITIONAL")) {
                    throw refused("joins by position, which no order of rows supports");
                }
                if (!SOURCES.contains(type) && !MODIFIERS.contains(type) && !DIRECTIONS.contains(type)) {
                    throw refused("has a form that is not understood here: " + type);
                }
                walkFields(node, scope, "");
            }
        }
    }

    private void pivot(JsonNode node) {
        for (JsonNode pivot : node.path("pivots").values()) {
            if (pivot.path("entries").isEmpty()) {
                throw refused("pivots without naming the values; its columns would depend on the data");
            }
        }
    }

    private void table(JsonNode node, Set<String> scope) {
        String schema = DuckDb.folded(node.path("schema_name").asString(""));
        String table = DuckDb.folded(node.path("table_name").asString(""));
        if (schema.isEmpty() && scope.contains(table)) {
            return;
        }
        if (schema.equals("recurring") && scope.contains(table)) {
            return;
        }
        if (node.has("catalog_name") || node.has("at_clause")) {
            throw refused("reads another database or another time: " + table);
        }
        if (!PLAIN_NAME.matcher(table).matches()
                || (!schema.isEmpty() && !PLAIN_NAME.matcher(schema).matches())) {
            throw refused("reads '" + table + "', which is no plain table name; files cannot be read here");
        }
        tables.add(new TableName(schema, table));
    }

    private void walkFields(JsonNode node, Set<String> scope, String except) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getKey().equals(except) && !TYPES.contains(field.getKey())) {
                walk(field.getValue(), scope);
            }
        }
    }

    private InvalidDefinitionException refused(String why) {
        return new InvalidDefinitionException(file, why);
    }
}
