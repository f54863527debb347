package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.PseudonymKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nights of two homes in one process: neither gets anything of the other, and none is kept from its night. */
@Timeout(1200)
class NightsIT {
    private static final String NIGHT = "--date=" + SmallHome.FIRST;
    private static final String OTHER_KEY = "fedcba9876543210".repeat(4) + "\n";

    private final Path folder;

    NightsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void each_home_has_the_night_it_would_have_alone() throws Exception {
        SmallHome other = SmallHome.fresh(folder.resolve("other"));
        Files.writeString(PseudonymKey.file(other.home()), OTHER_KEY);
        SmallHome own = SmallHome.fresh(folder.resolve("own"));
        Path none = folder.resolve("none");

        Run run = Run.of("nights", NIGHT, path(other.home()), none.toString(), path(own.home()));

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out().lines())
                .contains(
                        "Home: " + other.home().root(),
                        "Home: " + none,
                        "Home: " + own.home().root())
                .endsWith("Homes: 2 done, 1 failed.");
        assertThat(none).doesNotExist();
        assertThat(own.tables())
                .as("after the night of another home in the same process, as alone")
                .isEqualTo(SmallHome.first().tables());
        assertThat(own.home().packs().resolve("board/2026-05-12/board.pdf"))
                .hasSameBinaryContentAs(SmallHome.first().home().packs().resolve("board/2026-05-12/board.pdf"));
        assertThat(other.home().packs().resolve("board/2026-05-12/board.pdf")).isNotEmptyFile();
        assertThat(both(own.home(), own.home()))
                .as("tokens are there to be met")
                .isPositive();
        assertThat(both(own.home(), other.home()))
                .as("the same people under two keys")
                .isZero();
        for (Home home : List.of(own.home(), other.home())) {
            List<String> trail = Files.readAllLines(home.state().resolve("audit.jsonl"));
            assertThat(trail).hasSize(2).allMatch(line -> line.contains("\"nightly\""));
            assertThat(Files.readString(onlyLog(home)))
                    .doesNotContain(
                            (home.equals(own.home()) ? other : own).home().root() + "/");
        }

        Run again = Run.of("nights", NIGHT, "--json", path(own.home()), path(other.home()), path(own.home()));

        assertThat(again.exitCode()).isZero();
        JsonNode homes = JsonMapper.shared().readTree(again.out()).path("homes");
        assertThat(homes.findValuesAsString("home")).containsExactly(path(own.home()), path(other.home()));
        assertThat(homes.findValuesAsString("ending")).containsExactly("done", "done");
    }

    @Test
    void told_to_stop_it_begins_no_other_home() throws Exception {
        SmallHome begun = SmallHome.fresh(folder.resolve("begun"));
        SmallHome waiting = SmallHome.fresh(folder.resolve("waiting"));
        Map<String, String> before = waiting.contents();
        Path said = folder.resolve("said");

        Process nights = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendWarehouse.class.getName(),
                        "nights",
                        NIGHT,
                        path(begun.home()),
                        path(waiting.home()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(said) && Files.readString(said).contains("land: "));
        nights.destroy();

        assertThat(nights.waitFor()).isEqualTo(143);
        assertThat(begun.home().state().resolve("audit.jsonl")).isNotEmptyFile();
        assertThat(waiting.home().state().resolve("audit.jsonl")).doesNotExist();
        assertThat(waiting.contents()).isEqualTo(before);
    }

    private static String path(Home home) {
        return home.root().toString();
    }

    private static Path onlyLog(Home home) throws Exception {
        try (var logs = Files.list(home.logs())) {
            return logs.filter(log -> log.toString().endsWith(".jsonl"))
                    .reduce((one, two) -> {
                        throw new AssertionError("Two logs of one night: " + one + ", " + two);
                    })
                    .orElseThrow();
        }
    }

    /** How many tokens of pupils the two have in common. */
    private static long both(Home one, Home two) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return Long.parseLong(SmallHome.query(
                            connection,
                            "select count(*) from " + pupils(one) + " where token_upn in (select token_upn from "
                                    + pupils(two) + ")")
                    .get(0));
        }
    }

    private static String pupils(Home home) {
        return "read_parquet('" + home.landing() + "/synergy/pupil/*/pupil/*.parquet')";
    }
}
