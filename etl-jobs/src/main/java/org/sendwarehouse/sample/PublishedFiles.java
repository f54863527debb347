package org.sendwarehouse.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The real files DfE published, written as they were delivered, with the day of their release in the name. */
final class PublishedFiles {
    /** The first release of 'Education, health and care plans', reporting year 2025. */
    static final LocalDate FIRST_RELEASE = LocalDate.of(2025, 6, 26);
    /**
     * The day this sample gives to the revised release. The publisher's own date of the revision was not found; see
     * docs/decisions/0051.
     */
    static final LocalDate REVISED_RELEASE = LocalDate.of(2025, 9, 25);

    private static final List<String> FIRST = List.of("timeliness_20_week", "requests", "annual_reviews");

    private PublishedFiles() {}

    static void write(Path folder, LocalDate asAt) throws IOException {
        Files.createDirectories(folder);
        if (!FIRST_RELEASE.isAfter(asAt)) {
            for (String dataset : FIRST) {
                unpack("first-release", dataset, folder.resolve(dataset + "_" + FIRST_RELEASE + ".csv"));
            }
        }
        if (!REVISED_RELEASE.isAfter(asAt)) {
            for (String dataset : Published.DATASETS) {
                unpack("revised", dataset, folder.resolve(dataset + "_" + REVISED_RELEASE + ".csv"));
            }
        }
    }

    private static void unpack(String release, String dataset, Path file) throws IOException {
        try (InputStream in =
                new GZIPInputStream(Published.open(Published.FOLDER + release + "/" + dataset + ".csv.gz"), 1 << 16)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
