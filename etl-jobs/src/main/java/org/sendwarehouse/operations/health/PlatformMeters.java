package org.sendwarehouse.operations.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Disk;
import org.sendwarehouse.operations.RunSummary;
import org.sendwarehouse.operations.RunSummary.DeliveryBooks;
import org.sendwarehouse.operations.RunSummary.StepSummary;
import org.sendwarehouse.operations.StatusFile;
import org.sendwarehouse.operations.alerts.Alert;
import org.sendwarehouse.operations.alerts.AlertFile;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is measured, as Prometheus reads it. A run is a process of its own and gone when somebody asks: what it cost stands
 * in the files that it leaves behind whole or not at all, and is read from there at each scrape. Beside it stands what this
 * process itself takes. Labels are names of jobs, steps, states and codes; nothing about a person or a file.
 */
final class PlatformMeters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformMeters.class);
    private static final double MEBIBYTE = 1 << 20;
    private static final String JOB = "job";

    private final Home home;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
    private final Counter unreadable;
    private volatile Disk disk = new Disk(0, 1);
    private volatile Instant published = Instant.EPOCH;
    private volatile Instant looked = Instant.EPOCH;

    PlatformMeters(Home home) {
        this.home = home;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
        gauge("send.run.seconds", "Wall time of the latest run of a job", "seconds");
        gauge("send.run.finished.timestamp", "When the latest run of a job ended, since 1970", "seconds");
        gauge("send.run.outcome", "1 for how the latest run of a job ended", "");
        gauge("send.runs", "Runs of the last month, by how they ended", "");
        gauge("send.step.seconds", "Wall time of a step of the latest run of a job", "seconds");
        gauge("send.step.rows", "Rows that it worked on", "");
        gauge("send.step.memory.peak", "Greatest resident memory of the run's process in that step", "bytes");
        gauge("send.deliveries", "Deliveries of the latest run of a job, by what became of them", "");
        gauge("send.rows", "Rows of those deliveries, by what became of them", "");
        gauge("send.alerts.open", "Alerts that are open", "");
        Gauge.builder("send.disk.free", this, meters -> meters.disk.freeBytes())
                .description("Room on the disk of the home")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("send.disk.night", this, meters -> meters.disk.nightBytes())
                .description("Room that the next night may take")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("send.published.timestamp", this, meters -> meters.published.getEpochSecond())
                .description("When the version that readers see was published, since 1970; 0 for never")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("send.looked.timestamp", this, meters -> meters.looked.getEpochSecond())
                .description("When the alerts were last looked at, since 1970; 0 for never")
                .baseUnit("seconds")
                .register(registry);
        unreadable = Counter.builder("send.state.unreadable")
                .description("Files of the state that could not be read at a scrape")
                .register(registry);
    }

    private void gauge(String name, String description, String unit) {
        MultiGauge.Builder gauge = MultiGauge.builder(name).description(description);
        gauges.put(name, (unit.isEmpty() ? gauge : gauge.baseUnit(unit)).register(registry));
    }

    /** Everything measured, in Prometheus's text format. */
    synchronized String scrape() {
        read("status.json", this::runs);
        read("alerts.json", this::alerts);
        read("disk", () -> disk = Disk.of(home));
        read(
                "published",
                () -> published = PublishedWarehouse.find(home)
                        .map(version -> version.manifest().publishedAt())
                        .orElse(Instant.EPOCH));
        return registry.scrape();
    }

    /** Reads a part of what is measured. */
    private interface Part {
        void read() throws IOException;
    }

    private void read(String name, Part part) {
        try {
            part.read();
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is measured cannot be read: {}", name, e);
            unreadable.increment();
        }
    }

    private void runs() throws IOException {
        Map<String, List<MultiGauge.Row<?>>> rows = new LinkedHashMap<>();
        List<RunSummary> all = new StatusFile(home).runs();
        Map<String, RunSummary> latest = new LinkedHashMap<>();
        Map<Tags, Long> outcomes = new LinkedHashMap<>();
        for (RunSummary run : all) {
            latest.putIfAbsent(run.job(), run);
            outcomes.merge(Tags.of(JOB, run.job(), "outcome", word(run)), 1L, Long::sum);
        }
        outcomes.forEach((tags, count) -> row(rows, "send.runs", tags, (double) count));
        latest.values().forEach(run -> run(rows, run));
        gauges.forEach((name, gauge) -> {
            if (!name.equals("send.alerts.open")) {
                gauge.register(rows.getOrDefault(name, List.of()), true);
            }
        });
    }

    private static void run(Map<String, List<MultiGauge.Row<?>>> rows, RunSummary run) {
        Tags job = Tags.of(JOB, run.job());
        row(
                rows,
                "send.run.seconds",
                job,
                Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0);
        row(rows, "send.run.finished.timestamp", job, (double) run.finishedAt().getEpochSecond());
        row(rows, "send.run.outcome", job.and("outcome", word(run)), 1);
        Map<String, Double> rowsOfSteps = new LinkedHashMap<>();
        Map<String, Double> secondsOfSteps = new LinkedHashMap<>();
        Map<String, Double> memoryOfSteps = new LinkedHashMap<>();
        for (StepSummary step : run.steps()) {
            // A step that was taken up again stands there twice.
            rowsOfSteps.merge(step.name(), (double) step.rows(), Double::sum);
            secondsOfSteps.merge(step.name(), step.seconds(), Double::sum);
            memoryOfSteps.merge(step.name(), step.peakMemoryMb() * MEBIBYTE, Math::max);
        }
        rowsOfSteps.forEach((step, count) -> row(rows, "send.step.rows", job.and("step", step), count));
        secondsOfSteps.forEach((step, time) -> row(rows, "send.step.seconds", job.and("step", step), time));
        memoryOfSteps.forEach((step, peak) -> row(rows, "send.step.memory.peak", job.and("step", step), peak));
        Map<String, Long> states = run.deliveries().stream()
                .collect(Collectors.groupingBy(DeliveryBooks::state, java.util.TreeMap::new, Collectors.counting()));
        states.forEach((state, count) -> row(rows, "send.deliveries", job.and("state", state), (double) count));
        row(rows, "send.rows", job.and("state", "read"), sum(run, DeliveryBooks::read));
        row(rows, "send.rows", job.and("state", "accepted"), sum(run, DeliveryBooks::accepted));
        row(rows, "send.rows", job.and("state", "rejected"), sum(run, DeliveryBooks::rejected));
        row(rows, "send.rows", job.and("state", "filtered"), sum(run, DeliveryBooks::filtered));
    }

    private static double sum(RunSummary run, java.util.function.ToLongFunction<DeliveryBooks> what) {
        return (double) run.deliveries().stream().mapToLong(what).sum();
    }

    private static String word(RunSummary run) {
        return run.outcome().name().toLowerCase(Locale.ROOT);
    }

    private static void row(Map<String, List<MultiGauge.Row<?>>> rows, String name, Tags tags, double value) {
        rows.computeIfAbsent(name, gauge -> new ArrayList<>()).add(MultiGauge.Row.of(tags, value));
    }

    private void alerts() throws IOException {
        AlertFile.Content content = new AlertFile(home).read();
        Map<Tags, Long> open = content.open().stream()
                .collect(Collectors.groupingBy(PlatformMeters::tags, LinkedHashMap::new, Collectors.counting()));
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        open.forEach((tags, count) -> rows.add(MultiGauge.Row.of(tags, (double) count)));
        java.util.Objects.requireNonNull(gauges.get("send.alerts.open")).register(rows, true);
        Instant at = content.looked();
        looked = at == null ? Instant.EPOCH : at;
    }

    private static Tags tags(Alert alert) {
        return Tags.of("code", alert.code(), "severity", alert.severity());
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
