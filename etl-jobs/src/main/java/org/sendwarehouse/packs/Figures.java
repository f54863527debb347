package org.sendwarehouse.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.ChartRenderer;

/** What every figure has: a number, a finding, a measure, a drawing, a source, and the values drawn. */
final class Figures {
    private Figures() {}

    static List<Block> block(
            String id,
            String title,
            String subtitle,
            String release,
            String indicator,
            ChartRenderer chart,
            List<String> columns,
            List<List<@Nullable Object>> data,
            PackContext pack) {
        int number = pack.addFigure(title, indicator, columns, data);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("title", title);
        values.put("subtitle", subtitle);
        values.put("anchor", "figure-" + number);
        values.put("chart", chart);
        values.put(
                "source",
                pack.messages.say(
                        "figure.source",
                        "number",
                        String.valueOf(number),
                        "source",
                        pack.messages.say("source.casework", "run", pack.shortRun(), "release", release)));
        return List.of(Block.of(id, "figure", values));
    }
}
