package org.sendwarehouse.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code logs/metrics-<run>.json}: what each step of a run cost; the source of {@code docs/benchmarks.md}. */
public final class MetricsFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private MetricsFile() {}

    /**
     * What the file holds.
     *
     * @param processors cores the process may use
     * @param heapMb the heap's limit, MiB
     * @param seconds wall time of the run
     * @param peakMemoryMb the greatest resident memory of the process over all steps, MiB
     */
    record Content(
            String job,
            LocalDate businessDate,
            String softwareVersion,
            int processors,
            long heapMb,
            double seconds,
            long peakMemoryMb,
            List<Step> steps) {}

    record Step(String name, double seconds, long rows, long rowsPerSecond, long peakMemoryMb) {}

    /** Writes the metrics of a run that has ended and returns the file. */
    public static Path write(Home home, RunSummary run) throws IOException {
        List<Step> steps = new ArrayList<>();
        long peak = 0;
        for (RunSummary.StepSummary step : run.steps()) {
            long perSecond = step.seconds() > 0 ? Math.round(step.rows() / step.seconds()) : 0;
            steps.add(new Step(step.name(), step.seconds(), step.rows(), perSecond, step.peakMemoryMb()));
            peak = Math.max(peak, step.peakMemoryMb());
        }
        double seconds =
                java.time.Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0;
        Path file = home.logs().resolve("metrics-" + run.job() + "-" + NAME.format(run.startedAt()) + ".json");
        Content content = new Content(
                run.job(),
                run.businessDate(),
                run.softwareVersion(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                seconds,
                peak,
                steps);
        AtomicFiles.write(file, JSON.writeValueAsBytes(content));
        return file;
    }
}
