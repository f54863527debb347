package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Says of every pair of counts that occurs whether the second is clearly higher or lower, given the days of each. */
final class CountChangesStep implements WarehouseStep {
    private static final String PAIRS = """
            select distinct previous_to_date, previous_days, count_to_date, days
            from evidence_demand_year
            where previous_to_date is not null
            order by all
            """;

    @Override
    public String name() {
        return "count changes";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        Query.each(connection, PAIRS, row -> {
            long first = row.number("previous_to_date");
            long firstDays = row.number("previous_days");
            long second = row.number("count_to_date");
            long secondDays = row.number("days");
            Comparison change = Comparison.ofCounts(first, (double) firstDays, second, (double) secondDays);
            rows.add(List.of(first, firstDays, second, secondDays, words(change)));
        });
        Tables.append(connection, context.table(), rows);
    }

    private static String words(Comparison change) {
        return switch (change) {
            case HIGHER -> "rose";
            case LOWER -> "fell";
            case NO_CLEAR_CHANGE -> "no clear change";
        };
    }
}
