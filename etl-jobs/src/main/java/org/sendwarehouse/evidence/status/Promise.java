package org.sendwarehouse.evidence.status;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a promise is judged by, as at a date.
 *
 * @param asAt the day of the judgement
 * @param due the day it is due; null where the plan gives none
 * @param measuredFrom first day of the period that decides it; null where any period does
 * @param dateConflict why the printed dates cannot both hold; null where they can
 * @param notMeasurable why nothing can be measured, such as a feed not delivered; null where something can
 * @param missedByAbsence why it is missed if nothing at all was measured by now; null where silence proves nothing
 * @param unit unit of the indicator
 * @param direction which way is better
 * @param atDue the figure that decides it, once the due date has passed and the first data that can show it are in
 * @param latest the newest figure
 * @param trend the newest periods in order of time, for a projection; empty where none may be made
 * @param baseline where the straight line to the target starts; null where nothing was measured before
 */
public record Promise(
        LocalDate asAt,
        @Nullable LocalDate due,
        @Nullable LocalDate measuredFrom,
        @Nullable String dateConflict,
        @Nullable String notMeasurable,
        @Nullable String missedByAbsence,
        Unit unit,
        Direction direction,
        @Nullable Reading atDue,
        @Nullable Reading latest,
        List<Observation> trend,
        @Nullable Observation baseline) {

    public Promise {
        trend = List.copyOf(trend);
    }
}
