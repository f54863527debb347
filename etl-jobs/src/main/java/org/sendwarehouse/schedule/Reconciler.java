package org.sendwarehouse.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;

/** Brings what the store holds to what {@code jobs.yaml} says. */
final class Reconciler {
    private Reconciler() {}

    /**
     * Adds what is new, changes what is other, deletes what is gone and leaves the rest alone.
     *
     * @return what was done, each change a sentence; empty where nothing was
     */
    static List<String> reconcile(Scheduler scheduler, List<JobSchedule> jobs, WorkingCalendar calendar)
            throws SchedulerException {
        for (var days : BusinessCalendars.of(calendar).entrySet()) {
            // Triggers that were missed keep that: only their next time after now follows the new calendar.
            scheduler.addCalendar(days.getKey(), days.getValue(), true, false);
        }
        List<String> done = new ArrayList<>();
        Set<JobKey> wanted = new HashSet<>();
        for (JobSchedule job : jobs) {
            wanted.add(Timetable.key(job.job()));
            scheduler.addJob(Timetable.job(job), true);
            CronTrigger trigger = Timetable.trigger(job);
            Trigger stored = scheduler.getTrigger(trigger.getKey());
            if (stored == null) {
                scheduler.scheduleJob(trigger);
                done.add(job.job() + " is new: " + when(job));
            } else if (!Timetable.isSame(stored, trigger)) {
                scheduler.rescheduleJob(trigger.getKey(), trigger);
                done.add(job.job() + " has another time: " + when(job));
            }
        }
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(Timetable.GROUP))) {
            if (!wanted.contains(key)) {
                scheduler.deleteJob(key);
                done.add(key.getName() + " is scheduled no more");
            }
        }
        return done;
    }

    private static String when(JobSchedule job) {
        return "at " + job.at() + " on " + job.on().words();
    }
}
