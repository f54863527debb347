package org.sendwarehouse.evidence.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Carries a queue into many futures. Each month what comes is added and what is done or closed is taken away; a queue is
 * never below nothing. Work is counted in hundredths, in whole numbers.
 *
 * <p>A scenario never changes how many random numbers are drawn. So scenarios meet the same futures, and differ by what
 * they change, not by chance (common random numbers: A. M. Law, Simulation Modeling and Analysis, section 11.2).
 *
 * @param waiting the queue at the start, in hundredths
 * @param cleared the queue is clear when no more than this wait, in hundredths
 * @param clearMonths month ends in a row that the queue must be clear, so that a quiet month alone clears nothing
 * @param months how far each future goes
 * @param futures how many futures
 * @param intervalPct share of the futures between the bounds, in percent
 */
public record QueueSimulation(long waiting, long cleared, int clearMonths, int months, int futures, int intervalPct) {
    public QueueSimulation {
        if (waiting < 0
                || clearMonths < 1
                || months < clearMonths
                || futures < 1
                || intervalPct < 1
                || intervalPct > 99) {
            throw new IllegalArgumentException("A queue cannot be simulated like this");
        }
    }

    /**
     * One month of all futures.
     *
     * @param lower the lower bound of the queue, in hundredths
     * @param median half of the futures are at or below
     * @param upper the upper bound
     * @param cleared futures in which the queue has been clear, from the end of this month or of one before
     */
    public record Month(double lower, double median, double upper, int cleared) {}

    /** The months from 0, where everything stands as it does, to the last. */
    public List<Month> run(Futures source, Capacity capacity) {
        long[][] queue = new long[months + 1][futures];
        int[] clearedFirst = new int[months + 1];
        for (int future = 0; future < futures; future++) {
            Supplier<QueueMonth> drawn = source.begin();
            long now = waiting;
            int inARow = 0;
            boolean clear = false;
            for (int month = 0; month <= months; month++) {
                now = month == 0 ? now : Math.max(0, now + change(drawn.get(), capacity, month));
                queue[month][future] = now;
                inARow = now <= cleared ? inARow + 1 : 0;
                if (!clear && inARow == clearMonths) {
                    clear = true;
                    clearedFirst[month - clearMonths + 1]++;
                }
            }
        }
        return summary(queue, clearedFirst);
    }

    private static long change(QueueMonth drawn, Capacity capacity, int month) {
        long came = drawn.arrivals() * capacity.arrivalsPct();
        long done = Math.max(0, 100 * drawn.completions() + capacity.extraIn(month));
        return came - done - 100 * drawn.closed();
    }

    private List<Month> summary(long[][] queue, int[] clearedFirst) {
        List<Month> rows = new ArrayList<>();
        int clear = 0;
        for (int month = 0; month <= months; month++) {
            clear += clearedFirst[month];
            Arrays.sort(queue[month]);
            rows.add(new Month(
                    quantile(queue[month], 100 - intervalPct),
                    quantile(queue[month], 100),
                    quantile(queue[month], 100 + intervalPct),
                    clear));
        }
        return rows;
    }

    /** Definition 2 of Hyndman and Fan (1996), as all quantiles of the product: averaged where the distribution is flat. */
    private static double quantile(long[] sorted, int halfPercent) {
        long parts = (long) sorted.length * halfPercent;
        int low = (int) ((parts + 199) / 200);
        int high = (int) (parts / 200) + 1;
        return (sorted[low - 1] + sorted[high - 1]) / 2.0;
    }
}
