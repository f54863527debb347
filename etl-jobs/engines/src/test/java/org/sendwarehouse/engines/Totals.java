package org.sendwarehouse.engines;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is compared between engines: of each indicator how many figures there are, the sums of numerators and denominators,
 * and how many figures have a value.
 *
 * @param byIndicator whole numbers, separated by bars
 */
record Totals(Map<String, String> byIndicator) {
    Totals {
        byIndicator = new TreeMap<>(byIndicator);
    }

    /** In SQL that every engine understands. */
    static String sql(String evidence) {
        return "select indicator_code, count(*), coalesce(sum(numerator), 0), coalesce(sum(denominator), 0), count(value)"
                + " from " + evidence + " group by indicator_code";
    }

    static String line(long figures, long numerators, long denominators, long values) {
        return figures + "|" + numerators + "|" + denominators + "|" + values;
    }
}
