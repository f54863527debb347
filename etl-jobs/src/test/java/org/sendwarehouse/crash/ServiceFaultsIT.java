package org.sendwarehouse.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.Databases;
import org.sendwarehouse.operations.ServeState;

/** What a night stands on dies: the process that started it, or the database that keeps its place. */
@EnabledIfSystemProperty(named = "crash.faults", matches = "true")
class ServiceFaultsIT {
    private final Path folder;

    ServiceFaultsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static NightProcess.Ended end(Home home, String... command) throws Exception {
        try (NightProcess night = NightProcess.start(home, List.of(), command)) {
            return night.end();
        }
    }

    private static void cameToTheSame(Home home, Scenario scenario, Reader reader) throws Exception {
        NightProcess.Ended ended = end(home, scenario.command());
        assertThat(ended.exitCode()).as(ended.said()).isEqualTo(scenario.exitCode());
        // One process opens a file in one way at a time.
        reader.stop();
        assertThat(Contents.differences(scenario.undisturbed(), scenario.contents(), home))
                .isEmpty();
        assertThat(reader.broken()).isEmpty();
    }

    @Test
    void the_night_outlives_its_scheduler_and_when_both_are_killed_the_next_command_finishes_it() throws Exception {
        Scenario scenario = Scenario.revised();
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            Instant now = Instant.now();
            // As a scheduler leaves it that was killed while it ran the night.
            new ServeState(
                            1,
                            "0",
                            now,
                            now,
                            false,
                            false,
                            new ServeState.Running("nightly", scenario.date(), 0, 0, now),
                            List.of(),
                            List.of())
                    .write(home, "serve");
            try (Reader reader = new Reader(home);
                    NightProcess serving = NightProcess.start(home, List.of(), "serve")) {
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> !serving.descendants().isEmpty() && isBuilding(home));
                ProcessHandle child = serving.descendants().get(0);

                serving.kill();

                assertThat(child.isAlive()).isTrue();
                child.destroyForcibly();
                child.onExit().get();
                NightProcess.Ended status = end(home, "status");
                assertThat(status.exitCode()).as(status.said()).isZero();
                cameToTheSame(home, scenario, reader);
            }
        }
    }

    private static boolean isBuilding(Home home) throws Exception {
        try (var outputs = Files.newDirectoryStream(home.logs(), "nightly-*.out")) {
            for (Path output : outputs) {
                if (Files.readString(output).contains("build: ")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void a_database_that_goes_away_in_mid_night_stops_it_and_once_it_is_back_the_night_comes_to_the_same()
            throws Exception {
        Scenario scenario = Scenario.revised();
        Path data = folder.resolve("postgres");
        try (Mailbox mailbox = new Mailbox()) {
            Home home = scenario.fresh(folder.resolve("home"), mailbox);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start();
            int port = postgres.getPort();
            Files.writeString(
                    home.root().resolve("send.yaml"),
                    """
                      repository:
                        url: %s
                        user: postgres
                        password-file: %s
                        answer-timeout: 5s
                    """.formatted(
                                    postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                                    Databases.password(home.root()).getFileName()),
                    StandardOpenOption.APPEND);
            try (Reader reader = new Reader(home)) {
                for (String step : List.of("land", "build", "render")) {
                    try (NightProcess night = NightProcess.start(home, List.of(), scenario.command())) {
                        night.awaitStep(step);
                        postgres.close();
                        NightProcess.Ended stopped = night.end();
                        assertThat(stopped.exitCode())
                                .as(step + ": " + stopped.said())
                                .isEqualTo(5);
                        assertThat(stopped.said())
                                .contains("The database that keeps the job repository")
                                .doesNotContain("Something went wrong that should not")
                                .doesNotContain("\tat ");
                    } finally {
                        postgres = EmbeddedPostgres.builder()
                                .setDataDirectory(data)
                                .setCleanDataDirectory(false)
                                .setPort(port)
                                .start();
                    }
                }
                cameToTheSame(home, scenario, reader);
            } finally {
                postgres.close();
            }
        }
    }
}
