package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;

/**
 * The newest figure of one indicator that this audience is given, and the one of a year before it.
 *
 * @param about the indicator
 * @param now the newest row of evidence with a value; null when there is none
 * @param before the row of the same kind of period that ended about a year earlier; null when there is none
 * @param withheld whether newest figures exist and are kept back because they are small
 */
record KeyFigure(Row about, @Nullable Row now, @Nullable Row before, boolean withheld) {
    /** Ends of school years, terms and surveys move by some days from year to year. */
    private static final long LEAST_DAYS = 335;

    private static final long MOST_DAYS = 395;

    /** Kinds of period that can be set beside each other and say something by themselves: no month, no part of a year. */
    private static final List<String> WHOLE = List.of(
            "calendar_year", "academic_year", "financial_year", "rolling_12_months", "snapshot", "survey_wave", "term");

    private static final String EVIDENCE = """
            select period_type, period_start, period_end, numerator, denominator, value, lower, upper, data_status,
                benchmark_value
            from evidence
            where indicator_code = ? and breakdown = 'all'
            order by period_end desc, period_start desc, period_type
            """;

    /**
     * Reads an indicator.
     *
     * @param periods kinds of period to look at, such as {@code calendar_year}; none for all but months and parts of years
     * @return null when the indicator is not within the group's scope, or this audience is not told of it
     */
    static @Nullable KeyFigure of(String indicator, List<String> periods, PackContext pack) {
        List<Row> about = pack.marts.rows("select * from indicator where indicator_code = ?", indicator);
        if (about.isEmpty()) {
            return null;
        }
        List<Row> rows = pack.marts.rows(EVIDENCE, indicator).stream()
                .filter(row -> (periods.isEmpty() ? WHOLE : periods).contains(row.text("period_type", "")))
                .toList();
        Row now = rows.stream()
                .filter(row -> row.number("value") != null)
                .findFirst()
                .orElse(null);
        Row before = now == null
                ? null
                : rows.stream()
                        .filter(row -> row.number("value") != null && isYearBefore(row, now))
                        .findFirst()
                        .orElse(null);
        boolean withheld = rows.stream().anyMatch(row -> "suppressed".equals(row.text("data_status", "")));
        return new KeyFigure(about.get(0), now, before, withheld && now == null);
    }

    private static boolean isYearBefore(Row row, Row now) {
        long days = ChronoUnit.DAYS.between(Figures.endOf(row), Figures.endOf(now));
        return row.text("period_type", "").equals(now.text("period_type", ""))
                && days >= LEAST_DAYS
                && days <= MOST_DAYS;
    }

    /**
     * Whether the newest figure differs from the one before it beyond chance: shares and counts by their tests, what has
     * an interval and no counts only where the two intervals do not touch.
     *
     * @return null when there is nothing to compare with, or nothing to test by
     */
    @Nullable
    Comparison change() {
        if (now == null || before == null) {
            return null;
        }
        BigDecimal n1 = before.number("numerator");
        BigDecimal n2 = now.number("numerator");
        BigDecimal d1 = before.number("denominator");
        BigDecimal d2 = now.number("denominator");
        if ("percent".equals(unit()) && n1 != null && n2 != null && d1 != null && d2 != null) {
            return Comparison.ofProportions(n1.longValue(), d1.longValue(), n2.longValue(), d2.longValue());
        }
        if ("count".equals(unit()) && n1 != null && n2 != null && d1 == null && d2 == null) {
            return Comparison.ofCounts(n1.longValue(), days(before), n2.longValue(), days(now));
        }
        BigDecimal low1 = before.number("lower");
        BigDecimal high1 = before.number("upper");
        BigDecimal low2 = now.number("lower");
        BigDecimal high2 = now.number("upper");
        if (low1 == null || high1 == null || low2 == null || high2 == null) {
            return null;
        }
        if (low2.compareTo(high1) > 0) {
            return Comparison.HIGHER;
        }
        return high2.compareTo(low1) < 0 ? Comparison.LOWER : Comparison.NO_CLEAR_CHANGE;
    }

    private static double days(Row row) {
        LocalDate start = row.date("period_start");
        return start == null ? 1 : ChronoUnit.DAYS.between(start, Figures.endOf(row)) + 1.0;
    }

    /**
     * Whether a change is for the good: {@code better}, {@code worse}; {@code more}, {@code fewer} where neither is;
     * {@code same} where it may be chance; {@code unknown} where it cannot be tested.
     */
    String sense() {
        Comparison change = change();
        if (change == null) {
            return "unknown";
        }
        if (change == Comparison.NO_CLEAR_CHANGE) {
            return "same";
        }
        boolean higher = change == Comparison.HIGHER;
        return switch (about.text("direction", "")) {
            case "higher_is_better" -> higher ? "better" : "worse";
            case "lower_is_better" -> higher ? "worse" : "better";
            default -> higher ? "more" : "fewer";
        };
    }

    String unit() {
        return about.text("unit", "");
    }
}
