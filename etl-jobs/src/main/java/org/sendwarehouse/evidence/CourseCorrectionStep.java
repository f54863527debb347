package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.process.BeforeAndAfter;
import org.sendwarehouse.evidence.process.BeforeAndAfter.Compared;
import org.sendwarehouse.evidence.process.Finding;
import org.sendwarehouse.evidence.process.Stretch;
import org.sendwarehouse.evidence.status.Direction;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.PeriodType;
import org.sendwarehouse.evidence.status.Unit;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Says of every decision that named an indicator what became of it. */
final class CourseCorrectionStep implements WarehouseStep {
    /** So many months before a decision are its base at most. */
    private static final int MOST_BEFORE = 24;

    private static final String DECISIONS = """
            select
                decision.decision_key,
                decision.indicator_code,
                decision.meeting_date,
                case when decision.is_closed then decision.closed_date end as closed_date,
                indicator.unit,
                indicator.direction,
                indicator.seasonal,
                case
                    when coverage.reason is not null then coverage.reason
                    when exists (
                        select 1
                        from fact_indicator_value as figure
                        where figure.indicator_code = decision.indicator_code
                            and figure.area_code = decision.area_code
                            and figure.breakdown = 'all'
                            and figure.data_status = 'too few'
                    ) then 'Each of its periods has too few cases to compare'
                end as unknown_because
            from fact_decision as decision
            join ref_run using (area_code)
            join dim_indicator as indicator using (indicator_code)
            left join evidence_coverage as coverage
                on coverage.indicator_code = decision.indicator_code and coverage.area_code = decision.area_code
            where decision.meeting_date <= ref_run.as_at
            order by decision.decision_key
            """;

    /** The periods of each indicator, of one kind: months where it has them, else surveys, terms, month ends. */
    private static final String PERIODS = """
            with kind as (
                select
                    code as indicator_code,
                    case
                        when list_contains(periods, 'month') then 'month'
                        when list_contains(periods, 'survey_wave') then 'survey_wave'
                        when list_contains(periods, 'term') then 'term'
                        else 'snapshot'
                    end as period_type
                from ref_indicators
            )
            select figure.*, coalesce(point.segment_no, 0) as segment_no
            from fact_indicator_value as figure
            join ref_run using (area_code)
            join kind using (indicator_code, period_type)
            left join evidence_process_point as point
                on point.indicator_code = figure.indicator_code
                and point.area_code = figure.area_code
                and point.period_end = figure.period_end
            where figure.breakdown = 'all'
                and figure.value is not null
                and figure.data_status in ('final', 'provisional')
                and not figure.spans_change
            qualify figure.series_from is not distinct from max(figure.series_from) over (partition by figure.indicator_code)
            order by figure.indicator_code, figure.period_end
            """;

    /** A period and the base of the chart it stands on; nought where it stands on none. */
    private record Period(Observation figure, int segment) {}

    @Override
    public String name() {
        return "course corrections";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        Map<String, List<Period>> periods = new HashMap<>();
        Query.each(connection, PERIODS, row -> periods.computeIfAbsent(
                        row.text("indicator_code"), code -> new ArrayList<>())
                .add(new Period(
                        PromiseRow.observation(row, PeriodType.of(row.text("period_type"))),
                        Math.toIntExact(row.number("segment_no")))));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Query.each(connection, DECISIONS, row -> {
            List<Period> known = periods.getOrDefault(row.text("indicator_code"), List.of());
            rows.add(row(row.text("decision_key"), row.text("indicator_code"), found(row, known)));
        });
        Tables.append(connection, context.table(), rows);
    }

    private static BeforeAndAfter found(Query.Row decision, List<Period> known) throws SQLException {
        LocalDate meeting = decision.date("meeting_date");
        LocalDate closed = decision.optionalDate("closed_date");
        if (known.isEmpty()) {
            String why = decision.optionalText("unknown_because");
            return nothing(Finding.NOT_MEASURED, why == null ? "It has no figure yet." : why + ".");
        }
        if (closed == null) {
            return nothing(Finding.TOO_EARLY, "Not carried out yet.");
        }
        // What was carried out on the day of the meeting, or noted as done before it, works from the meeting on.
        LocalDate from = closed.isBefore(meeting) ? meeting : closed;
        List<Period> after = known.stream()
                .filter(period -> period.figure().start().isAfter(from))
                .toList();
        boolean seasonal = decision.optionalText("seasonal") != null;
        List<Period> before = seasonal ? yearBefore(known, after, meeting) : before(known, meeting);
        if (seasonal) {
            after = pairedWith(before, after);
        }
        PeriodType type = known.get(0).figure().type();
        if (type == PeriodType.SNAPSHOT) {
            return stock(before, after, Unit.of(decision.text("unit")));
        }
        int fewest = type == PeriodType.MONTH ? BeforeAndAfter.FEWEST_AFTER : 1;
        Compared compared = new Compared(figures(before), figures(after), charted(before, after), fewest);
        return BeforeAndAfter.of(compared, Unit.of(decision.text("unit")), Direction.of(decision.text("direction")));
    }

    private static List<Period> before(List<Period> known, LocalDate meeting) {
        List<Period> before = known.stream()
                .filter(period -> period.figure().end().isBefore(meeting))
                .toList();
        if (before.isEmpty()) {
            return before;
        }
        Period last = before.get(before.size() - 1);
        int most = last.figure().type() == PeriodType.MONTH ? MOST_BEFORE : 1;
        List<Period> base = before.stream()
                .filter(period -> period.segment() == last.segment())
                .toList();
        return base.subList(Math.max(0, base.size() - most), base.size());
    }

    /** Of a strongly seasonal indicator the same months a year before stand for what was, if they end before the meeting. */
    private static List<Period> yearBefore(List<Period> known, List<Period> after, LocalDate meeting) {
        List<LocalDate> starts = after.stream()
                .map(period -> period.figure().start().minusYears(1))
                .toList();
        return known.stream()
                .filter(period -> starts.contains(period.figure().start())
                        && period.figure().end().isBefore(meeting))
                .toList();
    }

    private static List<Period> pairedWith(List<Period> before, List<Period> after) {
        List<LocalDate> starts = before.stream()
                .map(period -> period.figure().start().plusYears(1))
                .toList();
        return after.stream()
                .filter(period -> starts.contains(period.figure().start()))
                .toList();
    }

    /** Month ends share children: the last before and the newest are shown, and nothing is tested. */
    private static BeforeAndAfter stock(List<Period> before, List<Period> after, Unit unit) {
        if (after.isEmpty()) {
            return nothing(Finding.TOO_EARLY, "No month end since it was carried out.");
        }
        Stretch then =
                before.isEmpty() ? null : Stretch.of(figures(before.subList(before.size() - 1, before.size())), unit);
        Stretch now = Stretch.of(figures(after.subList(after.size() - 1, after.size())), unit);
        return new BeforeAndAfter(
                then,
                now,
                Finding.NOT_MEASURED,
                null,
                "What stands at month ends holds the same children: shown, not tested.");
    }

    private static boolean charted(List<Period> before, List<Period> after) {
        return !before.isEmpty()
                && before.get(0).segment() > 0
                && after.stream()
                        .allMatch(period -> period.segment() == before.get(0).segment());
    }

    private static List<Observation> figures(List<Period> periods) {
        return periods.stream().map(Period::figure).toList();
    }

    private static BeforeAndAfter nothing(Finding finding, String reason) {
        return new BeforeAndAfter(null, null, finding, null, reason);
    }

    private static List<@Nullable Object> row(String decision, String indicator, BeforeAndAfter found) {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(decision, indicator));
        row.addAll(columns(found.before()));
        row.addAll(columns(found.after()));
        row.addAll(Arrays.asList(found.method(), found.finding().label(), Objects.requireNonNull(found.reason())));
        return row;
    }

    private static List<@Nullable Object> columns(@Nullable Stretch stretch) {
        if (stretch == null) {
            return Arrays.asList(null, null, null, null, null, null, null, null);
        }
        return Arrays.asList(
                stretch.from(),
                stretch.to(),
                stretch.periods(),
                stretch.value(),
                stretch.interval() == null ? null : stretch.interval().lower(),
                stretch.interval() == null ? null : stretch.interval().upper(),
                stretch.numerator(),
                stretch.denominator());
    }
}
