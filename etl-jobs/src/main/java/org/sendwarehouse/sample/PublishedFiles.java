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

    /** A published series beside those of plans. */
    private record Series(String source, String resource, String name) {}

    // The files name a year, not the day they were taken; each is given a day on which its content was out.
    private static final List<Series> SERIES = List.of(
            new Series("dfe", "attendance/attendance_202425", "attendance_2025-07-31"),
            new Series("dfe", "attendance/attendance_202526", "attendance_2026-04-23"),
            new Series("dfe", "attendance/sen_attendance_exclusions", "sen_attendance_exclusions_2026-04-23"),
            new Series("dfe", "tribunal/tribunal_appeals", "tribunal_appeals_2025-12-11"),
            new Series("ons", "population/population", "population_2025-07-30"),
            new Series("nhs", "nhs/community_waiting", "community_waiting_2023-12-14"));

    private PublishedFiles() {}

    /** Writes the published series other than those of plans, for the feeds that the product has. */
    static void writeSeries(Feeds feeds) throws IOException {
        for (Series series : SERIES) {
            String feed = series.name().substring(0, series.name().lastIndexOf('_'));
            if (feeds.find(series.source(), feed).isPresent()) {
                Path folder = feeds.folder(series.source());
                Files.createDirectories(folder);
                copy(series.resource(), folder.resolve(series.name() + ".csv"));
            }
        }
    }

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
        copy(release + "/" + dataset, file);
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Published.open(Published.FOLDER + resource + ".csv.gz"), 1 << 16)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
