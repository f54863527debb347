package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.text.Numbers;

/**
 * The newest figure of an indicator, and the one it can be compared with: the wave before for surveys, else the same kind
 * of period a year earlier, never one that overlaps.
 *
 * @param about the indicator
 * @param now its newest figure that is given
 * @param before the earlier one; null where there is none
 */
record Newest(Row about, Row now, @Nullable Row before) {
    /** Kinds of period from the steadiest to the shakiest: the first that has a figure is taken. */
    private static final List<String> KINDS = List.of(
            "rolling_12_months",
            "survey_wave",
            "snapshot",
            "term",
            "academic_year",
            "calendar_year",
            "financial_year",
            "month");

    /** A year, less what moves a term or the last day of a month. */
    private static final long ABOUT_A_YEAR = 350;

    /** Of every indicator the figures of its steadiest kind: asked for once a pack, and not once an indicator. */
    private static final String FIGURES = """
            with figure as (
                select *, list_position(['%s'], period_type) as kind_of_period from evidence
                where breakdown = 'all' and value is not null and area_code = (select area_code from run)
            )
            select * exclude (kind_of_period) from figure where kind_of_period is not null
            qualify kind_of_period = min(kind_of_period) over (partition by indicator_code)
            order by indicator_code, period_end desc, period_start desc
            """.formatted(String.join("', '", KINDS));

    /** Reads an indicator's; nothing where it is outside the group's scope or has no figure. */
    static @Nullable Newest of(String indicator, PackContext pack) {
        List<Row> about = pack.marts
                .by("indicator_code", "select * from indicator order by indicator_code")
                .getOrDefault(indicator, List.of());
        List<Row> series = pack.marts.by("indicator_code", FIGURES).getOrDefault(indicator, List.of());
        if (about.isEmpty() || series.isEmpty()) {
            return null;
        }
        Row now = series.get(0);
        Row before =
                series.stream().filter(row -> isBefore(row, now)).findFirst().orElse(null);
        return new Newest(about.get(0), now, before);
    }

    private static boolean isBefore(Row row, Row now) {
        LocalDate end = Figures.endOf(row);
        LocalDate start = now.date("period_start");
        boolean wave = "survey_wave".equals(now.text("period_type"));
        return (start == null || end.isBefore(start))
                && (wave || ChronoUnit.DAYS.between(end, Figures.endOf(now)) >= ABOUT_A_YEAR);
    }

    /** The difference beyond chance; null where none can be tested, as for medians, stocks and sums of money. */
    @Nullable
    Comparison change() {
        if (before == null) {
            return null;
        }
        if (now.number("denominator") != null
                && before.number("denominator") != null
                && now.number("numerator") != null
                && before.number("numerator") != null
                && "percent".equals(about.text("unit"))) {
            return Comparison.ofProportions(
                    before.integer("numerator"),
                    before.integer("denominator"),
                    now.integer("numerator"),
                    now.integer("denominator"));
        }
        return "count".equals(about.text("kind"))
                ? Comparison.ofCounts(before.integer("value"), days(before), now.integer("value"), days(now))
                : null;
    }

    private static double days(Row row) {
        LocalDate start = row.date("period_start");
        return start == null ? 1 : ChronoUnit.DAYS.between(start, Figures.endOf(row)) + 1;
    }

    /** Whether the change is for the better; null where it is neither. */
    @Nullable
    Boolean better() {
        Comparison change = change();
        String direction = about.text("direction", "context");
        if (change == null || change == Comparison.NO_CLEAR_CHANGE || "context".equals(direction)) {
            return null;
        }
        return (change == Comparison.HIGHER) == "higher_is_better".equals(direction);
    }

    /** The value with its unit. */
    String value(Row row) {
        return Numbers.inUnit(row.number("value"), about.text("unit"));
    }

    /** {@code 283 of 680, 12 months to Apr 2026}. */
    String note(Row row) {
        String share = Numbers.share(row.number("numerator"), row.number("denominator"));
        String period = period(row);
        return share.isEmpty() || !"percent".equals(about.text("unit")) ? period : share + ", " + period;
    }

    /** A period in a few words. */
    static String period(Row row) {
        LocalDate end = Figures.endOf(row);
        LocalDate start = row.date("period_start");
        return switch (row.text("period_type", "")) {
            case "rolling_12_months" -> "12 months to " + Texts.monthOrDay(end);
            case "calendar_year" -> String.valueOf(end.getYear());
            case "academic_year" -> academic(start == null ? end : start, end);
            case "financial_year" -> (end.getYear() - 1) + "-" + twoDigits(end.getYear());
            case "month" -> Numbers.month(end);
            default -> start == null || start.equals(end) ? Numbers.shortDate(end) : Texts.fromTo(start, end);
        };
    }

    private static String academic(LocalDate start, LocalDate end) {
        String year = start.getYear() + "/" + twoDigits(start.getYear() + 1);
        return end.getMonthValue() >= 7 && end.getYear() > start.getYear()
                ? year
                : year + " to " + Numbers.shortDate(end);
    }

    private static String twoDigits(int year) {
        return String.format(java.util.Locale.ROOT, "%02d", year % 100);
    }
}
