package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.packs.chart.DistributionChart;
import org.sendwarehouse.packs.chart.Mark;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** How many weeks plans took from request to issue, the latest twelve months against the calendar year before. */
final class DistributionFigure {
    private static final int BIN = 2;
    private static final int BINS = 40;
    private static final int LIMIT = 20;

    private DistributionFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("weeks_to_issue")) {
            return List.of();
        }
        List<Row> all = pack.marts.rows("select * from weeks_to_issue order by period_end, period_label, weeks");
        List<Row> latest = all.stream()
                .filter(row -> row.text("period_label", "").startsWith("latest"))
                .toList();
        if (latest.isEmpty()) {
            return List.of();
        }
        // The last whole calendar year that does not overlap the latest twelve months.
        List<Row> before = lastYearBefore(all, latest.get(0));
        if (before.isEmpty()) {
            return List.of();
        }
        Messages words = pack.messages;
        String period = words.say("period.twelveMonths", "month", Numbers.month(Figures.endOf(latest.get(0))));
        String earlier = before.get(0).text("period_label", "");
        long n = total(latest);
        String title = words.say(
                "distribution.title",
                "period",
                period,
                "median",
                weeks(latest, 50),
                "p90",
                weeks(latest, 90),
                "earlier",
                earlier,
                "medianBefore",
                weeks(before, 50),
                "p90Before",
                weeks(before, 90));
        DistributionChart chart = new DistributionChart(
                shares(latest),
                shares(before),
                BIN,
                LIMIT,
                List.of(
                        new Mark(quantile(latest, 50), words.say("distribution.median", "weeks", weeks(latest, 50))),
                        new Mark(quantile(latest, 90), words.say("distribution.p90", "weeks", weeks(latest, 90)))),
                new DistributionChart.Words(period, earlier, words.say("distribution.limit")),
                words.say(
                        "distribution.alt",
                        "period",
                        period,
                        "n",
                        Numbers.count(n),
                        "median",
                        weeks(latest, 50),
                        "p90",
                        weeks(latest, 90),
                        "longest",
                        Numbers.count(latest.get(latest.size() - 1).integer("weeks")),
                        "earlier",
                        earlier,
                        "medianBefore",
                        weeks(before, 50),
                        "p90Before",
                        weeks(before, 90)));
        List<Row> drawn = new ArrayList<>(before);
        drawn.addAll(latest);
        return Figures.block(
                id,
                new Figures.Text(
                        title,
                        words.say(
                                "distribution.subtitle",
                                "place",
                                pack.areaName(),
                                "n",
                                Numbers.count(n),
                                "nBefore",
                                Numbers.count(total(before)),
                                "earlier",
                                earlier),
                        Figures.ownSource(pack)),
                "ehcp_weeks_to_issue_median",
                chart,
                Figures.Values.of(drawn, "period_label", "period_start", "period_end", "weeks", "plans"),
                pack);
    }

    private static List<Row> lastYearBefore(List<Row> all, Row latest) {
        String label = null;
        for (Row row : all) {
            if (!row.text("period_label", "").startsWith("latest")
                    && row.date("period_end") != null
                    && latest.date("period_start") != null
                    && Figures.endOf(row).isBefore(startOf(latest))) {
                label = row.text("period_label", "");
            }
        }
        String found = label;
        return all.stream()
                .filter(row -> row.text("period_label", "").equals(found))
                .toList();
    }

    private static java.time.LocalDate startOf(Row row) {
        java.time.LocalDate start = row.date("period_start");
        return start == null ? Figures.endOf(row) : start;
    }

    private static long total(List<Row> rows) {
        return rows.stream().mapToLong(row -> row.integer("plans")).sum();
    }

    /** Percent of all plans by bin; the last bin holds everything longer. */
    private static List<Double> shares(List<Row> rows) {
        double[] plans = new double[BINS];
        for (Row row : rows) {
            // Week 20 belongs left of the line at 20: it ends with the last day of the limit.
            int bin = (int) Math.min(BINS - 1L, Math.max(0, row.integer("weeks") - 1) / BIN);
            plans[bin] += row.integer("plans");
        }
        long total = total(rows);
        List<Double> shares = new ArrayList<>();
        for (double count : plans) {
            shares.add(total == 0 ? 0 : 100 * count / total);
        }
        return shares;
    }

    /** The smallest number of weeks that at least this percentage of plans did not exceed. */
    private static long quantile(List<Row> rows, int percent) {
        long needed = (total(rows) * percent + 99) / 100;
        long so = 0;
        for (Row row : rows) {
            so += row.integer("plans");
            if (so >= needed) {
                return row.integer("weeks");
            }
        }
        return 0;
    }

    private static String weeks(List<Row> rows, int percent) {
        return Numbers.count(quantile(rows, percent));
    }
}
