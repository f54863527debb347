package org.sendwarehouse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.home.JsonLines;

/**
 * The statements that were asked through {@code sql}, for whoever asked to find again: {@code state/sql-history.jsonl}, for
 * the owner of the home only. It is no record of who did what; the audit trail is.
 */
final class SqlHistory {
    /** At this many lines the older half is forgotten. */
    static final int MOST = 1000;

    private final Path file;
    private final JsonLines<Asked> lines;
    private final Clock clock;

    /**
     * One statement.
     *
     * @param at when, UTC
     * @param runId the warehouse that answered
     * @param answered whether it was understood
     */
    record Asked(Instant at, String runId, boolean answered, String statement) {}

    SqlHistory(Home home, Clock clock) {
        file = home.state().resolve("sql-history.jsonl");
        lines = new JsonLines<>(file, Asked.class);
        this.clock = clock;
    }

    void add(String runId, boolean answered, String statement) throws IOException {
        List<Asked> before = lines.read();
        if (before.size() >= MOST) {
            Files.delete(file);
            for (Asked asked : before.subList(before.size() - MOST / 2, before.size())) {
                lines.append(asked);
            }
        }
        lines.append(new Asked(clock.instant().truncatedTo(ChronoUnit.SECONDS), runId, answered, statement));
    }

    /** The newest statements, oldest first. */
    List<Asked> last(int count) throws IOException {
        List<Asked> all = lines.read();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
