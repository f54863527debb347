package org.sendwarehouse.disclosure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, in the file of an audience and with nothing else at hand, what does not follow from the evidence in that file:
 * each number of a promise, and each figure in its words, that is no number of this audience's evidence of the same
 * indicator, of the plan, or published.
 */
final class Strangers {
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Spring",
            "Summer",
            "Autumn",
            "Winter");
    private static final Pattern DATES =
            Pattern.compile("(?:12 months to )?(?:\\d{1,2} )?(?:%s) \\d{4}|\\b\\d{4}/\\d{2}\\b|12 months to"
                    .formatted(String.join("|", MONTHS)));
    private static final Pattern NUMBERS = Pattern.compile("−?\\d[\\d,]*(?:\\.\\d+)?");

    /** Every number column of a promise beside the evidence; the figure as a whole, then one by one. */
    private static final String FIGURES = """
            select promise_key || ' now: ' || concat_ws(', ', numerator, denominator, value, lower, upper) as stranger
            from marts.milestone_status as told
            where concat_ws('', numerator, denominator, value, lower, upper) <> '' and not exists (
                select 1 from marts.evidence as given
                where given.indicator_code = told.indicator_code and given.breakdown in ('all', 'deliverable')
                    and given.period_type = told.period_type and given.period_start = told.period_start
                    and given.period_end = told.period_end
                    and given.numerator is not distinct from told.numerator
                    and given.denominator is not distinct from told.denominator
                    and given.value is not distinct from told.value
                    and given.lower is not distinct from told.lower
                    and given.upper is not distinct from told.upper)
            union all
            select promise_key || ' ' || which || ': ' || number
            from (
                select promise_key, indicator_code, unnest(['at due', 'baseline', 'previous']) as which,
                    unnest([value_at_due, baseline_value, previous_value]) as number
                from marts.milestone_status
            ) as told
            where number is not null and not exists (
                select 1 from marts.evidence as given
                where given.indicator_code = told.indicator_code and given.breakdown in ('all', 'deliverable')
                    and given.value = told.number)
            union all
            select promise_key || ' has a column that is not given'
            from marts.milestone_status
            where concat_ws('', projected_value, projected_lower, projected_upper, strength_reason, variation, assurance) <> ''
            union all
            select feed || ' has a count of rows'
            from marts.data_quality_feed
            where coalesce(rows_read, rows_accepted, rows_rejected, rows_filtered) is not null
            union all
            select indicator_code || ' compared with what DfE has not published'
            from marts.benchmark_comparison where source <> 'DfE'
            union all
            select indicator_code || ' ranked beside own rows' from marts.benchmark_rank where warehouse_value is not null
            """;

    /** Actions and decisions speak in the words of their promises, or in those of the plan. */
    private static final String WORDS = """
            select action_key || ': ' || status_reason
            from marts.action_status as action
            where status_reason <> coalesce(date_conflict_reason || '.', '')
                and not regexp_full_match(status_reason,
                    'Too few to say\\.|Not given to this audience\\.|Starts .*|No evidence is linked to this action\\.')
                and not exists (
                    select 1 from marts.milestone_status as promise
                    where promise.action_key = action.action_key and regexp_full_match(
                        replace(action.status_reason, promise.status_reason, ''),
                        '( \\d of \\d promises of this action can be measured\\.)?'))
            union all
            select kind || ' ' || about_key || ': ' || why
            from marts.decision_asked as asked
            where kind in ('mismatch', 'missed') and not exists (
                    select 1 from marts.milestone_status as promise
                    where promise.promise_key = asked.about_key and ends_with(asked.why, promise.status_reason)
                        and regexp_full_match(replace(asked.why, promise.status_reason, ''), '(The lead reports [^0-9]*)?'))
                or kind not in ('mismatch', 'missed', 'date conflict', 'stale')
                or regexp_matches(decision, '[0-9]') and kind not in ('date conflict', 'stale')
            """;

    private Strangers() {}

    /** What does not follow from the evidence in the file, each with where it stands. */
    static List<String> in(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties)) {
            return in(connection);
        }
    }

    private static List<String> in(Connection connection) throws SQLException {
        List<String> strangers = new ArrayList<>();
        for (String sql : List.of(FIGURES, WORDS)) {
            each(connection, sql, row -> strangers.add(row.getString(1)));
        }
        Map<String, Set<String>> known = written(connection);
        each(
                connection,
                "select promise_key, indicator_code, target_text, unnest([status_reason, needed_text]) as words,"
                        + " unit, target_value, benchmark_value, benchmark_period from marts.milestone_status",
                row -> {
                    Set<String> allowed = new HashSet<>(known.getOrDefault(row.getString("indicator_code"), Set.of()));
                    allowed.addAll(numbers(row.getString("target_text")));
                    if (row.getObject("benchmark_value") != null) {
                        allowed.add(String.format(Locale.UK, "%.1f", row.getDouble("benchmark_value")));
                        allowed.add(row.getString("benchmark_period"));
                    }
                    for (String number : numbers(row.getString("words"))) {
                        if (!allowed.contains(number)) {
                            strangers.add(
                                    row.getString("promise_key") + " says " + number + ": " + row.getString("words"));
                        }
                    }
                });
        return strangers;
    }

    /** For each indicator, its evidence as it may be written. */
    private static Map<String, Set<String>> written(Connection connection) throws SQLException {
        Map<String, Set<String>> known = new HashMap<>();
        each(
                connection,
                "select indicator_code, period_end, numerator, denominator, value from marts.evidence"
                        + " where breakdown in ('all', 'deliverable')",
                row -> {
                    Set<String> written =
                            known.computeIfAbsent(row.getString("indicator_code"), code -> new HashSet<>());
                    for (String column : List.of("numerator", "denominator")) {
                        if (row.getObject(column) != null) {
                            written.add(String.format(Locale.UK, "%,d", row.getLong(column)));
                        }
                    }
                    if (row.getObject("value") != null) {
                        double value = row.getDouble("value");
                        // half up and half down: which of them the words take is tested where they are written
                        for (double shifted : new double[] {value - 1e-9, value + 1e-9}) {
                            for (int decimals = 0; decimals <= 2; decimals++) {
                                written.add(String.format(Locale.UK, "%,." + decimals + "f", shifted));
                            }
                        }
                    }
                    written.add(row.getString("period_end").substring(0, 4)); // a calendar year as a label
                });
        return known;
    }

    private static Set<String> numbers(String words) {
        Set<String> numbers = new TreeSet<>();
        Matcher matcher = NUMBERS.matcher(DATES.matcher(words).replaceAll(""));
        while (matcher.find()) {
            numbers.add(matcher.group().replaceFirst(",+$", ""));
        }
        return numbers;
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
