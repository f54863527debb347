package org.sendwarehouse.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses sums over doubles: adding them in another order gives another last digit, and the order changes with the number
 * of threads. The types are known only once a query is bound, so this looks at DuckDB's own plan of it.
 */
final class FloatingSums {
    private static final Logger LOG = LoggerFactory.getLogger(FloatingSums.class);
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final Set<String> ADDING = Set.of(
            "sum",
            "avg",
            "mean",
            "sum_no_overflow",
            "fsum",
            "kahan_sum",
            "sumkahan",
            "favg",
            "product",
            "geomean",
            "geometric_mean",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "sem",
            "corr",
            "covar_pop",
            "covar_samp",
            "regr_avgx",
            "regr_avgy",
            "regr_intercept",
            "regr_r2",
            "regr_slope",
            "regr_sxx",
            "regr_sxy",
            "regr_syy",
            "skewness",
            "kurtosis",
            "kurtosis_pop",
            "entropy");
    private static final Set<String> FLOATING = Set.of("DOUBLE", "FLOAT");

    private FloatingSums() {}

    /** Checks a query whose tables are all made; what DuckDB cannot show of its plan goes unchecked. */
    static void refuse(Connection connection, String file, String sql) throws SQLException {
        String text = Sql.rows(
                        connection,
                        "select json_serialize_plan(" + DuckDb.literal(sql)
                                + ", skip_null := true, skip_empty := true)")
                .get(0)
                .get(0);
        JsonNode plan = JSON.readTree(String.valueOf(text));
        if (plan.path("error").asBoolean()) {
            LOG.debug(
                    "{}: the plan cannot be shown: {}",
                    file,
                    plan.path("error_message").asString(""));
            return;
        }
        walk(file, plan);
    }

    private static void walk(String file, JsonNode node) {
        if (node.isObject() && adds(node)) {
            for (JsonNode argument : node.path("arguments").values()) {
                if (FLOATING.contains(argument.path("id").asString(""))) {
                    throw new InvalidDefinitionException(
                            file,
                            "calls " + node.path("name").asString("")
                                    + "() over doubles, whose last digits depend on the"
                                    + " order of rows; use decimals or whole numbers");
                }
            }
        }
        for (JsonNode child : node.values()) {
            walk(file, child);
        }
    }

    private static boolean adds(JsonNode node) {
        String kind = node.path("expression_class").asString("");
        return (kind.equals("BOUND_AGGREGATE") || kind.equals("BOUND_WINDOW"))
                && ADDING.contains(DuckDb.folded(node.path("name").asString("")));
    }
}
