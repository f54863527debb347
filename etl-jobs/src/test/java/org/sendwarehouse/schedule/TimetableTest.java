package org.sendwarehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartz.impl.triggers.CronTriggerImpl;
import org.sendwarehouse.home.London;

/** When jobs run, by the clocks of London. */
class TimetableTest {
    private static final LocalDate FORWARD = LocalDate.of(2026, 3, 29);
    private static final LocalDate BACK = LocalDate.of(2026, 10, 25);

    private static JobSchedule nightly(LocalTime at, Days on) {
        return new JobSchedule("nightly", "The night.", at, on, List.of(), List.of());
    }

    /** The times at which a job starts within some days, first and last included. */
    private static List<LocalDateTime> fires(JobSchedule job, LocalDate first, LocalDate last) {
        CronTriggerImpl trigger = (CronTriggerImpl) Timetable.trigger(job);
        trigger.setStartTime(Date.from(start(first)));
        org.quartz.@Nullable Calendar days =
                BusinessCalendars.of(WorkingCalendar.shipped()).get(job.on().words());
        List<LocalDateTime> fires = new ArrayList<>();
        @Nullable Date fire = trigger.computeFirstFireTime(days);
        while (fire != null && fire.toInstant().isBefore(start(last.plusDays(1)))) {
            fires.add(LocalDateTime.ofInstant(fire.toInstant(), London.ZONE));
            trigger.triggered(days);
            fire = trigger.getNextFireTime();
        }
        return fires;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(London.ZONE).toInstant();
    }

    static Stream<LocalTime> everyTimeThatMayBeSet() {
        return Stream.iterate(LocalTime.MIN, time -> time.plusMinutes(15))
                .limit(96)
                .filter(time -> time.getHour() != 1);
    }

    @ParameterizedTest
    @MethodSource("everyTimeThatMayBeSet")
    void a_job_starts_once_on_each_day_also_where_clocks_change(LocalTime at) {
        for (LocalDate change : List.of(FORWARD, BACK)) {
            LocalDate first = change.minusDays(2);
            LocalDate last = change.plusDays(2);

            assertThat(fires(nightly(at, Days.EVERY_DAY), first, last))
                    .containsExactlyElementsOf(first.datesUntil(last.plusDays(1))
                            .map(day -> day.atTime(at))
                            .toList());
        }
    }

    /** Why such a time is refused: a whole night would be lost each spring, without a word. */
    @Test
    void a_time_in_the_hour_that_is_missing_would_lose_a_day() {
        assertThat(fires(nightly(LocalTime.of(1, 30), Days.EVERY_DAY), FORWARD.minusDays(1), FORWARD.plusDays(1)))
                .containsExactly(
                        FORWARD.minusDays(1).atTime(1, 30), FORWARD.plusDays(1).atTime(1, 30));
    }

    @Test
    void a_monthly_job_starts_on_the_first_whatever_day_that_is() {
        assertThat(fires(
                        nightly(LocalTime.of(4, 0), Days.FIRST_OF_MONTH),
                        LocalDate.of(2026, 2, 2),
                        LocalDate.of(2026, 5, 1)))
                .containsExactly(
                        LocalDate.of(2026, 3, 1).atTime(4, 0),
                        LocalDate.of(2026, 4, 1).atTime(4, 0),
                        LocalDate.of(2026, 5, 1).atTime(4, 0));
    }

    @Test
    void working_days_leave_out_weekends_and_bank_holidays() {
        // Good Friday is 3 April 2026, Easter Monday 6 April.
        assertThat(fires(
                        nightly(LocalTime.of(2, 30), Days.WORKING_DAYS),
                        LocalDate.of(2026, 4, 1),
                        LocalDate.of(2026, 4, 9)))
                .extracting(LocalDateTime::toLocalDate)
                .containsExactly(
                        LocalDate.of(2026, 4, 1),
                        LocalDate.of(2026, 4, 2),
                        LocalDate.of(2026, 4, 7),
                        LocalDate.of(2026, 4, 8),
                        LocalDate.of(2026, 4, 9));
    }

    @Test
    void school_days_are_the_working_days_of_terms() {
        WorkingCalendar calendar = WorkingCalendar.shipped();
        LocalDate first = LocalDate.of(2025, 9, 1);
        LocalDate last = LocalDate.of(2026, 7, 31);

        assertThat(fires(nightly(LocalTime.of(2, 30), Days.SCHOOL_DAYS), first, last))
                .extracting(LocalDateTime::toLocalDate)
                .containsExactlyElementsOf(first.datesUntil(last.plusDays(1))
                        .filter(day -> calendar.isWorkingDay(day)
                                && (calendar.isTermTime(day) || calendar.isBeyondKnownTerms(day)))
                        .toList())
                .contains(LocalDate.of(2026, 5, 22))
                .doesNotContain(LocalDate.of(2026, 5, 26));
    }
}
