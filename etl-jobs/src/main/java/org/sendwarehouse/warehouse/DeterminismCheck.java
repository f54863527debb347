package org.sendwarehouse.warehouse;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Refuses what makes two runs over the same rows differ: the clock, chance, the surroundings, and results that depend on
 * the order in which threads happen to meet the rows.
 */
final class DeterminismCheck {
    private static final Set<String> CLOCK = Set.of(
            "current_date",
            "current_timestamp",
            "current_time",
            "localtime",
            "localtimestamp",
            "now",
            "today",
            "get_current_timestamp",
            "get_current_time",
            "transaction_timestamp",
            "txid_current",
            "current_localtimestamp",
            "current_localtime");
    private static final Set<String> CHANCE =
            Set.of("random", "setseed", "uuid", "gen_random_uuid", "uuidv4", "uuidv7", "nextval", "currval");
    private static final Set<String> SURROUNDINGS = Set.of(
            "getenv",
            "getvariable",
            "current_setting",
            "current_user",
            "current_schema",
            "current_schemas",
            "current_database",
            "current_query",
            "version",
            "read_text",
            "read_blob",
            "query",
            "query_table",
            "add_parquet_key",
            "which_secret",
            "pg_typeof");
    private static final Set<String> TIES = Set.of("any_value", "arbitrary", "mode", "reservoir_quantile");
    private static final Set<String> NEED_ORDER = Set.of(
            "first",
            "last",
            "list",
            "array_agg",
            "string_agg",
            "group_concat",
            "listagg",
            "arg_min",
            "arg_max",
            "argmin",
            "argmax",
            "min_by",
            "max_by",
            "arg_min_null",
            "arg_max_null");
    private static final Set<String> WINDOWS_NEED_ORDER = Set.of(
            "row_number",
            "first_value",
            "first",
            "last_value",
            "last",
            "nth_value",
            "lag",
            "lead",
            "ntile",
            "rank",
            "dense_rank",
            "percent_rank",
            "cume_dist");

    private final String file;

    DeterminismCheck(String file) {
        this.file = file;
    }

    void query(JsonNode query) {
        boolean ordered = false;
        boolean limited = false;
        boolean distinctOn = false;
        for (JsonNode modifier : query.path("modifiers").values()) {
            switch (modifier.path("type").asString("")) {
                case "ORDER_MODIFIER" -> ordered = true;
                case "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER" -> limited = true;
                case "DISTINCT_MODIFIER" -> distinctOn |= modifier.has("distinct_on_targets");
                default -> {
                    // an unknown modifier is refused by the walk
                }
            }
        }
        if (limited && !ordered) {
            throw refused("has a limit without an order by");
        }
        if (distinctOn && !ordered) {
            throw refused("has a distinct on without an order by");
        }
    }

    void expression(JsonNode expression) {
        switch (expression.path("class").asString("")) {
            case "COLUMN_REF" -> column(expression);
            case "FUNCTION" -> function(expression);
            case "WINDOW" -> window(expression);
            default -> {
                // everything else is judged by its parts
            }
        }
    }

    private void column(JsonNode column) {
        JsonNode names = column.path("column_names");
        if (names.size() == 1 && CLOCK.contains(DuckDb.folded(names.get(0).asString()))) {
            throw refused("reads the clock (" + names.get(0).asString() + "); the business date is ref_run.as_at");
        }
    }

    private void function(JsonNode call) {
        String name = always(call);
        boolean ordered = !call.path("order_bys").path("orders").isEmpty();
        if (NEED_ORDER.contains(name) && !ordered) {
            throw refused("calls " + name + "() without an order by inside it");
        }
        if (TIES.contains(name) || name.startsWith("approx_")) {
            throw refused("calls " + name + "(), whose answer depends on the order of rows");
        }
    }

    private void window(JsonNode call) {
        String name = always(call);
        boolean ordered =
                !call.path("orders").isEmpty() || !call.path("arg_orders").isEmpty();
        if ((WINDOWS_NEED_ORDER.contains(name) || NEED_ORDER.contains(name)) && !ordered) {
            throw refused("calls " + name + "() over rows without an order by");
        }
        if (TIES.contains(name)) {
            throw refused("calls " + name + "(), whose answer depends on the order of rows");
        }
    }

    private String always(JsonNode call) {
        String name = DuckDb.folded(call.path("function_name").asString(""));
        if (CLOCK.contains(name)) {
            throw refused("reads the clock (" + name + "()); the business date is ref_run.as_at");
        }
        if (CHANCE.contains(name)) {
            throw refused("calls " + name + "(), which differs from run to run");
        }
        if (SURROUNDINGS.contains(name)) {
            throw refused("calls " + name + "(), which reads more than the rows of tables");
        }
        return name;
    }

    private InvalidDefinitionException refused(String why) {
        return new InvalidDefinitionException(file, why);
    }
}
