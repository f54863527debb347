package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.ServeState;

/** The serving process, started and stopped as a system does it. */
@Timeout(600)
class ServeIT {

    private static Process serve(SmallHome small) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendWarehouse.class.getName(),
                        "serve",
                        "--home=" + small.home().root())
                .redirectErrorStream(true)
                .redirectOutput(small.home().root().resolve("serve.out").toFile())
                .start();
    }

    @Test
    void a_night_that_was_cut_is_finished_by_a_process_of_its_own_and_sigterm_waits_for_it(@TempDir Path folder)
            throws Exception {
        SmallHome small = SmallHome.first().copy(folder.resolve("home"));
        Files.writeString(
                small.home().state().resolve("run.lock"),
                "nightly for 2026-04-30, process 1, since 2026-04-30T01:30:00Z");

        Process serving = serve(small);
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> ServeState.read(small.home()).isPresent());
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> serving.descendants().findAny().isPresent());
            assertThat(small.run("serve").exitCode()).isEqualTo(6);

            serving.destroy();
            assertThat(serving.waitFor()).isIn(0, 143);
        } finally {
            serving.destroyForcibly();
        }

        assertThat(ServeState.read(small.home()).orElseThrow().last())
                .singleElement()
                .satisfies(last -> {
                    assertThat(last.job()).isEqualTo("nightly");
                    assertThat(last.ending()).isIn(Ending.DONE, Ending.PARTIAL);
                });
        assertThat(small.run("status").out()).contains("last     nightly for ");
    }
}
