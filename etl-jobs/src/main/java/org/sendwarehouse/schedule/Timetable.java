package org.sendwarehouse.schedule;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.sendwarehouse.home.London;

/** Entries of {@code jobs.yaml} in the scheduler's own terms. */
final class Timetable {
    /** Jobs and triggers that come from {@code jobs.yaml}; whatever else the store holds in it is gone from there. */
    static final String GROUP = "send-warehouse";

    /** Triggers of further attempts; they are in the store, and survive a restart. */
    static final String RETRIES = "send-warehouse-retry";

    private Timetable() {}

    static JobKey key(String job) {
        return JobKey.jobKey(job, GROUP);
    }

    static JobDetail job(JobSchedule schedule) {
        return JobBuilder.newJob(ScheduledRun.class)
                .withIdentity(key(schedule.job()))
                .withDescription(schedule.description())
                .storeDurably()
                .build();
    }

    /**
     * When a job runs: at its time of day by the clocks of London. What was missed while nobody was there is made up once,
     * however often it was missed: a night is of the day on which it runs.
     */
    static CronTrigger trigger(JobSchedule schedule) {
        int hour = schedule.at().getHour();
        int minute = schedule.at().getMinute();
        CronScheduleBuilder times = schedule.on() == Days.FIRST_OF_MONTH
                ? CronScheduleBuilder.monthlyOnDayAndHourAndMinute(1, hour, minute)
                : CronScheduleBuilder.dailyAtHourAndMinute(hour, minute);
        return TriggerBuilder.newTrigger()
                .withIdentity(TriggerKey.triggerKey(schedule.job(), GROUP))
                .forJob(key(schedule.job()))
                .modifiedByCalendar(calendar(schedule.on()))
                .withSchedule(times.inTimeZone(TimeZone.getTimeZone(London.ZONE))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    private static @Nullable String calendar(Days on) {
        return on == Days.WORKING_DAYS || on == Days.SCHOOL_DAYS ? on.words() : null;
    }

    static TriggerKey retryOf(String job) {
        return TriggerKey.triggerKey(job, RETRIES);
    }

    /** Plans a further attempt in place of one that may be planned already. */
    static void plan(Scheduler scheduler, String job, Attempt attempt, Instant when) throws SchedulerException {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(retryOf(job))
                .forJob(key(job))
                .usingJobData(attempt.data())
                .startAt(Date.from(when))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        if (scheduler.checkExists(trigger.getKey())) {
            scheduler.rescheduleJob(trigger.getKey(), trigger);
        } else {
            scheduler.scheduleJob(trigger);
        }
    }

    /**
     * Whether a trigger in the store says the same as one of {@code jobs.yaml}. One that does is left alone: stored anew, it
     * would forget that it was missed.
     */
    static boolean isSame(@Nullable Trigger stored, CronTrigger wanted) {
        return stored instanceof CronTrigger cron
                && cron.getCronExpression().equals(wanted.getCronExpression())
                && cron.getTimeZone().equals(wanted.getTimeZone())
                && cron.getMisfireInstruction() == wanted.getMisfireInstruction()
                && Objects.equals(cron.getCalendarName(), wanted.getCalendarName());
    }
}
