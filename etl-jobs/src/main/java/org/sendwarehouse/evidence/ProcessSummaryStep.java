package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.ProcessSeries.Point;
import org.sendwarehouse.evidence.process.Assurance;
import org.sendwarehouse.evidence.process.Limits;
import org.sendwarehouse.evidence.process.Signal;
import org.sendwarehouse.evidence.process.XmrChart;
import org.sendwarehouse.evidence.status.Direction;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Says of every charted series whether it is changing, and whether it can be relied on to reach its target. */
final class ProcessSummaryStep implements WarehouseStep {

    @Override
    public String name() {
        return "process summary";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ProcessSeries series : ProcessSeries.newest(connection)) {
            rows.add(row(series));
        }
        Tables.append(connection, context.table(), rows);
    }

    private static List<@Nullable Object> row(ProcessSeries series) {
        Point latest = series.latest();
        XmrChart chart = series.chart().orElse(null);
        Limits limits = series.limits();
        Double target = latest.direction() == Direction.CONTEXT ? null : latest.target();
        Assurance assurance =
                limits == null || target == null ? null : Assurance.of(limits, target, latest.direction());
        return Arrays.asList(
                latest.key().indicatorCode(),
                latest.key().areaCode(),
                latest.key().breakdown(),
                latest.key().breakdownValue(),
                latest.figure().type().word(),
                latest.key().segment(),
                series.points().size(),
                series.points().get(0).figure().start(),
                latest.figure().end(),
                latest.value(),
                limits == null ? null : limits.centre(),
                limits == null ? null : ProcessSeries.shown(latest.unit(), limits.lower()),
                limits == null ? null : ProcessSeries.shown(latest.unit(), limits.upper()),
                series.variation(latest.direction()),
                chart == null ? null : variationReason(series, chart),
                target,
                assurance == null ? null : assurance.label(),
                assurance == null || limits == null || target == null ? null : assuranceReason(latest, limits, target));
    }

    private static @Nullable Signal newest(ProcessSeries series, XmrChart chart) {
        return chart.signal(series.points().size() - 1);
    }

    private static String variationReason(ProcessSeries series, XmrChart chart) {
        Point latest = series.latest();
        Signal signal = newest(series, chart);
        String centre = latest.unit().write(chart.limits().centre());
        String since = series.points().get(0).figure().label();
        String reason = signal == null
                ? series.points().size() + " months since " + since + ": nothing beyond chance around a mean of "
                        + centre
                : shown(signal, latest, chart.limits(), centre);
        return reason + "." + provisional(latest);
    }

    private static String shown(Signal signal, Point latest, Limits limits, String centre) {
        return switch (signal.rule()) {
            case OUTSIDE_LIMITS ->
                latest.figure().label() + ": " + latest.unit().write(latest.value())
                        + (signal.higher() ? ", above" : ", below") + " the limits of " + expected(latest, limits);
            case TREND -> "Seven months or more in a row " + (signal.higher() ? "rising" : "falling");
            case TWO_OF_THREE ->
                "Two of the latest three months far " + (signal.higher() ? "above" : "below") + " the mean of "
                        + centre;
            case ONE_SIDE ->
                "Seven months or more in a row " + (signal.higher() ? "above" : "below") + " the mean of " + centre;
        };
    }

    private static String assuranceReason(Point latest, Limits limits, double target) {
        return "As things are, a month brings " + expected(latest, limits) + "; the target is "
                + latest.unit().writeTarget(target) + ".";
    }

    private static String expected(Point latest, Limits limits) {
        return latest.unit().write(ProcessSeries.shown(latest.unit(), limits.lower())) + " to "
                + latest.unit().write(ProcessSeries.shown(latest.unit(), limits.upper()));
    }

    private static String provisional(Point latest) {
        return switch (latest.figure().dataStatus()) {
            case PROVISIONAL -> " The newest month is provisional.";
            case FINAL, STALE, NOT_COLLECTED, SUPPRESSED, TOO_FEW -> "";
        };
    }
}
