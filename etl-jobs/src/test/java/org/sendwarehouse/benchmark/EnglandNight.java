package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The night of many homes, by several processes side by side.
 *
 * @param seconds by the clock, from the first process's start to the last one's end
 * @param ofProcessor seconds of processor that they took; empty where the system does not tell
 * @param atOnce how many processes there were
 */
record EnglandNight(double seconds, OptionalDouble ofProcessor, int atOnce) {
    private static final Path OWN_TIMES = Path.of("/proc/self/stat");
    /** Fields 16 and 17 of the system's list, counted from behind the name in brackets: children's times. */
    private static final int CHILDREN = 13;

    private static final double TICKS_A_SECOND = 100;

    static EnglandNight of(List<EnglandHome> homes, EnglandSizes sizes) throws Exception {
        int atOnce = Math.min(sizes.atOnce(), homes.size());
        OptionalDouble before = ofChildren();
        long start = System.nanoTime();
        ExecutorService processes = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<String>> ends = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                List<String> command = new ArrayList<>(List.of("nights", "--date=" + HistoryHome.FIRST_NIGHT));
                for (int home = 0; home < homes.size(); home++) {
                    if (process(home, atOnce) == i) {
                        command.add(homes.get(home).home().root().toString());
                    }
                }
                ends.add(processes.submit(() -> Command.run(sizes.heap(), command)));
            }
            for (Future<String> end : ends) {
                end.get();
            }
        } finally {
            processes.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        OptionalDouble after = ofChildren();
        return new EnglandNight(
                seconds,
                before.isPresent() && after.isPresent()
                        ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                        : OptionalDouble.empty(),
                atOnce);
    }

    /** To and fro, so that of homes in order of size each process has as much as the other. */
    private static int process(int home, int atOnce) {
        int place = home % atOnce;
        return home / atOnce % 2 == 0 ? place : atOnce - 1 - place;
    }

    /**
     * The most memory that the processes can have held together: each one's largest night at the same moment.
     *
     * @param nights the most of each home's night, in the order of the homes
     */
    long peakMb(List<Long> nights) {
        long[] most = new long[atOnce];
        for (int home = 0; home < nights.size(); home++) {
            int process = process(home, atOnce);
            most[process] = Math.max(most[process], nights.get(home));
        }
        long sum = 0;
        for (long one : most) {
            sum += one;
        }
        return sum;
    }

    /** Seconds of processor of all processes that this one has started and that have ended. */
    private static OptionalDouble ofChildren() throws IOException {
        if (!Files.isReadable(OWN_TIMES)) {
            return OptionalDouble.empty();
        }
        String all = Files.readString(OWN_TIMES);
        String[] fields = all.substring(all.lastIndexOf(')') + 2).split(" ", -1);
        return OptionalDouble.of(
                (Long.parseLong(fields[CHILDREN]) + Long.parseLong(fields[CHILDREN + 1])) / TICKS_A_SECOND);
    }
}
