package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.Wilson;

/** Builders of the small worlds that the status tests judge. */
final class Promises {
    static final LocalDate DUE = LocalDate.of(2026, 1, 31);
    static final YearMonth PLAN = YearMonth.of(2024, 11);

    private Promises() {}

    static Observation month(YearMonth month, @Nullable Double value, DataStatus status) {
        Interval interval = value == null ? null : new Interval(value - 4, value + 4);
        return new Observation(
                PeriodType.MONTH, month.atDay(1), month.atEndOfMonth(), value, interval, null, null, status);
    }

    static Observation share(YearMonth month, long numerator, long denominator) {
        double value = 100.0 * numerator / denominator;
        return new Observation(
                PeriodType.MONTH,
                month.atDay(1),
                month.atEndOfMonth(),
                value,
                Wilson.interval(numerator, denominator).times(100),
                numerator,
                denominator,
                DataStatus.FINAL);
    }

    static List<Observation> months(YearMonth first, double... values) {
        List<Observation> months = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            months.add(month(first.plusMonths(i), values[i], DataStatus.FINAL));
        }
        return months;
    }

    static Promise before(LocalDate due, Direction direction, Goal goal, List<Observation> months) {
        Observation latest = months.get(months.size() - 1);
        return new Promise(
                latest.end(),
                due,
                null,
                null,
                null,
                null,
                Unit.PERCENT,
                direction,
                null,
                new Reading(latest, goal),
                months,
                null);
    }

    static Promise past(Direction direction, Goal goal, Observation atDue, @Nullable Observation latest) {
        return new Promise(
                LocalDate.of(2026, 4, 30),
                DUE,
                null,
                null,
                null,
                null,
                Unit.PERCENT,
                direction,
                new Reading(atDue, goal),
                latest == null ? null : new Reading(latest, goal),
                List.of(),
                null);
    }
}
