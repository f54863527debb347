package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Promises of every kind, made of shares of a hundred, for the laws. */
final class StatusWorlds {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    private StatusWorlds() {}

    /** What a promise asks for. */
    enum Asked {
        NUMBER,
        ENGLAND,
        CHANGE,
        MEASURED
    }

    /** Where its date lies. */
    enum When {
        BEFORE,
        PAST,
        PAST_AND_AWAITED,
        UNDATED
    }

    /**
     * A promise and its figures, each a share of a hundred.
     *
     * @param mirrored whether everything is turned over: failures are counted, and fewer are better
     */
    record World(
            Asked asked,
            int target,
            List<Integer> months,
            @Nullable Integer baseline,
            int atDue,
            When when,
            boolean mirrored) {

        World with(List<Integer> otherMonths, int otherAtDue) {
            return new World(asked, target, otherMonths, baseline, otherAtDue, when, mirrored);
        }

        World turnedOver() {
            return new World(asked, target, months, baseline, atDue, when, !mirrored);
        }

        Promise promise() {
            List<Observation> trend = new ArrayList<>();
            for (int i = 0; i < months.size(); i++) {
                trend.add(share(FIRST.plusMonths(i), months.get(i)));
            }
            Observation newest = trend.get(trend.size() - 1);
            // A change without a number needs a figure before; the first month serves where there is none.
            Observation before = baseline == null ? null : share(YearMonth.of(2024, 6), baseline);
            Goal goal = goal(before == null ? share(YearMonth.of(2024, 1), 50) : before);
            LocalDate due = when == When.UNDATED ? null : DUE;
            LocalDate asAt =
                    switch (when) {
                        case BEFORE, UNDATED -> newest.end();
                        case PAST, PAST_AND_AWAITED -> LocalDate.of(2026, 7, 31);
                    };
            Reading atItsDate = when == When.PAST ? new Reading(share(YearMonth.of(2026, 6), atDue), goal) : null;
            return new Promise(
                    asAt,
                    due,
                    null,
                    null,
                    null,
                    null,
                    Unit.PERCENT,
                    mirrored ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                    atItsDate,
                    new Reading(newest, goal),
                    trend,
                    before);
        }

        private Goal goal(Observation before) {
            return switch (asked) {
                case NUMBER -> mirrored ? new Goal.AtMost(100 - target) : new Goal.AtLeast(target);
                case ENGLAND -> new Goal.InLine(mirrored ? 100 - target : target, "England", "a release", true);
                case CHANGE -> new Goal.BetterThan(before, false);
                case MEASURED -> new Goal.Measured(when == When.UNDATED ? null : DUE);
            };
        }

        private Observation share(YearMonth month, int successes) {
            return Promises.share(month, mirrored ? 100 - successes : successes, 100);
        }
    }

    /** The same promise with one figure missing: the deciding one, the newest, one of the months, or the baseline. */
    static List<Promise> withLess(Promise promise, int month) {
        List<Promise> less = new ArrayList<>();
        Reading atDue = promise.atDue();
        Reading latest = promise.latest();
        if (atDue != null) {
            less.add(copy(
                    promise,
                    new Reading(gone(atDue.observation()), atDue.goal()),
                    latest,
                    promise.trend(),
                    promise.baseline()));
            less.add(copy(promise, null, later(latest, atDue), promise.trend(), promise.baseline()));
        }
        if (latest != null) {
            List<Observation> last = new ArrayList<>(promise.trend());
            last.set(last.size() - 1, gone(latest.observation()));
            less.add(copy(
                    promise, atDue, new Reading(gone(latest.observation()), latest.goal()), last, promise.baseline()));
        }
        List<Observation> trend = new ArrayList<>(promise.trend());
        int at = month % trend.size();
        trend.set(at, gone(trend.get(at)));
        less.add(copy(promise, atDue, latest, trend, promise.baseline()));
        less.add(copy(promise, atDue, latest, promise.trend(), null));
        return less;
    }

    /** Nothing was measured. */
    static Promise without(Promise promise) {
        return copy(promise, null, null, List.of(), null);
    }

    static Promise conflicting(Promise promise) {
        return new Promise(
                promise.asAt(),
                promise.due(),
                null,
                "Finish comes before start",
                null,
                null,
                promise.unit(),
                promise.direction(),
                promise.atDue(),
                promise.latest(),
                promise.trend(),
                promise.baseline());
    }

    /** The same promise with a newer figure than the one that decided. */
    static Promise later(Promise promise, YearMonth month, int successes) {
        Reading latest = promise.latest();
        Reading newer = latest == null ? null : new Reading(Promises.share(month, successes, 100), latest.goal());
        return copy(promise, promise.atDue(), newer, promise.trend(), promise.baseline());
    }

    private static @Nullable Reading later(@Nullable Reading latest, Reading atDue) {
        return latest == null ? null : new Reading(Promises.share(YearMonth.of(2026, 7), 99, 100), atDue.goal());
    }

    private static Observation gone(Observation figure) {
        return new Observation(
                figure.type(), figure.start(), figure.end(), null, null, null, null, DataStatus.NOT_COLLECTED);
    }

    private static Promise copy(
            Promise promise,
            @Nullable Reading atDue,
            @Nullable Reading latest,
            List<Observation> trend,
            @Nullable Observation baseline) {
        return new Promise(
                promise.asAt(),
                promise.due(),
                promise.measuredFrom(),
                promise.dateConflict(),
                promise.notMeasurable(),
                promise.missedByAbsence(),
                promise.unit(),
                promise.direction(),
                atDue,
                latest,
                trend,
                baseline);
    }
}
