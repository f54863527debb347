package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The kinds of period of {@code marts.evidence}. */
public enum PeriodType {
    MONTH,
    TERM,
    ACADEMIC_YEAR,
    FINANCIAL_YEAR,
    CALENDAR_YEAR,
    CALENDAR_YEAR_TO_DATE,
    ROLLING_12_MONTHS,
    SURVEY_WAVE,
    SNAPSHOT;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH_OF_YEAR = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    /** The type with the table's word, such as {@code rolling_12_months}. */
    public static PeriodType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The table's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether its periods stand side by side without sharing a child's event, so that a trend through them may be
     * fitted. Rolling and year-to-date periods overlap; month-end stocks hold the same children again and again.
     */
    public boolean separate() {
        return switch (this) {
            case MONTH, TERM, ACADEMIC_YEAR, FINANCIAL_YEAR, CALENDAR_YEAR, SURVEY_WAVE -> true;
            case CALENDAR_YEAR_TO_DATE, ROLLING_12_MONTHS, SNAPSHOT -> false;
        };
    }

    /**
     * The period as a reader sees it.
     *
     * @param start first day
     * @param end last day
     */
    public String write(LocalDate start, LocalDate end) {
        return switch (this) {
            case MONTH -> MONTH_OF_YEAR.format(end);
            case CALENDAR_YEAR -> Integer.toString(end.getYear());
            case ACADEMIC_YEAR, FINANCIAL_YEAR ->
                end.equals(start.plusYears(1).minusDays(1))
                        ? start.getYear() + "/" + String.format(Locale.UK, "%02d", end.getYear() % 100)
                        : DAY.format(start) + " to " + DAY.format(end);
            case CALENDAR_YEAR_TO_DATE, TERM, SURVEY_WAVE -> DAY.format(start) + " to " + DAY.format(end);
            case ROLLING_12_MONTHS -> "12 months to " + DAY.format(end);
            case SNAPSHOT -> DAY.format(end);
        };
    }

    /** A day as packs write it, such as 31 January 2026. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }
}
