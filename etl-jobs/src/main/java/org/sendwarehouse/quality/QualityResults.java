package org.sendwarehouse.quality;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.AuditTable;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.TableName;
import org.sendwarehouse.warehouse.Tables;

/**
 * {@code audit.quality_result}: the rules' results, made as part of the build once every table they read is there, so that
 * marts can say how far their figures are to be trusted.
 */
public final class QualityResults implements AuditTable {
    static final TableName TABLE = TableName.of("audit.quality_result");

    private final QualityRules rules;

    public QualityResults(QualityRules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return TABLE.table();
    }

    @Override
    public Set<TableName> reads() {
        Set<TableName> reads = new HashSet<>();
        rules.all().forEach(rule -> reads.addAll(rule.reads()));
        return reads;
    }

    @Override
    public void make(Connection connection, StepContext context) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table " + context.table().sql()
                    + " (rule_code varchar, title varchar, severity varchar, owner_role varchar, result varchar,"
                    + " violations bigint, denominator bigint, violated_pct decimal(9,4), threshold_pct decimal(9,4),"
                    + " reason varchar, advice varchar, feeds varchar)");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (QualityRule rule : rules.all()) {
            rows.add(row(rule, new RuleRun(connection, rule).result()));
        }
        Tables.append(connection, context.table(), rows);
    }

    private static List<@Nullable Object> row(QualityRule rule, QualityResult result) {
        return Arrays.asList(
                result.code(),
                result.title(),
                result.severity().name().toLowerCase(Locale.ROOT),
                result.owner(),
                result.outcome().label(),
                result.violations(),
                result.denominator(),
                result.violatedPct().orElse(null),
                result.thresholdPct().setScale(4),
                result.reason().orElse(null),
                result.advice(),
                String.join("; ", rule.feeds()));
    }
}
