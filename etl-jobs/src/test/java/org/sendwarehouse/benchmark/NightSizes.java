package org.sendwarehouse.benchmark;

import java.util.Arrays;
import java.util.List;

/**
 * How large the homes are whose nights are measured.
 *
 * @param scale of the synthetic partnership; 1 is County Durham
 * @param pupils with attendance, in the night with history
 * @param years of attendance behind it
 * @param growthAreas numbers of areas to go through
 * @param growthYears years of history to go through, for each of them
 * @param growthPupils with attendance in each area
 */
record NightSizes(
        double scale, int pupils, int years, List<Integer> growthAreas, List<Integer> growthYears, int growthPupils) {
    static NightSizes given() {
        return new NightSizes(
                Double.parseDouble(System.getProperty("benchmarks.scale", "1")),
                Integer.getInteger("benchmarks.pupils", 75_000),
                Integer.getInteger("benchmarks.years", 3),
                numbers("benchmarks.growth.areas", "1,10,100"),
                numbers("benchmarks.growth.years", "1,3,10"),
                Integer.getInteger("benchmarks.growth.pupils", 100));
    }

    private static List<Integer> numbers(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split("\\s*,\\s*"))
                .map(Integer::valueOf)
                .toList();
    }
}
