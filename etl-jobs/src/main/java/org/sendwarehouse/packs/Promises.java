package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Numbers;

/** Reads promises (milestones, yearly targets, evidence dates) and says them. */
final class Promises {
    /** Milestones weigh more than yearly targets, and these more than the date of one action's evidence. */
    private static final List<String> KINDS = List.of("milestone", "yearly target", "evidence date");

    private Promises() {}

    /** The promises an option block asks for, in the order exceptions are read: mismatches, then by severity. */
    static List<Row> select(Options options, PackContext pack) {
        List<String> kinds = options.list("promises");
        List<String> areas = options.list("areas");
        LocalDate from = LocalDate.parse(options.text("from", "0001-01-01"));
        LocalDate to = LocalDate.parse(options.text("to", "9999-12-31"));
        List<Row> rows = new ArrayList<>();
        for (Row row : pack.marts.rows("select * from milestone_status order by order_no, promise_key")) {
            String area = row.text("area_for_improvement", "");
            LocalDate due = row.date("due_date");
            boolean inTime = due == null ? from.getYear() == 1 : !due.isBefore(from) && !due.isAfter(to);
            if ((kinds.isEmpty() || kinds.contains(row.text("promise_kind", "")))
                    && (areas.isEmpty() || areas.contains(area))
                    && inTime) {
                rows.add(row);
            }
        }
        return inOrder(rows, pack);
    }

    private static List<Row> inOrder(List<Row> rows, PackContext pack) {
        List<String> severity = List.copyOf(pack.palette.statuses().keySet());
        rows.sort(Comparator.comparing((Row row) -> !row.flag("mismatch"))
                .thenComparing(row -> severity.indexOf(row.text("status", "")))
                .thenComparing(Promises::weight)
                .thenComparing(row -> row.date("due_date"), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(row -> row.integer("order_no"))
                .thenComparing(row -> row.text("promise_key", "")));
        return rows;
    }

    /** {@code 3 missed, 1 at risk and 2 met}; statuses in the order of the palette, those without a row left out. */
    static String countList(List<Row> rows, PackContext pack) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        pack.palette.statuses().keySet().forEach(status -> counts.put(status, 0));
        for (Row row : rows) {
            counts.merge(row.text("status", ""), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((status, n) -> {
            if (n > 0) {
                String code = "counted." + status;
                parts.add(
                        pack.messages.has(code)
                                ? pack.messages.say(code, "n", Numbers.count(n))
                                : n + " " + pack.palette.status(status).word());
            }
        });
        if (parts.size() == 1 && rows.size() > 1) {
            String status = rows.get(0).text("status", "");
            return pack.messages.say(
                    rows.size() == 2 ? "counted.both" : "counted.all",
                    "is",
                    pack.messages.say("counted.are." + status));
        }
        return sentenceList(parts);
    }

    /** How much a promise weighs by its kind: the less, the more. */
    static int weight(Row row) {
        return KINDS.indexOf(row.text("promise_kind", ""));
    }

    static String sentenceList(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    static boolean isMeasured(Row row) {
        return row.number("value") != null && !"not measured".equals(row.text("status"));
    }

    /** The value with its unit, the mark of a value that is withheld, or the words for no data. */
    static String now(Row row, PackContext pack) {
        if (isWithheld(row)) {
            return Numbers.WITHHELD;
        }
        BigDecimal value = row.number("value");
        if (value == null) {
            return pack.messages.say("ledger.nodata");
        }
        return isDeliverable(row)
                ? pack.messages.say(value.signum() > 0 ? "deliverable.done" : "deliverable.notDone")
                : Numbers.inUnit(value, row.text("unit"));
    }

    /** Whether it is done or not done, rather than a number. */
    private static boolean isDeliverable(Row row) {
        return "yes/no".equals(row.text("unit"));
    }

    /** {@code 322 of 1,004}; nothing where the value is no share, or says yes or no. */
    static String share(Row row) {
        return isDeliverable(row) ? "" : Numbers.share(row.number("numerator"), row.number("denominator"));
    }

    /** Whether there is a value that this audience is not given. */
    static boolean isWithheld(Row row) {
        return row.number("value") == null && "suppressed".equals(row.text("data_status"));
    }

    /** {@code 322 of 1,004, 12 months to Apr 2026}. */
    static @Nullable String nowNote(Row row) {
        String share = share(row);
        String period = Texts.shortDates(row.text("period_label", ""));
        if (row.number("value") == null) {
            return isWithheld(row) ? period : null;
        }
        return share.isEmpty() ? period : period.isEmpty() ? share : share + ", " + period;
    }

    /** The value in strong type over its share and period, or the muted words for no data. */
    static String nowCell(Row row, PackContext pack) {
        String muted = pack.palette.muted();
        return row.number("value") == null && !isWithheld(row)
                ? Styled.strongOverMuted(null, pack.messages.say("ledger.nodata"), muted)
                : Styled.strongOverMuted(now(row, pack), nowNote(row), muted);
    }

    static String due(Row row) {
        LocalDate due = row.date("due_date");
        return due == null ? row.text("due_printed", Numbers.NOT_AVAILABLE) : Numbers.shortDate(due);
    }

    /** The promise in one sentence. */
    static String sentence(Row row, PackContext pack) {
        String share = share(row);
        String sentence = pack.messages.say(
                "promise.measured",
                "title",
                row.text("title", ""),
                "now",
                now(row, pack),
                "share",
                share.isEmpty() ? "" : " (" + share + ")",
                "period",
                Texts.shortDates(row.text("period_label", Numbers.NOT_AVAILABLE)),
                "needed",
                Texts.needed(row),
                "due",
                due(row),
                "status",
                row.text("status", ""));
        if (!row.flag("mismatch")) {
            return sentence;
        }
        return sentence
                + " "
                + pack.messages.say(
                        "promise.mismatch",
                        "reported",
                        row.text("reported_rating", Numbers.NOT_AVAILABLE),
                        "status",
                        row.text("status", ""));
    }
}
