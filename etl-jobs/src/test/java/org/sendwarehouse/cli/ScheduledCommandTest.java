package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.identity.ArchiveKey;
import org.sendwarehouse.identity.PseudonymKey;
import org.sendwarehouse.operations.Ending;
import org.sendwarehouse.operations.RunLock;

/** What a run of the schedule tells of its end, that a person's command does not. */
class ScheduledCommandTest {
    private final Path folder;

    ScheduledCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Ending scheduled() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Ending.of(ScheduledCommand.commandLine()
                .setOut(nowhere)
                .setErr(nowhere)
                .execute("nightly", "--date=2026-04-30", "--home=" + folder));
    }

    @Test
    void a_run_without_a_key_waits_for_a_person_and_a_persons_own_has_failed() {
        assertThat(scheduled()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(Run.of("nightly", "--date=2026-04-30", "--home=" + folder).exitCode())
                .isEqualTo(Ending.FAILED.code());
    }

    @Test
    void so_does_one_with_a_setting_out_of_its_range_but_not_one_that_finds_another_at_work() throws Exception {
        Home home = new Home(folder).create();
        PseudonymKey.init(home);
        ArchiveKey.init(home);
        Files.writeString(folder.resolve("send.yaml"), "send: {inbox: {settle: -1s}}");

        assertThat(scheduled()).isEqualTo(Ending.NEEDS_PERSON);

        Files.delete(folder.resolve("send.yaml"));
        try (RunLock held = RunLock.take(home, "packs")) {
            assertThat(held).isNotNull();
            assertThat(scheduled()).isEqualTo(Ending.AT_WORK);
        }
    }
}
