package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher starts the program so that nothing of its memory is ever written, and its files are nobody else's. */
class LauncherTest {
    private final Path folder;

    LauncherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String started(String... arguments) throws IOException, InterruptedException {
        return started(Map.of(), "", arguments);
    }

    /** Runs the launcher beside a built jar, with a Java that only tells how it was called. */
    private String started(Map<String, String> environment, String built, String... arguments)
            throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("product"));
        Path launcher = root.resolve("send-warehouse");
        Files.copy(Path.of("../send-warehouse"), launcher, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(root.resolve("etl-jobs/target/lib"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("etl-jobs/pom.xml"), "");
        for (String sources : List.of("etl-jobs/src/main", "warehouse-sql", "report-templates", "schedules")) {
            Files.createDirectories(root.resolve(sources));
        }
        Path jar = Files.writeString(root.resolve("etl-jobs/target/send-warehouse.jar"), built);
        assertThat(jar).exists();
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for argument in "$@"; do
                  case "$argument" in -XX:ArchiveClassesAtExit=*) env > "${argument#*=}" ;; esac
                done
                echo "umask $(umask) core $(ulimit -c)"
                printf '%s\\n' "$@"
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new java.util.ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$0\" \"$@\""));
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void no_core_no_heap_dump_and_files_of_the_owner() throws Exception {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("logs"));

        String said = started("status", "--home", home.toString());

        assertThat(said)
                .contains("umask 0077 core 0\n")
                .contains("-XX:-HeapDumpOnOutOfMemoryError\n")
                .contains("-XX:-CreateCoredumpOnCrash\n")
                .contains("-XX:ErrorFile=" + home.resolve("logs/java-crash-%p.log") + "\n")
                .endsWith("status\n--home\n" + home + "\n");
    }

    @Test
    void without_a_home_what_java_says_of_a_crash_goes_to_the_temporary_folder() throws Exception {
        assertThat(started("check", "--home=" + folder.resolve("nowhere"), "x.csv"))
                .contains("send-warehouse-crash-%p.log\n")
                .doesNotContain("nowhere/logs");
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("product/etl-jobs/target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void an_archive_of_classes_is_made_once_a_jar_and_without_the_operators_settings() throws Exception {
        Map<String, String> settings = Map.of("SEND_REPOSITORY_PASSWORD", "a-secret");

        String first = started(settings, "a jar", "status");
        Path archive = archives().get(0);
        String made = Files.readString(archive);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));
        String second = started(settings, "a jar", "status");

        assertThat(made).contains("PATH=").doesNotContain("SEND_REPOSITORY");
        assertThat(first).contains("-XX:SharedArchiveFile=" + archive + "\n-Xlog:disable\n");
        assertThat(second).isEqualTo(first);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        started(settings, "a newer jar", "status");
        assertThat(Files.getLastModifiedTime(archives().get(0))).isGreaterThan(FileTime.from(Instant.EPOCH));
        assertThat(archives()).hasSize(1);
    }

    @Test
    void an_archive_that_was_cut_is_not_used_and_made_again() throws Exception {
        started(Map.of(), "a jar", "status");
        Path archive = archives().get(0);
        String whole = Files.readString(archive);
        Files.writeString(archive, whole.substring(1));

        assertThat(started(Map.of(), "a jar", "status")).contains("-XX:SharedArchiveFile=" + archive + "\n");

        assertThat(archive).hasContent(whole);
    }

    @Test
    void where_none_can_be_made_the_command_starts_without_an_archive() throws Exception {
        assertThat(started(Map.of("PATH", "/usr/bin:/bin"), "", "status"))
                .doesNotContain("SharedArchiveFile")
                .endsWith("status\n");
    }

    @Test
    void a_command_that_only_answers_is_compiled_lightly_and_one_that_works_is_not() throws Exception {
        assertThat(started("status")).contains("-XX:TieredStopAtLevel=1\n");
        assertThat(started("nightly", "--help")).contains("-XX:TieredStopAtLevel=1\n");
        assertThat(started("status")).doesNotContain("Tier4");
        assertThat(started("nightly", "--date", "2026-04-30"))
                .contains(
                        "-XX:TieredStopAtLevel=4\n", "-XX:Tier4InvocationThreshold=250000\n", ".provider.*::*,0.02\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "0m", "63m", "-1g", "1000", "1g; true"})
    void a_heap_that_is_none_is_refused_in_words(String heap) throws Exception {
        assertThat(started(Map.of("SEND_HEAP", heap), "", "status"))
                .isEqualTo("SEND_HEAP is '" + heap + "'. It is the memory for Java's heap, 64m or more: such as"
                        + " SEND_HEAP=384m or SEND_HEAP=1g.\n");
    }

    @Test
    void a_heap_that_is_asked_for_is_given() throws Exception {
        assertThat(started(Map.of("SEND_HEAP", "1g"), "", "status")).contains("-Xmx1g\n");
        assertThat(started("status")).contains("-Xmx384m\n");
    }
}
