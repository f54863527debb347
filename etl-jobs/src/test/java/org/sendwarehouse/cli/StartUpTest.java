package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.home.Home;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** What a command loads before it answers, and that an archive of classes changes nothing but the time (decision 0156). */
class StartUpTest {
    private final Path folder;

    StartUpTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        return command;
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private List<String> loaded(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        List<String> command = java(
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                SendWarehouse.class.getName());
        command.addAll(List.of(arguments));
        said(command);
        return Files.readAllLines(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "nightly --help", "version", "status"})
    void what_only_answers_starts_neither_spring_nor_a_database(String line) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.add("--home=" + new Home(folder.resolve("home")).create().root());

        assertThat(loaded(arguments.toArray(String[]::new)))
                .anyMatch(loaded -> loaded.contains(" org.sendwarehouse.cli.Main "))
                .noneMatch(loaded -> loaded.matches(".* org\\.springframework\\.(context|beans|batch|jdbc)\\..*"))
                .noneMatch(loaded -> loaded.matches(".* org\\.(duckdb|h2|postgresql)\\..*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "nightly --help"})
    void help_does_not_set_logging_up(String line) throws Exception {
        assertThat(loaded(line.split(" "))).noneMatch(loaded -> loaded.contains(" ch.qos.logback."));
    }

    private static Path libraryOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void an_archive_is_used_and_a_foreign_one_does_no_harm() throws Exception {
        List<Path> libraries =
                List.of(libraryOf(JsonMapper.class), libraryOf(JsonFactory.class), libraryOf(JsonProperty.class));
        Path program = Launched.jar(folder.resolve("program.jar"), libraries);
        Path archive = folder.resolve("program.jsa");
        said(java("-XX:ArchiveClassesAtExit=" + archive, "-cp", program.toString(), Launched.class.getName()));
        String without = said(java("-jar", program.toString()));

        Path log = folder.resolve("used.txt");
        String with = said(java(
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-Xlog:class+load:file=" + log,
                "-jar",
                program.toString()));
        assertThat(with).isEqualTo(without);
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains(Launched.class.getName() + " source: shared objects file (top)"));

        byte[] whole = Files.readAllBytes(archive);
        Path noise = Files.writeString(folder.resolve("noise.jsa"), "not an archive");
        Path closed = Files.write(folder.resolve("closed.jsa"), whole);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Path other = Launched.jar(
                folder.resolve("other.jar"), List.of(libraries.get(2), libraries.get(1), libraries.get(0)));
        for (Path broken : List.of(noise, closed, folder.resolve("absent.jsa"))) {
            assertThat(said(java("-XX:SharedArchiveFile=" + broken, "-Xlog:disable", "-jar", program.toString())))
                    .as(broken.toString())
                    .isEqualTo(without);
        }
        assertThat(said(java("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-jar", other.toString())))
                .isEqualTo(without);
    }
}
