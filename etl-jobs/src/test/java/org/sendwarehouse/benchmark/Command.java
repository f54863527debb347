package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sendwarehouse.cli.SendWarehouse;
import org.sendwarehouse.home.Home;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command of the product over a home, as an operator gives it: a process with the launcher's limits. */
final class Command {
    private static final int PARTIAL = 4;

    private final Home home;

    Command(Home home) {
        this.home = home;
    }

    /** What it printed; a command that fails is no benchmark. */
    String run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.add("--home=" + home.root());
        return run("-Xmx384m", words);
    }

    /** The same for a command that is not about one home. */
    static String run(String heap, List<String> command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(Alone.java(heap));
        line.add(line.size() - 2, "-Dlogback.configurationFile=logback.xml");
        line.add(SendWarehouse.class.getName());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        // A home's own settings count, and not what the tests of this build are given.
        builder.environment().remove("SEND_DUCKDB_THREADS");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0 && code != PARTIAL) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ": " + said);
        }
        return said;
    }

    /** What the last run of a job took: the whole first, then each step. */
    List<Figure> metrics(String job) throws IOException {
        Path file;
        try (Stream<Path> logs = Files.list(home.logs())) {
            file = logs.filter(log -> log.getFileName().toString().startsWith("metrics-" + job + "-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        JsonNode metrics = JsonMapper.shared().readTree(file);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("the whole run", metrics, 0));
        metrics.get("steps")
                .forEach(step -> figures.add(figure(
                        step.get("name").asString(), step, step.get("rows").asLong())));
        return figures;
    }

    private static Figure figure(String what, JsonNode taken, long rows) {
        return new Figure(
                what,
                rows,
                0,
                0,
                List.of(taken.get("seconds").asDouble()),
                taken.get("peakMemoryMb").asLong(),
                "");
    }

    /** What all files below a folder take; a name that only points to one of them takes nothing. */
    static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
