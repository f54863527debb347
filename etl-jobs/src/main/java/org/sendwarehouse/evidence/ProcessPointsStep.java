package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.ProcessSeries.Point;
import org.sendwarehouse.evidence.process.Limits;
import org.sendwarehouse.evidence.process.Signal;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Draws the XmR charts: limits of every stretch, and what each point shows. */
final class ProcessPointsStep implements WarehouseStep {

    @Override
    public String name() {
        return "process points";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ProcessSeries series : ProcessSeries.all(connection)) {
            for (int i = 0; i < series.points().size(); i++) {
                rows.add(row(series, i));
            }
        }
        Tables.append(connection, context.table(), rows);
    }

    private static List<@Nullable Object> row(ProcessSeries series, int index) {
        Point point = series.points().get(index);
        Limits limits = series.limits();
        Signal signal = series.chart().map(chart -> chart.signal(index)).orElse(null);
        return Arrays.asList(
                point.key().indicatorCode(),
                point.key().areaCode(),
                point.key().breakdown(),
                point.key().breakdownValue(),
                point.figure().type().word(),
                point.figure().start(),
                point.figure().end(),
                point.value(),
                point.key().segment(),
                limits == null ? null : limits.centre(),
                limits == null ? null : ProcessSeries.shown(point.unit(), limits.lower()),
                limits == null ? null : ProcessSeries.shown(point.unit(), limits.upper()),
                series.movingRange(index),
                signal == null ? null : signal.rule().label(),
                signal == null ? null : signal.side());
    }
}
