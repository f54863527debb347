package org.sendwarehouse.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a group meets, in words that a clerk would use:
 *
 * <ul>
 *   <li>{@code third Tuesday of the month}, {@code second Thursday of odd months}, {@code last Monday of March, June and
 *       September}, {@code first working day of the month}, {@code 12th of even months}; {@code every} may stand before
 *   <li>{@code … in term time}: a meeting that would fall outside the school terms is not held
 *   <li>{@code as the warehouse's date}: no meeting; the pack is of the date of the warehouse
 * </ul>
 *
 * A meeting that would fall on a weekend or a bank holiday is held on the next working day.
 */
final class MeetingRule {
    static final String SHAPES = "such as 'third Tuesday of the month in term time', 'second Thursday of odd months',"
            + " 'last working day of March and September', '12th of the month' or 'as the warehouse's date'";
    private static final String OF_THE_WAREHOUSE = "as the warehouse's date";
    private static final Pattern RULE = Pattern.compile(
            "(?:every )?(?:(first|second|third|fourth|last) (working day|[A-Z][a-z]+day)|([1-9]\\d?)(?:st|nd|rd|th))"
                    + " of (.+?)( in term time)?");
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "last", -1);
    private static final int MOST_MONTHS = 25;
    private static final int LATEST_DAY = 28;

    private final boolean ofTheWarehouse;
    private final Set<Month> months;
    private final BiFunction<YearMonth, WorkingCalendar, LocalDate> day;
    private final boolean termTime;

    private MeetingRule(
            boolean ofTheWarehouse,
            Set<Month> months,
            BiFunction<YearMonth, WorkingCalendar, LocalDate> day,
            boolean termTime) {
        this.ofTheWarehouse = ofTheWarehouse;
        this.months = Set.copyOf(months);
        this.day = day;
        this.termTime = termTime;
    }

    /** @throws IllegalArgumentException when the text has none of the shapes */
    static MeetingRule parse(String text) {
        if (OF_THE_WAREHOUSE.equals(text)) {
            return new MeetingRule(true, Set.of(), (month, calendar) -> month.atDay(1), false);
        }
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw noRule(text);
        }
        return new MeetingRule(false, months(text, rule.group(4)), day(text, rule), rule.group(5) != null);
    }

    /**
     * The first meeting on a date or after it.
     *
     * @return empty where none is known: a rule in term time knows only the terms that were entered
     */
    Optional<LocalDate> next(LocalDate date, WorkingCalendar calendar) {
        if (ofTheWarehouse) {
            return Optional.of(date);
        }
        // The month before, too: its meeting may have moved past a bank holiday into this one.
        YearMonth month = YearMonth.from(date).minusMonths(1);
        for (int i = 0; i < MOST_MONTHS; i++, month = month.plusMonths(1)) {
            if (!months.contains(month.getMonth())) {
                continue;
            }
            LocalDate meeting = calendar.workingDayFrom(day.apply(month, calendar));
            if (termTime && calendar.isBeyondKnownTerms(meeting)) {
                return Optional.empty();
            }
            if (!meeting.isBefore(date) && (!termTime || calendar.isTermTime(meeting))) {
                return Optional.of(meeting);
            }
        }
        return Optional.empty();
    }

    private static BiFunction<YearMonth, WorkingCalendar, LocalDate> day(String text, Matcher rule) {
        if (rule.group(3) != null) {
            int day = Integer.parseInt(rule.group(3));
            if (day > LATEST_DAY) {
                throw new IllegalArgumentException(
                        "rule '" + text + "' names a day that not every month has; write 'last working day of …'");
            }
            return (month, calendar) -> month.atDay(day);
        }
        int ordinal = ORDINALS.getOrDefault(rule.group(1), 1);
        if ("working day".equals(rule.group(2))) {
            return (month, calendar) -> workingDay(month, ordinal, calendar);
        }
        DayOfWeek weekday = weekday(text, rule.group(2));
        return (month, calendar) -> month.atDay(1)
                .with(
                        ordinal < 0
                                ? TemporalAdjusters.lastInMonth(weekday)
                                : TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    }

    private static LocalDate workingDay(YearMonth month, int ordinal, WorkingCalendar calendar) {
        if (ordinal < 0) {
            return calendar.workingDaysBefore(month.plusMonths(1).atDay(1), 1);
        }
        LocalDate found = calendar.workingDayFrom(month.atDay(1));
        for (int i = 1; i < ordinal; i++) {
            found = calendar.workingDayFrom(found.plusDays(1));
        }
        return found;
    }

    private static DayOfWeek weekday(String text, String name) {
        try {
            DayOfWeek weekday = DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
            if (weekday.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                return weekday;
            }
        } catch (IllegalArgumentException e) {
            throw noRule(text);
        }
        throw new IllegalArgumentException("rule '" + text + "' names a day of the weekend");
    }

    private static Set<Month> months(String text, String words) {
        Set<Month> months = EnumSet.noneOf(Month.class);
        for (Month month : Month.values()) {
            boolean odd = month.getValue() % 2 == 1;
            if (words.equals("the month")
                    || words.equals("every month")
                    || (words.equals("odd months") && odd)
                    || (words.equals("even months") && !odd)) {
                months.add(month);
            }
        }
        if (!months.isEmpty()) {
            return months;
        }
        List<String> names = new ArrayList<>(List.of(words.split(", | and ")));
        for (String name : names) {
            try {
                months.add(Month.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw noRule(text);
            }
        }
        return months;
    }

    private static IllegalArgumentException noRule(String text) {
        return new IllegalArgumentException("rule '" + text + "' cannot be read; write one " + SHAPES);
    }
}
