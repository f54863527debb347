package org.sendwarehouse.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The weeks of years that have gone: three terms of thirteen weeks each, parted by four weeks without school. */
final class SchoolWeeks {
    static final int A_YEAR = 39;
    static final int A_TERM = 13;

    private static final int OF_HOLIDAY = 4;
    private static final int WEEKS_A_YEAR = 52;

    private final LocalDate last;

    /** @param last Monday of the last week there was */
    SchoolWeeks(LocalDate last) {
        this.last = last;
    }

    /** The Mondays of a term; 0 is the last term. The earliest first. */
    List<LocalDate> term(int term) {
        List<LocalDate> mondays = new ArrayList<>();
        for (int week = (term + 1) * A_TERM - 1; week >= term * A_TERM; week--) {
            int ofYear = week % A_YEAR;
            mondays.add(last.minusWeeks(
                    (long) week / A_YEAR * WEEKS_A_YEAR + ofYear + (long) ofYear / A_TERM * OF_HOLIDAY));
        }
        return mondays;
    }
}
