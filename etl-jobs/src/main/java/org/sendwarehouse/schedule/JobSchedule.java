package org.sendwarehouse.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * One entry of {@code schedules/jobs.yaml}: a job and when it runs.
 *
 * @param job name of the job
 * @param description what it is for, in a sentence
 * @param at time of day in Europe/London; never between 01:00 and 01:59, which does not exist on one night a year and
 *     comes twice on another
 * @param on the days on which it runs
 * @param retry waits before each further attempt after one that failed; empty: one attempt
 * @param packs codes of the groups that get a pack each time the job has published
 */
public record JobSchedule(
        String job, String description, LocalTime at, Days on, List<Duration> retry, List<String> packs) {
    public JobSchedule {
        retry = List.copyOf(retry);
        packs = List.copyOf(packs);
    }
}
