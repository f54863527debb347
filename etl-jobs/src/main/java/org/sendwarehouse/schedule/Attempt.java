package org.sendwarehouse.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.quartz.JobDataMap;
import org.sendwarehouse.operations.Ending;

/**
 * One attempt of a job.
 *
 * @param date the business date it runs for; each further attempt is for the same
 * @param failures how many attempts failed before it
 * @param waits how many times it found another command at work before it
 */
record Attempt(LocalDate date, int failures, int waits) {
    /** How long to wait for a command that a person runs, and how often, before the day is given up. */
    static final Duration WHILE_AT_WORK = Duration.ofMinutes(10);

    static final int MOST_WAITS = 12;

    private static final String DATE = "date";
    private static final String FAILURES = "failures";
    private static final String WAITS = "waits";

    /** The attempt a trigger asks for; a trigger of the timetable asks for the first one of today. */
    static Attempt of(JobDataMap data, LocalDate today) {
        if (!data.containsKey(DATE)) {
            return new Attempt(today, 0, 0);
        }
        return new Attempt(
                LocalDate.parse(data.getString(DATE)),
                Integer.parseInt(data.getString(FAILURES)),
                Integer.parseInt(data.getString(WAITS)));
    }

    /** As texts, which the scheduler's store keeps. */
    JobDataMap data() {
        JobDataMap data = new JobDataMap();
        data.put(DATE, date.toString());
        data.put(FAILURES, Integer.toString(failures));
        data.put(WAITS, Integer.toString(waits));
        return data;
    }

    /** A further attempt, and how long to wait before it. */
    record Next(Attempt attempt, Duration delay) {}

    /**
     * What follows an attempt that was cut, when the schedule is served again: the first time at once, then after the waits of
     * a failure, so that a run which takes the machine down with it does not do so all day.
     */
    Optional<Next> afterCut(List<Duration> retry) {
        return failures == 0
                ? Optional.of(new Next(new Attempt(date, 1, 0), Duration.ZERO))
                : after(Ending.FAILED, retry);
    }

    /**
     * What follows an attempt by how it ended. What was refused, done in part or not understood would end the same again: a
     * person mends it, and the next night or their own command goes on.
     *
     * @param retry the waits of the job's schedule
     */
    Optional<Next> after(Ending ending, List<Duration> retry) {
        if (ending == Ending.FAILED && failures < retry.size()) {
            return Optional.of(new Next(new Attempt(date, failures + 1, 0), retry.get(failures)));
        }
        if (ending == Ending.AT_WORK && waits < MOST_WAITS) {
            return Optional.of(new Next(new Attempt(date, failures, waits + 1), WHILE_AT_WORK));
        }
        return Optional.empty();
    }
}
