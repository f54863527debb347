package org.sendwarehouse.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sendwarehouse.quality.QualityResult.Outcome;
import org.sendwarehouse.warehouse.DuckDb;

/** Evaluates one rule. */
final class RuleRun {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    private final Connection connection;
    private final QualityRule rule;

    RuleRun(Connection connection, QualityRule rule) {
        this.connection = connection;
        this.rule = rule;
    }

    /** @throws SQLException when the memory does not suffice, which says nothing of the rule */
    QualityResult result() throws SQLException {
        try {
            if (rule.condition().isPresent() && !holds(rule.condition().get().sql())) {
                return result(
                        Outcome.NOT_APPLICABLE,
                        0,
                        0,
                        Optional.of(rule.condition().get().otherwise()));
            }
            long denominator = number(rule.denominator());
            long violations = number("select count(*) from (" + rule.violations() + "\n)");
            if (denominator == 0 && violations == 0) {
                return result(Outcome.NOT_APPLICABLE, 0, 0, Optional.of("there are no rows to check"));
            }
            if (violations > denominator) {
                return result(
                        Outcome.ERROR,
                        violations,
                        denominator,
                        Optional.of("more violations than rows looked at: the rule counts them differently"));
            }
            boolean failed = percent(violations, denominator).compareTo(rule.failsAbovePct()) > 0;
            return result(failed ? Outcome.FAILED : Outcome.PASSED, violations, denominator, Optional.empty());
        } catch (SQLException e) {
            if (DuckDb.isOutOfMemory(e)) {
                throw e;
            }
            return result(Outcome.ERROR, 0, 0, Optional.of("the rule does not run: " + firstLine(e)));
        }
    }

    private QualityResult result(Outcome outcome, long violations, long denominator, Optional<String> reason) {
        return new QualityResult(
                rule.code(),
                rule.title(),
                rule.severity(),
                rule.owner(),
                outcome,
                violations,
                denominator,
                denominator == 0 ? Optional.empty() : Optional.of(percent(violations, denominator)),
                rule.failsAbovePct(),
                reason,
                rule.advice());
    }

    private static BigDecimal percent(long violations, long denominator) {
        return HUNDRED.multiply(BigDecimal.valueOf(violations))
                .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP);
    }

    private static String firstLine(SQLException failure) {
        return DuckDb.reason(failure).lines().findFirst().orElse("");
    }

    private boolean holds(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
