package org.sendwarehouse.disclosure;

import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.Figure.Shown;
import org.sendwarehouse.disclosure.Measure.Part;
import org.sendwarehouse.disclosure.Selection.Candidate;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the table that says of every figure given to the partnership which of its numbers are shown. */
final class ProtectedFiguresStep implements WarehouseStep {
    private static final Logger LOG = LoggerFactory.getLogger(ProtectedFiguresStep.class);
    private static final String FIGURES = """
            select
                evidence.indicator_code, evidence.area_code, evidence.breakdown, evidence.breakdown_value,
                evidence.period_type, evidence.period_start, evidence.period_end, evidence.numerator,
                evidence.denominator, evidence.data_status, evidence.value is not null as has_value,
                case when indicator.kind in ('mean', 'ratio') then 0 else indicator.percentile end as percentile,
                evidence.period_end + indicator.settles_after_days as settled_on
            from marts.evidence as evidence
            inner join warehouse.dim_indicator as indicator using (indicator_code)
            where evidence.breakdown = 'all'
                or evidence.period_type not in ('month', 'rolling_12_months', 'calendar_year_to_date')
            order by all
            """;

    private static final String EARLIER = """
            select
                indicator_code, figure_area_code as area_code, breakdown, breakdown_value, period_type, period_start,
                period_end, numerator, denominator, numerator_shown, denominator_shown
            from staging.stg_platform__protected_cell
            order by all
            """;

    private final Rules rules;

    ProtectedFiguresStep(Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "protected figures";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        LocalDate asAt = context.run().asAt();
        List<Candidate> all = candidates(connection);
        Selection selection = new Selection(rules, all);
        List<Candidate> given = selection.given(all, asAt);
        List<Figure> people = given.stream()
                .map(Candidate::figure)
                .filter(figure -> selection.isAboutPeople(figure.key()))
                .toList();
        Protection protection = Protection.of(rules, people, earlier(connection));
        LOG.info("Protected for the partnership: {}", protection.summary());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Months months = new Months();
        for (Candidate candidate : given) {
            Figure figure = candidate.figure();
            boolean isPeople = selection.isAboutPeople(figure.key());
            Shown shown = isPeople ? protection.shown(figure) : new Shown(true, true);
            months.add(figure, shown);
            rows.add(row(candidate, isPeople, shown, isPeople ? protection.reason(figure) : null));
        }
        for (Candidate candidate : all) {
            if (selection.isDerived(candidate, asAt) && months.tell(candidate.figure())) {
                rows.add(row(
                        candidate,
                        selection.isAboutPeople(candidate.figure().key()),
                        new Shown(true, true),
                        "follows from its months"));
            }
        }
        Tables.append(connection, context.table(), rows);
    }

    private static List<Candidate> candidates(Connection connection) throws SQLException {
        List<Candidate> candidates = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIGURES)) {
            while (row.next()) {
                candidates.add(new Candidate(
                        new Figure(key(row), number(row, "numerator"), number(row, "denominator"), null),
                        date(row, "settled_on"),
                        row.getString("data_status"),
                        (Integer) row.getObject("percentile"),
                        row.getBoolean("has_value")));
            }
        }
        return candidates;
    }

    /** What was shown and hidden at the publication before. */
    private static List<Figure> earlier(Connection connection) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EARLIER)) {
            while (row.next()) {
                Shown shown = new Shown(row.getBoolean("numerator_shown"), row.getBoolean("denominator_shown"));
                figures.add(new Figure(key(row), number(row, "numerator"), number(row, "denominator"), shown));
            }
        }
        return figures;
    }

    private static Figure.Key key(ResultSet row) throws SQLException {
        return new Figure.Key(
                row.getString("indicator_code"),
                row.getString("area_code"),
                row.getString("breakdown"),
                row.getString("breakdown_value"),
                row.getString("period_type"),
                date(row, "period_start"),
                date(row, "period_end"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        Date date = row.getDate(column);
        return date.toLocalDate();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private List<@Nullable Object> row(Candidate candidate, boolean people, Shown shown, @Nullable String reason) {
        Figure figure = candidate.figure();
        Figure.Key key = figure.key();
        boolean value = shown.numerator() && shown.denominator();
        boolean interval = value;
        if (people && figure.numerator() == null && figure.denominator() != null) {
            long size = figure.denominator();
            int percentile = candidate.percentile() == null ? -1 : candidate.percentile();
            // A mean, or a ratio of medians, counts as percentile 0. A quantile that no rule knows is not shown.
            boolean mean = percentile == 0;
            value &= size == 0
                    || (mean
                            ? size >= rules.smallGroup()
                            : rules.quantile(percentile)
                                    .filter(rule -> size >= rule.valueFrom())
                                    .isPresent());
            interval = value
                    && rules.quantile(percentile)
                            .filter(rule -> size >= rule.intervalFrom())
                            .isPresent();
        }
        return Arrays.asList(
                key.indicator(),
                key.area(),
                key.breakdown(),
                key.value(),
                key.periodType(),
                key.start(),
                key.end(),
                figure.numerator(),
                figure.denominator(),
                people,
                shown.numerator(),
                shown.denominator(),
                value,
                interval,
                reason);
    }

    /** The months that are shown with all their numbers. */
    private static final class Months {
        private final Map<String, Map<LocalDate, Figure>> shown = new HashMap<>();

        void add(Figure figure, Shown what) {
            if (figure.key().periodType().equals("month")
                    && figure.key().isTotal()
                    && what.numerator()
                    && what.denominator()) {
                shown.computeIfAbsent(series(figure.key()), series -> new HashMap<>())
                        .put(figure.key().start(), figure);
            }
        }

        /** Whether every month of the period is shown, and its counts are their sum. */
        boolean tell(Figure figure) {
            Figure.Key key = figure.key();
            Map<LocalDate, Figure> months = shown.getOrDefault(series(key), Map.of());
            long numerator = 0;
            long denominator = 0;
            if (key.start().getDayOfMonth() != 1 || key.end().plusDays(1).getDayOfMonth() != 1) {
                return false;
            }
            for (LocalDate month = key.start(); !month.isAfter(key.end()); month = month.plusMonths(1)) {
                Figure inside = months.get(month);
                if (inside == null) {
                    return false;
                }
                numerator += inside.count(Part.NUMERATOR).orElse(0L);
                denominator += inside.count(Part.DENOMINATOR).orElse(0L);
            }
            return numerator == figure.count(Part.NUMERATOR).orElse(0L)
                    && denominator == figure.count(Part.DENOMINATOR).orElse(0L);
        }

        private static String series(Figure.Key key) {
            return key.indicator() + "|" + key.area();
        }
    }
}
