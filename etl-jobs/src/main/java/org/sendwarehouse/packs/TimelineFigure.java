package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendwarehouse.packs.chart.TimelineChart;
import org.sendwarehouse.packs.chart.TimelineChart.TimelineRow;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Every dated promise on one axis of time; those without a date are counted, and listed by the block {@code undated}. */
final class TimelineFigure {
    /** Lines of names, with one for the space between rows, that a page holds beside title and axis. */
    private static final int MOST_LINES = 56;

    /** What can become of a promise that is due, in the order it is said. */
    private static final List<String> OUTCOMES =
            List.of("met", "metLate", "late", "unclear", "awaited", "conflict", "unmeasured");

    private TimelineFigure() {}

    static List<Block> compose(String id, Options options, PackContext pack) {
        List<Row> promises = Promises.select(options, pack);
        Messages words = pack.messages;
        LocalDate today = pack.asAt();
        List<TimelineRow> rows = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<Row> dated = promises.stream()
                .filter(row -> row.date("due_date") != null)
                .sorted(Comparator.comparing(TimelineFigure::dueOf)
                        .thenComparing(row -> row.integer("order_no"))
                        .thenComparing(row -> row.text("promise_key", "")))
                .toList();
        for (Row row : dated) {
            rows.add(row(row, pack));
            said.add(said(row, pack));
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        int undated = promises.size() - dated.size();
        String title = title(dated, pack);
        LocalDate from = dueOf(dated.get(0)).withDayOfMonth(1);
        while (from.getMonthValue() % 3 != 1) {
            from = from.minusMonths(1);
        }
        LocalDate last = dueOf(dated.get(dated.size() - 1));
        LocalDate to = (last.isAfter(today) ? last : today).plusMonths(1).withDayOfMonth(1);
        List<Block> blocks = new ArrayList<>();
        int first = 0;
        while (first < rows.size()) {
            int next = fitting(rows, first);
            TimelineChart chart = new TimelineChart(
                    from,
                    to,
                    today,
                    words.say("timeline.today", "date", Numbers.shortDate(today)),
                    rows.subList(first, next),
                    words.say(
                            "timeline.alt",
                            "today",
                            Numbers.shortDate(today),
                            "rows",
                            String.join("; ", said.subList(first, next))));
            blocks.addAll(Figures.block(
                    id + "-" + first,
                    new Figures.Text(
                            first == 0 ? title : words.say("timeline.continued"),
                            words.say(
                                    "timeline.subtitle",
                                    "undated",
                                    undated == 0 ? "" : words.say("timeline.undated", "n", Numbers.count(undated))),
                            Figures.ownSource(pack)),
                    "milestones",
                    chart,
                    Figures.Values.of(
                            dated.subList(first, next),
                            "promise_key",
                            "title",
                            "promise_kind",
                            "due_date",
                            "status",
                            "met_since",
                            "met_since_date"),
                    pack));
            first = next;
        }
        return blocks;
    }

    private static TimelineRow row(Row row, PackContext pack) {
        String status = row.text("status", "not measured");
        LocalDate due = dueOf(row);
        String since = Tables.metSince(row, pack);
        LocalDate met =
                since == null ? null : row.values().containsKey("met_since_date") ? row.date("met_since_date") : null;
        List<String> beside = new ArrayList<>(
                List.of(Numbers.shortDate(due), pack.palette.status(status).word()));
        if (since != null) {
            beside.add(since);
        }
        boolean late = "missed".equals(status) && since == null && due.isBefore(pack.asAt());
        return new TimelineRow(TimelineChart.lines(row.text("title", "")), due, status, met, late, beside);
    }

    /** One row in words: what, when, how it stands. */
    private static String said(Row row, PackContext pack) {
        String since = Tables.metSince(row, pack);
        return row.text("title", "") + ", " + Numbers.shortDate(dueOf(row)) + ", " + row.text("status", "not measured")
                + (since == null ? "" : ", " + since);
    }

    /** How many are due by now, and what became of them: each in one part of the list, so that the parts add up. */
    private static String title(List<Row> dated, PackContext pack) {
        Messages words = pack.messages;
        Map<String, Integer> counts = new LinkedHashMap<>();
        OUTCOMES.forEach(outcome -> counts.put(outcome, 0));
        int past = 0;
        for (Row row : dated) {
            if (dueOf(row).isBefore(pack.asAt())) {
                counts.merge(outcome(row), 1, Integer::sum);
                past++;
            }
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((outcome, n) -> {
            if (n > 0) {
                parts.add(words.say("timeline.due." + outcome, "n", Numbers.count(n)));
            }
        });
        String total = Numbers.count(dated.size());
        return past == 0
                ? words.say("timeline.title.none", "total", total)
                : words.say(
                        "timeline.title",
                        "total",
                        total,
                        "past",
                        Numbers.count(past),
                        "list",
                        Promises.sentenceList(parts));
    }

    /** What became of a promise whose date is past: a status before the deciding figures are in awaits them. */
    private static String outcome(Row row) {
        return switch (row.text("status", "not measured")) {
            case "met" -> "met";
            case "missed" -> row.flag("met_since") ? "metLate" : "late";
            case "no clear change" -> "unclear";
            case "date conflict" -> "conflict";
            case "not measured" -> "unmeasured";
            default -> "awaited";
        };
    }

    /** The end of the rows that fit on one page, from a first one on. */
    private static int fitting(List<TimelineRow> rows, int first) {
        int lines = 0;
        int next = first;
        while (next < rows.size() && lines + rows.get(next).lines() + 1 <= MOST_LINES) {
            lines += rows.get(next).lines() + 1;
            next++;
        }
        return Math.max(next, first + 1);
    }

    private static LocalDate dueOf(Row row) {
        LocalDate due = row.date("due_date");
        return due == null ? LocalDate.MAX : due;
    }
}
