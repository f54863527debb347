package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.QuantileRanks;
import org.sendwarehouse.evidence.statistics.QuantileRanks.Bounds;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Finds, for every sample size that occurs, which of the ordered values are the quantile and its bounds. */
final class QuantileRanksStep implements WarehouseStep {

    @Override
    public String name() {
        return "quantile ranks";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Query.each(connection, "select distinct percentile, sample_size from evidence_sample order by all", row -> {
            int percentile = Math.toIntExact(row.number("percentile"));
            long size = row.number("sample_size");
            QuantileRanks ranks = QuantileRanks.of(Math.toIntExact(size), percentile);
            rows.add(Arrays.asList(
                    percentile,
                    size,
                    ranks.low(),
                    ranks.high(),
                    ranks.bounds().map(Bounds::lower).orElse(null),
                    ranks.bounds().map(Bounds::upper).orElse(null)));
        });
        Tables.append(connection, context.table(), rows);
    }
}
