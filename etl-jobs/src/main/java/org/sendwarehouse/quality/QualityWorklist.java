package org.sendwarehouse.quality;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be put right, as a published warehouse tells it: by rule, and row by row. */
public final class QualityWorklist {
    private QualityWorklist() {}

    /**
     * One rule with what became of it.
     *
     * @param violatedPct 0 to 100; absent where nothing was counted
     * @param reason why it does not apply or could not be evaluated
     * @param feeds where broken rows are put right, as {@code source/feed}
     * @param indicators codes of the indicators whose strength rests on the rule
     */
    public record Item(
            String code,
            String title,
            String severity,
            String owner,
            String result,
            long violations,
            long denominator,
            Optional<BigDecimal> violatedPct,
            BigDecimal thresholdPct,
            Optional<String> reason,
            String advice,
            List<String> feeds,
            List<String> indicators) {
        public Item {
            feeds = List.copyOf(feeds);
            indicators = List.copyOf(indicators);
        }

        /** Somebody has something to do: the rule failed, or could not be evaluated. */
        public boolean isToDo() {
            return result.equals("failed") || result.equals("error");
        }
    }

    /**
     * One row that breaks a rule.
     *
     * @param files names of the files delivered; several where a delivery is a set
     * @param sourceRow number of the record in its file, the first after the header being 1
     * @param record local ids, dates and codes: a JSON object
     */
    public record Row(
            int number, Optional<String> deliveryId, Optional<String> files, Optional<Long> sourceRow, String record) {}

    /** Every rule: by owner, the gravest first. */
    public static List<Item> items(Connection warehouse) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet rows = statement.executeQuery("""
                        with named as (
                            select code as indicator_code, unnest(quality_rules) as rule_code from reference.ref_indicators
                        ),
                        resting as (
                            select rule_code, string_agg(indicator_code, '; ' order by indicator_code) as indicators
                            from named
                            group by rule_code
                        )
                        select result.*, resting.indicators
                        from audit.quality_result as result
                        left join resting using (rule_code)
                        order by owner_role, case severity when 'fatal' then 1 when 'error' then 2 else 3 end, rule_code
                        """)) {
            while (rows.next()) {
                items.add(new Item(
                        rows.getString("rule_code"),
                        rows.getString("title"),
                        rows.getString("severity"),
                        rows.getString("owner_role"),
                        rows.getString("result"),
                        rows.getLong("violations"),
                        rows.getLong("denominator"),
                        Optional.<BigDecimal>ofNullable(rows.getBigDecimal("violated_pct")),
                        rows.getBigDecimal("threshold_pct"),
                        Optional.ofNullable(rows.getString("reason")),
                        rows.getString("advice"),
                        parts(rows.getString("feeds")),
                        parts(rows.getString("indicators"))));
            }
        }
        return items;
    }

    private static List<String> parts(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("; ", -1));
    }

    /** Rows that break a rule, in the order of their deliveries; not more than are kept of each rule. */
    public static List<Row> rows(Connection warehouse, String rule, int limit) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement statement = warehouse.prepareStatement("""
                with file as (
                    select delivery_id, min(file_names) as file_names from audit.delivery group by delivery_id
                )
                select violation_no, delivery_id, file_names, source_row, record
                from audit.quality_violation
                left join file using (delivery_id)
                where rule_code = ?
                order by violation_no
                limit ?
                """)) {
            statement.setString(1, rule);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long sourceRow = rows.getLong("source_row");
                    boolean known = !rows.wasNull();
                    found.add(new Row(
                            rows.getInt("violation_no"),
                            Optional.ofNullable(rows.getString("delivery_id")),
                            Optional.ofNullable(rows.getString("file_names")),
                            known ? Optional.of(sourceRow) : Optional.empty(),
                            rows.getString("record")));
                }
            }
        }
        return found;
    }
}
