package org.sendwarehouse.benchmark;

import java.util.List;

/**
 * One line of a table.
 *
 * @param accepted rows that came of it; 0, with those rejected, where nothing is counted
 * @param bytes size of what was read; 0 where that says nothing
 * @param seconds each time, in order; empty where it was not run
 * @param peakMb the most memory, MiB; 0 where it is not known
 * @param note what a reader must know beside it, or why it was not run
 */
record Figure(String what, long accepted, long rejected, long bytes, List<Double> seconds, long peakMb, String note) {
    Figure {
        seconds = List.copyOf(seconds);
    }

    static Figure of(String what, long bytes, Alone.Measured measured) {
        return new Figure(
                what,
                measured.accepted(),
                measured.rejected(),
                bytes,
                measured.seconds(),
                measured.peakMb(),
                measured.note());
    }

    Figure called(String other) {
        return new Figure(other, accepted, rejected, bytes, seconds, peakMb, note);
    }

    /** Never a made-up number: the table says why there is none. */
    static Figure notRun(String what, String why) {
        return new Figure(what, 0, 0, 0, List.of(), 0, "not run: " + why);
    }

    /** What the rate is taken of. */
    long rows() {
        return accepted + rejected;
    }

    boolean isRun() {
        return !seconds.isEmpty();
    }

    double best() {
        return seconds.stream().mapToDouble(s -> s).min().orElse(Double.NaN);
    }

    double median() {
        double[] sorted = seconds.stream().mapToDouble(s -> s).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
