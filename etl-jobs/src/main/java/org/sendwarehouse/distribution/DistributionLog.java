package org.sendwarehouse.distribution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.home.Home;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code state/distribution.jsonl}: one line a pack given out. Lines are only ever added; a line cut short by a crash
 * is not a line, and is overwritten by the next.
 */
public final class DistributionLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AS_AT = "asAt";

    private final Path file;

    DistributionLog(Path file) {
        this.file = file;
    }

    /**
     * One pack given out.
     *
     * @param at wall clock, UTC
     * @param date of the meeting it is for
     * @param asAt of the warehouse it shows
     * @param files path in the pack's folder to SHA-256
     */
    public record Line(
            Instant at,
            String runId,
            String group,
            LocalDate date,
            LocalDate asAt,
            List<String> recipients,
            Map<String, String> files) {
        public Line {
            recipients = List.copyOf(recipients);
            files = Map.copyOf(files);
        }
    }

    /** Whether any run's pack was given out for this meeting. */
    boolean contains(String group, LocalDate date) throws IOException {
        return lines().stream()
                .anyMatch(line -> line.group().equals(group) && line.date().equals(date));
    }

    boolean contains(String runId, String group, LocalDate date) throws IOException {
        return lines().stream()
                .anyMatch(line -> line.runId().equals(runId)
                        && line.group().equals(group)
                        && line.date().equals(date));
    }

    List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : complete().lines().toList()) {
            ObjectNode line = (ObjectNode) JSON.readTree(text);
            if (!line.has(AS_AT)) {
                // Written when every pack was of the date of its warehouse.
                line.set(AS_AT, line.get("date"));
            }
            lines.add(JSON.treeToValue(line, Line.class));
        }
        return lines;
    }

    void append(Line line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Home.OwnerOnly.createDirectories(folder);
        }
        long end = complete().getBytes(StandardCharsets.UTF_8).length;
        byte[] text = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.write(ByteBuffer.wrap(text), end);
            channel.force(true);
        }
        Home.OwnerOnly.restrict(file);
    }

    /** The file up to its last line end. */
    private String complete() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
