package org.sendwarehouse.packs;

import java.time.LocalDate;
import org.sendwarehouse.packs.text.Numbers;

/** Periods in words, by message: {@code in 2025} for families, {@code 2025} in a table. */
final class PeriodWords {
    private PeriodWords() {}

    /**
     * The period of a row of evidence.
     *
     * @param prefix what the codes of the messages start with; then comes the kind of period, {@code day} for one that is
     *     a day within a month, or {@code other}
     */
    static String of(String prefix, Row row, PackContext pack) {
        LocalDate end = Figures.endOf(row);
        LocalDate start = row.date("period_start");
        LocalDate from = start == null ? end : start;
        String kind = row.text("period_type", "");
        boolean monthEnd = end.plusDays(1).getDayOfMonth() == 1;
        String code = prefix + ("snapshot".equals(kind) && !monthEnd ? "day" : kind);
        return pack.messages.say(
                pack.messages.has(code) ? code : prefix + "other",
                "year",
                String.valueOf(end.getYear()),
                "from",
                String.valueOf(from.getYear()),
                "month",
                Numbers.month(end),
                "day",
                Numbers.date(end),
                "fromDay",
                Numbers.date(from));
    }
}
