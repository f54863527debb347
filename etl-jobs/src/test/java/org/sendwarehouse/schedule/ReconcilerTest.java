package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** What is said, and done, when the store and {@code jobs.yaml} differ. */
class ReconcilerTest {

    private static JobSchedule job(String name, String at, Days on) {
        return new JobSchedule(name, "A job.", LocalTime.parse(at), on, List.of(), List.of());
    }

    private static Scheduler scheduler() throws SchedulerException {
        Properties inMemory = new Properties();
        inMemory.setProperty("org.quartz.scheduler.instanceName", "reconciler-test");
        inMemory.setProperty("org.quartz.threadPool.threadCount", "1");
        inMemory.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        return new StdSchedulerFactory(inMemory).getScheduler();
    }

    private static List<String> reconcile(Scheduler scheduler, JobSchedule... jobs) throws SchedulerException {
        return Reconciler.reconcile(scheduler, List.of(jobs), WorkingCalendar.shipped());
    }

    private static Date next(Scheduler scheduler, JobSchedule job) throws SchedulerException {
        return Objects.requireNonNull(
                        scheduler.getTrigger(Timetable.trigger(job).getKey()))
                .getNextFireTime();
    }

    @Test
    void what_is_new_other_or_gone_is_said_and_what_is_the_same_is_left_alone() throws Exception {
        Scheduler scheduler = scheduler();
        try {
            JobSchedule nightly = job("nightly", "02:30", Days.EVERY_DAY);
            JobSchedule packs = job("packs", "06:00", Days.WORKING_DAYS);

            assertThat(reconcile(scheduler, nightly, packs))
                    .containsExactly("nightly is new: at 02:30 on every day", "packs is new: at 06:00 on working days");
            Date first = next(scheduler, nightly);
            assertThat(reconcile(scheduler, nightly, packs)).isEmpty();
            assertThat(next(scheduler, nightly)).isEqualTo(first);
            assertThat(reconcile(scheduler, job("nightly", "02:30", Days.SCHOOL_DAYS), packs))
                    .containsExactly("nightly has another time: at 02:30 on school days");
            assertThat(reconcile(scheduler, job("nightly", "03:15", Days.SCHOOL_DAYS)))
                    .containsExactly("nightly has another time: at 03:15 on school days", "packs is scheduled no more");
            assertThat(scheduler.checkExists(Timetable.key("packs"))).isFalse();
        } finally {
            scheduler.shutdown();
        }
    }
}
