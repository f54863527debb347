package org.sendwarehouse.sample;

import java.util.List;

/**
 * Pseudo-random numbers that depend on the seed, a purpose and an entity only (SplitMix64), so that one entity's
 * numbers never move when another entity is added, and every machine and JDK gives the same.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, String purpose, long... entity) {
        long state = mix(seed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            state = mix(state ^ (purpose.charAt(i) * GOLDEN + i));
        }
        for (long part : entity) {
            state = mix(state ^ (part * GOLDEN + 1));
        }
        return new Dice(state);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** A whole number from 0 to {@code bound - 1}; the bias of the remainder is beneath notice for small bounds. */
    int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code perMille} of a thousand throws. */
    boolean perMille(int perMille) {
        return below(1000) < perMille;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** An index, each with its weight. */
    int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int thrown = below(total);
        for (int i = 0; i < weights.length; i++) {
            thrown -= weights[i];
            if (thrown < 0) {
                return i;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    /** Shuffles in place. */
    <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T held = list.get(i);
            list.set(i, list.get(j));
            list.set(j, held);
        }
    }
}
