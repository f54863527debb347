package org.sendwarehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

class RunLockTest {
    private final Path folder;

    RunLockTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_second_taker_in_the_same_process_is_told_who_holds_it() throws Exception {
        Home home = new Home(folder);
        try (RunLock held = RunLock.take(home, "nightly for 2026-04-30")) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> RunLock.take(home, "packs"))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining("nightly for 2026-04-30, process "
                            + ProcessHandle.current().pid());
        }
        RunLock.take(home, "packs").close();
    }

    @Test
    void a_lock_of_another_process_holds_until_that_process_dies_and_leaves_nothing_to_clean_up() throws Exception {
        Home home = new Home(folder);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("holding");
            assertThatThrownBy(() -> RunLock.take(home, "packs"))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining("the other one, process " + other.pid());
            LockHolder holder = RunLock.holder(home).orElseThrow();
            assertThat(holder.command()).isEqualTo("the other one");
            assertThat(holder.process()).isEqualTo(other.pid());
            assertThat(holder.since()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(LockHolder.parse(holder.text())).isEqualTo(holder);
        } finally {
            other.destroyForcibly().waitFor();
        }

        assertThat(RunLock.holder(home)).isEmpty();
        try (RunLock held = RunLock.take(home, "packs")) {
            assertThat(held).isNotNull();
            assertThat(Files.readString(home.state().resolve("run.lock"))).startsWith("packs, process ");
        }
    }

    @Test
    void only_the_owner_can_read_who_holds_it() throws Exception {
        try (RunLock held = RunLock.take(new Home(folder), "nightly")) {
            assertThat(held).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state/run.lock"))))
                    .isEqualTo("rw-------");
        }
    }

    /** Holds the lock until killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (RunLock held = RunLock.take(new Home(Path.of(arguments[0])), "the other one")) {
                System.out.println(held == null ? "" : "holding");
                Thread.sleep(60_000);
            }
        }
    }
}
