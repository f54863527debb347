package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample of another authority than County Durham. */
class SampleCommandTest {
    private final Path home;

    SampleCommandTest(@TempDir Path folder) {
        this.home = folder.resolve("home");
    }

    @Test
    void its_return_its_schools_and_its_pupils_are_of_the_authority_asked_for() throws IOException {
        Run run = Run.of("sample", "--scale=0.01", "--attendance-weeks=1", "--la-number=841", "--home=" + home);

        assertThat(run.exitCode()).isZero();
        assertThat(home.resolve("inbox/liquidlogic/sen2_841_2026.xml"))
                .content()
                .contains("<LEA>841</LEA>");
        assertThat(Files.readAllLines(home.resolve("inbox/synergy/school_2026-04-30.csv"))
                        .get(1))
                .contains(",841/");
        assertThat(Files.readAllLines(home.resolve("inbox/synergy/pupil_2026-04-30.csv")))
                .anyMatch(row -> row.matches("[^,]*,[A-Z]841[0-9A-Z]{9},.*"))
                .noneMatch(row -> row.matches("[^,]*,[A-Z]840[0-9A-Z]{9},.*"));
    }

    @Test
    void a_number_that_can_be_no_authoritys_is_refused_before_anything_is_written() {
        Run run = Run.of("sample", "--la-number=Darlington", "--home=" + home);

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("--la-number is the three-digit number of a local authority, such as 840.");
        assertThat(home.resolve("inbox")).doesNotExist();
    }
}
