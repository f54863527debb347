package org.sendwarehouse.disclosure;

import java.time.LocalDate;

/** Where a count stands. */
record Spot(
        Measure measure,
        String area,
        String periodType,
        LocalDate start,
        LocalDate end,
        String breakdown,
        String value) {
    Spot with(Measure other) {
        return new Spot(other, area, periodType, start, end, breakdown, value);
    }

    /** That of the whole, where this is a part. */
    Spot total() {
        return new Spot(measure, area, periodType, start, end, "all", "all");
    }
}
