package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.TheilSen.Projection;
import org.sendwarehouse.evidence.status.Judgement;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.PeriodType;
import org.sendwarehouse.evidence.status.Promise;
import org.sendwarehouse.evidence.status.Reading;
import org.sendwarehouse.evidence.status.StatusRules;
import org.sendwarehouse.evidence.status.Strength;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Judges every promise by the status rules, and puts its figures in words. */
final class JudgementsStep implements WarehouseStep {
    private static final String PROMISES = "select * from evidence_promise order by promise_key";

    /**
     * Months stand side by side, and so do surveys where there are no months, so that a trend may be fitted; stocks and
     * overlapping periods are left out, and periods from before the last day on which what is counted changed.
     */
    private static final String PERIODS = """
            select figure.*
            from fact_indicator_value as figure
            join ref_run using (area_code)
            join ref_indicators as indicator on indicator.code = figure.indicator_code
            where figure.breakdown = 'all'
                and figure.period_type = case when list_contains(indicator.periods, 'month') then 'month' else 'survey_wave' end
                and not figure.spans_change
            qualify figure.series_from is not distinct from max(figure.series_from) over (partition by figure.indicator_code)
            order by figure.indicator_code, figure.period_end
            """;

    @Override
    public String name() {
        return "judgements";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        Map<String, List<Observation>> periods = new HashMap<>();
        Query.each(connection, PERIODS, row -> periods.computeIfAbsent(
                        row.text("indicator_code"), code -> new ArrayList<>())
                .add(PromiseRow.observation(row, PeriodType.of(row.text("period_type")))));
        Map<String, ProcessSeries> charts = new HashMap<>();
        for (ProcessSeries chart : ProcessSeries.newest(connection)) {
            if (chart.key().areaCode().equals(context.run().area().code())) {
                charts.put(chart.key().indicatorCode(), chart);
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Query.each(connection, PROMISES, row -> {
            PromiseRow read = new PromiseRow(row);
            rows.add(judged(
                    read, periods.getOrDefault(read.indicatorCode(), List.of()), charts.get(read.indicatorCode())));
        });
        Tables.append(connection, context.table(), rows);
    }

    private static List<@Nullable Object> judged(
            PromiseRow row, List<Observation> periods, @Nullable ProcessSeries chart) throws SQLException {
        Promise promise = row.promise(periods);
        Judgement judgement = StatusRules.judge(promise);
        Projection projection = judgement.projection();
        Reading shown = promise.atDue() != null ? promise.atDue() : promise.latest();
        Observation latest = row.figure("latest");
        Strength.@Nullable Graded graded = strength(promise, judgement, row);
        return Arrays.asList(
                row.promiseKey(),
                judgement.status().label(),
                judgement.metSince(),
                judgement.metSince() ? judgement.reason() + row.metSince() : judgement.reason(),
                judgement.method(),
                shown == null ? null : shown.goal().needed(promise.unit(), promise.direction()),
                label(latest),
                label(row.figure("at_due")),
                label(row.figure("baseline")),
                label(row.figure("previous")),
                projection == null ? null : projection.value(),
                projection == null ? null : projection.interval().lower(),
                projection == null ? null : projection.interval().upper(),
                graded == null ? null : graded.strength().label(),
                graded == null ? null : graded.reason(),
                chart == null ? null : chart.variation(promise.direction()),
                chart == null || shown == null ? null : chart.assurance(shown.goal(), promise.direction()));
    }

    /** What decided a judgement is graded: the figure at the due date, else the newest. Nothing judged, nothing graded. */
    private static Strength.@Nullable Graded strength(Promise promise, Judgement judgement, PromiseRow row)
            throws SQLException {
        Reading decided = promise.atDue() != null ? promise.atDue() : promise.latest();
        return switch (judgement.status()) {
            case NOT_MEASURED, NOT_DUE, DATE_CONFLICT -> null;
            case MET, ON_TRACK, AT_RISK, OFF_TRACK, MISSED, NO_CLEAR_CHANGE ->
                decided == null ? null : row.strength(decided, promise.unit());
        };
    }

    private static @Nullable String label(@Nullable Observation observation) {
        return observation == null ? null : observation.label();
    }
}
