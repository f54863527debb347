package org.sendwarehouse.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendwarehouse.home.JsonLines;
import tools.jackson.databind.node.ObjectNode;

/** {@code state/distribution.jsonl}: one line a pack given out. */
public final class DistributionLog {
    private static final String AS_AT = "asAt";
    private static final String NIGHT = "night";

    private final JsonLines<Line> lines;

    DistributionLog(Path file) {
        lines = new JsonLines<>(file, Line.class, DistributionLog::completed);
    }

    /**
     * One pack given out.
     *
     * @param at wall clock, UTC
     * @param date of the meeting it is for
     * @param asAt of the warehouse it shows
     * @param night business date of the night that gave it out; after {@code asAt} where that night was refused
     * @param files path in the pack's folder to SHA-256
     */
    public record Line(
            Instant at,
            String runId,
            String group,
            LocalDate date,
            LocalDate asAt,
            LocalDate night,
            List<String> recipients,
            Map<String, String> files) {
        public Line {
            recipients = List.copyOf(recipients);
            files = Map.copyOf(files);
        }
    }

    private static void completed(ObjectNode line) {
        if (!line.has(AS_AT)) {
            // Written when every pack was of the date of its warehouse.
            line.set(AS_AT, line.get("date"));
        }
        if (!line.has(NIGHT)) {
            line.set(NIGHT, line.get(AS_AT));
        }
    }

    /** Whether any run's pack was given out for this meeting. */
    boolean contains(String group, LocalDate date) throws IOException {
        return lines().stream()
                .anyMatch(line -> line.group().equals(group) && line.date().equals(date));
    }

    boolean contains(String runId, String group, LocalDate date) throws IOException {
        return find(runId, group, date).isPresent();
    }

    Optional<Line> find(String runId, String group, LocalDate date) throws IOException {
        return lines().stream()
                .filter(line -> line.runId().equals(runId)
                        && line.group().equals(group)
                        && line.date().equals(date))
                .findFirst();
    }

    List<Line> lines() throws IOException {
        return lines.read();
    }

    void append(Line line) throws IOException {
        lines.append(line);
    }
}
