package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.ChartRenderer;
import org.sendwarehouse.packs.chart.ColumnsChart;
import org.sendwarehouse.packs.chart.ColumnsChart.Column;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * A measure over its latest periods, a column each. Drawn from the figures that the audience is given and nothing else: a
 * period that is kept back is a gap with its mark, and there are no intervals.
 */
final class ColumnsFigure {
    private static final int MOST = 8;
    private static final int HUNDRED = 100;

    private static final String VALUES = """
            select period_type, period_start, period_end, numerator, denominator, value, data_status
            from evidence
            where indicator_code = ? and breakdown = 'all' and period_type = ?
            order by period_end desc, period_start desc
            limit ?
            """;

    private ColumnsFigure() {}

    /**
     * The gravest promise in scope whose measure has at least two figures, the newest among them, with what was promised as a line; nothing where
     * there is none.
     *
     * @param options which promises, as for the ledger; {@code indicator}, the measure, where it is to be one; {@code most}: the most periods
     */
    static List<Block> promise(String id, Options options, PackContext pack) {
        String wanted = options.text("indicator", "");
        for (Row promise : Promises.select(options, pack)) {
            if (!wanted.isEmpty() && !wanted.equals(promise.text("indicator_code", ""))) {
                continue;
            }
            List<Row> rows = latest(promise.text("indicator_code", ""), promise.text("period_type", ""), options, pack);
            boolean newestGiven = !rows.isEmpty() && rows.get(rows.size() - 1).number("value") != null;
            if (newestGiven && given(rows) > 1 && !"yes/no".equals(promise.text("unit"))) {
                return promised(id, promise, rows, pack);
            }
        }
        return List.of();
    }

    private static List<Block> promised(String id, Row promise, List<Row> rows, PackContext pack) {
        Messages words = pack.messages;
        String unit = promise.text("unit");
        BigDecimal target = line(promise);
        String needed = Texts.needed(promise);
        List<String> said = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Row row : rows) {
            String text = text(row, unit);
            columns.add(column(row, label(row, words), text));
            said.add(label(row, words) + " " + text);
        }
        return Figures.block(
                id,
                new Figures.Text(
                        words.say(
                                "promiseChart.title",
                                "title",
                                promise.text("title", ""),
                                "now",
                                Promises.now(promise, pack),
                                "status",
                                promise.text("status", "")),
                        words.say(
                                "promiseChart.subtitle",
                                "measure",
                                promise.text("indicator_title", ""),
                                "place",
                                pack.areaName(),
                                "needed",
                                needed,
                                "due",
                                Promises.due(promise)),
                        Figures.ownSource(pack)),
                promise.text("indicator_code", ""),
                new ColumnsChart(
                        columns,
                        top(rows, unit),
                        target == null ? null : target.doubleValue(),
                        target == null ? "" : words.say("promiseChart.line", "needed", needed),
                        words.say(
                                "promiseChart.alt",
                                "title",
                                promise.text("title", ""),
                                "measure",
                                promise.text("indicator_title", ""),
                                "place",
                                pack.areaName(),
                                "needed",
                                needed,
                                "periods",
                                String.join("; ", said))),
                values(rows),
                pack);
    }

    /** What a line can show: a number to reach, else the baseline that is to be beaten. */
    private static @Nullable BigDecimal line(Row promise) {
        BigDecimal target = promise.number("target_value");
        return target == null ? promise.number("baseline_value") : target;
    }

    /**
     * A measure in plain words: every number as it is said on the page, no percentages.
     *
     * @param options {@code indicator}; {@code period}, its kind of period; {@code message}, the code of its title, with
     *     {@code .what} for what is counted; {@code most}: the most periods
     */
    static List<Block> plain(String id, Options options, PackContext pack) {
        Messages words = pack.messages;
        List<Row> about =
                pack.marts.rows("select * from indicator where indicator_code = ?", options.text("indicator"));
        List<Row> rows = latest(options.text("indicator"), options.text("period"), options, pack);
        if (about.isEmpty() || given(rows) < 2) {
            return List.of();
        }
        String message = options.text("message");
        String unit = about.get(0).text("unit");
        List<Column> columns = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row row : rows) {
            String text =
                    row.number("value") == null ? words.say("plain.chart.gap") : Numbers.count(row.number("value"));
            columns.add(column(row, label(row, words), text));
            said.add(label(row, words) + ": " + text);
        }
        int number = pack.addFigure(
                words.say(message),
                options.text("indicator"),
                values(rows).columns(),
                values(rows).rows());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("title", words.say(message));
        values.put("subtitle", words.say(message + ".what"));
        values.put("anchor", "figure-" + number);
        values.put(
                "chart",
                new ChartRenderer(
                        new ColumnsChart(
                                columns,
                                top(rows, unit),
                                null,
                                "",
                                words.say(
                                        "plain.chart.alt",
                                        "title",
                                        words.say(message),
                                        "what",
                                        words.say(message + ".what"),
                                        "years",
                                        String.join("; ", said))),
                        pack.palette));
        values.put("source", words.say("plain.chart.source", "number", String.valueOf(number)));
        return List.of(Block.of(id, "figure", values));
    }

    /** The latest periods in order of time, with those that are kept back. */
    private static List<Row> latest(String indicator, String period, Options options, PackContext pack) {
        List<Row> rows = new ArrayList<>(pack.marts.rows(VALUES, indicator, period, options.integer("most", MOST)));
        Collections.reverse(rows);
        while (!rows.isEmpty() && rows.get(0).number("value") == null) {
            rows.remove(0);
        }
        return rows;
    }

    private static long given(List<Row> rows) {
        return rows.stream().filter(row -> row.number("value") != null).count();
    }

    private static Column column(Row row, String label, String text) {
        return new Column(
                label,
                row.number("value") == null ? null : Figures.valueOf(row),
                text,
                "provisional".equals(row.text("data_status")));
    }

    private static String text(Row row, @Nullable String unit) {
        return row.number("value") == null
                ? "suppressed".equals(row.text("data_status")) ? Numbers.WITHHELD : Numbers.NOT_AVAILABLE
                : Numbers.inUnit(row.number("value"), unit);
    }

    private static String label(Row row, Messages words) {
        return PartPeriods.label(row.text("period_type", ""), Figures.endOf(row), words);
    }

    /** Shares are set against the whole of a hundred, or half of it, so that a low one looks low. */
    private static double top(List<Row> rows, @Nullable String unit) {
        double highest = rows.stream().mapToDouble(Figures::valueOf).max().orElse(0);
        if ("percent".equals(unit)) {
            return highest <= HUNDRED / 2.0 ? HUNDRED / 2.0 : HUNDRED;
        }
        return highest;
    }

    private static Figures.Values values(List<Row> rows) {
        return Figures.Values.of(
                rows, "period_type", "period_start", "period_end", "numerator", "denominator", "value", "data_status");
    }
}
