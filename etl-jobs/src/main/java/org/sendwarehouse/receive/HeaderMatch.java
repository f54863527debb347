package org.sendwarehouse.receive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sendwarehouse.home.Shown;

/**
 * How the header of a file fits what its contract expects.
 *
 * @param positions for each expected column its place in the file; -1 where the file lacks it
 * @param seconds for each expected column its second place, where a layout has it twice; else -1
 * @param missing names of required columns that the file lacks
 * @param unknown headers that the contract does not name
 * @param duplicated headers that come more often than they may
 */
public record HeaderMatch(
        List<Integer> positions,
        List<Integer> seconds,
        List<String> missing,
        List<String> unknown,
        List<String> duplicated) {

    /** How many headings of a kind a message names, and how much of each. */
    private static final int NAMED = 60;

    private static final int LONGEST = 80;

    /**
     * A column that a file may have.
     *
     * @param names under which it may come; the first is used in messages
     * @param required a file without it is refused
     * @param twice this layout has the column twice
     */
    public record Expected(List<String> names, boolean required, boolean twice) {
        public Expected {
            names = List.copyOf(names);
        }
    }

    public HeaderMatch {
        positions = List.copyOf(positions);
        seconds = List.copyOf(seconds);
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
        duplicated = List.copyOf(duplicated);
    }

    /** Holds a header against what is expected. Case, spaces around, kinds of dash and apostrophe do not matter. */
    public static HeaderMatch of(List<Expected> expected, List<String> header, boolean ignoreUnknown) {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            for (String name : expected.get(i).names()) {
                byName.putIfAbsent(normal(name), i);
            }
        }
        int[] first = filled(expected.size());
        int[] second = filled(expected.size());
        List<String> unknown = new ArrayList<>();
        Set<String> duplicated = new LinkedHashSet<>();
        for (int at = 0; at < header.size(); at++) {
            String name = header.get(at);
            Integer column = byName.get(normal(name));
            if (column == null) {
                unknown.add(name.isBlank() ? "column " + (at + 1) + " (no name)" : shortened(name));
            } else if (first[column] < 0) {
                first[column] = at;
            } else if (expected.get(column).twice() && second[column] < 0) {
                second[column] = at;
            } else {
                duplicated.add(shortened(name));
            }
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            Expected column = expected.get(i);
            if (column.required() && first[i] < 0) {
                missing.add(column.names().get(0));
            } else if (column.twice() && second[i] < 0) {
                missing.add(column.names().get(0) + " (a second time)");
            }
        }
        return new HeaderMatch(
                boxed(first), boxed(second), missing, ignoreUnknown ? List.of() : unknown, List.copyOf(duplicated));
    }

    /** Whether the file can be read by the contract. */
    public boolean fits() {
        return missing.isEmpty() && unknown.isEmpty() && duplicated.isEmpty();
    }

    /** Every problem of the header in words; empty where it fits. */
    public String problems() {
        List<String> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            problems.add("Missing: " + listed(missing) + ".");
        }
        if (!unknown.isEmpty()) {
            problems.add("Unknown: " + listed(unknown) + ".");
        }
        if (!duplicated.isEmpty()) {
            problems.add("More than once: " + listed(duplicated) + ".");
        }
        return String.join(" ", problems);
    }

    /** How alike header and expectation are: 1 when nothing is missing or unknown, 0 when nothing fits. */
    double likeness() {
        long found = positions.stream().filter(p -> p >= 0).count();
        double all = found + missing.size() + unknown.size() + duplicated.size();
        return all == 0 ? 0 : found / all;
    }

    /** A header, or an answer, as it is compared. */
    public static String normal(String header) {
        String text = header.startsWith("\uFEFF") ? header.substring(1) : header;
        return text.replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u00A0', ' ')
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** A file that is something else altogether may have thousands of headings. */
    private static String listed(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    private static String shortened(String header) {
        return Shown.of(header.strip(), LONGEST);
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        java.util.Arrays.fill(array, -1);
        return array;
    }

    private static List<Integer> boxed(int[] array) {
        return java.util.Arrays.stream(array).boxed().toList();
    }
}
