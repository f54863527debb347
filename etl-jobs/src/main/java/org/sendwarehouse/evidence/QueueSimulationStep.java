package org.sendwarehouse.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.simulation.Bootstrap;
import org.sendwarehouse.evidence.simulation.Capacity;
import org.sendwarehouse.evidence.simulation.QueueMonth;
import org.sendwarehouse.evidence.simulation.QueueSimulation;
import org.sendwarehouse.warehouse.StepContext;
import org.sendwarehouse.warehouse.Tables;
import org.sendwarehouse.warehouse.WarehouseStep;

/** Simulates each queue under each scenario that its area's data allow. */
final class QueueSimulationStep implements WarehouseStep {
    private static final String MONTHS = """
            select area_code, month_end, arrivals, completions, closed_without
            from evidence_queue_month
            order by area_code, month_end
            """;
    private static final String SCENARIOS = """
            select
                scenario.area_code, scenario.scenario, scenario.history_from, scenario.history_to, scenario.waiting_now,
                scenario.cleared_hundredths, scenario.extra_hundredths, scenario.from_month, scenario.to_month,
                scenario.arrivals_pct, setting.horizon_months, setting.clear_months, setting.futures, setting.interval_pct, setting.seed
            from evidence_queue_scenario as scenario
            inner join ref_queue_simulation as setting using (queue)
            where scenario.not_possible is null
            order by scenario.area_code, scenario.scenario
            """;

    /** One month of an area's past. */
    private record Past(LocalDate end, QueueMonth month) {}

    @Override
    public String name() {
        return "queue simulation";
    }

    @Override
    public void run(Connection connection, StepContext context) throws SQLException {
        Map<String, List<Past>> pasts = new HashMap<>();
        Query.each(connection, MONTHS, row -> pasts.computeIfAbsent(row.text("area_code"), area -> new ArrayList<>())
                .add(new Past(
                        row.date("month_end"),
                        new QueueMonth(
                                row.number("arrivals"), row.number("completions"), row.number("closed_without")))));
        List<List<Object>> rows = new ArrayList<>();
        Query.each(connection, SCENARIOS, row -> {
            LocalDate from = row.date("history_from");
            LocalDate to = row.date("history_to");
            List<QueueMonth> past = pasts.getOrDefault(row.text("area_code"), List.of()).stream()
                    .filter(month -> month.end().isAfter(from) && !month.end().isAfter(to))
                    .map(Past::month)
                    .toList();
            rows.addAll(simulate(row, past, to));
        });
        Tables.append(connection, context.table(), rows);
    }

    private static List<List<Object>> simulate(Query.Row row, List<QueueMonth> past, LocalDate start)
            throws SQLException {
        int futures = Math.toIntExact(row.number("futures"));
        QueueSimulation simulation = new QueueSimulation(
                100 * row.number("waiting_now"),
                row.number("cleared_hundredths"),
                Math.toIntExact(row.number("clear_months")),
                Math.toIntExact(row.number("horizon_months")),
                futures,
                Math.toIntExact(row.number("interval_pct")));
        @Nullable Long last = row.optionalNumber("to_month");
        Capacity capacity = new Capacity(
                row.number("extra_hundredths"),
                Math.toIntExact(row.number("from_month")),
                last == null ? Integer.MAX_VALUE : Math.toIntExact(last),
                Math.toIntExact(row.number("arrivals_pct")));
        List<List<Object>> rows = new ArrayList<>();
        int number = 0;
        for (QueueSimulation.Month month : simulation.run(new Bootstrap(past, row.number("seed")), capacity)) {
            rows.add(List.of(
                    row.text("area_code"),
                    row.text("scenario"),
                    number,
                    YearMonth.from(start).plusMonths(number).atEndOfMonth(),
                    month.lower() / 100,
                    month.median() / 100,
                    month.upper() / 100,
                    (long) month.cleared(),
                    (long) futures));
            number++;
        }
        return rows;
    }
}
