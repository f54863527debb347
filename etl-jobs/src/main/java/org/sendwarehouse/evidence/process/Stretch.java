package org.sendwarehouse.evidence.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.PoissonInterval;
import org.sendwarehouse.evidence.statistics.Wilson;
import org.sendwarehouse.evidence.status.Observation;
import org.sendwarehouse.evidence.status.Unit;

/**
 * Some periods taken together: shares of all they count, counts by period, and of everything else the mean of the
 * periods' values, which has no interval.
 *
 * @param from first day
 * @param to last day
 * @param periods how many
 * @param value in the indicator's unit; counts by period
 * @param interval 95 %: Wilson's of a share, Poisson's of a count; else null
 * @param numerator of a share or count, all periods together; else null
 * @param denominator of a share; else null
 * @param days that the periods have together
 */
public record Stretch(
        LocalDate from,
        LocalDate to,
        int periods,
        double value,
        @Nullable Interval interval,
        @Nullable Long numerator,
        @Nullable Long denominator,
        double days) {

    /** Takes periods together; one at least, each with a value. */
    public static Stretch of(List<Observation> figures, Unit unit) {
        LocalDate from = figures.get(0).start();
        LocalDate to = figures.get(figures.size() - 1).end();
        int periods = figures.size();
        double days = figures.stream().mapToDouble(Stretch::days).sum();
        Long numerator = sum(figures.stream().map(Observation::numerator).toList());
        Long denominator = sum(figures.stream().map(Observation::denominator).toList());
        if (numerator != null && denominator != null && denominator > 0) {
            Interval interval = Wilson.interval(numerator, denominator).times(100);
            return new Stretch(
                    from, to, periods, 100.0 * numerator / denominator, interval, numerator, denominator, days);
        }
        if (numerator != null && unit == Unit.COUNT) {
            Interval interval = PoissonInterval.exact(numerator).times(1.0 / periods);
            return new Stretch(from, to, periods, (double) numerator / periods, interval, numerator, null, days);
        }
        double mean = figures.stream()
                        .mapToDouble(figure -> Objects.requireNonNull(figure.value()))
                        .sum()
                / periods;
        return new Stretch(from, to, periods, mean, null, null, null, days);
    }

    private static double days(Observation figure) {
        return figure.end().toEpochDay() - figure.start().toEpochDay() + 1.0;
    }

    private static @Nullable Long sum(List<@Nullable Long> numbers) {
        long sum = 0;
        for (Long number : numbers) {
            if (number == null) {
                return null;
            }
            sum += number;
        }
        return sum;
    }
}
