package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;
import org.springframework.util.unit.DataSize;

/** A parted table whose rows begin with a date: a file a month of the last year, and only those of tonight are written. */
class PartedExportTest {
    private static final LocalDate DAY = LocalDate.parse("2026-04-30");
    /** Pupils, with the year and the Monday that they stand for; minus: none. */
    private static final String WEEKS = "('d', '2024/25 2024-09-02'), ('b', '2025/26 2025-09-29'), ('a', '2025/26"
            + " 2025-09-01'), ('c', '2025/26 2025-10-06'), ('n', '2025/26 -'), ('x', '- 2025-12-01')";

    private static final String FACT = """
            key: [pupil]
            partitioned_by: academic_year
            columns:
              week_start: {description: The Monday.}
              pupil: {description: The pupil.}
              academic_year: {description: The year.}""";

    private Path folder;
    private Home home;
    private ParquetLanding landing;
    private int seconds;

    @BeforeEach
    void home(@TempDir Path folder) throws IOException {
        this.folder = folder;
        home = new Home(folder.resolve("home")).create();
        landing = new ParquetLanding(folder.resolve("landing"));
    }

    private void land(String delivery, String weeks) throws SQLException, IOException {
        landing.land(delivery, DAY, "from (values " + weeks + ") as request(request_id, team)");
    }

    private BuiltWarehouse build() {
        ModelCatalogue catalogue = new TestFiles()
                .model(
                        "staging/x/stg_x__week",
                        "select nullif(split_part(team, ' ', 2), '-')::date as week_start, request_id as pupil,"
                                + " nullif(split_part(team, ' ', 1), '-') as academic_year from landing.request",
                        key("pupil"))
                .model("facts/fact_week", "select week_start, pupil, academic_year from stg_x__week", FACT)
                .catalogue();
        RunId id = new RunId(
                DAY, "1", "definitions", new Run.Area("840", "E06000047", "Durham"), true, landing.ids(), "key", 0);
        return new WarehouseBuilder(
                        home, new DuckDb.Settings(DataSize.ofMegabytes(256), 2), catalogue, List.of(), List.of())
                .build(id, landing, BuildListener.SILENT);
    }

    private Publisher publisher() {
        return new Publisher(
                home, Clock.fixed(Instant.parse("2026-04-30T20:00:00Z").plusSeconds(seconds++), ZoneOffset.UTC));
    }

    /** The files of the table with their rows, in the order in which they stand. */
    private static Map<String, String> rows(PublishedWarehouse version) throws SQLException, IOException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = DuckDb.openInMemory(DuckDb.Settings.DEFAULT)) {
            for (Map.Entry<String, Path> file : files(version).entrySet()) {
                rows.put(
                        file.getKey(),
                        Sql.rows(
                                        connection,
                                        "from read_parquet("
                                                + DuckDb.literal(file.getValue().toString())
                                                + ", hive_partitioning = false)")
                                .toString());
            }
        }
        return rows;
    }

    private static Map<String, Path> files(PublishedWarehouse version) throws IOException {
        Path table = ParquetExport.folder(version.folder(), TableName.of("warehouse.fact_week"));
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(table)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> found.put(table.relativize(file).toString(), file));
        }
        return found;
    }

    @Test
    void a_month_of_the_last_year_is_a_file_and_rows_of_a_year_follow_each_other() throws SQLException, IOException {
        land("first", WEEKS);
        PublishedWarehouse published = publisher().publish(build());
        assertThat(rows(published))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "academic_year=2024%2F25/part-00000.parquet", "[[2024-09-02, d]]",
                        "academic_year=2025%2F26/part-2025-09.parquet", "[[2025-09-01, a], [2025-09-29, b]]",
                        "academic_year=2025%2F26/part-2025-10.parquet", "[[2025-10-06, c]]",
                        "academic_year=2025%2F26/part-00000.parquet", "[[null, n]]",
                        "academic_year=__HIVE_DEFAULT_PARTITION__/part-00000.parquet", "[[2025-12-01, x]]"));
        assertThat(pupils(published)).isEqualTo("[[d], [a], [b], [c], [n], [x]]");
    }

    @Test
    void no_value_is_not_the_word_null() throws SQLException, IOException {
        land("first", "('x', '- 2025-12-01'), ('y', 'null 2025-12-08'), ('a', '2025/26 2025-09-01')");
        PublishedWarehouse published = publisher().publish(build());
        assertThat(rows(published))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "academic_year=2025%2F26/part-00000.parquet", "[[2025-09-01, a]]",
                        "academic_year=null/part-2025-12.parquet", "[[2025-12-08, y]]",
                        "academic_year=__HIVE_DEFAULT_PARTITION__/part-00000.parquet", "[[2025-12-01, x]]"));
        assertThat(pupils(published)).isEqualTo("[[a], [y], [x]]");
    }

    @Test
    void a_night_writes_the_months_that_it_touches_and_takes_the_others_over() throws SQLException, IOException {
        land("first", WEEKS);
        PublishedWarehouse before = publisher().publish(build());
        land("second", WEEKS + ", ('e', '2025/26 2025-10-13'), ('f', '2025/26 2025-11-03')");
        PublishedWarehouse whole =
                publisher().keep(build(), folder.resolve("whole"), Publisher.SCHEMAS, Map.of("about.txt", "whole"));
        PublishedWarehouse after = publisher().publish(build());

        assertThat(after.manifest().tables()).isEqualTo(whole.manifest().tables());
        assertThat(hashes(after)).isEqualTo(hashes(whole)).hasSize(6);
        Map<String, Path> former = files(before);
        assertThat(files(after).entrySet().stream()
                        .filter(file -> isSame(file.getValue(), former.get(file.getKey())))
                        .map(Map.Entry::getKey)
                        .toList())
                .containsExactly(
                        "academic_year=2024%2F25/part-00000.parquet",
                        "academic_year=2025%2F26/part-00000.parquet",
                        "academic_year=2025%2F26/part-2025-09.parquet",
                        "academic_year=__HIVE_DEFAULT_PARTITION__/part-00000.parquet");
        assertThat(rows(after))
                .containsEntry("academic_year=2025%2F26/part-2025-10.parquet", "[[2025-10-06, c], [2025-10-13, e]]");
        assertThat(pupils(after))
                .isEqualTo("[[d], [a], [b], [c], [e], [f], [n], [x]]")
                .isEqualTo(pupils(whole));
    }

    private static Map<String, String> hashes(PublishedWarehouse version) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, Path> file : files(version).entrySet()) {
            hashes.put(file.getKey(), Hashes.ofFile(file.getValue()));
        }
        return hashes;
    }

    private static String pupils(PublishedWarehouse published) throws SQLException {
        try (Connection connection = published.connect()) {
            return Sql.rows(connection, "select pupil from warehouse.fact_week").toString();
        }
    }

    private static boolean isSame(Path file, @Nullable Path other) {
        try {
            return other != null && Files.isSameFile(file, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
