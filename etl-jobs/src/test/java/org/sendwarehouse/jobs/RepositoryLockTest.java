package org.sendwarehouse.jobs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.operations.AlreadyRunningException;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

/** The lock that machines share, over a real server. */
@Timeout(120)
class RepositoryLockTest {
    private static final StepExecution STEP =
            new StepExecution(1, "build", new JobExecution(1, new JobInstance(1, "nightly"), new JobParameters()));

    @Test
    void one_machine_holds_the_lock_and_one_that_lost_it_begins_no_step(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            RepositoryDatabase database = Databases.of(postgres, folder);
            try (RepositoryLock one = new RepositoryLock(Optional.of(database));
                    RepositoryLock two = new RepositoryLock(Optional.of(database))) {
                one.take();
                assertThatThrownBy(two::take)
                        .isInstanceOf(AlreadyRunningException.class)
                        .hasMessageContaining("Another machine is at work in this home");
                assertThatCode(() -> one.beforeStep(STEP)).doesNotThrowAnyException();

                Databases.drop(postgres);

                assertThatThrownBy(() -> one.beforeStep(STEP))
                        .isInstanceOf(RepositoryLostException.class)
                        .hasMessageContaining("the next run finishes this one");
                two.take();
                two.beforeStep(STEP);
            }
        }
    }

    @Test
    void without_a_common_database_the_lock_is_free() throws Exception {
        try (RepositoryLock lock = new RepositoryLock(Optional.empty())) {
            lock.take();
            lock.beforeStep(STEP);
        }
    }
}
