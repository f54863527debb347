package org.sendwarehouse.receive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The facts a return states about itself, or why they cannot be had.
 *
 * @param area number of the authority as the Department for Education counts
 * @param period collection year
 * @param referenceDate the day the return is about
 * @param problem why the return is refused; null where it is not
 */
record ReturnHeader(
        @Nullable String area,
        @Nullable String period,
        @Nullable LocalDate referenceDate,
        @Nullable String problem) {

    static ReturnHeader refused(String problem) {
        return new ReturnHeader(null, null, null, problem);
    }

    /** Checks the three facts as text. */
    static ReturnHeader of(@Nullable String area, @Nullable String period, @Nullable LocalDate date, String where) {
        if (area == null || !area.matches("[0-9]{3}")) {
            return refused(where + " does not state the authority's number (three digits).");
        }
        if (period == null || !period.matches("20[0-9]{2}")) {
            return refused(where + " does not state the collection year (four digits).");
        }
        if (date == null) {
            return refused(where + " does not state a reference date that can be read.");
        }
        return new ReturnHeader(area, period, date, null);
    }
}
