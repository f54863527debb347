package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sendwarehouse.evidence.statistics.Comparison;

/**
 * A breakdown of one measure, in its newest period.
 *
 * @param about the measure
 * @param breakdown by what
 * @param parts its figures, in order of their codes
 * @param enough those with cases enough to be told
 * @param differing those that differ from the rest beyond chance
 */
record BreakdownOf(Row about, String breakdown, List<Row> parts, List<Row> enough, List<Differing> differing) {
    private static final String VALUES = """
            select breakdown, breakdown_value, period_type, period_start, period_end, numerator, denominator, value, lower,
                upper, data_status
            from evidence
            where indicator_code = ? and value is not null
            order by breakdown, breakdown_value, period_type, period_end
            """;

    private static final Set<String> UNKNOWN =
            Set.of("unknown", "not known", "unclassified", "not stated", "not recorded");

    /** A part, and whether it is higher or lower than the rest. */
    record Differing(Row part, Comparison direction) {}

    /** Every breakdown of a measure that has at least two parts. */
    static List<BreakdownOf> all(Row about, PackContext pack) {
        List<Row> values = pack.marts.rows(VALUES, about.text("indicator_code", ""));
        return values.stream()
                .map(row -> row.text("breakdown", ""))
                .filter(breakdown -> !"all".equals(breakdown))
                .distinct()
                .map(breakdown -> of(about, breakdown, values))
                .filter(of -> of.parts().size() > 1)
                .toList();
    }

    private static BreakdownOf of(Row about, String breakdown, List<Row> values) {
        long least = about.integer("minimum_denominator");
        String finding = PartPeriods.finding(values, breakdown, PartPeriods.drawn(values, breakdown, least));
        List<Row> parts = PartPeriods.newest(values, breakdown, finding);
        List<Row> enough = parts.stream()
                .filter(row -> row.number("denominator") == null || row.integer("denominator") >= least)
                .toList();
        List<Differing> differing = new ArrayList<>();
        if (!PartPeriods.ends(values, "all", finding).isEmpty()) {
            Row whole = PartPeriods.newest(values, "all", finding).get(0);
            for (Row part : enough) {
                Comparison direction = compare(part, whole, about);
                if (direction != Comparison.NO_CLEAR_CHANGE && !isUnknown(part)) {
                    differing.add(new Differing(part, direction));
                }
            }
        }
        return new BreakdownOf(about, breakdown, parts, enough, differing);
    }

    /** Those of whom the part is not known are no group: that they differ says nothing of anybody. */
    private static boolean isUnknown(Row part) {
        return UNKNOWN.contains(part.text("breakdown_value", "").toLowerCase(Locale.ROOT));
    }

    /** Shares against the rest; of medians and means, only intervals that do not touch the whole's. */
    private static Comparison compare(Row part, Row whole, Row about) {
        if (!Figures.endOf(part).equals(Figures.endOf(whole))) {
            return Comparison.NO_CLEAR_CHANGE;
        }
        if ("percent".equals(about.text("unit"))
                && part.number("numerator") != null
                && whole.number("numerator") != null) {
            return MultiplesFigure.againstRest(part, whole);
        }
        BigDecimal low = part.number("lower");
        BigDecimal high = part.number("upper");
        BigDecimal wholeLow = whole.number("lower");
        BigDecimal wholeHigh = whole.number("upper");
        if (part.number("denominator") == null
                || low == null
                || high == null
                || wholeLow == null
                || wholeHigh == null) {
            return Comparison.NO_CLEAR_CHANGE;
        }
        if (low.compareTo(wholeHigh) > 0) {
            return Comparison.HIGHER;
        }
        return high.compareTo(wholeLow) < 0 ? Comparison.LOWER : Comparison.NO_CLEAR_CHANGE;
    }

    /** Whether anything of it could be tested: counts of parts of a whole have no denominators, and are not. */
    boolean isTested() {
        return enough.stream()
                .anyMatch(row -> row.number("denominator") != null
                        && (row.number("numerator") != null || row.number("lower") != null));
    }

    long count(Comparison direction) {
        return differing.stream().filter(one -> one.direction() == direction).count();
    }
}
