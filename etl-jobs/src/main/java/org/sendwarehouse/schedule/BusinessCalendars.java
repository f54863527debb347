package org.sendwarehouse.schedule;

import java.time.LocalDate;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.quartz.impl.calendar.HolidayCalendar;
import org.quartz.impl.calendar.WeeklyCalendar;
import org.sendwarehouse.home.London;

/** The days of {@link Days} as calendars of the scheduler, which then also knows when a job runs next. */
final class BusinessCalendars {

    private BusinessCalendars() {}

    /** Every calendar by its name; days that a time alone can say need none. */
    static Map<String, org.quartz.Calendar> of(WorkingCalendar calendar) {
        return Map.of(
                Days.WORKING_DAYS.words(), workingDays(calendar),
                Days.SCHOOL_DAYS.words(), schoolDays(calendar));
    }

    private static HolidayCalendar workingDays(WorkingCalendar calendar) {
        WeeklyCalendar week = new WeeklyCalendar(TimeZone.getTimeZone(London.ZONE));
        week.setDayExcluded(Calendar.SATURDAY, true);
        week.setDayExcluded(Calendar.SUNDAY, true);
        HolidayCalendar days = new HolidayCalendar(week, TimeZone.getTimeZone(London.ZONE));
        calendar.bankHolidays().forEach(day -> days.addExcludedDate(start(day)));
        return days;
    }

    private static HolidayCalendar schoolDays(WorkingCalendar calendar) {
        HolidayCalendar days = new HolidayCalendar(workingDays(calendar), TimeZone.getTimeZone(London.ZONE));
        LocalDate first = calendar.terms().stream()
                .map(WorkingCalendar.Term::start)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        for (LocalDate day = first; !calendar.isBeyondKnownTerms(day); day = day.plusDays(1)) {
            if (!calendar.isTermTime(day)) {
                days.addExcludedDate(start(day));
            }
        }
        return days;
    }

    private static Date start(LocalDate day) {
        return Date.from(day.atStartOfDay(London.ZONE).toInstant());
    }
}
