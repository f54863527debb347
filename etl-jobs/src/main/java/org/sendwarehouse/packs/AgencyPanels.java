package org.sendwarehouse.packs;

import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.packs.chart.PanelsChart;
import org.sendwarehouse.packs.chart.PanelsChart.Panel;
import org.sendwarehouse.packs.chart.PanelsChart.PanelPoint;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** A share by agency, month by month: small multiples in a fixed order, so that no league is printed. */
final class AgencyPanels {
    private static final int MONTHS = 24;
    private static final String MONTHLY = """
            select breakdown_value, period_start, period_end, numerator, denominator, value, data_status
            from evidence
            where indicator_code = ? and breakdown = ? and breakdown_value = ? and period_type = 'month'
            order by period_end desc
            limit ?
            """;
    private static final String TWELVE_MONTHS = """
            select breakdown_value, period_start, period_end, numerator, denominator, value
            from evidence
            where indicator_code = ? and breakdown = ? and period_type = 'rolling_12_months' and value is not null
            qualify period_end = max(period_end) over ()
            order by breakdown_value
            """;

    private AgencyPanels() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        String indicator = options.text("indicator");
        String breakdown = options.text("breakdown", "agency");
        int threshold = options.integer("threshold", 80);
        Messages words = pack.messages;
        Row about = pack.marts.only("select * from indicator where indicator_code = ?", indicator);
        List<Row> year = pack.marts.rows(TWELVE_MONTHS, indicator, breakdown);
        List<Row> whole = pack.marts.rows(TWELVE_MONTHS, indicator, "all");
        if (year.isEmpty() || whole.isEmpty()) {
            return List.of();
        }
        List<Panel> panels = new ArrayList<>();
        List<Row> drawn = new ArrayList<>();
        List<String> said = new ArrayList<>();
        long below = 0;
        for (String code : order(options, year)) {
            Row twelve = year.stream()
                    .filter(row -> code.equals(row.text("breakdown_value")))
                    .findFirst()
                    .orElse(null);
            if (twelve == null) {
                continue;
            }
            List<Row> months = new ArrayList<>(pack.marts.rows(MONTHLY, indicator, breakdown, code, MONTHS));
            java.util.Collections.reverse(months);
            drawn.addAll(months);
            String name = words.has("agency." + code) ? words.say("agency." + code) : code;
            String note = Numbers.percent(twelve.number("value")) + ", "
                    + Numbers.share(twelve.number("numerator"), twelve.number("denominator"));
            said.add(name + " " + note);
            below += Figures.valueOf(twelve) < threshold ? 1 : 0;
            panels.add(new Panel(name, note, false, "", points(months, about)));
        }
        Row all = whole.get(0);
        String period = words.say("period.twelveMonths", "month", Numbers.month(Figures.endOf(all)));
        String title = words.say(
                "advice.title",
                "n",
                Numbers.count(all.number("numerator")),
                "d",
                Numbers.count(all.number("denominator")),
                "value",
                Numbers.percent(all.number("value")),
                "period",
                period,
                "below",
                Numbers.count(below),
                "total",
                Numbers.count(panels.size()),
                "threshold",
                Numbers.count(threshold));
        PanelsChart chart = new PanelsChart(
                options.integer("columns", 3),
                options.integer("height", 46),
                100.0,
                " %",
                100.0,
                panels,
                words.say(
                        "advice.alt",
                        "title",
                        about.text("title", ""),
                        "period",
                        period,
                        "agencies",
                        String.join("; ", said)));
        return Figures.block(
                id,
                new Figures.Text(
                        title,
                        words.say(
                                "advice.subtitle",
                                "title",
                                about.text("title", ""),
                                "place",
                                pack.areaName(),
                                "least",
                                Numbers.count(about.integer("minimum_denominator"))),
                        Figures.ownSource(pack)),
                indicator,
                chart,
                Figures.Values.of(
                        drawn, "breakdown_value", "period_start", "period_end", "numerator", "denominator", "value"),
                pack);
    }

    /** The order a section states, then any other agency by its code. */
    private static List<String> order(Options options, List<Row> year) {
        List<String> order = new ArrayList<>(options.list("order"));
        for (Row row : year) {
            String code = row.text("breakdown_value", "");
            if (!order.contains(code)) {
                order.add(code);
            }
        }
        return order;
    }

    /** A month with too few cases to say anything is a gap. */
    private static List<PanelPoint> points(List<Row> months, Row about) {
        List<PanelPoint> points = new ArrayList<>();
        for (Row month : months) {
            boolean enough = month.integer("denominator") >= about.integer("minimum_denominator");
            points.add(new PanelPoint(
                    Numbers.month(Figures.endOf(month)),
                    enough && month.number("value") != null ? Figures.valueOf(month) : null,
                    "provisional".equals(month.text("data_status"))));
        }
        return points;
    }
}
