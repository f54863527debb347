package org.sendwarehouse.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sendwarehouse.packs.chart.TimelineChart;
import org.sendwarehouse.packs.chart.TimelineChart.TimelineRow;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Every dated promise on one axis of time; those without a date are listed beneath. */
final class TimelineFigure {
    /** Lines of names, with one for the space between rows, that a page holds beside title and axis. */
    private static final int MOST_LINES = 56;

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
        long late = 0;
        for (Row row : dated) {
            String status = row.text("status", "not measured");
            boolean isLate = "missed".equals(status)
                    && !row.flag("met_since")
                    && dueOf(row).isBefore(today);
            late += isLate ? 1 : 0;
            rows.add(new TimelineRow(TimelineChart.lines(row.text("title", "")), dueOf(row), status, isLate));
            said.add(row.text("title", "") + ", " + Numbers.shortDate(dueOf(row)) + ", " + status);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        long past = dated.stream().filter(row -> dueOf(row).isBefore(today)).count();
        long unmeasured = dated.stream()
                .filter(row -> dueOf(row).isBefore(today) && "not measured".equals(row.text("status")))
                .count();
        String title = words.say(
                "timeline.title",
                "past",
                Numbers.count(past),
                "total",
                Numbers.count(dated.size()),
                "late",
                Numbers.count(late),
                "unmeasured",
                Numbers.count(unmeasured));
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
                    words.say("timeline.alt", "rows", String.join("; ", said.subList(first, next))));
            blocks.addAll(Figures.block(
                    id + "-" + first,
                    new Figures.Text(
                            first == 0 ? title : words.say("timeline.continued"),
                            words.say("timeline.subtitle"),
                            Figures.ownSource(pack)),
                    "milestones",
                    chart,
                    Figures.Values.of(
                            dated.subList(first, next), "promise_key", "title", "promise_kind", "due_date", "status"),
                    pack));
            first = next;
        }
        return blocks;
    }

    /** The end of the rows that fit on one page, from a first one on. */
    private static int fitting(List<TimelineRow> rows, int first) {
        int lines = 0;
        int next = first;
        while (next < rows.size() && lines + rows.get(next).name().size() + 1 <= MOST_LINES) {
            lines += rows.get(next).name().size() + 1;
            next++;
        }
        return Math.max(next, first + 1);
    }

    private static LocalDate dueOf(Row row) {
        LocalDate due = row.date("due_date");
        return due == null ? LocalDate.MAX : due;
    }
}
