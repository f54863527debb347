package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.PoissonInterval;
import org.sendwarehouse.evidence.statistics.Wilson;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/**
 * Computes the interval of every pair of numbers that occurs, once: a proportion's as percentages, a count's as counts, a
 * rate's per 100.
 * SQL joins them back, so that the cost follows the number of different pairs, not of figures.
 */
final class IntervalsStep implements WarehouseStep {
    private static final String PAIRS = """
            select interval_method, numerator, denominator
            from (
                select interval_method, numerator, coalesce(denominator, 0) as denominator from evidence_flow
                union
                select interval_method, numerator, coalesce(denominator, 0) from evidence_stock
                union
                select interval_method, numerator, denominator from evidence_rate
            )
            where interval_method = 'poisson'
                or (interval_method in ('wilson', 'poisson rate') and denominator > 0)
            order by all
            """;

    @Override
    public String name() {
        return "intervals";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        Query.each(connection, PAIRS, row -> {
            String method = row.text("interval_method");
            long numerator = row.number("numerator");
            long denominator = row.number("denominator");
            Interval interval =
                    switch (method) {
                        case "poisson" -> PoissonInterval.exact(numerator);
                        case "poisson rate" -> PoissonInterval.exact(numerator).times(100.0 / denominator);
                        default -> Wilson.interval(numerator, denominator).times(100);
                    };
            rows.add(List.of(method, numerator, denominator, interval.lower(), interval.upper()));
        });
        Tables.append(connection, context.table(), rows);
    }
}
