package org.sendwarehouse.evidence;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sendwarehouse.DemoWarehouse;
import org.sendwarehouse.GeneratedDocs;
import org.sendwarehouse.evidence.status.Unit;

/** Writes the page of all indicators, as they stand in the demo, from a build of the demo's deliveries. */
@Timeout(900)
class IndicatorsPageIT {
    /** The column of the value; the next is its unit. */
    private static final int VALUE = 5;

    /** Of each indicator its newest total, of the kind of period by which it is judged where it has one. */
    private static final String INDICATORS = """
            with
            figure as (
                select evidence.*
                from marts.evidence
                inner join reference.ref_run using (area_code)
                where breakdown = 'all'
            ),
            newest as (
                select figure.*
                from figure
                inner join warehouse.dim_indicator as indicator using (indicator_code)
                qualify row_number() over (
                    partition by figure.indicator_code
                    order by
                        coalesce(figure.period_type = indicator.judged_by, false) desc,
                        figure.period_end desc,
                        figure.period_start desc,
                        figure.period_type
                ) = 1
            ),
            periods as (
                select indicator_code, string_agg(distinct replace(period_type, '_', ' '), ', ' order by replace(period_type, '_', ' ')) as kinds
                from figure
                where data_status <> 'not collected'
                group by indicator_code
            ),
            parts as (
                select indicator_code, string_agg(distinct replace(breakdown, '_', ' '), ', ' order by replace(breakdown, '_', ' ')) as breakdowns
                from marts.evidence
                where breakdown <> 'all'
                group by indicator_code
            ),
            promises as (
                select indicator_code, string_agg(distinct status, ', ' order by status) as statuses
                from marts.milestone_status
                group by indicator_code
            )
            select
                array_to_string(indicator.areas_for_improvement, ', '),
                indicator.indicator_code,
                indicator.title,
                newest.data_status,
                case when newest.data_status = 'not collected' then ''
                    else replace(newest.period_type, '_', ' ') || ' to ' || newest.period_end end,
                newest.value,
                indicator.unit,
                coalesce(promises.statuses, ''),
                coalesce(periods.kinds, ''),
                coalesce(parts.breakdowns, '')
            from warehouse.dim_indicator as indicator
            left join newest using (indicator_code)
            left join periods using (indicator_code)
            left join parts using (indicator_code)
            left join promises using (indicator_code)
            order by indicator.indicator_code
            """;

    @Test
    void the_page_of_indicators_is_what_the_demo_shows() throws IOException, SQLException {
        try (Connection warehouse = DemoWarehouse.connect()) {
            GeneratedDocs.page("indicators.md", page(warehouse));
        }
    }

    private static String page(Connection warehouse) throws SQLException {
        List<List<String>> indicators = rows(warehouse, INDICATORS);
        StringBuilder page = new StringBuilder("""
                # Indicators in the demo

                Written by `IndicatorsPageIT` from a build of the demo's deliveries as at 30 April 2026, with `mvn -pl etl-jobs -am
                verify -Dit.test=IndicatorsPageIT -Dtest=NoneSuch -Dsurefire.failIfNoSpecifiedTests=false
                -Dfailsafe.failIfNoSpecifiedTests=false -Ddocs.write=true`; the same test fails when this page is not current. The
                people are invented: the figures say what the platform can show, nothing about County Durham.

                Data status: *final*; *provisional*, may still change; *stale*, its feed missed a due date; *too few* to show a share
                or with nothing to divide by; *not collected*, no delivery holds it yet. No figure is never a nought and never green.

                """);
        page.append("| Data status of the newest total | Indicators |\n|---|--:|\n");
        indicators.stream().map(row -> row.get(3)).distinct().sorted().forEach(status -> page.append("| ")
                .append(status)
                .append(" | ")
                .append(indicators.stream()
                        .filter(row -> row.get(3).equals(status))
                        .count())
                .append(" |\n"));
        page.append("| *all* | ").append(indicators.size()).append(" |\n\n");
        page.append(
                "| Area | Indicator | What it is | Data status | Newest total | Value | Status of its promises | Periods"
                        + " | Broken down by |\n|---|---|---|---|---|--:|---|---|---|\n");
        for (List<String> row : indicators) {
            List<String> cells = new ArrayList<>(row.subList(2, VALUE));
            String value = row.get(VALUE);
            cells.add(value.isEmpty() ? "" : Unit.of(row.get(VALUE + 1)).write(Double.parseDouble(value)));
            cells.addAll(row.subList(VALUE + 2, row.size()));
            page.append("| ")
                    .append(row.get(0))
                    .append(" | `")
                    .append(row.get(1))
                    .append("` |");
            cells.forEach(
                    cell -> page.append(' ').append(cell.replace("|", "\\|")).append(" |"));
            page.append('\n');
        }
        return page.toString();
    }

    private static List<List<String>> rows(Connection warehouse, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    @Nullable String text = results.getString(i);
                    row.add(text == null ? "" : text);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
