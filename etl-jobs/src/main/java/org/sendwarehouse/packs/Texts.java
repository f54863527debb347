package org.sendwarehouse.packs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/** Texts from marts as they go into narrow columns. */
final class Texts {
    /** As warehouse-sql words a target that is to beat where it began. */
    private static final String BASELINE = "the baseline";

    private static final Pattern LONG_DATE =
            Pattern.compile("(months to )?(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\\d{4})");

    /** The year stands once. */
    private static final Pattern OF_ONE_YEAR =
            Pattern.compile("(\\d{1,2} [A-Z][a-z]{2})(?= (\\d{4})) \\d{4} to (\\d{1,2} [A-Z][a-z]{2} \\2)");

    private static final DateTimeFormatter SHORT_FORM = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Texts() {}

    /** Keeps a percent sign with its number. */
    static String tidy(String text) {
        return text.replace(" %", "\u00A0%");
    }

    /** The first of several roles, and how many more there are; the workbook has them all. */
    static String role(@Nullable String roles, Messages words) {
        if (roles == null || roles.isBlank()) {
            return Numbers.NOT_AVAILABLE;
        }
        List<String> each = List.of(roles.split("\\s*;\\s*"));
        return each.size() == 1
                ? roles
                : words.say(
                        each.size() == 2 ? "role.other" : "role.others",
                        "first",
                        each.get(0),
                        "n",
                        Numbers.count(each.size() - 1L));
    }

    /**
     * What a promise needs, short enough for a column: a published benchmark with its year, the baseline's figure where it
     * is to be beaten, else the target as printed. Never its period.
     */
    static String needed(Row promise) {
        BigDecimal benchmark = promise.number("benchmark_value");
        BigDecimal target = promise.number("target_value");
        if (benchmark != null && target != null && benchmark.compareTo(target) == 0) {
            return Numbers.inUnit(benchmark, promise.text("unit")) + " (" + promise.text("benchmark_area_name", "")
                    + " " + promise.text("benchmark_period", "") + ")";
        }
        String printed = tidy(promise.text("target_text", promise.text("needed_text", Numbers.NOT_APPLICABLE)));
        return restsOnBaseline(promise)
                ? printed.replace(BASELINE, Numbers.inUnit(promise.number("baseline_value"), promise.text("unit")))
                : printed;
    }

    /**
     * Dates of a period in the short form of tables: {@code 2 Jun to 18 Jul 2025}, {@code 4 Sep 2024 to 18 Jul 2025}; whole
     * months by their last one: {@code 12 months to Apr 2026}.
     */
    static String shortDates(String period) {
        String dates = LONG_DATE.matcher(period).replaceAll(found -> {
            String date = found.group(2) + " " + found.group(3) + " " + found.group(4);
            return found.group(1) == null ? date : found.group(1) + monthOrDay(LocalDate.parse(date, SHORT_FORM));
        });
        return OF_ONE_YEAR.matcher(dates).replaceAll("$1 to $3");
    }

    /** {@code 2 Jun to 18 Jul 2025}. */
    static String fromTo(LocalDate start, LocalDate end) {
        return shortDates(Numbers.shortDate(start) + " to " + Numbers.shortDate(end));
    }

    /** The end of a period of months: {@code Apr 2026} where it is the month's last day, else {@code 2 Apr 2026}. */
    static String monthOrDay(@Nullable LocalDate end) {
        String date = Numbers.shortDate(end);
        return end != null && end.getDayOfMonth() == end.lengthOfMonth() ? date.substring(date.indexOf(' ') + 1) : date;
    }

    private static boolean restsOnBaseline(Row promise) {
        return promise.number("baseline_value") != null
                && promise.text("target_text", "").contains(BASELINE);
    }
}
