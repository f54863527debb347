package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.Chart;
import org.sendwarehouse.packs.chart.ChartRenderer;

/** What every figure has: a number, a finding, a measure, a drawing, a source, and the values drawn. */
final class Figures {
    private Figures() {}

    /**
     * A figure's block; registers its values for the workbook and the manifest.
     *
     * @param text title (the finding), subtitle (the measure) and source
     * @param indicator code of what it shows
     */
    static List<Block> block(String id, Text text, String indicator, Chart chart, Values drawn, PackContext pack) {
        int number = pack.addFigure(text.title(), indicator, drawn.columns(), drawn.rows());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("title", text.title());
        values.put("subtitle", text.subtitle());
        values.put("anchor", "figure-" + number);
        values.put("chart", new ChartRenderer(chart, pack.palette));
        values.put(
                "source",
                pack.messages.say("figure.source", "number", String.valueOf(number), "source", text.source()));
        return List.of(Block.of(id, "figure", values));
    }

    /** Numbers a table as a figure, so that the workbook has all it rests on; its note names number and source. */
    static Block ofTable(String id, String title, String indicator, Values values, PackContext pack) {
        int number = pack.addFigure(title, indicator, values.columns(), values.rows());
        return Block.of(
                id,
                "note",
                Map.of(
                        "text",
                        pack.messages.say(
                                "figure.source", "number", String.valueOf(number), "source", ownSource(pack))));
    }

    /** The words around a figure. */
    record Text(String title, String subtitle, String source) {}

    /** The values drawn, as the workbook prints them. */
    record Values(List<String> columns, List<List<@Nullable Object>> rows) {
        /** The named columns of rows. */
        static Values of(List<Row> rows, String... columns) {
            List<List<@Nullable Object>> cells = new ArrayList<>();
            for (Row row : rows) {
                List<@Nullable Object> line = new ArrayList<>();
                for (String column : columns) {
                    line.add(row.values().get(column));
                }
                cells.add(line);
            }
            return new Values(List.of(columns), cells);
        }
    }

    /** The end of a row's period. */
    static LocalDate endOf(Row row) {
        LocalDate end = row.date("period_end");
        if (end == null) {
            throw new IllegalStateException("A value without the end of its period");
        }
        return end;
    }

    static double valueOf(Row row) {
        BigDecimal value = row.number("value");
        return value == null ? 0 : value.doubleValue();
    }

    /** Where the pack's own figures come from. */
    static String ownSource(PackContext pack) {
        return pack.messages.say("source.own", "run", pack.shortRun());
    }

    /** Where own figures and published ones come from. */
    static String comparedSource(PackContext pack, String release) {
        return pack.messages.say("source.compared", "run", pack.shortRun(), "release", release);
    }
}
