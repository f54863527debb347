package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.process.Assurance;
import org.sendwarehouse.evidence.process.Limits;
import org.sendwarehouse.evidence.process.Variation;
import org.sendwarehouse.evidence.process.XmrChart;
import org.sendwarehouse.evidence.status.Direction;
import org.sendwarehouse.evidence.status.Goal;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.PeriodType;
import org.sendwarehouse.evidence.status.Unit;

/**
 * One stretch of a charted series, between two days on which it was re-based: its points in order of time and their
 * chart.
 *
 * @param points one at least
 * @param chart empty where the points are too few for limits
 */
record ProcessSeries(List<Point> points, Optional<XmrChart> chart) {
    private static final String POINTS = """
            select *
            from evidence_process_point
            order by indicator_code, area_code, breakdown, breakdown_value, segment_no, period_end
            """;

    /**
     * A charted period of a series.
     *
     * @param target the number to reach in it; null where there is none
     */
    record Point(
            Key key,
            Unit unit,
            Direction direction,
            Observation figure,
            double value,
            @Nullable Double target) {}

    /** What a stretch is of. */
    record Key(String indicatorCode, String areaCode, String breakdown, String breakdownValue, int segment) {

        boolean sameSeries(Key other) {
            return indicatorCode.equals(other.indicatorCode)
                    && areaCode.equals(other.areaCode)
                    && breakdown.equals(other.breakdown)
                    && breakdownValue.equals(other.breakdownValue);
        }
    }

    /** All stretches, those of a series side by side in order of time. */
    static List<ProcessSeries> all(Connection connection) throws SQLException {
        List<ProcessSeries> all = new ArrayList<>();
        List<Point> stretch = new ArrayList<>();
        Query.each(connection, POINTS, row -> {
            Point point = point(row);
            if (!stretch.isEmpty() && !stretch.get(0).key().equals(point.key())) {
                all.add(of(stretch));
                stretch.clear();
            }
            stretch.add(point);
        });
        if (!stretch.isEmpty()) {
            all.add(of(stretch));
        }
        return all;
    }

    /** The newest stretch of every series. */
    static List<ProcessSeries> newest(Connection connection) throws SQLException {
        List<ProcessSeries> newest = new ArrayList<>();
        for (ProcessSeries stretch : all(connection)) {
            int last = newest.size() - 1;
            if (last >= 0 && newest.get(last).key().sameSeries(stretch.key())) {
                newest.set(last, stretch);
            } else {
                newest.add(stretch);
            }
        }
        return newest;
    }

    Key key() {
        return points.get(0).key();
    }

    Point latest() {
        return points.get(points.size() - 1);
    }

    /** The limits as a reader sees them: none lies where no value can. */
    static double shown(Unit unit, double limit) {
        return Math.min(Math.max(limit, 0), unit == Unit.PERCENT ? 100 : Double.POSITIVE_INFINITY);
    }

    /** What the newest point shows, in the table's word; null where the points are too few. */
    @Nullable
    String variation(Direction direction) {
        return chart.map(drawn ->
                        Variation.of(drawn.signal(points.size() - 1), direction).label())
                .orElse(null);
    }

    /** A goal's number held against the limits, in the table's word; null where there are none, or no number. */
    @Nullable
    String assurance(Goal goal, Direction direction) {
        if (direction == Direction.CONTEXT || chart.isEmpty() || goal.number().isEmpty()) {
            return null;
        }
        return Assurance.of(chart.get().limits(), goal.number().getAsDouble(), direction)
                .label();
    }

    @Nullable
    Limits limits() {
        return chart.map(XmrChart::limits).orElse(null);
    }

    /** The distance from the point before; null for the first. */
    @Nullable
    Double movingRange(int index) {
        return index == 0
                ? null
                : (Double) Math.abs(
                        points.get(index).value() - points.get(index - 1).value());
    }

    private static ProcessSeries of(List<Point> points) {
        double[] values = points.stream().mapToDouble(Point::value).toArray();
        return new ProcessSeries(List.copyOf(points), XmrChart.of(values));
    }

    private static Point point(Query.Row row) throws SQLException {
        Key key = new Key(
                row.text("indicator_code"),
                row.text("area_code"),
                row.text("breakdown"),
                row.text("breakdown_value"),
                Math.toIntExact(row.number("segment_no")));
        String rule = row.optionalText("target_rule");
        Direction direction = PromiseRow.direction(rule == null ? "" : rule, row.text("direction"));
        return new Point(
                key,
                Unit.of(row.text("unit")),
                direction,
                PromiseRow.observation(row, PeriodType.of(row.text("period_type"))),
                row.decimal("value"),
                row.optionalDecimal("target_value"));
    }
}
