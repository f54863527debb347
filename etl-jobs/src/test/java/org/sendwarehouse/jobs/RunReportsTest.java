package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Outcome;
import org.sendwarehouse.operations.Progress;
import org.sendwarehouse.operations.RunSummary;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

/** The reason that the report of a failed run gives, of the failures that Spring Batch has on record. */
class RunReportsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 4, 30);
    /** What Spring Batch says of a step whose parts did not all come to their end. */
    private static final String OF_PARTS = "Partition handler returned an unsuccessful step";

    @TempDir
    private Path folder = Path.of("");

    private final JobExecution execution = new JobExecution(1, new JobInstance(1, Nights.NIGHTLY), new JobParameters());

    private void failed(long id, String step, Throwable failure) {
        StepExecution failed = new StepExecution(id, step, execution);
        failed.addFailureException(failure);
        execution.addStepExecution(failed);
    }

    private RunSummary report() {
        execution.setStatus(BatchStatus.FAILED);
        return new RunReports(new Home(folder), Clock.systemUTC(), new NightInHand(), new StepTimer(Progress.SILENT))
                .of(execution, DATE, Instant.EPOCH);
    }

    @Test
    void a_landing_that_failed_is_told_by_what_broke_and_not_by_its_parts_having_failed() {
        failed(1, LandingSteps.LAND, new JobExecutionException(OF_PARTS));
        failed(2, "delivery:d-1", new UncheckedIOException(new IOException("Row group 3 cannot be written")));
        RunSummary summary = report();
        assertThat(summary.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(summary.reason()).isEqualTo("Row group 3 cannot be written");
    }

    @Test
    void any_other_step_is_told_by_its_innermost_failure() {
        failed(1, "build", new IllegalStateException("outer", new IOException("inner")));
        assertThat(report().reason()).isEqualTo("inner");
    }

    @Test
    void a_run_that_left_nothing_on_record_was_cut() {
        assertThat(report().reason()).isEqualTo("The run was cut.");
    }
}
