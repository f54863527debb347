package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.packs.chart.BandsChart;
import org.sendwarehouse.packs.chart.BandsChart.Band;
import org.sendwarehouse.packs.chart.Mark;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** How long those on a waiting list have waited, by band of weeks, the newest month end against a year earlier. */
final class WaitsFigure {
    private static final String BANDS = """
            select * from waiting_band
            where indicator_code = ? and month_end = (
              select max(month_end) from waiting_band where indicator_code = ? and month_end <= ?)
            order by band_order
            """;
    /** Where the last band has no end, a mark stands in its middle. */
    private static final double OPEN = 0.5;

    private WaitsFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        if (!pack.marts.has("waiting_band")) {
            return List.of();
        }
        List<Row> now = pack.marts.rows(BANDS, indicator, indicator, pack.asAt());
        if (now.isEmpty() || now.get(0).integer("waiting_in_all") == 0) {
            return List.of();
        }
        LocalDate end = endOf(now.get(0));
        LocalDate yearAgo = end.minusYears(1).withDayOfMonth(1).plusMonths(1).minusDays(1);
        List<Row> before = pack.marts.rows(BANDS, indicator, indicator, yearAgo).stream()
                .filter(row -> endOf(row).equals(yearAgo))
                .toList();
        Messages words = pack.messages;
        Row first = now.get(0);
        List<Band> bands = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            Row row = now.get(i);
            Row earlier = before.size() == now.size() ? before.get(i) : null;
            String label =
                    words.say("waits.band", "weeks", row.text("wait_band", "").replace('-', '\u2013'));
            bands.add(new Band(
                    label,
                    row.integer("waiting"),
                    earlier == null ? null : (double) earlier.integer("waiting"),
                    Numbers.count(row.integer("waiting"))));
            said.add(label + ": " + Numbers.count(row.integer("waiting"))
                    + (earlier == null
                            ? ""
                            : words.say("waits.alt.before", "n", Numbers.count(earlier.integer("waiting")))));
        }
        BandsChart chart = new BandsChart(
                bands,
                List.of(
                        new Mark(
                                place(now, first.number("weeks_median")),
                                words.say("distribution.median", "weeks", weeks(first, "weeks_median"))),
                        new Mark(
                                place(now, first.number("weeks_p90")),
                                words.say("distribution.p90", "weeks", weeks(first, "weeks_p90")))),
                Numbers.date(end),
                before.isEmpty() ? "" : Numbers.date(yearAgo),
                words.say("waits.alt", values(first, before, pack, "bands", String.join("; ", said))));
        List<Row> drawn = new ArrayList<>(before);
        drawn.addAll(now);
        String alone = before.isEmpty() ? ".alone" : "";
        return Figures.block(
                id,
                new Figures.Text(
                        words.say("waits.title" + alone, values(first, before, pack, "bands", "")),
                        words.say("waits.subtitle" + alone, values(first, before, pack, "bands", "")),
                        Figures.ownSource(pack)),
                indicator,
                chart,
                Figures.Values.of(
                        drawn,
                        "indicator_code",
                        "month_end",
                        "wait_band",
                        "waiting",
                        "waiting_in_all",
                        "weeks_median",
                        "weeks_p90",
                        "data_status"),
                pack);
    }

    private static Map<String, String> values(Row now, List<Row> before, PackContext pack, String place, String value) {
        Row earlier = before.isEmpty() ? now : before.get(0);
        return Map.ofEntries(
                Map.entry("title", now.text("indicator_title", "")),
                Map.entry("place", pack.areaName()),
                Map.entry("date", Numbers.date(endOf(now))),
                Map.entry("n", Numbers.count(now.integer("waiting_in_all"))),
                Map.entry("median", weeks(now, "weeks_median")),
                Map.entry("p90", weeks(now, "weeks_p90")),
                Map.entry("dateBefore", Numbers.date(endOf(earlier))),
                Map.entry("nBefore", Numbers.count(earlier.integer("waiting_in_all"))),
                Map.entry("medianBefore", weeks(earlier, "weeks_median")),
                Map.entry("p90Before", weeks(earlier, "weeks_p90")),
                Map.entry(
                        "provisional",
                        "provisional".equals(now.text("data_status")) ? pack.messages.say("waits.provisional") : ""),
                Map.entry(place, value));
    }

    private static LocalDate endOf(Row row) {
        LocalDate end = row.date("month_end");
        if (end == null) {
            throw new IllegalStateException("A waiting list without its month end");
        }
        return end;
    }

    private static String weeks(Row row, String column) {
        BigDecimal weeks = row.number(column);
        return weeks == null ? Numbers.NOT_AVAILABLE : Numbers.decimal(weeks, 1);
    }

    /** Where so many weeks lie on an axis of bands: the number of bands before, and how far into its own. */
    static double place(List<Row> bands, @org.jspecify.annotations.Nullable BigDecimal weeks) {
        if (weeks == null) {
            return 0;
        }
        for (int i = 0; i + 1 < bands.size(); i++) {
            double from = from(bands.get(i));
            double to = from(bands.get(i + 1));
            if (weeks.doubleValue() <= to) {
                return i + Math.max(0, weeks.doubleValue() - from) / (to - from);
            }
        }
        return bands.size() - 1 + OPEN;
    }

    private static double from(Row band) {
        return Double.parseDouble(band.text("wait_band", "0").split("[-+]", 2)[0]);
    }
}
