package org.sendwarehouse.evidence.status;

import org.jspecify.annotations.Nullable;
import org.sendwarehouse.evidence.statistics.TheilSen;

/**
 * What the evidence says of a promise, and why.
 *
 * @param status the status
 * @param metSince whether a missed promise is met by the newest figure
 * @param reason one or two sentences with the figures
 * @param method how it was judged
 * @param projection where the trend stands at the due date; null where none was made
 */
public record Judgement(
        Status status, boolean metSince, String reason, String method, TheilSen.@Nullable Projection projection) {

    static Judgement of(Status status, String reason, String method) {
        return new Judgement(status, false, reason, method, null);
    }
}
