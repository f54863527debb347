package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a run of the suite measures, and how large.
 *
 * @param only the groups to run; empty for all of them
 * @param marks attendance marks in the delivery that lands
 * @param rows of casework in each format
 * @param xmlMb size of the SEN2 return, MB
 * @param runs how often each piece of work is done
 * @param quick whether all is done once, small, and in this process: to see that the suite works, never to measure
 * @param folder where files are made; deleted when the suite ends
 */
record Settings(Set<String> only, long marks, int rows, int xmlMb, int runs, boolean quick, Path folder) {
    private static final long MARKS = 4_000_000;
    private static final int ROWS = 100_000;
    private static final int XML_MB = 200;
    private static final int RUNS = 3;

    Settings {
        only = Set.copyOf(only);
    }

    /** As given on the command line, such as {@code -Dbenchmarks.only=landing,formats}. */
    static Settings given() throws IOException {
        String only = System.getProperty("benchmarks.only", "");
        return new Settings(
                only.isBlank() ? Set.of() : Set.copyOf(List.of(only.split("\\s*,\\s*"))),
                Long.getLong("benchmarks.marks", MARKS),
                Integer.getInteger("benchmarks.rows", ROWS),
                Integer.getInteger("benchmarks.xml", XML_MB),
                Integer.getInteger("benchmarks.runs", RUNS),
                false,
                // A folder of the suite's own: it is deleted at the end.
                Files.createDirectories(Path.of(System.getProperty("benchmarks.folder", "target"), "benchmarks-work")
                        .toAbsolutePath()));
    }

    /** Small enough for every build. */
    static Settings quick(Path folder, long marks, int rows) {
        return new Settings(Set.of(), marks, rows, 1, 1, true, folder);
    }

    boolean wants(String group) {
        return only.isEmpty() || only.contains(group);
    }
}
