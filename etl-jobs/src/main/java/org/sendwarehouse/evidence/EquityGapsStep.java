package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Contrast;
import org.sendwarehouse.evidence.statistics.Contrast.Verdict;
import org.sendwarehouse.evidence.statistics.Interval;
import org.sendwarehouse.evidence.statistics.RatioInterval;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Sets the groups of each gap against each other: shares in percent, rates per 100, medians in weeks. */
final class EquityGapsStep implements WarehouseStep {
    private static final String PAIRS = """
            select * from evidence_equity_pair
            order by indicator_code, area_code, breakdown, group_value, period_type, period_end
            """;
    private static final double DAYS_IN_A_WEEK = 7;

    /** Columns between the key and the verdict. */
    private static final int FIGURES = 10;

    @Override
    public String name() {
        return "equity gaps";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Query.each(connection, PAIRS, pair -> rows.add(gap(pair)));
        Tables.append(connection, context.table(), rows);
    }

    private static List<@Nullable Object> gap(Query.Row pair) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                pair.text("indicator_code"),
                pair.text("area_code"),
                pair.text("breakdown"),
                pair.text("group_value"),
                pair.text("period_type"),
                pair.date("period_end")));
        if (pair.flag("is_too_few") || pair.flag("is_mostly_unknown")) {
            row.addAll(Collections.nCopies(FIGURES, null));
            row.add(pair.flag("is_too_few") ? word(Verdict.TOO_FEW) : "mostly not known");
            return row;
        }
        Contrast contrast =
                switch (pair.text("kind")) {
                    case "proportion" -> ofShares(pair);
                    case "rate" -> ofRates(pair);
                    default -> ofQuantiles(pair);
                };
        // Shares are percentages, rates are per 100, medians are weeks made of days.
        double scale = pair.text("kind").equals("quantile") ? 1 / DAYS_IN_A_WEEK : 100;
        row.add(scale * contrast.first());
        row.add(scale * contrast.second());
        row.add(scale * contrast.gap());
        addBounds(row, contrast.difference(), scale);
        addBounds(row, contrast.together(), scale);
        RatioInterval ratio = contrast.ratioInterval();
        row.add(contrast.ratio());
        row.add(ratio == null ? null : ratio.lower());
        row.add(ratio == null ? null : ratio.upper());
        row.add(word(contrast.verdict()));
        return row;
    }

    private static Contrast ofShares(Query.Row pair) throws SQLException {
        return Contrast.ofShares(
                pair.number("numerator"),
                pair.number("denominator"),
                pair.number("compared_numerator"),
                pair.number("compared_denominator"),
                Math.toIntExact(pair.number("comparisons")));
    }

    private static Contrast ofRates(Query.Row pair) throws SQLException {
        return Contrast.ofRates(
                pair.number("numerator"),
                (double) pair.number("denominator"),
                pair.number("compared_numerator"),
                (double) pair.number("compared_denominator"),
                Math.toIntExact(pair.number("comparisons")));
    }

    private static Contrast ofQuantiles(Query.Row pair) throws SQLException {
        return Contrast.ofQuantiles(
                pair.numbers("days"),
                pair.numbers("compared_days"),
                Math.toIntExact(pair.number("percentile")),
                Math.toIntExact(pair.number("comparisons")));
    }

    private static void addBounds(List<@Nullable Object> row, @Nullable Interval interval, double scale) {
        row.add(interval == null ? null : scale * interval.lower());
        row.add(interval == null ? null : scale * interval.upper());
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case CLEAR -> "clear gap";
            case POSSIBLE -> "possible gap";
            case NOT_CLEAR -> "no clear gap";
            case TOO_FEW -> "too few";
        };
    }
}
