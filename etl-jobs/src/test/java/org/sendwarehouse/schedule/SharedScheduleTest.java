package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.impl.triggers.CronTriggerImpl;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.jobs.Databases;
import org.sendwarehouse.jobs.RepositoryDatabase;
import org.sendwarehouse.operations.Ending;

/** Two instances over one PostgreSQL database: each run is started by one of them. */
@Timeout(300)
class SharedScheduleTest {
    private static final JobSchedule NIGHTLY =
            new JobSchedule("nightly", "The night.", LocalTime.of(2, 30), Days.EVERY_DAY, List.of(), List.of());

    private final List<String> runs = new CopyOnWriteArrayList<>();

    private Scheduling instance(ScheduleStore store, Path folder) throws Exception {
        Runner runner = new Runner() {
            @Override
            public Ending run(String job, LocalDate date) {
                runs.add(String.valueOf(folder.getFileName()));
                return Ending.DONE;
            }

            @Override
            public void stop(Duration grace) {
                // Runs end at once.
            }
        };
        return Scheduling.open(
                new Home(folder).create(), "serve", store, List.of(NIGHTLY), runner, () -> {}, Clock.systemUTC());
    }

    @Test
    void one_of_two_instances_makes_up_a_missed_night(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            RepositoryDatabase database = Databases.of(postgres, folder);
            try (ScheduleStore first = ScheduleStore.shared(database);
                    ScheduleStore second = ScheduleStore.shared(database);
                    Scheduling one = instance(first, folder.resolve("one"));
                    Scheduling two = instance(second, folder.resolve("two"))) {
                assertThat(one.scheduler()).isNotSameAs(two.scheduler());
                CronTriggerImpl missed = (CronTriggerImpl) Timetable.trigger(NIGHTLY);
                missed.setStartTime(Date.from(Instant.now().minus(Duration.ofDays(3))));
                one.scheduler().rescheduleJob(missed.getKey(), missed);

                one.start();
                two.start();

                await().atMost(Duration.ofSeconds(60)).until(() -> !runs.isEmpty());
                await().during(Duration.ofSeconds(10))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> runs.size() == 1);
                assertThat(two.state().next()).isEqualTo(one.state().next());
            }
        }
    }
}
