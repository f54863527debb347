package org.sendwarehouse.evidence.simulation;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Futures drawn from the months of the past, with replacement: a month is taken as a whole, since what comes and what is
 * done rise and fall together. Months are taken as alike and unrelated.
 *
 * <p>The past itself is one draw of what might have been. So each future first draws, as many times as there are months,
 * which months stand for the past, and then its own months from those: the uncertainty of the average is in the futures,
 * beside that of the single months. Without the first step an interval a year or more ahead is far too narrow.
 *
 * <p>Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993); on drawing the past anew in each
 * prediction, A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), chapter 6.
 */
public final class Bootstrap implements Futures {
    /** Specified to the bit by the platform (java.util.random), so that every run draws the same. */
    private static final String ALGORITHM = "L64X128MixRandom";

    private final List<QueueMonth> past;
    private final RandomGenerator random;

    /**
     * @param past the months to draw from, at least one
     * @param seed where the random numbers start
     */
    public Bootstrap(List<QueueMonth> past, long seed) {
        if (past.isEmpty()) {
            throw new IllegalArgumentException("There is no past to draw from");
        }
        this.past = List.copyOf(past);
        this.random = generator(seed);
    }

    static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    @Override
    public Supplier<QueueMonth> begin() {
        int[] drawn = random.ints(past.size(), 0, past.size()).toArray();
        return () -> past.get(drawn[random.nextInt(drawn.length)]);
    }
}
