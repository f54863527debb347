package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.receive.DatabaseExtract;
import org.sendwarehouse.receive.DatabaseSource;
import org.sendwarehouse.receive.template.FeedFiles;
import org.sendwarehouse.receive.template.SyntheticRows;

/**
 * Rows a second by format, from the file in the inbox to the committed delivery. No test: it is run by name, as
 * docs/benchmarks.md says, and prints the table that stands there.
 */
class FormatBenchmark {
    private static final int ROWS = Integer.getInteger("benchmark.rows", 100_000);
    private static final LocalDate AS_OF = LocalDate.of(2026, 4, 30);
    private static final int RUNS = 3;

    private final List<String> table = new ArrayList<>();

    /** What is done and timed; gives the number of rows. */
    private interface Work {
        long run(Door door) throws Exception;
    }

    @Test
    void rows_a_second(@TempDir Path folder) throws Exception {
        Contract advice = Door.CONTRACTS.contract("liquidlogic", "ehc_advice");
        Path files = folder.resolve("files");
        new FeedFiles(ROWS, AS_OF, 1).write(advice, files);
        Path csv = files.resolve("liquidlogic.ehc_advice/ehc_advice_2026-04-30.csv");
        Path xlsx = files.resolve("liquidlogic.ehc_advice/ehc_advice_2026-04-30.xlsx");
        measure(folder, "CSV to Parquet by DuckDB itself, nothing checked (the floor)", door -> duckdb(csv, folder));
        measure(folder, "CSV", door -> landed(door, csv, "liquidlogic/" + csv.getFileName()));
        measure(folder, "XLSX", door -> landed(door, xlsx, "liquidlogic/" + xlsx.getFileName()));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            load(postgres, csv, advice);
            measure(folder, "database (PostgreSQL), read and landed", door -> database(door, postgres));
        }
        Path survey = survey(folder);
        measure(
                folder,
                "survey, CSV (rows are answers)",
                door -> landed(door, survey, "surveys/" + survey.getFileName()));
        Path xml = sen2(folder);
        measure(folder, "XML, SEN2 return (rows of eight tables)", door -> landed(door, xml, "liquidlogic/return.xml"));
        String all = "| Format | Rows | Seconds | Rows/s |\n|---|---:|---:|---:|\n" + String.join("\n", table) + "\n";
        System.out.println(all);
        Files.writeString(Path.of("target", "format-benchmark.md"), all);
    }

    /** The best of three, each in a home of its own: the first warms the machine up. */
    private void measure(Path folder, String what, Work work) throws Exception {
        double best = Double.MAX_VALUE;
        long rows = 0;
        for (int i = 0; i < RUNS; i++) {
            Door door = new Door(Files.createTempDirectory(folder, "home"));
            long start = System.nanoTime();
            rows = work.run(door);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        table.add(String.format(Locale.UK, "| %s | %,d | %.2f | %,.0f |", what, rows, best, rows / best));
    }

    private static long landed(Door door, Path file, String path) throws IOException {
        Path target = door.home().inbox().resolve(path);
        Files.createDirectories(target.getParent());
        Files.createLink(target, file);
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).hasSize(1);
        assertThat(night.get(0).status()).as(night.get(0).reason()).isEqualTo(LandedDelivery.Status.LANDED);
        return night.get(0).tables().stream()
                .mapToLong(LandedDelivery.TableBooks::read)
                .sum();
    }

    private static long duckdb(Path csv, Path folder) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = duck.createStatement()) {
            sql.execute("copy (select * from read_csv('" + csv + "', header = true)) to '"
                    + folder.resolve("floor.parquet") + "' (format parquet)");
        }
        return ROWS;
    }

    private static void load(EmbeddedPostgres postgres, Path csv, Contract advice) throws Exception {
        List<String> header = SyntheticRows.header(advice);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create table advice (" + String.join(" text, ", header) + " text)");
            sql.execute("copy advice from '" + csv + "' with (format csv, header true)");
        }
    }

    private static long database(Door door, EmbeddedPostgres postgres) throws IOException {
        DatabaseSource source = new DatabaseSource(
                "casework",
                "liquidlogic",
                "",
                postgres.getJdbcUrl("postgres", "postgres"),
                "postgres",
                () -> "postgres",
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                2_000,
                1,
                Duration.ZERO,
                new TreeMap<>(Map.of("ehc_advice", "select * from advice")));
        long rows = new DatabaseExtract(door.home(), Door.CONTRACTS)
                .extract(source, AS_OF)
                .get(0)
                .rows();
        assertThat(door.night("2026-04-30").get(0).status()).isEqualTo(LandedDelivery.Status.LANDED);
        return rows;
    }

    private static Path survey(Path folder) throws IOException {
        Contract surveys = Door.CONTRACTS.contract("surveys", "survey_response");
        new FeedFiles(ROWS / 5, AS_OF, 1).write(surveys, folder.resolve("surveys"));
        return folder.resolve("surveys/surveys.survey_response/parent_carer.2025_2025-07-18.csv");
    }

    /** The persons of the small test return, over and over, each time with other numbers. */
    private static Path sen2(Path folder) throws IOException {
        String small = new String(Door.resource("/sen2/return.xml"), StandardCharsets.UTF_8);
        int from = small.indexOf("<Persons>") + "<Persons>".length();
        int to = small.indexOf("</Persons>");
        Path file = folder.resolve("return.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(small.substring(0, from));
            for (int i = 0; i < ROWS / 20; i++) {
                out.write(small.substring(from, to));
            }
            out.write(small.substring(to));
        }
        return file;
    }
}
