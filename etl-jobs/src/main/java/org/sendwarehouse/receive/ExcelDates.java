package org.sendwarehouse.receive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as Excel holds them: days since a first day, with a number format that shows them as dates (ECMA-376, part 1,
 * 18.17.4 and 18.8.30).
 */
final class ExcelDates {
    /** Day 1 is 1 January 1900, but Excel counts a 29 February 1900 that never was as day 60. */
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);

    private static final LocalDate BEFORE_1900_FROM_MARCH = LocalDate.of(1899, 12, 30);
    private static final int NO_SUCH_DAY = 60;
    /** Day 0 is 1 January 1904, as workbooks of old Macintoshes count. */
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);

    private static final int LAST_DAY = 2_958_465;
    private static final int SECONDS_A_DAY = 86_400;

    /** Parts of a number format that say nothing of dates: quoted text, escaped letters, colours and conditions. */
    private static final Pattern NOT_DATE =
            Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]", Pattern.CASE_INSENSITIVE);

    private ExcelDates() {}

    /** What a number format shows. */
    enum Shows {
        NUMBER,
        DATE,
        TIME
    }

    /**
     * What a number format shows.
     *
     * @param id its number; built-in dates need no text
     * @param format its text; null where the workbook gives none
     */
    static Shows shows(@Nullable Integer id, @Nullable String format) {
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36)) {
            return Shows.DATE;
        }
        if (id != null && ((id >= 50 && id <= 54) || id == 57 || id == 58)) {
            return Shows.DATE;
        }
        if (id != null && ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))) {
            return Shows.TIME;
        }
        if (format == null || format.equalsIgnoreCase("General")) {
            return Shows.NUMBER;
        }
        String first = format.split(";", 2)[0];
        String bare = NOT_DATE.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
        if (bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0) {
            return Shows.DATE;
        }
        boolean hours = bare.indexOf('h') >= 0 || bare.indexOf('s') >= 0;
        if (bare.indexOf('m') >= 0 && !hours) {
            return Shows.DATE;
        }
        return hours ? Shows.TIME : Shows.NUMBER;
    }

    /** The day a number stands for, in ISO form, with its time where it has one; null where there is no such day. */
    static @Nullable String iso(BigDecimal serial, boolean from1904) {
        if (serial.signum() < 0) {
            return null;
        }
        BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
        int seconds = serial.subtract(whole)
                .multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        if (whole.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            return null;
        }
        LocalDate day = day(whole.intValueExact(), from1904);
        if (day == null) {
            return null;
        }
        LocalDateTime time = day.atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? day.toString() : time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
    }

    private static @Nullable LocalDate day(int serial, boolean from1904) {
        if (from1904) {
            return FIRST_1904.plusDays(serial);
        }
        if (serial < 1 || serial == NO_SUCH_DAY) {
            return null;
        }
        return (serial < NO_SUCH_DAY ? BEFORE_1900 : BEFORE_1900_FROM_MARCH).plusDays(serial);
    }
}
