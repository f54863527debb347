package org.sendwarehouse.evidence.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.evidence.status.Direction.HIGHER_IS_BETTER;
import static org.sendwarehouse.evidence.status.Direction.LOWER_IS_BETTER;
import static org.sendwarehouse.evidence.status.Promises.DUE;
import static org.sendwarehouse.evidence.status.Promises.before;
import static org.sendwarehouse.evidence.status.Promises.month;
import static org.sendwarehouse.evidence.status.Promises.months;
import static org.sendwarehouse.evidence.status.Promises.past;
import static org.sendwarehouse.evidence.status.Promises.share;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.TheilSen.Projection;

class StatusRulesTest {
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final Goal ENGLAND = new Goal.InLine(46.4, "England 2024", "release of 26 June 2025", false);

    @Test
    void met_in_line_with_england_as_soon_as_the_upper_bound_reaches_its_value() {
        Observation reaching = observation(40, new Interval(33.6, 46.4));
        Observation short_of = observation(40, new Interval(33.7, 46.399));

        assertThat(StatusRules.judge(past(HIGHER_IS_BETTER, ENGLAND, reaching, null))
                        .status())
                .isEqualTo(Status.MET);
        assertThat(StatusRules.judge(past(HIGHER_IS_BETTER, ENGLAND, short_of, null))
                        .status())
                .isEqualTo(Status.MISSED);
    }

    @Test
    void the_reason_names_the_figures_the_release_and_that_it_is_provisional() {
        Judgement judgement = StatusRules.judge(past(HIGHER_IS_BETTER, ENGLAND, rolling(153, 838), null));

        assertThat(judgement.reason())
                .isEqualTo("12 months to 31 January 2026: 18.3 % (153 of 838); needed: in line with England 2024:"
                        + " 46.4 % (provisional) [release of 26 June 2025; provisional: the figure of its own year is"
                        + " not yet published].");
        assertThat(judgement.method()).isEqualTo("Value at the due date");
    }

    @Test
    void a_promise_missed_at_its_date_and_reached_later_is_missed_met_since() {
        Judgement judgement = StatusRules.judge(
                past(HIGHER_IS_BETTER, new Goal.AtLeast(80), share(JANUARY, 79, 100), share(APRIL, 80, 100)));

        assertThat(judgement.status()).isEqualTo(Status.MISSED);
        assertThat(judgement.metSince()).isTrue();
        assertThat(judgement.reason()).endsWith("Latest, April 2026: 80.0 % (80 of 100).");
    }

    @Test
    void a_promise_met_at_its_date_stays_met_with_the_newest_figure_beside_it() {
        Judgement judgement = StatusRules.judge(
                past(HIGHER_IS_BETTER, new Goal.AtLeast(80), share(JANUARY, 80, 100), share(APRIL, 60, 100)));

        assertThat(judgement.status()).isEqualTo(Status.MET);
        assertThat(judgement.reason()).contains("60 of 100");
    }

    @Test
    void nothing_is_missed_before_the_data_that_can_show_it_are_in() {
        List<Observation> falling = months(YearMonth.of(2025, 4), 40, 39, 38, 37, 36, 35, 34, 33, 32);
        Observation december = falling.get(8);
        Promise promise = new Promise(
                LocalDate.of(2026, 2, 3),
                DUE,
                null,
                null,
                null,
                null,
                Unit.PERCENT,
                HIGHER_IS_BETTER,
                null,
                new Reading(december, ENGLAND),
                falling,
                null);

        Judgement judgement = StatusRules.judge(promise);

        assertThat(judgement.status()).isEqualTo(Status.OFF_TRACK);
        assertThat(judgement.reason()).contains("Due 31 January 2026; the data that can show it are not in yet.");
    }

    @Test
    void the_trend_decides_before_the_date() {
        YearMonth first = YearMonth.of(2025, 1);
        Goal goal = new Goal.AtLeast(50);

        assertThat(status(goal, months(first, 20, 23, 26, 29, 32, 35))).isEqualTo(Status.ON_TRACK);
        assertThat(status(goal, months(first, 20, 30, 22, 33, 24, 35, 27))).isEqualTo(Status.AT_RISK);
        assertThat(status(goal, months(first, 20, 21, 22, 23, 24, 25))).isEqualTo(Status.OFF_TRACK);
        assertThat(status(goal, months(first, 20, 21, 22, 23, 24, 50))).isEqualTo(Status.MET);
    }

    @Test
    void the_projection_stays_within_what_is_possible_and_is_named() {
        Judgement judgement = StatusRules.judge(before(
                LocalDate.of(2028, 1, 31),
                HIGHER_IS_BETTER,
                new Goal.AtLeast(90),
                months(YearMonth.of(2025, 1), 20, 23, 26, 29, 32, 35)));

        assertThat(judgement.projection())
                .isNotNull()
                .extracting(Projection::value)
                .isEqualTo(100.0);
        assertThat(judgement.reason()).contains("At the rate of the latest 6 periods: 100.0 % on 31 January 2028");
    }

    @Test
    void fewer_than_six_periods_are_held_against_the_line_from_baseline_to_target() {
        // Baseline 40 at the end of January 2025, 80 due a year (365 days) later; 120 days on the line stands at 53.15.
        Observation baseline = month(YearMonth.of(2025, 1), 40.0, DataStatus.FINAL);

        assertThat(onLine(baseline, 53.2)).isEqualTo(Status.ON_TRACK);
        assertThat(onLine(baseline, 53.1)).isEqualTo(Status.AT_RISK);
        assertThat(onLine(baseline, 49.2)).isEqualTo(Status.AT_RISK);
        assertThat(onLine(baseline, 49.1)).isEqualTo(Status.OFF_TRACK);
    }

    @Test
    void a_reduction_without_a_number_is_met_only_where_a_test_supports_it() {
        Goal goal = new Goal.BetterThan(share(YearMonth.of(2024, 1), 20, 50), false);

        assertThat(reduction(goal, 10)).isEqualTo(Status.MET);
        assertThat(reduction(goal, 12)).isEqualTo(Status.NO_CLEAR_CHANGE);
        assertThat(reduction(goal, 28)).isEqualTo(Status.NO_CLEAR_CHANGE);
        assertThat(reduction(goal, 30)).isEqualTo(Status.MISSED);
    }

    @Test
    void without_a_printed_date_a_change_is_judged_at_every_report() {
        Goal goal = new Goal.BetterThan(share(YearMonth.of(2024, 1), 20, 50), false);

        assertThat(undated(goal, 10)).isEqualTo(Status.MET);
        assertThat(undated(goal, 12)).isEqualTo(Status.NO_CLEAR_CHANGE);
        assertThat(undated(goal, 30)).isEqualTo(Status.OFF_TRACK);
    }

    @Test
    void conflicting_dates_come_first_then_periods_that_have_not_begun_then_feeds_that_are_missing() {
        Observation good = share(JANUARY, 90, 100);
        Promise promise = past(HIGHER_IS_BETTER, new Goal.AtLeast(80), good, null);

        Promise feedless = with(promise, null, null, "The feed ehcp_audit is not delivered yet");
        assertThat(StatusRules.judge(feedless).status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(StatusRules.judge(feedless).reason()).isEqualTo("The feed ehcp_audit is not delivered yet.");

        Promise early = with(promise, LocalDate.of(2026, 9, 1), null, "The feed ehcp_audit is not delivered yet");
        assertThat(StatusRules.judge(early).status()).isEqualTo(Status.NOT_DUE);
        assertThat(StatusRules.judge(early).reason()).isEqualTo("Measured from 1 September 2026.");

        Promise conflict = with(promise, LocalDate.of(2026, 9, 1), "Finish comes before start", "No feed");
        assertThat(StatusRules.judge(conflict).status()).isEqualTo(Status.DATE_CONFLICT);
        assertThat(StatusRules.judge(conflict).reason()).isEqualTo("Finish comes before start.");
    }

    @Test
    void stale_hidden_few_and_absent_figures_are_never_judged() {
        for (DataStatus status : DataStatus.values()) {
            Observation figure = month(JANUARY, status.judged() ? null : Double.valueOf(99), status);
            Judgement then = StatusRules.judge(past(HIGHER_IS_BETTER, new Goal.AtLeast(80), figure, null));
            Judgement now = StatusRules.judge(before(DUE, HIGHER_IS_BETTER, new Goal.AtLeast(80), List.of(figure)));

            assertThat(then.status()).as(status.label()).isEqualTo(Status.NOT_MEASURED);
            assertThat(now.status()).as(status.label()).isEqualTo(Status.NOT_MEASURED);
        }
    }

    private static Status status(Goal goal, List<Observation> months) {
        return StatusRules.judge(before(LocalDate.of(2025, 12, 31), HIGHER_IS_BETTER, goal, months))
                .status();
    }

    private static Status onLine(Observation baseline, double value) {
        Observation may = month(YearMonth.of(2025, 5), value, DataStatus.FINAL);
        Promise promise = before(DUE, HIGHER_IS_BETTER, new Goal.AtLeast(80), List.of(may));
        return StatusRules.judge(new Promise(
                        promise.asAt(),
                        DUE,
                        null,
                        null,
                        null,
                        null,
                        Unit.PERCENT,
                        HIGHER_IS_BETTER,
                        null,
                        promise.latest(),
                        promise.trend(),
                        baseline))
                .status();
    }

    private static Status reduction(Goal goal, long of50) {
        return StatusRules.judge(past(LOWER_IS_BETTER, goal, share(JANUARY, of50, 50), null))
                .status();
    }

    private static Status undated(Goal goal, long of50) {
        Promise dated = before(DUE, LOWER_IS_BETTER, goal, List.of(share(JANUARY, of50, 50)));
        return StatusRules.judge(new Promise(
                        dated.asAt(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Unit.PERCENT,
                        LOWER_IS_BETTER,
                        null,
                        dated.latest(),
                        dated.trend(),
                        null))
                .status();
    }

    private static Promise with(
            Promise promise,
            @Nullable LocalDate measuredFrom,
            @Nullable String conflict,
            @Nullable String notMeasurable) {
        return new Promise(
                promise.asAt(),
                promise.due(),
                measuredFrom,
                conflict,
                notMeasurable,
                promise.missedByAbsence(),
                promise.unit(),
                promise.direction(),
                promise.atDue(),
                promise.latest(),
                promise.trend(),
                promise.baseline());
    }

    private static Observation rolling(long numerator, long denominator) {
        Observation share = share(JANUARY, numerator, denominator);
        return new Observation(
                PeriodType.ROLLING_12_MONTHS,
                LocalDate.of(2025, 2, 1),
                share.end(),
                share.value(),
                share.interval(),
                numerator,
                denominator,
                DataStatus.FINAL);
    }

    private static Observation observation(double value, Interval interval) {
        return new Observation(
                PeriodType.ROLLING_12_MONTHS,
                LocalDate.of(2025, 2, 1),
                DUE,
                value,
                interval,
                null,
                null,
                DataStatus.FINAL);
    }
}
