package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.warehouse.TestFiles.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

/**
 * Analysts in processes of their own ask the published file, by its stable path and with nothing but DuckDB, while night
 * after night is published under them. None may meet an error, and none two nights in one connection.
 */
@Timeout(600)
class ReadersWhilePublishingIT {
    private static final LocalDate DAY = LocalDate.parse("2026-04-30");
    private static final int NIGHTS = Integer.getInteger("send.readers.nights", 20);
    private static final int READERS = 2;
    /** Nights a reader has to meet before the test may end, however fast they are published. */
    private static final int MET = 4;

    private static final int ROWS = 2000;

    /** An analyst: opens the file, asks it three things with a pause between them, closes it, begins anew. */
    static final class Analyst {
        private static final String[] QUESTIONS = {
            "select min(team) || max(team) || count(*) from marts.requests",
            "select min(team) || max(team) || count(*) from warehouse.fact_request",
            "select min(team) || max(team) || count(*) from marts.requests",
        };

        private Analyst() {}

        /**
         * Asks until told to stop, then says what it saw.
         *
         * @param arguments the file, the file that says to stop, milliseconds between questions
         */
        public static void main(String[] arguments) throws Exception {
            Path stop = Path.of(arguments[1]);
            long pause = Long.parseLong(arguments[2]);
            Set<String> seen = new LinkedHashSet<>();
            int looks = 0;
            System.out.println("begun");
            while (!Files.exists(stop)) {
                String saw = look("jdbc:duckdb:" + arguments[0], pause);
                if (seen.add(saw)) {
                    System.out.println("saw " + saw);
                }
                looks++;
            }
            System.out.println("looks " + looks);
        }

        private static String look(String file, long pause) throws SQLException, InterruptedException {
            Properties readOnly = new Properties();
            readOnly.setProperty("duckdb.read_only", "true");
            readOnly.setProperty("threads", "1");
            Set<String> answers = new LinkedHashSet<>();
            try (Connection connection = DriverManager.getConnection(file, readOnly);
                    Statement statement = connection.createStatement()) {
                for (String question : QUESTIONS) {
                    try (ResultSet rows = statement.executeQuery(question)) {
                        rows.next();
                        answers.add(rows.getString(1));
                    }
                    Thread.sleep(pause);
                }
            }
            return String.join(" and ", answers);
        }
    }

    private static ModelCatalogue catalogue() {
        return new TestFiles()
                .file("warehouse-sql/reference/team.csv", "team,name\nA,North\n")
                .model("staging/x/stg_x__request", "select request_id, team from landing.request", key("request_id"))
                .model(
                        "facts/fact_request",
                        "select request_id as request_key, team from stg_x__request",
                        key("request_key"))
                .model("marts/requests", "select request_key, team from fact_request", key("request_key"))
                .catalogue();
    }

    /** Every row of a night carries its number, and every night has another number of rows. */
    private static String rows(int night) {
        return "select 'R' || range as request_id, '" + night + "' as team from range(" + (ROWS + night) + ")";
    }

    private static String answer(int night) {
        return "" + night + night + (ROWS + night);
    }

    private static void publish(Home home, Path landed, int night) throws SQLException, IOException {
        ParquetLanding landing = new ParquetLanding(landed).land("d" + night, DAY, rows(night));
        RunId id = new RunId(
                DAY, "1", "definitions", new Run.Area("840", "E06000047", "Durham"), true, landing.ids(), "key", 0);
        BuiltWarehouse built = new WarehouseBuilder(home, DuckDb.Settings.DEFAULT, catalogue(), List.of(), List.of())
                .build(id, landing, BuildListener.SILENT);
        new Publisher(home, Clock.systemUTC()).publish(built);
    }

    private static Process analyst(Home home, Path said, Path stop, int pause) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Analyst.class.getName(),
                        home.published().resolve("warehouse.duckdb").toString(),
                        stop.toString(),
                        Integer.toString(pause))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private static List<String> saw(Path said) throws IOException {
        return Files.readAllLines(said).stream()
                .filter(line -> line.startsWith("saw "))
                .toList();
    }

    private static boolean everyoneHasMetSome(List<Path> said) throws IOException {
        for (Path out : said) {
            if (saw(out).size() < MET) {
                return false;
            }
        }
        return true;
    }

    private static boolean running(List<Process> analysts) {
        return analysts.stream().allMatch(Process::isAlive);
    }

    @Test
    void nobody_meets_an_error_or_two_nights_at_once(@TempDir Path folder) throws Exception {
        Home home = new Home(folder.resolve("home")).create();
        Path stop = folder.resolve("stop");
        int published = 1;
        publish(home, folder.resolve("landed"), published);
        List<Path> said = new ArrayList<>();
        List<Process> analysts = new ArrayList<>();
        try {
            for (int reader = 0; reader < READERS; reader++) {
                said.add(folder.resolve("reader-" + reader));
                // One hurries, one lingers: over its three questions nights come and go, and old versions are removed.
                analysts.add(analyst(home, said.get(reader), stop, reader * 1500));
            }
            for (Path out : said) {
                while (!Files.exists(out) || Files.size(out) == 0) {
                    Thread.sleep(20);
                }
            }
            while (published < NIGHTS || (!everyoneHasMetSome(said) && running(analysts))) {
                publish(home, folder.resolve("landed"), ++published);
            }
        } finally {
            Files.writeString(stop, "");
            for (Process analyst : analysts) {
                if (!analyst.waitFor(60, TimeUnit.SECONDS)) {
                    analyst.destroyForcibly();
                }
            }
        }
        Set<String> nights = new LinkedHashSet<>();
        for (int night = 1; night <= published; night++) {
            nights.add("saw " + answer(night));
        }
        for (int reader = 0; reader < READERS; reader++) {
            List<String> lines = Files.readAllLines(said.get(reader));
            assertThat(analysts.get(reader).exitValue())
                    .as(String.join("\n", lines))
                    .isZero();
            assertThat(lines.get(0)).isEqualTo("begun");
            List<String> saw = saw(said.get(reader));
            assertThat(nights).as("one night in each connection").containsAll(saw);
            System.out.println("Reader " + reader + ": " + lines.get(lines.size() - 1) + ", nights seen " + saw.size()
                    + " of " + published);
            assertThat(saw).hasSizeGreaterThanOrEqualTo(MET);
        }
    }
}
