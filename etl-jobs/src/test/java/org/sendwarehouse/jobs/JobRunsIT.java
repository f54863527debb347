package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.Progress;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The job repository as it is used: an H2 file that outlives its process. */
@Timeout(120)
class JobRunsIT {
    private static final JobParameters NIGHT = new JobParametersBuilder()
            .addLocalDate("businessDate", LocalDate.of(2026, 4, 30))
            .toJobParameters();

    private final Path folder;

    JobRunsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return JobApplication.start(new Home(folder), Progress.SILENT, date -> List.of(), Map.of());
    }

    /** Two steps: the first notes that it ran, the second does as it is told. */
    private static Job job(ConfigurableApplicationContext context, List<String> ran, Runnable second) {
        JobRepository repository = context.getBean(JobRepository.class);
        Job job = new JobBuilder("two-steps", repository)
                .start(new StepBuilder("first", repository)
                        .tasklet((contribution, chunk) -> {
                            ran.add("first");
                            return RepeatStatus.FINISHED;
                        })
                        .build())
                .next(new StepBuilder("second", repository)
                        .tasklet((contribution, chunk) -> {
                            ran.add("second");
                            second.run();
                            return RepeatStatus.FINISHED;
                        })
                        .build())
                .build();
        return job;
    }

    @Test
    void the_repository_is_a_file_that_commits_at_once_and_opens_no_port() {
        try (ConfigurableApplicationContext context = start(folder)) {
            JdbcTemplate database = new JdbcTemplate(context.getBean(javax.sql.DataSource.class));

            assertThat(database.queryForObject(
                            "select distinct setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'",
                            String.class))
                    .isEqualTo("0");
            assertThat(database.queryForObject("select count(*) from batch_job_instance", Long.class))
                    .isZero();
        }
        assertThat(folder.resolve("state/job-repository.mv.db")).isRegularFile();
        // A second start finds its tables and does not stumble over them.
        try (ConfigurableApplicationContext context = start(folder)) {
            assertThat(context.isActive()).isTrue();
        }
    }

    @Test
    void a_failed_run_is_taken_up_at_the_step_that_failed() {
        List<String> ran = new ArrayList<>();
        try (ConfigurableApplicationContext context = start(folder)) {
            List<RuntimeException> failures = new ArrayList<>(List.of(new IllegalStateException("disk full")));
            Job job = job(context, ran, () -> {
                if (!failures.isEmpty()) {
                    throw failures.remove(0);
                }
            });
            JobRuns runs = context.getBean(JobRuns.class);
            assertThat(runs.start(job, NIGHT).getStatus()).isEqualTo(BatchStatus.FAILED);

            JobExecution unfinished = runs.unfinished(job).orElseThrow();
            assertThat(runs.restart(job, unfinished).getStatus()).isEqualTo(BatchStatus.COMPLETED);

            assertThat(ran).containsExactly("first", "second", "second");
            assertThat(runs.unfinished(job)).isEmpty();
        }
    }

    @Test
    void an_abandoned_run_blocks_neither_another_night_nor_the_same_one() {
        List<String> ran = new ArrayList<>();
        try (ConfigurableApplicationContext context = start(folder)) {
            List<RuntimeException> failures = new ArrayList<>(List.of(new IllegalStateException("bad file")));
            Job job = job(context, ran, () -> {
                if (!failures.isEmpty()) {
                    throw failures.remove(0);
                }
            });
            JobRuns runs = context.getBean(JobRuns.class);
            runs.abandon(runs.start(job, NIGHT));
            assertThat(runs.unfinished(job)).isEmpty();

            assertThat(runs.start(job, NIGHT).getStatus()).isEqualTo(BatchStatus.COMPLETED);

            assertThat(ran).containsExactly("first", "second", "first", "second");
        }
    }

    @Test
    void a_run_whose_process_was_killed_twice_is_finished_by_the_third() throws Exception {
        for (int attempt = 1; attempt <= 2; attempt++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Killed.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String line = out.readLine();
                while (line != null && !line.equals("in the second step")) {
                    line = out.readLine();
                }
                assertThat(line).isEqualTo("in the second step");
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(Files.exists(folder.resolve("state/job-repository.mv.db"))).isTrue();
        List<String> ran = new ArrayList<>();
        try (ConfigurableApplicationContext context = start(folder)) {
            Job job = job(context, ran, () -> {});
            JobRuns runs = context.getBean(JobRuns.class);

            JobExecution unfinished = runs.unfinished(job).orElseThrow();
            assertThat(unfinished.getStatus()).isEqualTo(BatchStatus.FAILED);
            assertThat(runs.restart(job, unfinished).getStatus()).isEqualTo(BatchStatus.COMPLETED);

            assertThat(ran).containsExactly("second");
        }
    }

    /** Starts or takes up the job, and hangs in its second step until killed. */
    static final class Killed {
        public static void main(String[] arguments) {
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            ConfigurableApplicationContext context = start(Path.of(arguments[0]));
            Job job = job(context, new ArrayList<>(), () -> {
                System.out.println("in the second step");
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            JobRuns runs = context.getBean(JobRuns.class);
            runs.unfinished(job).ifPresentOrElse(killed -> runs.restart(job, killed), () -> runs.start(job, NIGHT));
            context.close();
        }
    }
}
