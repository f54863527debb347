package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.operations.LastWords;
import org.sendwarehouse.operations.Progress;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that is told to stop while it runs a job. */
@Timeout(300)
class StoppingIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    private static List<String> notes(Path folder) throws IOException {
        Path notes = folder.resolve("notes");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    private static Process run(Path folder, int seconds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoSteps.class.getName(),
                        folder.toString(),
                        Integer.toString(seconds))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
                .start();
    }

    @Test
    void a_run_that_is_told_to_stop_ends_where_its_step_ends_and_the_next_one_goes_on(@TempDir Path folder)
            throws Exception {
        Process told = run(folder, 3);
        await().atMost(LONG).until(() -> notes(folder).contains("first began"));
        told.destroy();
        assertThat(told.waitFor()).isEqualTo(143);
        assertThat(notes(folder)).containsExactly("first began", "first ended", "STOPPED");

        assertThat(run(folder, 0).waitFor()).isZero();
        assertThat(notes(folder)).endsWith("second", "COMPLETED");
    }

    /** A job of two steps; the first takes so many seconds. */
    static final class TwoSteps {
        private TwoSteps() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            try (ConfigurableApplicationContext context =
                    JobApplication.start(new Home(folder).create(), Progress.SILENT, date -> List.of(), Map.of())) {
                Job job = job(folder, Integer.parseInt(arguments[1]), context.getBean(JobRepository.class));
                JobRuns runs = context.getBean(JobRuns.class);
                runs.unfinished(job);
                JobExecution execution = runs.start(job, new JobParameters());
                note(folder, String.valueOf(execution.getStatus()));
            }
            LastWords.said();
            System.exit(0);
        }

        private static Job job(Path folder, int seconds, JobRepository repository) {
            Step first = new StepBuilder("first", repository)
                    .tasklet((contribution, chunk) -> {
                        note(folder, "first began");
                        Thread.sleep(1000L * seconds);
                        note(folder, "first ended");
                        return RepeatStatus.FINISHED;
                    })
                    .build();
            Step second = new StepBuilder("second", repository)
                    .tasklet((contribution, chunk) -> {
                        note(folder, "second");
                        return RepeatStatus.FINISHED;
                    })
                    .build();
            return new JobBuilder("two-steps", repository)
                    .start(first)
                    .next(second)
                    .build();
        }

        private static void note(Path folder, String line) throws IOException {
            Files.writeString(
                    folder.resolve("notes"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
