package org.sendwarehouse.evidence.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.evidence.status.Direction.HIGHER_IS_BETTER;
import static org.sendwarehouse.evidence.status.Direction.LOWER_IS_BETTER;
import static org.sendwarehouse.evidence.status.Promises.before;
import static org.sendwarehouse.evidence.status.Promises.month;
import static org.sendwarehouse.evidence.status.Promises.past;
import static org.sendwarehouse.evidence.status.Promises.share;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sendwarehouse.evidence.statistics.Interval;

/** The three laws of the status rules. */
class StatusLawsTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    @Property
    void a_better_latest_month_never_worsens_a_status(
            @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0, max = 100) Double> values,
            @ForAll @DoubleRange(min = 0, max = 100) double target,
            @ForAll @DoubleRange(min = 0, max = 60) double better) {
        List<Double> improved = new ArrayList<>(values);
        improved.set(values.size() - 1, improved.get(values.size() - 1) + better);

        assertThat(rank(higher(target, improved))).isGreaterThanOrEqualTo(rank(higher(target, values)));
    }

    @Property
    void a_rise_that_grows_with_time_never_worsens_a_status(
            @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0, max = 50) Double> values,
            @ForAll @DoubleRange(min = 0, max = 100) double target,
            @ForAll @DoubleRange(min = 0, max = 3) double rise) {
        List<Double> improved = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            improved.add(values.get(i) + (i + 1) * rise);
        }

        assertThat(rank(higher(target, improved))).isGreaterThanOrEqualTo(rank(higher(target, values)));
    }

    @Property
    void one_more_success_at_the_due_date_never_worsens_a_status(
            @ForAll @IntRange(min = 0, max = 200) int numerator,
            @ForAll @IntRange(min = 1, max = 200) int rest,
            @ForAll @IntRange(min = 0, max = 100) int baseline,
            @ForAll @IntRange(min = 0, max = 100) int target) {
        YearMonth due = YearMonth.of(2026, 1);
        List<Goal> goals = List.of(
                new Goal.AtLeast(target),
                new Goal.InLine(target, "England", "a release", false),
                new Goal.BetterThan(share(YearMonth.of(2024, 1), baseline, 100), false));
        for (Goal goal : goals) {
            Judgement fewer =
                    StatusRules.judge(past(HIGHER_IS_BETTER, goal, share(due, numerator, numerator + rest), null));
            Judgement more =
                    StatusRules.judge(past(HIGHER_IS_BETTER, goal, share(due, numerator + 1, numerator + rest), null));

            assertThat(rank(more.status())).isGreaterThanOrEqualTo(rank(fewer.status()));
        }
    }

    @Property
    void a_missing_month_never_improves_a_status(
            @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0, max = 100) Double> values,
            @ForAll @DoubleRange(min = 0, max = 100) double target,
            @ForAll @IntRange(min = 0, max = 14) int missing) {
        List<Observation> whole = observations(values);
        int at = missing % values.size();
        List<Observation> gapped = new ArrayList<>(whole);
        gapped.set(at, month(FIRST.plusMonths(at), null, DataStatus.STALE));

        Status with = StatusRules.judge(before(DUE, HIGHER_IS_BETTER, new Goal.AtLeast(target), whole))
                .status();
        Status without = StatusRules.judge(before(DUE, HIGHER_IS_BETTER, new Goal.AtLeast(target), gapped))
                .status();

        assertThat(without).isIn(with, Status.NOT_MEASURED);
    }

    @Property
    void turning_direction_and_values_over_changes_no_status(
            @ForAll @Size(min = 1, max = 15) List<@IntRange(min = 0, max = 100) Integer> values,
            @ForAll @IntRange(min = 0, max = 100) int target) {
        List<Double> there = values.stream().map(Integer::doubleValue).toList();
        List<Double> back = values.stream().map(value -> 100.0 - value).toList();

        Status higher = StatusRules.judge(before(DUE, HIGHER_IS_BETTER, new Goal.AtLeast(target), observations(there)))
                .status();
        Status lower = StatusRules.judge(
                        before(DUE, LOWER_IS_BETTER, new Goal.AtMost(100 - target), observations(back)))
                .status();

        assertThat(lower).isEqualTo(higher);
    }

    @Property
    void turning_a_comparator_over_changes_no_status(
            @ForAll @IntRange(min = 0, max = 100) int value,
            @ForAll @IntRange(min = 0, max = 20) int halfWidth,
            @ForAll @IntRange(min = 0, max = 100) int england) {
        Observation there = figure(value, new Interval(value - halfWidth, value + halfWidth));
        Observation back = figure(100 - value, new Interval(100 - value - halfWidth, 100 - value + halfWidth));

        assertThat(StatusRules.judge(past(
                                LOWER_IS_BETTER,
                                new Goal.InLine(100 - england, "England", "a release", true),
                                back,
                                null))
                        .status())
                .isEqualTo(StatusRules.judge(past(
                                HIGHER_IS_BETTER, new Goal.InLine(england, "England", "a release", true), there, null))
                        .status());
    }

    private static Status higher(double target, List<Double> values) {
        return StatusRules.judge(before(DUE, HIGHER_IS_BETTER, new Goal.AtLeast(target), observations(values)))
                .status();
    }

    private static List<Observation> observations(List<Double> values) {
        return Promises.months(
                FIRST, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Observation figure(double value, Interval interval) {
        return new Observation(
                PeriodType.CALENDAR_YEAR,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                value,
                interval,
                null,
                null,
                DataStatus.FINAL);
    }

    /** The order of the judged statuses, from worst to best. */
    private static int rank(Status status) {
        return switch (status) {
            case MISSED -> 0;
            case OFF_TRACK -> 1;
            case NO_CLEAR_CHANGE -> 2;
            case AT_RISK -> 3;
            case ON_TRACK -> 4;
            case MET -> 5;
            case NOT_MEASURED, NOT_DUE, DATE_CONFLICT -> throw new AssertionError("Not judged: " + status);
        };
    }
}
