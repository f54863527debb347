package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.Comparison;
import org.sendwarehouse.packs.chart.NeighboursChart;
import org.sendwarehouse.packs.chart.NeighboursChart.AreaRow;
import org.sendwarehouse.packs.chart.NeighboursChart.Reference;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * This area among its statistical neighbours in the newest period that it and they have, whatever its kind. A count is set
 * beside theirs by residents, as published: areas differ in size.
 */
final class NeighboursFigure {
    private static final String SHARES = """
            with values as (
                select *
                from benchmark_comparison
                where indicator_code = ? and value is not null and period_type like ?
            ),
            newest as (
                select period_type, period_end
                from values
                group by period_type, period_end
                having bool_or(area_role = 'this area') and bool_or(area_role = 'statistical neighbour')
                order by period_end desc, period_type
                limit 1
            )
            select
                period_type, period_start, period_end, area_name, area_role, 'percent' as ranked_by,
                numerator, denominator, value, lower, upper, release_label, source
            from values
            inner join newest using (period_type, period_end)
            where area_role in ('this area', 'statistical neighbour', 'England')
            order by value desc, area_name
            """;

    /** Places are by one release, so that England stands in every row. */
    private static final String RATES = """
            with values as (
                select * from benchmark_rank where indicator_code = ? and value is not null and period_type like ?
            ),
            newest as (
                select period_type, period_end
                from values
                group by period_type, period_end
                having bool_or(is_this_area) and not bool_and(is_this_area)
                order by period_end desc, period_type
                limit 1
            ),
            placed as (select values.* from values inner join newest using (period_type, period_end))
            select
                period_type, period_start, period_end, area_name,
                case when is_this_area then 'this area' else 'statistical neighbour' end as area_role, ranked_by,
                numerator, denominator, value, lower, upper, release_label, 'DfE' as source
            from placed
            union all
            select distinct
                period_type, period_start, period_end, 'England', 'England', ranked_by,
                cast(null as decimal(18, 4)), cast(null as decimal(18, 4)), england_value,
                cast(null as decimal(18, 6)), cast(null as decimal(18, 6)), release_label, 'DfE'
            from placed
            where england_value is not null and is_this_area
            order by value desc, area_name
            """;

    private NeighboursFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        List<Row> about = pack.marts.rows("select * from indicator where indicator_code = ?", indicator);
        if (about.isEmpty()) {
            return List.of();
        }
        boolean share = "percent".equals(about.get(0).text("unit"));
        if (!pack.marts.has(share ? "benchmark_comparison" : "benchmark_rank")) {
            return List.of();
        }
        List<Row> values = pack.marts.rows(share ? SHARES : RATES, indicator, options.text("period", "%"));
        List<Row> areas = values.stream()
                .filter(row -> !"England".equals(row.text("area_role")))
                .toList();
        Row here = one(values, "this area");
        return here == null
                ? List.of()
                : figure(id, new Found(about.get(0), here, areas, one(values, "England")), pack);
    }

    /** What was found: the indicator, this area, all areas in order of value, England or null. */
    private record Found(
            Row about, Row here, List<Row> areas, @Nullable Row england) {
        boolean isShare() {
            return "percent".equals(here.text("ranked_by"));
        }

        String value(Row row) {
            BigDecimal value = row.number("value");
            return isShare()
                    ? Numbers.percent(value)
                    : value == null ? Numbers.NOT_AVAILABLE : Numbers.decimal(value, 1);
        }

        /** A printed percentage has no counts, and so neither an interval nor a test. */
        boolean isCounted() {
            return areas.stream().allMatch(row -> row.number("numerator") != null && row.integer("denominator") > 0);
        }

        /** Areas that differ from this one beyond chance, in one direction. */
        long count(Comparison direction) {
            return areas.stream().filter(row -> compared(row) == direction).count();
        }

        private Comparison compared(Row row) {
            return isShare()
                    ? Comparison.ofProportions(
                            here.integer("numerator"),
                            here.integer("denominator"),
                            row.integer("numerator"),
                            row.integer("denominator"))
                    : Comparison.ofCounts(
                            here.integer("numerator"),
                            (double) here.integer("denominator"),
                            row.integer("numerator"),
                            (double) row.integer("denominator"));
        }
    }

    private static List<Block> figure(String id, Found found, PackContext pack) {
        Messages words = pack.messages;
        Row england = found.england();
        String reference = england == null ? "" : england.text("area_name", "") + " " + found.value(england);
        List<AreaRow> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row row : found.areas()) {
            String value = found.value(row);
            rows.add(new AreaRow(
                    row.text("area_name", ""),
                    Figures.valueOf(row),
                    bound(row, "lower"),
                    bound(row, "upper"),
                    cells(row, value, found),
                    Objects.equals(row, found.here())));
            said.add(row.text("area_name", "") + " " + value);
        }
        List<String> columns =
                new ArrayList<>(List.of(words.say(found.isShare() ? "neighbours.value" : "neighbours.rate")));
        if (found.isCounted()) {
            columns.add(words.say(found.isShare() ? "neighbours.cases" : "neighbours.number"));
        }
        NeighboursChart chart = new NeighboursChart(
                rows,
                england == null ? null : new Reference(Figures.valueOf(england), reference),
                columns,
                found.isShare(),
                words.say(
                        "neighbours.alt",
                        Map.of(
                                "title", measured(found),
                                "period", PeriodWords.of("period.", found.here(), pack),
                                "reference",
                                        reference.isEmpty()
                                                ? ""
                                                : words.say("neighbours.alt.reference", "reference", reference),
                                "areas", String.join("; ", said))));
        List<Row> drawn = new ArrayList<>(found.areas());
        if (england != null) {
            drawn.add(england);
        }
        return Figures.block(
                id,
                new Figures.Text(title(found, reference, pack), subtitle(found, pack), source(found, pack)),
                found.about().text("indicator_code", ""),
                chart,
                Figures.Values.of(
                        drawn,
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

    /** A share with how many it is of, a rate with how many were counted. */
    private static List<String> cells(Row row, String value, Found found) {
        return found.isCounted()
                ? List.of(value, Numbers.count(row.number(found.isShare() ? "denominator" : "numerator")))
                : List.of(value);
    }

    private static String title(Found found, String reference, PackContext pack) {
        Messages words = pack.messages;
        Row here = found.here();
        String share = found.isShare() ? Numbers.share(here.number("numerator"), here.number("denominator")) : "";
        List<Row> others = found.areas().stream()
                .filter(row -> !Objects.equals(row, here))
                .sorted(Comparator.comparing(Figures::valueOf))
                .toList();
        return words.say(
                found.isCounted() ? "neighbours.title" : "neighbours.title.untested",
                Map.of(
                        "place", pack.areaName(),
                        "value", found.value(here) + (found.isShare() ? "" : " " + here.text("ranked_by", "")),
                        "share", share.isEmpty() ? "" : " (" + share + ")",
                        "period", PeriodWords.of("neighbours.in.", here, pack),
                        "higher", Numbers.count(found.isCounted() ? found.count(Comparison.HIGHER) : 0),
                        "lower", Numbers.count(found.isCounted() ? found.count(Comparison.LOWER) : 0),
                        "total", Numbers.count(others.size()),
                        "least", found.value(others.get(0)),
                        "most", found.value(others.get(others.size() - 1)),
                        "reference", reference.isEmpty() ? "" : "; " + reference));
    }

    private static String subtitle(Found found, PackContext pack) {
        Messages words = pack.messages;
        return words.say(
                "neighbours.subtitle",
                "title",
                measured(found),
                "period",
                PeriodWords.of("period.", found.here(), pack),
                "dots",
                words.say(
                        found.areas().stream().anyMatch(row -> row.number("lower") != null)
                                ? "neighbours.intervals"
                                : "neighbours.noIntervals"));
    }

    /** The measure, and what a count is divided by. */
    private static String measured(Found found) {
        String title = found.about().text("title", "");
        return found.isShare()
                ? title
                : title + ", " + found.here().text("ranked_by", "").toLowerCase(Locale.UK);
    }

    private static String source(Found found, PackContext pack) {
        String release = found.areas().stream()
                .map(row -> row.text("release_label"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Numbers.NOT_AVAILABLE);
        boolean own = "warehouse".equals(found.here().text("source"));
        return pack.messages.say(
                own ? "neighbours.source" : "neighbours.published", "run", pack.shortRun(), "release", release);
    }

    private static @Nullable Row one(List<Row> values, String role) {
        return values.stream()
                .filter(row -> role.equals(row.text("area_role")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double bound(Row row, String name) {
        BigDecimal bound = row.number(name);
        return bound == null ? null : bound.doubleValue();
    }
}
