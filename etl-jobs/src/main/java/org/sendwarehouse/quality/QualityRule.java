package org.sendwarehouse.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sendwarehouse.warehouse.TableName;

/**
 * Something that should hold of the data, as data: {@code warehouse-sql/quality/*.yaml}.
 *
 * @param code stable, such as {@code EHC-014}
 * @param title what is wrong where the rule is broken
 * @param owner the role that must act
 * @param feeds where broken rows are put right, as {@code source/feed}; none where it is about all deliveries
 * @param failsAbovePct share of violations, 0 to 100, above which the rule fails
 * @param condition when the rule applies, where not always
 * @param violations query for the rows that break it
 * @param denominator query for the number of rows looked at
 * @param advice what the owner should do
 * @param reads every table the queries read, as they name them
 */
public record QualityRule(
        String file,
        String code,
        String title,
        Severity severity,
        String owner,
        List<String> feeds,
        BigDecimal failsAbovePct,
        Optional<Condition> condition,
        String violations,
        String denominator,
        String advice,
        Set<TableName> reads) {

    public QualityRule {
        feeds = List.copyOf(feeds);
        reads = Set.copyOf(reads);
    }

    /** How much a broken rule matters. */
    public enum Severity {
        /** Nothing is published. */
        FATAL,
        /** Published, and the figures it touches are weakened. */
        ERROR,
        /** Published, and shown. */
        WARNING
    }

    /**
     * When a rule applies.
     *
     * @param sql query for one truth value
     * @param otherwise why the rule does not apply where it is not true
     */
    public record Condition(String sql, String otherwise) {}
}
