package org.sendwarehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher starts the program so that nothing of its memory is ever written, and its files are nobody else's. */
class LauncherTest {
    private final Path folder;

    LauncherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Runs the launcher beside a built jar, with a Java that only tells how it was called. */
    private String started(String... arguments) throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("product"));
        Path launcher = root.resolve("send-warehouse");
        Files.copy(Path.of("../send-warehouse"), launcher);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(root.resolve("etl-jobs/target/lib"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.writeString(root.resolve("etl-jobs/pom.xml"), "");
        for (String sources : List.of("etl-jobs/src/main", "warehouse-sql", "report-templates", "schedules")) {
            Files.createDirectories(root.resolve(sources));
        }
        Path jar = Files.writeString(root.resolve("etl-jobs/target/send-warehouse.jar"), "");
        assertThat(jar).exists();
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"umask $(umask) core $(ulimit -c)\"\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new java.util.ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$0\" \"$@\""));
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
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
}
