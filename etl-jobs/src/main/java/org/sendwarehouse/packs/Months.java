package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.TrendChart.Tick;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Rows that have a month each: their axis, their extremes and how they are said. */
final class Months {
    private static final int MANY = 18;

    private Months() {}

    /** {@code Apr 2026}. */
    static String brief(LocalDate date) {
        String shortDate = Numbers.shortDate(date);
        return shortDate.substring(shortDate.indexOf(' ') + 1);
    }

    /** Ticks at month ends: each month's up to a year and a half, then each quarter's, the year at its first. */
    static List<Tick> ticks(LocalDate first, LocalDate last) {
        int step = between(first, last) > MANY ? 6 : 3;
        List<Tick> ticks = new ArrayList<>();
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(last));
                month = month.plusMonths(1)) {
            if (month.getMonthValue() % step == 0) {
                ticks.add(new Tick(month.atEndOfMonth(), brief(month.atEndOfMonth())));
            }
        }
        return ticks;
    }

    /** Whole months from one date's month to another's. */
    static long between(LocalDate first, LocalDate last) {
        return ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last));
    }

    /** {@code 44.8 % in April 2026}. */
    static String said(Row row, @Nullable String unit) {
        return Numbers.inUnit(row.number("value"), unit) + " in " + Numbers.month(Figures.endOf(row));
    }

    /** The row with the highest value, the earliest of equals. */
    static Row highest(List<Row> rows) {
        return rows.stream()
                .max(byValue()
                        .thenComparing(Comparator.comparing(Figures::endOf).reversed()))
                .orElseThrow();
    }

    /** The row with the lowest value, the earliest of equals. */
    static Row lowest(List<Row> rows) {
        return rows.stream().min(byValue().thenComparing(Figures::endOf)).orElseThrow();
    }

    private static Comparator<Row> byValue() {
        return Comparator.comparing(row -> row.number("value"), Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** {@code , n from 33 to 115}, or nothing where the value has no denominator. */
    static String cases(List<Row> rows, Messages words) {
        List<Row> counted =
                rows.stream().filter(row -> row.number("denominator") != null).toList();
        if (counted.isEmpty()) {
            return "";
        }
        long least = counted.stream()
                .mapToLong(row -> row.integer("denominator"))
                .min()
                .orElse(0);
        long most = counted.stream()
                .mapToLong(row -> row.integer("denominator"))
                .max()
                .orElse(0);
        return words.say("control.cases", "least", Numbers.count(least), "most", Numbers.count(most));
    }
}
