package org.sendwarehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;

class StatusFileTest {
    private final Path folder;

    StatusFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static RunSummary run(int day) {
        return new RunSummary(
                "nightly",
                LocalDate.of(2026, 4, 30),
                "abc",
                Outcome.PARTIAL,
                "1 of 2 deliveries was refused.",
                Instant.parse("2026-05-01T01:30:00Z").plusSeconds(86_400L * day),
                Instant.parse("2026-05-01T01:31:00.500Z").plusSeconds(86_400L * day),
                "0.1.0",
                List.of(new RunSummary.StepSummary("land", "completed", 12.5, 60_000, 700)),
                List.of(new RunSummary.DeliveryBooks(
                        "00ff", "ehc_advice", List.of("ehc_advice_2026-04-30.csv"), "landed", 10, 8, 1, 1, null)),
                List.of("packs/board/2026-04-30"));
    }

    @Test
    void a_run_is_read_back_as_it_was_written() throws IOException {
        StatusFile status = new StatusFile(new Home(folder));

        status.add(run(0));

        assertThat(status.runs()).containsExactly(run(0));
        assertThat(status.last("nightly")).contains(run(0));
        assertThat(status.last("packs")).isEmpty();
    }

    @Test
    void the_newest_runs_come_first_and_a_month_of_them_is_kept() throws IOException {
        StatusFile status = new StatusFile(new Home(folder));

        for (int day = 0; day < 40; day++) {
            status.add(run(day));
        }

        assertThat(status.runs()).hasSize(31).startsWith(run(39), run(38)).endsWith(run(9));
    }

    @Test
    void no_run_yet_is_no_error() throws IOException {
        assertThat(new StatusFile(new Home(folder)).runs()).isEmpty();
    }

    @Test
    void a_broken_file_is_named_with_the_remedy() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/status.json"), "{\"runs\": [{");

        assertThatThrownBy(() -> new StatusFile(new Home(folder)).runs())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("state/status.json")
                .hasMessageContaining("delete it");
    }

    @Test
    void a_damaged_file_is_put_aside_and_a_new_one_begins() throws IOException {
        StatusFile status = new StatusFile(new Home(folder));
        assertThat(status.putAsideIfDamaged()).isEmpty();
        status.add(run(0));
        Path file = folder.resolve("state/status.json");
        for (String damaged : List.of("", "{}", "{\"runs\": [{\"job\": \"nigh", "\0\0\0\0")) {
            Files.writeString(file, damaged);
            assertThatThrownBy(status::runs).hasMessageContaining("cannot be read");

            assertThat(status.putAsideIfDamaged())
                    .hasValueSatisfying(aside -> assertThat(aside).hasContent(damaged));

            assertThat(status.runs()).isEmpty();
            status.add(run(1));
            assertThat(status.runs()).containsExactly(run(1));
        }
    }
}
