package org.sendwarehouse.benchmark;

import java.util.Locale;
import org.springframework.util.unit.DataSize;

/**
 * How much of England has its night, and on what machine.
 *
 * @param areas number of authorities, chosen evenly from the smallest to the largest
 * @param scale times each authority's own size
 * @param memory of the machine; heap and DuckDB of all processes together keep to a part of it
 * @param atOnce processes side by side, each with a share of the homes
 */
record EnglandSizes(int areas, double scale, DataSize memory, int atOnce) {
    /** What Java and DuckDB hold beside their limits, and files in the system's cache, have as much again. */
    private static final int SHARES_OF_A_PROCESS = 6;

    static EnglandSizes given() {
        String areas = System.getProperty("benchmarks.england.areas", "3");
        return new EnglandSizes(
                areas.toLowerCase(Locale.ROOT).equals("all") ? Integer.MAX_VALUE : Integer.parseInt(areas),
                Double.parseDouble(System.getProperty("benchmarks.england.scale", "1")),
                DataSize.parse(System.getProperty("benchmarks.england.memory", "12GB")),
                Integer.getInteger("benchmarks.england.at-once", 2));
    }

    private long shareMb() {
        return memory.toMegabytes() / atOnce / SHARES_OF_A_PROCESS;
    }

    /** Heap of one process, as Java takes it. */
    String heap() {
        return "-Xmx" + shareMb() + "m";
    }

    /** DuckDB's limit in one process, as {@code send.duckdb.memory} takes it. */
    String duckDb() {
        return 2 * shareMb() + "MB";
    }
}
