package org.sendwarehouse.operations.alerts;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Something that the platform knows of itself, as a number with a unit, such as the hours for which a run has been at
 * work.
 *
 * @param name as {@code schedules/alerts.yaml} writes it
 * @param unit of its values, such as {@code hours}
 */
public record Fact(String name, String unit, Look look) {

    /** Looks once. */
    @FunctionalInterface
    public interface Look {
        /**
         * What is the case now; one reading a subject, none where there is nothing to say.
         *
         * @throws IOException when it cannot be seen
         */
        List<Reading> at(Instant now) throws IOException;
    }

    /**
     * What was seen of one subject. Never about a person: it is mailed and posted.
     *
     * @param subject what it is about, such as a feed; empty where it is the platform itself
     * @param detail more about it in a few words; may be empty
     */
    public record Reading(String subject, double value, String detail) {}
}
