package org.sendwarehouse.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as the site writes them. */
final class Figures {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** A decimal without noughts at its end; empty where there is none. */
    static String plain(String decimal) {
        return decimal.isEmpty()
                ? ""
                : new BigDecimal(decimal).stripTrailingZeros().toPlainString();
    }

    /** A day such as {@code 2026-04-30} in words; empty where there is none. */
    static String day(String iso) {
        return iso.isEmpty() ? "" : LocalDate.parse(iso).format(DAY);
    }
}
