package org.sendwarehouse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.operations.ProcessMemory;

/** What a run of hostile deliveries came to, for the row it gets in {@code docs/benchmarks.md}. */
final class FuzzTable {
    private static final double NANOS = 1e9;

    private final long start = System.nanoTime();
    private final Map<Status, Integer> outcomes = new TreeMap<>();
    private long deliveries;
    private long files;
    private long waiting;
    private long read;
    private long accepted;
    private long rejected;
    private long filtered;

    /** A delivery was put into the inbox. */
    void sent(HostileDelivery delivery) {
        deliveries++;
        files += delivery.files().size();
    }

    /** A file was left in the inbox, with the reason. */
    void waits() {
        waiting++;
    }

    /** A delivery is on record. */
    void recorded(LandedDelivery delivery) {
        outcomes.merge(delivery.status(), 1, Integer::sum);
        read += delivery.rowsRead();
        accepted += delivery.rowsAccepted();
        rejected += delivery.rowsRejected();
        filtered += delivery.rowsFiltered();
    }

    int count(Status status) {
        return outcomes.getOrDefault(status, 0);
    }

    /** One row of a table in Markdown, and its heading. */
    void write(Path file, long seed, int failures) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                List.of(
                        "| Seed | Deliveries | Files | Landed | Refused | Same bytes again | Left waiting | Rows read"
                                + " | Accepted | Rejected | Filtered | Laws broken | Seconds | Peak memory, MB |",
                        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
                        String.format(
                                Locale.UK,
                                "| %d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,.0f | %,d |",
                                seed,
                                deliveries,
                                files,
                                count(Status.LANDED),
                                count(Status.REFUSED),
                                count(Status.REPEATED),
                                waiting,
                                read,
                                accepted,
                                rejected,
                                filtered,
                                failures,
                                (System.nanoTime() - start) / NANOS,
                                ProcessMemory.peakMb())));
    }
}
