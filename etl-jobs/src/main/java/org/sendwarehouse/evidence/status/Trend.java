package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sendwarehouse.evidence.statistics.TheilSen;
import org.sendwarehouse.evidence.statistics.TheilSen.Projection;

/**
 * Whether a promise that is not yet met will be: by the trend of the latest 6 to 12 separate periods, projected to the
 * due date; with fewer, against a straight line from baseline to target; with neither, by the interval of the latest
 * figure alone.
 */
final class Trend {
    static final String TEST = "Test against the baseline at 5 %";
    private static final int FEWEST = 6;
    private static final int MOST = 12;
    private static final String PROJECTION = "Trend of the latest periods (Theil–Sen), projected to the due date";
    private static final String LINE = "Straight line from baseline to target";
    private static final String INTERVAL = "Interval of the latest value";

    private Trend() {}

    static Judgement judge(Promise promise, Reading latest, String reason) {
        List<Observation> window = window(promise.trend());
        Optional<Observation> gap = window.stream().filter(Trend::missing).findFirst();
        if (gap.isPresent()) {
            return Judgement.of(
                    Status.NOT_MEASURED,
                    "There is no figure for " + gap.get().label() + ", so that no trend can be read.",
                    PROJECTION);
        }
        List<Observation> judged = window.stream().filter(Observation::judged).toList();
        LocalDate due = promise.due();
        if (due != null && judged.size() >= FEWEST) {
            return projected(promise, latest, reason, judged, due);
        }
        Observation baseline = promise.baseline();
        if (due != null
                && baseline != null
                && baseline.judged()
                && baseline.end().isBefore(latest.observation().end())
                && baseline.end().isBefore(due)) {
            return alongLine(promise, latest, reason, baseline, due);
        }
        boolean possible = latest.observation().favourable(promise.direction())
                >= promise.direction().oriented(latest.goal().number().orElseThrow());
        return Judgement.of(possible ? Status.AT_RISK : Status.OFF_TRACK, reason, INTERVAL);
    }

    /** The latest periods. Those with too few to measure are known and left out; a missing one is a gap. */
    private static List<Observation> window(List<Observation> trend) {
        return trend.subList(Math.max(0, trend.size() - MOST), trend.size());
    }

    private static boolean missing(Observation observation) {
        return !observation.judged() && observation.dataStatus() != DataStatus.TOO_FEW;
    }

    private static Judgement projected(
            Promise promise, Reading latest, String reason, List<Observation> judged, LocalDate due) {
        long origin = judged.get(0).end().toEpochDay();
        double[] days = judged.stream()
                .mapToDouble(period -> (double) (period.end().toEpochDay() - origin))
                .toArray();
        double[] values = judged.stream().mapToDouble(Observation::required).toArray();
        Projection raw = TheilSen.fit(days, values).orElseThrow().at((double) (due.toEpochDay() - origin));
        Projection projection = new Projection(
                promise.unit().possible(raw.value()), promise.unit().possible(raw.interval()));
        double target = promise.direction().oriented(latest.goal().number().orElseThrow());
        double one = promise.direction().oriented(projection.interval().lower());
        double other = promise.direction().oriented(projection.interval().upper());
        Status status = status(Math.min(one, other) >= target, Math.max(one, other) >= target);
        return new Judgement(
                status,
                false,
                reason + " " + carried(promise.unit(), projection, judged.size(), due),
                PROJECTION,
                projection);
    }

    private static Judgement alongLine(
            Promise promise, Reading latest, String reason, Observation baseline, LocalDate due) {
        double from = promise.direction().oriented(baseline.required());
        double target = promise.direction().oriented(latest.goal().number().orElseThrow());
        double elapsed =
                latest.observation().end().toEpochDay() - baseline.end().toEpochDay();
        double share = Math.min(1, elapsed / (due.toEpochDay() - baseline.end().toEpochDay()));
        // A line that falls to the target asks for the target, no more: knowing the baseline never excuses.
        double expected = Math.min(target, from + (target - from) * share);
        double now = promise.direction().oriented(latest.observation().required());
        Status status = status(now >= expected, latest.observation().favourable(promise.direction()) >= expected);
        String by = " By now the line from " + baseline.write(promise.unit()) + " (" + baseline.label() + ") stands at "
                + promise.unit().write(promise.direction().oriented(expected)) + ".";
        return Judgement.of(status, reason + by, LINE);
    }

    private static Status status(boolean surely, boolean possibly) {
        if (surely) {
            return Status.ON_TRACK;
        }
        return possibly ? Status.AT_RISK : Status.OFF_TRACK;
    }

    private static String carried(Unit unit, Projection projection, int periods, LocalDate due) {
        return "At the rate of the latest " + periods + " periods: " + unit.write(projection.value()) + " on "
                + PeriodType.day(due) + " (between "
                + unit.write(projection.interval().lower()) + " and "
                + unit.write(projection.interval().upper()) + ").";
    }
}
