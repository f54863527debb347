package org.sendwarehouse.evidence;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.status.DataStatus;
import org.sendwarehouse.evidence.status.Direction;
import org.sendwarehouse.evidence.status.Goal;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.PeriodType;
import org.sendwarehouse.evidence.status.Promise;
import org.sendwarehouse.evidence.status.Reading;
import org.sendwarehouse.evidence.status.Strength;
import org.sendwarehouse.evidence.status.Unit;

/**
 * A row of {@code evidence_promise}, read into what the status rules take.
 *
 * @param row the row at hand
 */
record PromiseRow(Query.Row row) {

    String promiseKey() throws SQLException {
        return row.text("promise_key");
    }

    String indicatorCode() throws SQLException {
        return row.text("indicator_code");
    }

    /**
     * The promise with its figures.
     *
     * @param periods the indicator's months, or surveys, in order of time
     */
    Promise promise(List<Observation> periods) throws SQLException {
        String kind = row.text("kind");
        Reading atDue = reading("at_due");
        // Once a due date's own figure is in, later silence does not take it back.
        boolean unknown = !row.flag("is_delivered") || atDue == null;
        boolean flow = kind.equals("proportion") || kind.equals("count") || kind.equals("mean");
        return new Promise(
                row.date("as_at"),
                row.optionalDate("due_date"),
                row.optionalDate("measured_from"),
                row.optionalText("date_conflict_reason"),
                unknown ? notMeasurable() : null,
                missedByAbsence(),
                Unit.of(row.text("unit")),
                direction(),
                atDue,
                reading("latest"),
                flow ? periods : List.of(),
                figure("baseline"));
    }

    /** Why its figures cannot judge it: they are missing or stale, or there is nothing to hold them against. */
    private @Nullable String notMeasurable() throws SQLException {
        String data = row.optionalText("data_reason");
        if (data != null || figure("latest") == null || reading("latest") != null) {
            return data;
        }
        return switch (row.text("target_rule")) {
            case "increase", "reduction" ->
                isTested() ? nothingBefore() : "A change without a number is tested of shares and counts only";
            case "in line with England" -> "No figure of England has been published to compare with";
            default -> "The promise gives no number to reach";
        };
    }

    /** A survey that the data would show if it had been held. */
    private @Nullable String missedByAbsence() throws SQLException {
        LocalDate due = row.optionalDate("due_date");
        LocalDate dataTo = row.optionalDate("data_to");
        if (!row.text("target_rule").equals("measured") || due == null || dataTo == null || dataTo.isBefore(due)) {
            return null;
        }
        return "Nothing was measured by " + PeriodType.day(due) + ", nor since; the data reach to "
                + PeriodType.day(dataTo);
    }

    /** From when on a promise that was missed has been kept, as a sentence after its reason; empty where not known. */
    String metSince() throws SQLException {
        LocalDate from = row.optionalDate("reached_from");
        return from == null ? "" : " Met since " + PeriodType.day(from) + ".";
    }

    private boolean isTested() throws SQLException {
        return switch (row.text("kind")) {
            case "mean", "quantile", "ratio" -> false;
            default -> true;
        };
    }

    private String nothingBefore() throws SQLException {
        LocalDate changed = row.optionalDate("latest_series_from");
        if (changed == null) {
            LocalDate due = row.optionalDate("due_date");
            LocalDate first = row.optionalDate("latest_first_end");
            return due == null || first == null || !first.isAfter(due)
                    ? "There is no earlier period to compare with"
                    : "The first figures, to " + PeriodType.day(first) + ", came after the due date, "
                            + PeriodType.day(due) + ": what had changed by then cannot be told";
        }
        String day = "What is counted changed on " + PeriodType.day(changed);
        return row.flag("latest_spans_change")
                ? day + ", and the latest period holds both ways of counting"
                : day + ", and no earlier period was counted as now";
    }

    /** A change without a number has the direction that the promise names; all else that of the indicator. */
    private Direction direction() throws SQLException {
        return direction(row.text("target_rule"), row.text("direction"));
    }

    static Direction direction(String targetRule, String ofIndicator) {
        return switch (targetRule) {
            case "increase", "at least" -> Direction.HIGHER_IS_BETTER;
            case "reduction", "at most" -> Direction.LOWER_IS_BETTER;
            default -> Direction.of(ofIndicator);
        };
    }

    /** How sure the figure that decided is, given the quality rules that failed. */
    Strength.@Nullable Graded strength(Reading decided, Unit unit) throws SQLException {
        return Strength.of(decided, unit, row.optionalText("failed_errors"), row.optionalText("failed_warnings"));
    }

    /** One of the row's figures: at_due, latest, baseline (of the latest), at_due_baseline, previous. */
    @Nullable
    Observation figure(String name) throws SQLException {
        Query.Row figure = row.below(name);
        String type = figure.optionalText("period_type");
        return type == null ? null : observation(figure, PeriodType.of(type));
    }

    private @Nullable Reading reading(String name) throws SQLException {
        Observation figure = figure(name);
        Goal goal = figure == null ? null : goal(name, figure);
        return figure == null || goal == null ? null : new Reading(figure, goal);
    }

    private @Nullable Goal goal(String name, Observation observation) throws SQLException {
        String rule = row.text("target_rule");
        Double number = row.optionalDecimal("target_value");
        return switch (rule) {
            case "at least" -> number == null ? null : new Goal.AtLeast(number);
            case "at most" -> number == null ? null : new Goal.AtMost(number);
            case "in line with England" -> inLine(row.below(name), observation);
            case "increase", "reduction" -> change(name, observation);
            case "measured" -> new Goal.Measured(row.optionalDate("due_date"));
            case "done" -> new Goal.Done();
            default -> throw new IllegalArgumentException("The rule '" + rule + "' has no figures to judge by");
        };
    }

    private static @Nullable Goal inLine(Query.Row figure, Observation observation) throws SQLException {
        Double value = figure.optionalDecimal("benchmark_value");
        if (value == null) {
            return null;
        }
        String year = Integer.toString(figure.date("benchmark_period_end").getYear());
        String name = figure.text("benchmark_area_name") + " " + year;
        boolean ownPeriod = figure.date("benchmark_period_end").equals(observation.end());
        return new Goal.InLine(value, name, figure.text("benchmark_release"), ownPeriod);
    }

    private @Nullable Goal change(String name, Observation observation) throws SQLException {
        Observation baseline = figure(name.equals("at_due") ? "at_due_baseline" : "baseline");
        if (!isTested() || baseline == null || !baseline.end().isBefore(observation.end())) {
            return null;
        }
        return new Goal.BetterThan(baseline, row.text("unit").equals("count"));
    }

    static Observation observation(Query.Row row, PeriodType type) throws SQLException {
        Double lower = row.optionalDecimal("lower");
        Double upper = row.optionalDecimal("upper");
        return new Observation(
                type,
                row.date("period_start"),
                row.date("period_end"),
                row.optionalDecimal("value"),
                lower == null || upper == null ? null : new Interval(lower, upper),
                row.optionalNumber("numerator"),
                row.optionalNumber("denominator"),
                DataStatus.of(row.text("data_status")));
    }
}
