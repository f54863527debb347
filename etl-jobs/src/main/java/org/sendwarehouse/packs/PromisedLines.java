package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sendwarehouse.packs.chart.ControlChart.Step;
import org.sendwarehouse.packs.chart.TrendChart.Flag;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * What was promised of one indicator, for charts over time: the value to be reached as steps, each up to its due date and
 * the last one on, and flags at due dates of milestones and yearly targets.
 */
record PromisedLines(List<Step> steps, List<Flag> flags, List<BigDecimal> values) {
    /** Promises due later than this after the data would squeeze the months that there are. */
    private static final int MONTHS_AHEAD = 6;

    private static final String PROMISES = """
            select title, promise_kind, due_date, target_value
            from milestone_status
            where indicator_code = ? and due_date is not null
            order by due_date, order_no, promise_key
            """;

    /** Reads what was promised; steps begin with the first month shown and end with the last flag or the data. */
    static PromisedLines of(String indicator, LocalDate first, PackContext pack) {
        LocalDate horizon = pack.asAt().plusMonths(MONTHS_AHEAD);
        List<Step> steps = new ArrayList<>();
        List<Flag> flags = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        LocalDate from = first;
        for (Row promise : pack.marts.rows(PROMISES, indicator)) {
            LocalDate due = promise.date("due_date");
            if (due == null) {
                continue;
            }
            if (!"evidence date".equals(promise.text("promise_kind"))
                    && !due.isBefore(first)
                    && !due.isAfter(horizon)) {
                flags.add(new Flag(due, promise.text("title", "") + ", " + Numbers.shortDate(due)));
            }
            BigDecimal target = promise.number("target_value");
            // What is due beyond the axis is not drawn unless nothing nearer is promised.
            if (target != null && from.isBefore(pack.asAt())) {
                if (values.isEmpty() || values.get(values.size() - 1).compareTo(target) != 0) {
                    values.add(target);
                    steps.add(new Step(target.doubleValue(), from, due));
                } else {
                    Step last = steps.remove(steps.size() - 1);
                    steps.add(new Step(last.value(), last.from(), due));
                }
                from = due;
            }
        }
        if (!steps.isEmpty()) {
            LocalDate end = flags.stream().map(Flag::date).reduce(pack.asAt(), (a, b) -> a.isAfter(b) ? a : b);
            Step last = steps.remove(steps.size() - 1);
            steps.add(new Step(last.value(), last.from(), end));
        }
        return new PromisedLines(List.copyOf(steps), List.copyOf(flags), List.copyOf(values));
    }

    /** The newest promised value in a message with the place {@code value}, or nothing where none is a number. */
    String label(String message, @org.jspecify.annotations.Nullable String unit, Messages words) {
        return values.isEmpty() ? "" : words.say(message, "value", Numbers.inUnit(values.get(values.size() - 1), unit));
    }

    /** The promised dates as a sentence of an alternative text, or nothing. */
    String flagsSaid(Messages words) {
        return flags.isEmpty()
                ? ""
                : words.say(
                        "control.alt.flags",
                        "flags",
                        String.join("; ", flags.stream().map(Flag::label).toList()));
    }
}
