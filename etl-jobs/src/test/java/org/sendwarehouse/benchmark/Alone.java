package org.sendwarehouse.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.operations.ProcessMemory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures a contender in a process of its own, so that neither the memory nor the compiled code of one helps another.
 * The first time of each is cold and counts like the others.
 */
final class Alone {
    private static final String MEASURED = "MEASURED ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Alone() {}

    /** What a contender took: each time in seconds, in order; the most memory of them all, MiB. */
    record Measured(long accepted, long rejected, List<Double> seconds, long peakMb, String note) {}

    static Figure figure(
            String what, Class<? extends Contender> contender, String variant, Path input, Settings settings)
            throws Exception {
        return Figure.of(what, Files.size(input), measure(contender, variant, input, settings));
    }

    private static Measured measure(Class<? extends Contender> contender, String variant, Path input, Settings settings)
            throws Exception {
        if (settings.quick()) {
            return here(contender.getName(), variant, input, settings.folder(), 1);
        }
        List<String> line = new ArrayList<>(java("-Xmx384m"));
        line.addAll(List.of(
                Alone.class.getName(),
                contender.getName(),
                variant,
                input.toString(),
                settings.folder().toString(),
                Integer.toString(settings.runs())));
        return said(line);
    }

    /** Java's command line with the limits and the compilers of the launcher, up to the class. */
    static List<String> java(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=4",
                "-XX:Tier4InvocationThreshold=250000",
                "-XX:Tier4MinInvocationThreshold=30000",
                "-XX:Tier4CompileThreshold=750000",
                "-XX:Tier4BackEdgeThreshold=2000000",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.02",
                "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.*::*,0.02",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"));
    }

    /** Runs a command that says what it measured in one line, as {@link #main} does. */
    static Measured said(List<String> line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return said.lines()
                .filter(text -> text.startsWith(MEASURED))
                .findFirst()
                .map(text -> JSON.readValue(text.substring(MEASURED.length()), Measured.class))
                .orElseThrow(() -> new IllegalStateException("Ended with " + code + " and measured nothing: " + said));
    }

    /** Class, variant, input, folder and number of times. */
    public static void main(String[] arguments) throws Exception {
        Measured measured = here(
                arguments[0],
                arguments[1],
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]));
        System.out.println(MEASURED + JSON.writeValueAsString(measured));
    }

    private static Measured here(String contender, String variant, Path input, Path work, int runs) throws Exception {
        List<Double> seconds = new ArrayList<>();
        long peak = 0;
        Contender.Done done = new Contender.Done(0, 0, "");
        try (Contender one = Class.forName(contender)
                .asSubclass(Contender.class)
                .getDeclaredConstructor(String.class)
                .newInstance(variant)) {
            for (int run = 0; run < runs; run++) {
                Path folder = Files.createTempDirectory(work, "run");
                one.ready(input, folder);
                ProcessMemory.startPeak();
                long start = System.nanoTime();
                done = one.once(input, folder);
                seconds.add((System.nanoTime() - start) / 1e9);
                peak = Math.max(peak, one.peakMb());
                FileSystemUtils.deleteRecursively(folder);
            }
        }
        return new Measured(done.accepted(), done.rejected(), seconds, peak, done.note());
    }
}
