package org.sendwarehouse.operations.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code schedules/alerts.yaml}: when an operator is told what.
 *
 * @param code its name; also that of its page, {@code docs/runbook/<code>.md}
 * @param title what is the matter, in a few words
 * @param severity how soon somebody must look
 * @param tell the roles that are told
 * @param condition when it holds
 * @param words the sentence that is told; {@code {subject}}, {@code {value}}, {@code {limit}} and {@code {detail}} are
 *     filled in
 * @param after how long the condition must hold before it counts
 * @param clears how long it must be gone before the alert closes
 * @param blocksReady whether the platform calls itself not ready while it holds
 */
public record AlertRule(
        String code,
        String title,
        Severity severity,
        List<String> tell,
        Condition condition,
        String words,
        Duration after,
        Duration clears,
        boolean blocksReady) {

    public AlertRule {
        tell = List.copyOf(tell);
    }

    /** How soon somebody must look. */
    public enum Severity {
        /** Now: tonight's evidence, or the data, are at stake. */
        URGENT,
        /** This working day. */
        WARNING,
        /** When convenient. */
        NOTICE;

        /** As the file and every message say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When an alert holds, each time for one or more subjects. */
    public sealed interface Condition {}

    /**
     * A query over the published version; each row is a subject.
     *
     * @param query gives the columns {@code subject} and {@code detail}, both text
     */
    public record Query(String query) implements Condition {}

    /**
     * A fact of the platform on the wrong side of a limit.
     *
     * @param fact its name
     * @param above holds for values greater than this; null where {@code below} is given
     * @param below holds for values smaller than this
     * @param unit of the limit, which must be the fact's own
     */
    public record Limit(
            String fact, @Nullable Double above, @Nullable Double below, String unit) implements Condition {

        boolean holds(double value) {
            return above != null ? value > above : below != null && value < below;
        }

        /** The limit itself. */
        double limit() {
            return above != null ? above : below != null ? below : 0;
        }
    }
}
