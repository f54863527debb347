package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nights of several homes say and leave alone where there is no night to be had; see NightsIT for nights. */
class NightsCommandTest {
    private final Path folder;

    NightsCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void without_a_home_it_is_not_understood() {
        Run run = Run.of("nights", "--date=2026-04-30");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("HOME").contains("See: send-warehouse nights --help");
    }

    @Test
    void a_folder_that_is_no_home_stays_as_it_is_and_is_said_once() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = folder.resolve("two");

        Run run = Run.of("nights", one.toString(), two.toString(), one.toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out().lines()).containsExactly("Home: " + one, "Home: " + two, "Homes: 2 failed.");
        assertThat(run.err()).contains("init", "No night in " + one + ": failed.", "No night in " + two + ": failed.");
        assertThat(one).isEmptyDirectory();
        assertThat(two).doesNotExist();
    }

    @Test
    void nothing_is_on_record_in_a_home_that_has_no_night() throws IOException {
        Path home = folder.resolve("home");
        Run.of("init", "--home=" + home);
        List<String> before = Files.readAllLines(home.resolve("state/audit.jsonl"));

        Run.of("nights", "--home=" + home, folder.resolve("none").toString());

        assertThat(Files.readAllLines(home.resolve("state/audit.jsonl"))).isEqualTo(before);
    }
}
