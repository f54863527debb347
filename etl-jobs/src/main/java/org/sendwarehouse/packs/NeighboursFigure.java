package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.chart.NeighboursChart;
import org.sendwarehouse.packs.chart.NeighboursChart.AreaRow;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** This area among its statistical neighbours in the newest year that all of them have. */
final class NeighboursFigure {
    private static final String VALUES = """
            select period_start, period_end, area_name, area_role, numerator, denominator, value, lower, upper, release_label
            from benchmark_comparison
            where indicator_code = ? and period_type = 'calendar_year' and value is not null
              and period_end = (
                select max(period_end) from benchmark_comparison
                where indicator_code = ? and period_type = 'calendar_year' and area_role = 'statistical neighbour'
                  and value is not null)
            order by value desc, area_name
            """;

    private NeighboursFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        Row about = pack.marts.only("select * from indicator where indicator_code = ?", indicator);
        List<Row> values = pack.marts.rows(VALUES, indicator, indicator);
        Row here = one(values, "this area");
        Row england = one(values, "England");
        List<Row> shown = values.stream()
                .filter(row -> List.of("this area", "statistical neighbour").contains(row.text("area_role")))
                .sorted(Comparator.comparing(
                                (Row row) -> row.number("value"), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed()
                        .thenComparing(row -> row.text("area_name", "")))
                .toList();
        if (here == null || england == null || shown.size() < 2) {
            return List.of();
        }
        Messages words = pack.messages;
        String year = String.valueOf(Figures.endOf(here).getYear());
        String value = Numbers.inUnit(here.number("value"), about.text("unit"));
        String reference =
                england.text("area_name", "") + " " + Numbers.inUnit(england.number("value"), about.text("unit"));
        long higher = count(shown, here, Comparison.HIGHER);
        long lower = count(shown, here, Comparison.LOWER);
        String title = words.say(
                "neighbours.title",
                "place",
                pack.areaName(),
                "value",
                value,
                "share",
                Numbers.share(here.number("numerator"), here.number("denominator")),
                "year",
                year,
                "higher",
                Numbers.count(higher),
                "lower",
                Numbers.count(lower),
                "total",
                Numbers.count(shown.size() - 1));
        List<AreaRow> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row row : shown) {
            String printed = Numbers.inUnit(row.number("value"), about.text("unit"));
            rows.add(new AreaRow(
                    row.text("area_name", ""),
                    Figures.valueOf(row),
                    bound(row, "lower"),
                    bound(row, "upper"),
                    printed,
                    Numbers.count(row.number("denominator")),
                    Objects.equals(row, here)));
            said.add(row.text("area_name", "") + " " + printed);
        }
        NeighboursChart chart = new NeighboursChart(
                rows,
                Figures.valueOf(england),
                reference,
                List.of(words.say("neighbours.value"), words.say("neighbours.cases")),
                words.say(
                        "neighbours.alt",
                        "title",
                        about.text("title", ""),
                        "year",
                        year,
                        "reference",
                        reference,
                        "areas",
                        String.join("; ", said)));
        return Figures.block(
                id,
                new Figures.Text(
                        title,
                        words.say("neighbours.subtitle", "title", about.text("title", ""), "year", year),
                        Figures.comparedSource(pack, england.text("release_label", Numbers.NOT_AVAILABLE))),
                indicator,
                chart,
                Figures.Values.of(
                        values,
                        "period_start",
                        "period_end",
                        "area_name",
                        "numerator",
                        "denominator",
                        "value",
                        "lower",
                        "upper"),
                pack);
    }

    private static @org.jspecify.annotations.Nullable Row one(List<Row> values, String role) {
        return values.stream()
                .filter(row -> role.equals(row.text("area_role")))
                .findFirst()
                .orElse(null);
    }

    /** Areas whose value differs from this area's beyond chance, in one direction. */
    private static long count(List<Row> shown, Row here, Comparison direction) {
        return shown.stream()
                .filter(row -> Comparison.ofProportions(
                                here.integer("numerator"),
                                here.integer("denominator"),
                                row.integer("numerator"),
                                row.integer("denominator"))
                        == direction)
                .count();
    }

    private static double bound(Row row, String name) {
        BigDecimal bound = row.number(name);
        return bound == null ? Figures.valueOf(row) : bound.doubleValue();
    }
}
