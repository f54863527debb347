package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Which periods the parts of a breakdown are drawn by, and what their newest figures are of. */
final class PartPeriods {
    private static final int MOST = 24;

    /** Kinds of period in order of choice: the finest first. */
    private static final List<String> KINDS = List.of(
            "month",
            "snapshot",
            "term",
            "survey_wave",
            "rolling_12_months",
            "academic_year",
            "calendar_year",
            "financial_year");

    private PartPeriods() {}

    /** The finest kind of period in which at least half of what would be drawn has cases enough; else the fullest. */
    static String drawn(List<Row> values, String breakdown, long least) {
        List<String> there = KINDS.stream()
                .filter(kind -> values.stream().anyMatch(row -> isOf(row, breakdown, kind)))
                .toList();
        return there.stream()
                .filter(kind -> fullness(values, breakdown, kind, least) >= 0.5)
                .findFirst()
                .orElseGet(() -> there.stream()
                        .max(Comparator.comparingDouble(kind -> fullness(values, breakdown, kind, least)))
                        .orElse(""));
    }

    private static double fullness(List<Row> values, String breakdown, String kind, long least) {
        List<LocalDate> ends = ends(values, breakdown, kind);
        List<Row> shown = values.stream()
                .filter(row -> isOf(row, breakdown, kind) && ends.contains(Figures.endOf(row)))
                .toList();
        long parts = shown.stream()
                .map(row -> row.text("breakdown_value", ""))
                .distinct()
                .count();
        long enough = shown.stream()
                .filter(row -> row.number("denominator") == null || row.integer("denominator") >= least)
                .count();
        return parts == 0 ? 0 : enough / (double) (parts * ends.size());
    }

    /** What the newest figures are of: twelve months where there are such, so that they are many enough to compare. */
    static String finding(List<Row> values, String breakdown, String drawn) {
        boolean twelve = values.stream().anyMatch(row -> isOf(row, breakdown, "rolling_12_months"));
        return twelve ? "rolling_12_months" : drawn;
    }

    private static boolean isOf(Row row, String breakdown, String kind) {
        return breakdown.equals(row.text("breakdown")) && kind.equals(row.text("period_type"));
    }

    /** The latest ends of periods that any part has, in order: every panel has them all. */
    static List<LocalDate> ends(List<Row> values, String breakdown, String kind) {
        List<LocalDate> ends = values.stream()
                .filter(row -> isOf(row, breakdown, kind))
                .map(Figures::endOf)
                .distinct()
                .sorted()
                .toList();
        return ends.subList(Math.max(0, ends.size() - MOST), ends.size());
    }

    static List<Row> of(List<Row> values, String breakdown, String part, String kind) {
        return values.stream()
                .filter(row -> isOf(row, breakdown, kind) && part.equals(row.text("breakdown_value")))
                .toList();
    }

    /** The rows of the newest period of a kind. */
    static List<Row> newest(List<Row> values, String breakdown, String kind) {
        List<LocalDate> ends = ends(values, breakdown, kind);
        return values.stream()
                .filter(row -> isOf(row, breakdown, kind) && Figures.endOf(row).equals(ends.get(ends.size() - 1)))
                .toList();
    }

    /** A period's end on an axis. */
    static String label(String kind, LocalDate end, Messages words) {
        return switch (kind) {
            case "calendar_year" -> String.valueOf(end.getYear());
            case "academic_year", "financial_year" ->
                words.say(
                        "multiples.year",
                        "from",
                        String.valueOf(end.getYear() - 1),
                        "to",
                        String.format(Locale.ROOT, "%02d", end.getYear() % 100));
            default -> Months.brief(end);
        };
    }

    /** A row's period in a sentence. */
    static String said(Row row, Messages words) {
        LocalDate end = Figures.endOf(row);
        return switch (row.text("period_type", "")) {
            case "rolling_12_months" -> words.say("period.twelveMonths", "month", Numbers.month(end));
            case "snapshot" -> Numbers.date(end);
            case "month" -> Numbers.month(end);
            default -> label(row.text("period_type", ""), end, words);
        };
    }
}
