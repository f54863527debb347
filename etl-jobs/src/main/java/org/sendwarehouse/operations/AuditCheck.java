package org.sendwarehouse.operations;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.PublishedWarehouse;
import tools.jackson.core.JacksonException;

/** Reads the audit trail from its first line to its last, and holds it against what was kept of it elsewhere. */
public final class AuditCheck {
    private final Home home;

    public AuditCheck(Home home) {
        this.home = home;
    }

    /**
     * What was found.
     *
     * @param lines whole lines
     * @param head the last of them; null where there is none
     * @param anchors how many records kept elsewhere were held against it
     * @param brokenLine the first line that is not as it was written, or the first that is missing; 0 where all is well
     * @param why what is wrong with it; null where all is well
     * @param tornBytes length of a line at the end that a crash cut short and the next event will remove
     */
    public record Result(
            long lines,
            @Nullable AuditAnchor head,
            int anchors,
            long brokenLine,
            @Nullable String why,
            int tornBytes) {
        public boolean isWhole() {
            return brokenLine == 0;
        }
    }

    /** Is handed every whole line, oldest first, with its bytes as they stand in the file. */
    public interface Visitor {
        void line(@Nullable AuditLine line, byte[] bytes) throws IOException;
    }

    /** A record of a line, kept outside the trail. */
    private record Kept(AuditAnchor anchor, String where) {}

    /**
     * Checks the trail.
     *
     * @param given further lines that somebody kept outside this machine, such as what a night printed
     * @throws IOException when the trail cannot be read
     */
    public Result verify(List<AuditAnchor> given) throws IOException {
        return verify(given, (line, bytes) -> {});
    }

    /** Checks the trail, and shows each line on the way; one that cannot be read is shown as null. */
    public Result verify(List<AuditAnchor> given, Visitor visitor) throws IOException {
        List<Kept> kept = kept(given);
        Map<Long, List<Kept>> byLine = new TreeMap<>();
        kept.forEach(k -> byLine.computeIfAbsent(k.anchor().line(), n -> new ArrayList<>())
                .add(k));
        Reading reading = new Reading(byLine);
        int torn = 0;
        if (Files.exists(AuditTrail.file(home))) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(AuditTrail.file(home)))) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (b == '\n') {
                        reading.next(bytes.toByteArray(), visitor);
                        bytes.reset();
                    } else {
                        bytes.write(b);
                    }
                }
                torn = bytes.size();
            }
        }
        reading.end();
        return new Result(
                reading.count,
                reading.count == 0 ? null : new AuditAnchor(reading.count, reading.hash),
                kept.size(),
                reading.brokenLine,
                reading.why,
                torn);
    }

    private List<Kept> kept(List<AuditAnchor> given) throws IOException {
        List<Kept> kept = new ArrayList<>();
        new AuditTrail(home).headOnRecord().ifPresent(head -> kept.add(new Kept(head, "state/audit.head")));
        for (PublishedWarehouse version : PublishedWarehouse.kept(home)) {
            @Nullable String anchor = version.manifest().auditTrail();
            if (anchor != null) {
                Path folder = home.root().relativize(version.folder());
                try {
                    kept.add(new Kept(AuditAnchor.parse(anchor), "the manifest in " + folder));
                } catch (IllegalArgumentException e) {
                    throw new IOException("The manifest in " + folder + " names no line of the audit trail", e);
                }
            }
        }
        given.forEach(anchor -> kept.add(new Kept(anchor, "the line given")));
        return kept;
    }

    /** The state of one reading. */
    private static final class Reading {
        private final Map<Long, List<Kept>> kept;
        private long count;
        private String hash = AuditTrail.BEFORE_THE_FIRST;
        private long brokenLine;
        private @Nullable String why;

        Reading(Map<Long, List<Kept>> kept) {
            this.kept = kept;
        }

        void next(byte[] bytes, Visitor visitor) throws IOException {
            count++;
            @Nullable AuditLine line = null;
            try {
                line = AuditLine.read(bytes);
                check(line, bytes);
            } catch (JacksonException e) {
                broken(count, "it is not a line that the product wrote");
            }
            hash = AuditLine.hash(bytes);
            for (Kept record : kept.getOrDefault(count, List.of())) {
                if (!record.anchor().hash().equals(hash)) {
                    broken(count, "it is not what " + record.where() + " says it was");
                }
            }
            visitor.line(line, bytes);
        }

        private void check(AuditLine line, byte[] bytes) {
            if (line.seq() != count) {
                broken(count, "line " + line.seq() + " stands in its place");
            } else if (!line.previous().equals(hash)) {
                broken(Math.max(1, count - 1), "it is not what the line after it says it was");
            } else if (line.missing() != null) {
                broken(
                        count,
                        "when it was written, the end of the trail was not there any more: "
                                + AuditAnchor.parse(line.missing()).line() + " lines were known");
            } else if (!Arrays.equals(line.bytes(), bytes)) {
                broken(count, "it is not written as the product writes");
            }
        }

        void end() {
            kept.values().stream()
                    .flatMap(List::stream)
                    .filter(record -> record.anchor().line() > count)
                    .forEach(record -> broken(
                            count + 1,
                            "it is missing: " + record.where() + " knows "
                                    + record.anchor().line() + " lines"));
        }

        /** Keeps the first fault by line; of two on one line, the one found first. */
        private void broken(long line, String reason) {
            if (brokenLine == 0 || line < brokenLine) {
                brokenLine = line;
                why = reason;
            }
        }
    }
}
