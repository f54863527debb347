package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.chart.FanChart;
import org.sendwarehouse.packs.chart.FanChart.FanPanel;
import org.sendwarehouse.packs.chart.FanChart.Spread;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** How long the queue for psychological advice may become, a panel a scenario, with what each assumes beneath. */
final class QueueFigure {
    private static final int PAST = 12;
    private static final int AHEAD = 24;
    private static final double MOST_FUTURES = 50;

    private QueueFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        if (!pack.marts.has("ep_queue_projection") || !pack.marts.has("ep_queue_path")) {
            return List.of();
        }
        List<String> wanted = options.list("scenarios");
        List<Row> scenarios =
                pack.marts.rows("select * from ep_queue_projection order by display_order, scenario").stream()
                        .filter(row -> wanted.isEmpty() || wanted.contains(row.text("scenario", "")))
                        .toList();
        if (scenarios.isEmpty()) {
            return List.of();
        }
        Row first = scenarios.get(0);
        if (first.text("not_possible") != null) {
            return List.of(note(id, "queue.none", Map.of("reason", first.text("not_possible", "")), pack));
        }
        return drawn(id, options, scenarios, pack);
    }

    private static List<Block> drawn(String id, Options options, List<Row> scenarios, PackContext pack) {
        Messages words = pack.messages;
        Row first = scenarios.get(0);
        int months = options.integer("months", AHEAD);
        List<Row> past = past(first, pack);
        List<FanPanel> panels = new ArrayList<>();
        List<Row> paths = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Row scenario : scenarios) {
            List<Row> path = pack.marts.rows(
                    "select * from ep_queue_path where scenario = ? and month_no <= ? order by month_no",
                    scenario.text("scenario", ""),
                    months);
            paths.addAll(path);
            panels.add(panel(scenario, past, path, words));
            said.add(scenario.text("scenario_title", "") + ": " + Texts.tidy(scenario.text("answer", "")));
        }
        String clearAt = Numbers.count(first.number("clear_at"));
        FanChart chart = new FanChart(
                options.integer("columns", panels.size() < 3 ? 2 : 3),
                panels,
                first.number("clear_at") == null ? 0 : first.number("clear_at").doubleValue(),
                words.say("queue.level", "n", clearAt),
                words.say(
                        "queue.alt",
                        "place",
                        pack.areaName(),
                        "n",
                        Numbers.count(first.number("waiting_now")),
                        "date",
                        Numbers.date(first.date("waiting_on")),
                        "clearAt",
                        clearAt,
                        "scenarios",
                        String.join(" ", said)));
        List<Block> blocks = new ArrayList<>(Figures.block(
                id,
                new Figures.Text(title(first, words), subtitle(first, clearAt, pack), Figures.ownSource(pack)),
                "ehc_ep_advice_waiting",
                chart,
                Figures.Values.of(
                        paths,
                        "scenario",
                        "month_no",
                        "month_end",
                        "waiting_lower",
                        "waiting_median",
                        "waiting_upper",
                        "cleared_pct"),
                pack));
        blocks.add(note(
                id + "-assumptions",
                "queue.assumptions",
                Map.of("assumptions", Texts.tidy(first.text("assumptions", ""))),
                pack));
        return blocks;
    }

    private static Block note(String id, String message, Map<String, String> values, PackContext pack) {
        return Block.of(id, "note", Map.of("text", pack.messages.say(message, values)));
    }

    /** The year before, by month; its last month is the first of every path. */
    private static List<Row> past(Row first, PackContext pack) {
        LocalDate now = first.date("waiting_on");
        if (now == null || !pack.marts.has("ep_queue")) {
            return List.of();
        }
        return pack.marts.rows(
                "select month_end, waiting from ep_queue where month_end <= ? and month_end > ? order by month_end",
                now,
                now.minusMonths(PAST + 1L));
    }

    private static FanPanel panel(Row scenario, List<Row> past, List<Row> path, Messages words) {
        List<@Nullable Double> before = new ArrayList<>();
        past.forEach(row -> before.add((double) row.integer("waiting")));
        if (before.isEmpty()) {
            before.add((double) scenario.integer("waiting_now"));
        }
        List<Spread> to = path.stream()
                .map(row -> new Spread(
                        value(row, "waiting_lower"), value(row, "waiting_median"), value(row, "waiting_upper")))
                .toList();
        LocalDate first =
                past.isEmpty() ? scenario.date("waiting_on") : past.get(0).date("month_end");
        LocalDate last = path.isEmpty()
                ? scenario.date("waiting_on")
                : path.get(path.size() - 1).date("month_end");
        return new FanPanel(
                scenario.text("scenario_title", ""),
                List.of(clear(scenario, words), inAYear(scenario, words)),
                before,
                to,
                first == null ? "" : Months.brief(first),
                last == null ? "" : Months.brief(last));
    }

    private static double value(Row row, String column) {
        BigDecimal number = row.number(column);
        return number == null ? 0 : number.doubleValue();
    }

    /** When half of the futures are clear; where most never are, that. */
    private static String clear(Row scenario, Messages words) {
        LocalDate median = scenario.date("clear_median");
        return median == null
                ? words.say(
                        "queue.panel.never",
                        "share",
                        Numbers.count(scenario.number("never_clear_pct")),
                        "end",
                        month(scenario.date("simulated_to")))
                : words.say("queue.panel.clear", "month", Numbers.month(median));
    }

    private static String inAYear(Row scenario, Messages words) {
        return words.say(
                "queue.panel.year",
                "n",
                Numbers.count(scenario.number("waiting_in_a_year")),
                "lower",
                Numbers.count(scenario.number("waiting_in_a_year_lower")),
                "upper",
                Numbers.count(scenario.number("waiting_in_a_year_upper")));
    }

    private static String month(@Nullable LocalDate date) {
        return date == null ? Numbers.NOT_AVAILABLE : Numbers.month(date);
    }

    private static String title(Row first, Messages words) {
        LocalDate median = first.date("clear_median");
        boolean mostlyNever = first.number("never_clear_pct") != null
                && first.number("never_clear_pct").doubleValue() > MOST_FUTURES;
        return words.say(
                median == null || mostlyNever ? "queue.title.never" : "queue.title.clear",
                "n",
                Numbers.count(first.number("waiting_now")),
                "date",
                Numbers.date(first.date("waiting_on")),
                "month",
                month(median),
                "share",
                Numbers.count(first.number("never_clear_pct")),
                "end",
                month(first.date("simulated_to")));
    }

    private static String subtitle(Row first, String clearAt, PackContext pack) {
        return pack.messages.say(
                "queue.subtitle",
                "place",
                pack.areaName(),
                "interval",
                Numbers.count(first.number("interval_pct")),
                "futures",
                Numbers.count(first.number("futures")),
                "clearAt",
                clearAt);
    }
}
