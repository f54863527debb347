package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String HEADER = "advice_id,request_id,person_id,agency_code,advice_type,status,"
            + "statutory_exception,requested_date,due_date,allocated_date,received_date,late_reason\n";
    private static final String ROW =
            "A1,R1,P1,ep,educational psychology,received,N,2026-01-05,2026-02-16,2026-01-07,2026-02-10,\n";

    private final Path folder;

    CheckCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path advice(String text) throws IOException {
        return Files.writeString(folder.resolve("ehc_advice_2026-04-30.csv"), text);
    }

    @Test
    void a_sound_file_would_land_and_nothing_is_written() throws IOException {
        Path home = folder.resolve("home");

        Run run = Run.of("check", advice(HEADER + ROW).toString(), "--home=" + home);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("ehc_advice_2026-04-30.csv: liquidlogic.ehc_advice")
                .contains("would land")
                .contains("1 rows read");
        assertThat(home).doesNotExist();
    }

    @Test
    void a_file_that_lacks_a_column_would_be_refused_and_the_column_is_named() throws IOException {
        String without = (HEADER + ROW).replace(",status,", ",").replace(",received,N", ",N");

        Run run = Run.of("check", advice(without).toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("would be refused").contains("status");
    }

    @Test
    void a_row_that_would_be_rejected_is_not_passed_over_in_silence() throws IOException {
        String rows = ROW.repeat(99) + ROW.replace(",received,", ",lost,");

        Run run = Run.of("check", advice(HEADER + rows).toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("would land").contains("99 accepted").contains("(line 101)");
    }

    @Test
    void a_file_that_is_not_there_is_one_plain_sentence() {
        Run run = Run.of("check", folder.resolve("nowhere.csv").toString());

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).startsWith("There is no file ").contains("nowhere.csv");
        assertThat(run.err().strip().lines()).hasSize(1);
    }
}
