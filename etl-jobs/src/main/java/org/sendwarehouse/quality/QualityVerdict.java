package org.sendwarehouse.quality;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sendwarehouse.quality.QualityResult.Outcome;
import org.sendwarehouse.quality.QualityRule.Severity;

/**
 * Whether a built warehouse may be published.
 *
 * @param results every rule's result, in order of code
 */
public record QualityVerdict(List<QualityResult> results) {
    public QualityVerdict {
        results = List.copyOf(results);
    }

    /** Reads it from a built or published warehouse. */
    public static QualityVerdict of(Connection warehouse) throws SQLException {
        List<QualityResult> results = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet rows =
                        statement.executeQuery("select * from " + QualityResults.TABLE.sql() + " order by rule_code")) {
            while (rows.next()) {
                results.add(result(rows));
            }
        }
        return new QualityVerdict(results);
    }

    private static QualityResult result(ResultSet row) throws SQLException {
        String label = row.getString("result");
        Outcome outcome = null;
        for (Outcome each : Outcome.values()) {
            outcome = each.label().equals(label) ? each : outcome;
        }
        if (outcome == null) {
            throw new SQLException("Unknown quality result " + label);
        }
        return new QualityResult(
                row.getString("rule_code"),
                row.getString("title"),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getString("owner_role"),
                outcome,
                row.getLong("violations"),
                row.getLong("denominator"),
                Optional.<BigDecimal>ofNullable(row.getBigDecimal("violated_pct")),
                row.getBigDecimal("threshold_pct"),
                Optional.ofNullable(row.getString("reason")),
                row.getString("advice"));
    }

    /** Whether publication is refused: some fatal rule failed or could not be evaluated. */
    public boolean refused() {
        return results.stream().anyMatch(QualityResult::refuses);
    }

    /** The results that refuse publication. */
    public List<QualityResult> refusals() {
        return results.stream().filter(QualityResult::refuses).toList();
    }

    /** How many rules ended so. */
    public long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
