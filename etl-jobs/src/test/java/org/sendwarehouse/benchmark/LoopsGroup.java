package org.sendwarehouse.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The innermost loops under JMH, a nanosecond at a time: where a change shows before it shows in a whole delivery. */
final class LoopsGroup implements Group {
    private static final List<String> HEADER = List.of("What", "ns each", "±, ns (99.9 %)", "each second");

    @Override
    public String name() {
        return "loops";
    }

    @Override
    public List<Table> run(Settings settings) throws Exception {
        Path json = settings.folder().resolve("loops.json");
        List<String> line = new ArrayList<>(Alone.java("-Xmx384m"));
        // One process, one second a measurement: five that count after three that warm up.
        line.addAll(List.of("org.openjdk.jmh.Main", "Loop", "-f", "1", "-wi", "3", "-w", "1", "-i", "5", "-r", "1"));
        line.addAll(List.of("-foe", "true", "-rf", "json", "-rff", json.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The loops could not be measured: " + said);
        }
        Table table = table(JsonMapper.shared().readTree(json));
        Files.delete(json);
        return List.of(table);
    }

    private Table table(JsonNode results) {
        List<List<String>> rows = new ArrayList<>();
        results.forEach(result -> {
            String name = result.get("benchmark").asString();
            JsonNode metric = result.get("primaryMetric");
            double nanos = metric.get("score").asDouble();
            rows.add(List.of(
                    name.substring(name.lastIndexOf('.') + 1).replace('_', ' '),
                    String.format(Locale.UK, "%.1f", nanos),
                    String.format(Locale.UK, "%.1f", metric.get("scoreError").asDouble()),
                    String.format(Locale.UK, "%,.0f", 1e9 / nanos)));
        });
        return new Table(
                name(),
                "Hot loops (JMH)",
                "One thread, one process, five measurements of a second after three to warm up. A row is one mark of"
                        + " attendance in a block of 4,096; opening, syncing and hashing of a file are shared by its block."
                        + " There is no alternative to hold them against: they are for comparing one commit with another.",
                HEADER,
                rows,
                List.of());
    }
}
