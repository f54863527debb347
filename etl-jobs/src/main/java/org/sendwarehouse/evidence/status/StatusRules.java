package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;

/**
 * The status of a promise, computed from evidence as at a date (EVIDENCE, 'Status, computed from evidence'; decision
 * 0040).
 *
 * <p>Laws: within one method, better data never worsen a status; missing data never improve one, since a gap gives
 * {@link Status#NOT_MEASURED}; turning the direction and the values over turns nothing else.
 */
public final class StatusRules {
    private static final String VALUE_AT_DUE = "Value at the due date";
    private static final String LATEST_VALUE = "Latest value";
    private static final String NOTHING = "Not judged";

    private StatusRules() {}

    /** Judges a promise. */
    public static Judgement judge(Promise promise) {
        if (promise.dateConflict() != null) {
            return Judgement.of(Status.DATE_CONFLICT, sentence(promise.dateConflict()), NOTHING);
        }
        if (promise.measuredFrom() != null && promise.asAt().isBefore(promise.measuredFrom())) {
            return Judgement.of(
                    Status.NOT_DUE, "Measured from " + PeriodType.day(promise.measuredFrom()) + ".", NOTHING);
        }
        if (promise.notMeasurable() != null) {
            return notMeasured(promise.notMeasurable());
        }
        if (isPast(promise.due(), promise.asAt()) && promise.atDue() != null) {
            return past(promise, promise.atDue());
        }
        Reading latest = promise.latest();
        if (latest == null) {
            return promise.missedByAbsence() == null
                    ? notMeasured("No period has been measured yet")
                    : Judgement.of(Status.MISSED, sentence(promise.missedByAbsence()), VALUE_AT_DUE);
        }
        if (overtaken(promise, latest)) {
            return notMeasured("The figure that decides it is missing, though newer ones are in");
        }
        if (!latest.observation().judged()) {
            return notMeasured(why(latest.observation()));
        }
        return current(promise, latest);
    }

    private static boolean isPast(@Nullable LocalDate due, LocalDate asAt) {
        return due != null && !asAt.isBefore(due);
    }

    /** The data reach past the due date, and what decides it is not among them: newer figures do not stand in for it. */
    private static boolean overtaken(Promise promise, Reading latest) {
        return isPast(promise.due(), promise.asAt())
                && promise.due() != null
                && !latest.observation().end().isBefore(promise.due());
    }

    /** Past the due date: met or missed by the value at the due date, the latest beside it. */
    private static Judgement past(Promise promise, Reading atDue) {
        Observation then = atDue.observation();
        if (!then.judged()) {
            return notMeasured(why(then));
        }
        Reading since = since(promise, then);
        boolean reachedNow =
                atDue.goal() instanceof Goal.Measured || (since != null && since.reached(promise.direction()));
        String reason = figure(promise, atDue) + (since == null ? "" : " " + latest(promise, since));
        if (atDue.reached(promise.direction())) {
            return Judgement.of(Status.MET, reason, VALUE_AT_DUE);
        }
        if (atDue.goal() instanceof Goal.BetterThan change
                && change.change(then, promise.direction()) == Comparison.NO_CLEAR_CHANGE) {
            return Judgement.of(Status.NO_CLEAR_CHANGE, reason, Trend.TEST);
        }
        return new Judgement(Status.MISSED, reachedNow, reason, VALUE_AT_DUE, null);
    }

    /** Before the due date, or past it while the data that can show it are not in; also where no date is given. */
    private static Judgement current(Promise promise, Reading latest) {
        String reason = figure(promise, latest) + awaited(promise);
        if (latest.reached(promise.direction())) {
            return Judgement.of(Status.MET, reason, LATEST_VALUE);
        }
        if (latest.goal() instanceof Goal.BetterThan change) {
            boolean worse = change.change(latest.observation(), promise.direction()) == Comparison.LOWER;
            return Judgement.of(worse ? Status.OFF_TRACK : Status.NO_CLEAR_CHANGE, reason, Trend.TEST);
        }
        return Trend.judge(promise, latest, reason);
    }

    private static Judgement notMeasured(String why) {
        return Judgement.of(Status.NOT_MEASURED, sentence(why), NOTHING);
    }

    private static String why(Observation observation) {
        return switch (observation.dataStatus()) {
            case STALE -> "The data are out of date: the newest are of " + observation.label();
            case NOT_COLLECTED -> "Nothing is collected for " + observation.label();
            case SUPPRESSED -> "The figure of " + observation.label() + " is hidden to protect people";
            case TOO_FEW -> "Too few in " + observation.label() + " to judge";
            case FINAL, PROVISIONAL -> "There is no figure for " + observation.label();
        };
    }

    private static String figure(Promise promise, Reading reading) {
        String written = reading.observation().write(promise.unit());
        return sentence(capitalised(reading.observation().label()) + ": " + written + "; needed: "
                + reading.goal().needed(promise.unit(), promise.direction())
                + reading.goal().source());
    }

    /** The newest figure, where it is newer than the one that decided and may be judged. */
    private static @Nullable Reading since(Promise promise, Observation then) {
        Reading latest = promise.latest();
        boolean newer = latest != null
                && latest.observation().judged()
                && latest.observation().end().isAfter(then.end());
        return newer ? latest : null;
    }

    private static String latest(Promise promise, Reading latest) {
        return sentence("Latest, " + latest.observation().label() + ": "
                + latest.observation().write(promise.unit()));
    }

    private static String awaited(Promise promise) {
        if (!isPast(promise.due(), promise.asAt()) || promise.due() == null) {
            return "";
        }
        return " Due " + PeriodType.day(promise.due()) + "; the data that can show it are not in yet.";
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
