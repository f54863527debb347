package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.jobs.Databases;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.ServeState;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** The serving process, started, stopped and killed as a system does it. */
@Timeout(900)
class ServeIT {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    ServeIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void killWhatIsLeft() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(Home home, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.root().resolve("serve.out").toFile()))
                .start();
        started.add(process);
        return process;
    }

    /** A served home whose runs are stand-ins, taking so many seconds. */
    private Process standIn(Home home, int seconds) throws IOException {
        Files.writeString(home.root().resolve("seconds"), Integer.toString(seconds));
        Process process = start(home, StandIn.Serving.class, home.root().toString());
        await().atMost(LONG).until(() -> ServeState.read(home, "serve")
                .filter(state -> state.process() == process.pid())
                .isPresent());
        return process;
    }

    private static void end(Process serving) throws InterruptedException {
        serving.destroy();
        assertThat(serving.waitFor()).isEqualTo(143);
    }

    private Home home() throws IOException {
        Home home = new Home(folder.resolve("home")).create();
        PseudonymKey.init(home);
        return home;
    }

    private static long began(Home home) throws IOException {
        return notes(home).stream().filter(line -> line.startsWith("began")).count();
    }

    private static List<String> notes(Home home) throws IOException {
        return Files.exists(StandIn.notes(home)) ? Files.readAllLines(StandIn.notes(home)) : List.of();
    }

    /** As if nobody had served the home for three nights. */
    private static void missThreeNights(Connection store) throws SQLException {
        try (PreparedStatement update =
                store.prepareStatement("update qrtz_triggers set next_fire_time = ? where trigger_name = 'nightly'"
                        + " and trigger_group = 'send-warehouse'")) {
            update.setLong(1, Instant.now().minus(Duration.ofDays(3)).toEpochMilli());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static void missThreeNights(Home home) throws SQLException {
        try (Connection store =
                DriverManager.getConnection("jdbc:h2:file:" + home.state().resolve("schedule"), "sa", "")) {
            missThreeNights(store);
        }
    }

    private static ServeState.Last last(Home home) throws IOException {
        return ServeState.read(home).orElseThrow().last().get(0);
    }

    private static boolean hasEnded(Home home, Ending ending) throws IOException {
        ServeState state = ServeState.read(home).orElseThrow();
        return state.running() == null && state.last().stream().anyMatch(run -> run.ending() == ending);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    @Test
    void three_missed_nights_are_one_run_that_outlives_serving_and_is_finished_when_it_is_killed_too()
            throws Exception {
        Home home = home();
        end(standIn(home, 0));
        assertThat(ServeState.read(home).orElseThrow().next())
                .extracting(ServeState.Next::job)
                .containsExactlyInAnyOrder("nightly", "packs", "retain");
        missThreeNights(home);

        Process first = standIn(home, 600);
        await().atMost(LONG).until(() -> began(home) == 1);
        ProcessHandle run = first.descendants().findAny().orElseThrow();
        first.destroyForcibly().waitFor();
        assertThat(run.isAlive()).isTrue();

        // Its run lives on: the next one finds it at work, and will look again.
        Process second = standIn(home, 600);
        await().atMost(LONG).until(() -> hasEnded(home, Ending.AT_WORK));
        assertThat(last(home).again()).isAfter(Instant.now().plusSeconds(500));
        assertThat(notes(home)).hasSize(1).allMatch(line -> line.startsWith("began nightly " + today()));

        // Now both are killed; the next one finishes it at once, and SIGTERM waits for it.
        second.destroyForcibly().waitFor();
        run.destroyForcibly();
        await().atMost(LONG).until(() -> !run.isAlive());
        Process third = standIn(home, 3);
        await().atMost(LONG).until(() -> began(home) == 2);
        end(third);

        assertThat(notes(home)).hasSize(3).last().isEqualTo("ended nightly " + today());
        assertThat(last(home).ending()).isEqualTo(Ending.DONE);
        assertThat(ServeState.read(home).orElseThrow().next()).noneMatch(ServeState.Next::again);
    }

    @Test
    void after_its_grace_a_run_is_told_to_stop_and_the_next_to_serve_tries_it_again() throws Exception {
        Home home = home();
        Files.writeString(home.root().resolve("send.yaml"), "send: {serve: {grace: 1s}}");
        end(standIn(home, 0));
        missThreeNights(home);
        Process serving = standIn(home, 600);
        await().atMost(LONG).until(() -> began(home) == 1);
        ProcessHandle run = serving.descendants().findAny().orElseThrow();

        end(serving);

        assertThat(run.isAlive()).isFalse();
        assertThat(notes(home)).hasSize(1);
        assertThat(last(home).ending()).isEqualTo(Ending.FAILED);
        assertThat(last(home).again()).isBetween(Instant.now(), Instant.now().plusSeconds(300));

        // A run that is killed while it is served is one that failed, and waits as such.
        missThreeNights(home);
        Process again = standIn(home, 600);
        await().atMost(LONG).until(() -> began(home) == 2);
        again.descendants().forEach(ProcessHandle::destroyForcibly);
        await().atMost(LONG).until(() -> hasEnded(home, Ending.FAILED));
        assertThat(ServeState.read(home).orElseThrow().next()).anyMatch(ServeState.Next::again);
        end(again);
    }

    @Test
    void of_two_that_serve_one_home_over_one_database_one_starts_the_run() throws Exception {
        Home home = home();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Databases.settings(postgres, home.root());
            end(standIn(home, 0));
            try (Connection store = postgres.getPostgresDatabase().getConnection()) {
                missThreeNights(store);
            }

            Process one = standIn(home, 2);
            Process two = start(home, StandIn.Serving.class, home.root().toString());
            await().atMost(LONG).until(() -> ServeState.read(home, "serve-2")
                    .filter(state -> state.process() == two.pid())
                    .isPresent());
            await().atMost(LONG).until(() -> notes(home).size() == 2);
            await().during(Duration.ofSeconds(8)).atMost(LONG).until(() -> began(home) == 1);

            end(one);
            end(two);
        }
    }

    @Test
    void a_true_night_under_which_the_database_goes_away_fails_plainly_and_is_finished_by_the_next() throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        Home home = small.home();
        Files.writeString(
                home.state().resolve("run.lock"), "nightly for 2026-04-30, process 1, since 2026-04-30T01:30:00Z");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Databases.settings(postgres, home.root());
            Process serving = start(home, SendWarehouse.class, "serve", "--home=" + home.root());
            await().atMost(LONG).until(() -> isBuilding(postgres));
            assertThat(small.run("nightly").exitCode()).isEqualTo(6);

            Databases.drop(postgres);

            await().atMost(LONG).until(() -> hasEnded(home, Ending.FAILED));
            assertThat(last(home).again()).isAfter(Instant.now());
            assertThat(printed(home)).contains("Failed: The database that keeps the job repository");
            end(serving);

            Run next = small.run("nightly", "--date=" + today());
            assertThat(next.exitCode()).as(next.err() + next.out()).isIn(0, 4);
            assertThat(PublishedWarehouse.open(home).manifest().asAt()).isEqualTo(today());
        }
        assertThat(Files.readAllLines(home.state().resolve("audit.jsonl")))
                .filteredOn(line -> line.contains("\"schedule\""))
                .anyMatch(line -> line.contains("nightly"));
        assertThat(small.run("status").out()).contains("last     nightly for " + today());
    }

    private static boolean isBuilding(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("select to_regclass('batch_step_execution') is not null")) {
            if (!found.next() || !found.getBoolean(1)) {
                return false;
            }
            try (var step = connection
                    .createStatement()
                    .executeQuery(
                            "select 1 from batch_step_execution where step_name = 'build' and status = 'STARTED'")) {
                return step.next();
            }
        }
    }

    /** What the runs of the schedule printed. */
    private static String printed(Home home) throws IOException {
        StringBuilder printed = new StringBuilder();
        try (Stream<Path> files = Files.list(home.logs())) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".out")).toList()) {
                printed.append(Files.readString(file));
            }
        }
        return printed.toString();
    }
}
