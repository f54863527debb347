package org.sendwarehouse.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was killed and what came of it, a line each, in two files to which lines are only added: a harness that was stopped
 * goes on after them.
 */
final class KillLog {
    private static final List<String> STEPS =
            List.of("start", "land", "build", "check", "publish", "render", "distribute", "report");

    private final Path kills;
    private final Path recoveries;
    private final Path table;

    KillLog(Path folder) throws IOException {
        Files.createDirectories(folder);
        kills = folder.resolve("kills.csv");
        recoveries = folder.resolve("recoveries.csv");
        table = folder.resolve("kills.md");
        header(kills, "series,step,aim,point,seconds_alive");
        header(recoveries, "series,kills,exit_code,seconds,reader_opened,faults");
    }

    private static void header(Path file, String columns) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, columns + "\n");
        }
    }

    synchronized void kill(int series, String step, Aim aim, String point, double seconds) throws IOException {
        add(kills, series, step, aim.name(), point, String.format(Locale.UK, "%.1f", seconds));
    }

    synchronized void recovery(int series, int killed, int exitCode, double seconds, int opened, int faults)
            throws IOException {
        add(recoveries, series, killed, exitCode, String.format(Locale.UK, "%.1f", seconds), opened, faults);
        write();
    }

    private static void add(Path file, Object... cells) throws IOException {
        List<String> line = new ArrayList<>();
        for (Object cell : cells) {
            line.add(String.valueOf(cell).replace(',', ';'));
        }
        Files.writeString(file, String.join(",", line) + "\n", StandardOpenOption.APPEND);
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** Kills so far. */
    synchronized int kills() throws IOException {
        return rows(kills).size();
    }

    /** The greatest number of a series so far, 0 where there is none. */
    synchronized int series() throws IOException {
        return rows(kills).stream()
                .mapToInt(row -> Integer.parseInt(row[0]))
                .max()
                .orElse(0);
    }

    /** The measured table. */
    synchronized String write() throws IOException {
        Map<String, Integer> byStep = new TreeMap<>();
        Map<String, Map<String, Integer>> byAim = new TreeMap<>();
        for (String[] kill : rows(kills)) {
            byStep.merge(kill[1], 1, Integer::sum);
            byAim.computeIfAbsent(kill[1], step -> new TreeMap<>()).merge(kill[2], 1, Integer::sum);
        }
        List<String[]> ends = rows(recoveries);
        List<Double> seconds =
                ends.stream().map(row -> Double.parseDouble(row[3])).sorted().toList();
        StringBuilder text = new StringBuilder("| Step killed in | Kills | Moments |\n|---|---:|---|\n");
        for (String step : STEPS) {
            List<String> moments = new ArrayList<>();
            byAim.getOrDefault(step, Map.of()).forEach((aim, count) -> moments.add(aim + " " + count));
            text.append(
                    "| " + step + " | " + byStep.getOrDefault(step, 0) + " | " + String.join("; ", moments) + " |\n");
        }
        text.append("\n| What | |\n|---|---:|\n");
        row(text, "kills", rows(kills).size());
        row(text, "recoveries", ends.size());
        row(text, "seconds to recover, median", at(seconds, 0.5));
        row(text, "seconds to recover, 95th percentile", at(seconds, 0.95));
        row(text, "seconds to recover, longest", at(seconds, 1));
        row(text, "times a reader opened the warehouse meanwhile", sum(ends, 4));
        row(text, "faults", sum(ends, 5));
        Files.writeString(table, text);
        return text.toString();
    }

    private static int sum(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> Integer.parseInt(row[column])).sum();
    }

    private static void row(StringBuilder text, String what, Object value) {
        text.append("| " + what + " | " + value + " |\n");
    }

    private static String at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return "";
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return String.format(Locale.UK, "%.1f", sorted.get(Math.max(0, index)));
    }
}
