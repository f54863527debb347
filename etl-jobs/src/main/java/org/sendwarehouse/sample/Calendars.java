package org.sendwarehouse.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Dates as a casework office lives them. */
final class Calendars {
    private Calendars() {}

    /** The SEN2 census day of a collection year: the third Thursday of January. */
    static LocalDate censusDay(int collectionYear) {
        return LocalDate.of(collectionYear, 1, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.THURSDAY));
    }

    static LocalDate firstOf(int year) {
        return LocalDate.of(year, 1, 1);
    }

    static LocalDate lastOf(int year) {
        return LocalDate.of(year, 12, 31);
    }

    static boolean within(LocalDate date, LocalDate from, LocalDate to) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    static int ageAt(LocalDate birth, LocalDate date) {
        return (int) ChronoUnit.YEARS.between(birth, date);
    }

    static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    /** A day on which the office writes letters: Monday to Friday, never in the census week nor at the turn of the year. */
    static boolean officeDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
            return false;
        }
        int monthAndDay = date.getMonthValue() * 100 + date.getDayOfMonth();
        boolean turnOfYear = monthAndDay >= 1224 || monthAndDay <= 101;
        boolean censusWeek = monthAndDay >= 114 && monthAndDay <= 122;
        return !turnOfYear && !censusWeek;
    }

    /** An office day between two dates (both included), if there is one. */
    static Optional<LocalDate> officeDayBetween(Dice dice, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return Optional.empty();
        }
        int span = days(from, to) + 1;
        int start = dice.below(span);
        for (int i = 0; i < span; i++) {
            LocalDate date = from.plusDays((start + i) % span);
            if (officeDay(date)) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    /** The office day nearest to a date between two others; the date itself if there is none. */
    static LocalDate nearestOfficeDay(LocalDate aim, LocalDate from, LocalDate to) {
        for (int away = 0; away <= days(from, to); away++) {
            LocalDate before = aim.minusDays(away);
            LocalDate after = aim.plusDays(away);
            if (within(before, from, to) && officeDay(before)) {
                return before;
            }
            if (within(after, from, to) && officeDay(after)) {
                return after;
            }
        }
        return aim;
    }

    static boolean hasOfficeDay(LocalDate from, LocalDate to) {
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (officeDay(date)) {
                return true;
            }
        }
        return false;
    }

    /** The next office day on or after a date. */
    static LocalDate nextOfficeDay(LocalDate date) {
        LocalDate day = date;
        while (!officeDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** A date of a year, by weights of its twelve months. */
    static LocalDate inYear(Dice dice, int year, int... monthWeights) {
        LocalDate first = LocalDate.of(year, 1 + dice.weighted(monthWeights), 1);
        return first.plusDays(dice.below(first.lengthOfMonth()));
    }

    /** National curriculum year: reception is 0, nursery below, year 14 and over for the oldest. */
    static int yearGroup(LocalDate birth, LocalDate date) {
        int schoolYear = date.getMonthValue() >= 9 ? date.getYear() : date.getYear() - 1;
        int birthYear = birth.getMonthValue() >= 9 ? birth.getYear() : birth.getYear() - 1;
        return Math.max(-2, Math.min(schoolYear - birthYear - 5, 20));
    }

    /** The first and last date of birth of someone of this age on a date. */
    static List<LocalDate> birthWindow(LocalDate at, int age) {
        return List.of(at.minusYears(age + 1L).plusDays(1), at.minusYears(age));
    }
}
