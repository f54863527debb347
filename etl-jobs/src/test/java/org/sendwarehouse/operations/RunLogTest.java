package org.sendwarehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunLogTest {
    private static final Logger LOG = LoggerFactory.getLogger(RunLogTest.class);

    private final Home home;

    RunLogTest(@TempDir Path folder) {
        home = new Home(folder);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(file).stream().map(json::readTree).toList();
    }

    @BeforeEach
    void asInARun() {
        ((ch.qos.logback.classic.Logger) LOG).setLevel(Level.INFO);
    }

    @AfterEach
    void asInATest() {
        ((ch.qos.logback.classic.Logger) LOG).setLevel(null);
    }

    @Test
    void every_line_is_an_object_that_says_what_it_is_about() throws IOException {
        Path file;
        try (RunLog log = RunLog.open(home, "nightly")) {
            file = log.file();
            LogContext.COMMAND.set("nightly for 2026-04-30");
            LogContext.JOB.set("nightly");
            LogContext.RUN.set("19628aa65cef765b");
            LogContext.STEP.set("land");
            LogContext.DELIVERY.set("00ff");
            LOG.info("Line with \"quotes\" and\na break");
            LogContext.clear();
            LOG.warn("It broke", new IllegalStateException("why"));
        }
        LOG.info("Nobody listens any more");

        List<JsonNode> lines = lines(file);
        assertThat(lines).hasSize(2);
        JsonNode first = lines.get(0);
        assertThat(first.path("message").asString("")).isEqualTo("Line with \"quotes\" and\na break");
        assertThat(Instant.parse(first.path("@timestamp").asString("")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(first.at("/log/level").asString("")).isEqualTo("INFO");
        assertThat(first.at("/log/logger").asString("")).isEqualTo(RunLogTest.class.getName());
        assertThat(first.path("command").asString("")).isEqualTo("nightly for 2026-04-30");
        assertThat(first.path("job").asString("")).isEqualTo("nightly");
        assertThat(first.path("run").asString("")).isEqualTo("19628aa65cef765b");
        assertThat(first.path("step").asString("")).isEqualTo("land");
        assertThat(first.path("delivery").asString("")).isEqualTo("00ff");
        assertThat(lines.get(1).has("delivery")).isFalse();
        assertThat(lines.get(1).at("/error/stack_trace").asString(""))
                .startsWith("java.lang.IllegalStateException: why");
    }

    @Test
    void a_file_that_grows_is_followed_by_others_for_its_owner_only_and_ten_are_kept() throws IOException {
        try (RunLog log = RunLog.open(home, "serve")) {
            log.keepTo(new RunLog.Limits(DataSize.ofKilobytes(64), Duration.ofDays(1), DataSize.ofMegabytes(2)));
            for (int i = 0; i < 6000; i++) {
                LOG.info("Line {} of many, long enough that a file of sixty-four kilobytes does not hold them all", i);
            }
        }
        List<Path> files = files();

        assertThat(files).hasSize(10);
        for (Path file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.size(file)).isLessThan(100_000);
            assertThat(lines(file)).isNotEmpty();
        }
    }

    @Test
    void old_files_go_and_so_do_the_oldest_beyond_the_room_there_is() throws IOException {
        Home.OwnerOnly.createDirectories(home.logs());
        Instant now = Instant.now();
        for (int day = 0; day < 8; day++) {
            Path file = Files.write(home.logs().resolve("nightly-" + day + ".jsonl"), new byte[300_000]);
            Files.setLastModifiedTime(
                    file, FileTime.from(now.minus(Duration.ofDays(day)).minusSeconds(60)));
        }
        try (RunLog log = RunLog.open(home, "nightly")) {
            log.keepTo(new RunLog.Limits(DataSize.ofKilobytes(100), Duration.ofDays(5), DataSize.ofMegabytes(1)));

            assertThat(files())
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .containsExactly(
                            String.valueOf(log.file().getFileName()),
                            "nightly-0.jsonl",
                            "nightly-1.jsonl",
                            "nightly-2.jsonl");
            log.keepTo(new RunLog.Limits(DataSize.ofKilobytes(100), Duration.ofDays(1), DataSize.ofMegabytes(1)));
            assertThat(files())
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .containsExactly(String.valueOf(log.file().getFileName()), "nightly-0.jsonl");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.logs())) {
            return files.sorted((a, b) -> String.valueOf(b.getFileName()).length()
                                    == String.valueOf(a.getFileName()).length()
                            ? a.compareTo(b)
                            : String.valueOf(b.getFileName()).length()
                                    - String.valueOf(a.getFileName()).length())
                    .toList();
        }
    }
}
