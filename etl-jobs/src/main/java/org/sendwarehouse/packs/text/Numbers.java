package org.sendwarehouse.packs.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures and dates as packs write them: rounded once, half up; thousands with commas; a true minus; a space that never
 * breaks before the percent sign; {@code [x]} where a figure is not available, {@code [c]} where it is withheld and {@code [z]} where it does not apply.
 */
public final class Numbers {
    /** Not available. */
    public static final String NOT_AVAILABLE = "[x]";

    /** Not applicable. */
    public static final String NOT_APPLICABLE = "[z]";

    /** Withheld to protect people. */
    public static final String WITHHELD = "[c]";

    /** More than nothing, and rounds to zero. */
    public static final String LOW = "[low]";

    private static final char MINUS = '\u2212';
    private static final char NO_BREAK = '\u00A0';
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    private Numbers() {}

    /** A percentage to one decimal: {@code 18.3 %}. */
    public static String percent(@Nullable BigDecimal value) {
        return value == null ? NOT_AVAILABLE : decimal(value, 1) + NO_BREAK + "%";
    }

    /** A whole number: {@code 1,009}. */
    public static String count(@Nullable BigDecimal value) {
        return value == null ? NOT_AVAILABLE : decimal(value, 0);
    }

    /** A whole number: {@code 1,009}. */
    public static String count(long value) {
        return count(BigDecimal.valueOf(value));
    }

    /** A number with a fixed number of decimals. */
    public static String decimal(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String digits = format.format(rounded.abs());
        return rounded.signum() < 0 ? MINUS + digits : digits;
    }

    /**
     * A value in its indicator's unit: percentages, weeks, points, rates and staff to one decimal, ratios to two, pounds and
     * counts whole.
     */
    public static String inUnit(@Nullable BigDecimal value, @Nullable String unit) {
        if (value == null) {
            return NOT_AVAILABLE;
        }
        return switch (unit == null ? "" : unit) {
            case "percent" -> percent(value);
            case "weeks" -> decimal(value, 1) + NO_BREAK + "weeks";
            case "points", "whole-time equivalents" -> decimal(value, 1);
            case "per 100 pupils" -> decimal(value, 1) + " per 100";
            case "ratio" -> decimal(value, 2);
            case "pounds" -> pounds(value);
            default -> count(value);
        };
    }

    /** Whole pounds: {@code £12,453,000}; the minus before the sign. */
    public static String pounds(BigDecimal value) {
        String digits = decimal(value.abs(), 0);
        return value.setScale(0, RoundingMode.HALF_UP).signum() < 0 ? MINUS + "£" + digits : "£" + digits;
    }

    /** {@code 153 of 838}, or nothing where the value is no share. */
    public static String share(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        return numerator == null || denominator == null ? "" : count(numerator) + " of " + count(denominator);
    }

    /** {@code 30 April 2026}. */
    public static String date(@Nullable LocalDate date) {
        return date == null ? NOT_AVAILABLE : LONG.format(date);
    }

    /** {@code 30 Apr 2026}. */
    public static String shortDate(@Nullable LocalDate date) {
        return date == null ? NOT_AVAILABLE : SHORT.format(date).replace("Sept", "Sep");
    }

    /** {@code April 2026}. */
    public static String month(LocalDate date) {
        return MONTH.format(date);
    }
}
