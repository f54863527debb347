package org.sendwarehouse.receive;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates in the formats a contract accepts. A time of day after the date is ignored; impossible dates such as 31
 * February give null, they are never bent into the next month.
 */
public final class Dates {
    private static final Pattern TIME = Pattern.compile("[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?Z?$");
    private static final Pattern ISO_IN_NAME = Pattern.compile("(?<![0-9])(20[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])");
    private static final Pattern DAY_FIRST_IN_NAME =
            Pattern.compile("(?<![0-9])([0-9]{2})-([0-9]{2})-(20[0-9]{2})(?![0-9])");
    private static final Pattern YEAR_IN_NAME = Pattern.compile("(?<![0-9])(20[0-9]{2})(?![0-9])");

    /** A pattern of day, month and year in digits, parted by one sign that stands for itself. */
    private static final Pattern DAY_FIRST = Pattern.compile("dd([^A-Za-z0-9'\\[\\]{}#])MM\\1yyyy");

    private final List<DateTimeFormatter> formats;
    private final String dayFirstSeparators;

    public Dates(List<String> patterns) {
        this.formats = patterns.stream().map(Dates::formatter).toList();
        StringBuilder separators = new StringBuilder();
        for (String pattern : patterns) {
            Matcher dayFirst = DAY_FIRST.matcher(pattern);
            if (dayFirst.matches()) {
                separators.append(dayFirst.group(1));
            } else if (!pattern.equals("yyyy-MM-dd") && !pattern.contains("MMM")) {
                // This one may read the same digits otherwise, and comes first.
                break;
            }
        }
        this.dayFirstSeparators = separators.toString();
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace("yyyy", "uuuu"))
                // Not Locale.UK, whose short September is 'Sept'.
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The date a text stands for; null where it stands for none. */
    public @Nullable LocalDate parse(String text) {
        String date = text;
        if (text.length() > 11) {
            Matcher time = TIME.matcher(text);
            if (time.find()) {
                date = text.substring(0, time.start());
            }
        }
        LocalDate iso = iso(date);
        if (iso != null) {
            return iso;
        }
        LocalDate dayFirst = dayFirst(date);
        if (dayFirst != null) {
            return dayFirst;
        }
        for (DateTimeFormatter format : formats) {
            // Asked first whether the form fits at all: an exception a value would cost more than the whole row.
            ParsePosition position = new ParsePosition(0);
            if (format.parseUnresolved(date, position) != null && position.getIndex() == date.length()) {
                try {
                    return LocalDate.parse(date, format);
                } catch (DateTimeException e) {
                    // The form fits but there is no such day; another form may read it otherwise.
                }
            }
        }
        return null;
    }

    /** The common case, without the cost of an exception. */
    private static @Nullable LocalDate iso(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        return existing(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    /**
     * {@code 30/04/2026} where a pattern of that form is accepted, sooner than a formatter takes it. What is not taken
     * here goes to all patterns.
     */
    private @Nullable LocalDate dayFirst(String text) {
        if (text.length() != 10 || text.charAt(2) != text.charAt(5) || dayFirstSeparators.indexOf(text.charAt(2)) < 0) {
            return null;
        }
        return existing(number(text, 6, 10), number(text, 3, 5), number(text, 0, 2));
    }

    /** The number of some digits of a text; -1 where one is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static @Nullable LocalDate existing(int year, int month, int day) {
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > Month.of(month).maxLength()) {
            return null;
        }
        return day == 29 && month == 2 && !Year.isLeap(year) ? null : LocalDate.of(year, month, day);
    }

    /** The date in a file name, {@code 2026-04-30} or {@code 30-04-2026}; null where it has none. */
    static @Nullable LocalDate inName(String name) {
        Matcher iso = ISO_IN_NAME.matcher(name);
        if (iso.find()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher dayFirst = DAY_FIRST_IN_NAME.matcher(name);
        return dayFirst.find() ? date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) : null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The year in a file name; null where it has none. */
    static @Nullable String yearInName(String name) {
        Matcher year = YEAR_IN_NAME.matcher(name);
        return year.find() ? year.group(1) : null;
    }

    /** The census day of a collection year: the third Thursday of January (SEN2 guide, collection dates). */
    static LocalDate censusDay(String year) {
        return LocalDate.of(Integer.parseInt(year), 1, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.THURSDAY));
    }
}
