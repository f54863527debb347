package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.Rounding;

/**
 * One figure of an indicator for one period.
 *
 * @param type kind of period
 * @param start first day of the period
 * @param end last day of the period
 * @param value unrounded, in the indicator's unit; null where there is none
 * @param interval 95 % interval of the value; null where none can be given
 * @param numerator what is counted; null for quantiles and means
 * @param denominator of how many; for a quantile or mean, the number of values
 * @param dataStatus how far the figure can be relied on
 */
public record Observation(
        PeriodType type,
        LocalDate start,
        LocalDate end,
        @Nullable Double value,
        @Nullable Interval interval,
        @Nullable Long numerator,
        @Nullable Long denominator,
        DataStatus dataStatus) {

    /** Whether there is a figure that may be judged. */
    public boolean judged() {
        return value != null && dataStatus.judged();
    }

    double required() {
        if (value == null) {
            throw new IllegalStateException("No value for " + label());
        }
        return value;
    }

    double days() {
        return end.toEpochDay() - start.toEpochDay() + 1.0;
    }

    /** The bound on the better side, or the value where there is no interval; turned so that greater is better. */
    double favourable(Direction direction) {
        if (interval == null) {
            return direction.oriented(required());
        }
        return Math.max(direction.oriented(interval.lower()), direction.oriented(interval.upper()));
    }

    /** The period as a reader sees it. */
    public String label() {
        return type.write(start, end);
    }

    /** The figure as a reader sees it: {@code 18.3 % (153 of 838)}, {@code not done}. */
    public String write(Unit unit) {
        if (unit == Unit.YES_NO && (required() == 0 || required() == 1)) {
            return required() == 1 ? "done" : "not done";
        }
        if (unit == Unit.PERCENT && numerator != null && denominator != null && denominator > 0) {
            return Rounding.percent(numerator, denominator, 1) + " % (" + Unit.COUNT.write(numerator) + " of "
                    + Unit.COUNT.write(denominator) + ")";
        }
        return unit.write(required());
    }
}
