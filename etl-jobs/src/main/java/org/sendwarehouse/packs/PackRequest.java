package org.sendwarehouse.packs;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One pack to be made.
 *
 * @param group who it is for
 * @param meeting the date of the meeting, or the date the pack is made for
 * @param previous folder of the pack that the group was given for its meeting before; null when this is its first
 * @param refused set when the night gave no new data and this pack is made from the last good version
 * @param draft whether it is made from data that were refused, for the operator's eyes only; it says so on every page
 */
public record PackRequest(
        GroupDefinition group,
        LocalDate meeting,
        @Nullable Path previous,
        @Nullable Refusal refused,
        boolean draft) {

    /**
     * A night that gave no new data.
     *
     * @param night its business date
     * @param reason why its quality was refused, in one sentence without a full stop; empty where it did not come to its end
     */
    public record Refusal(LocalDate night, String reason) {
        /** A night that did not come to its end, or was never run. */
        public static Refusal unfinished(LocalDate night) {
            return new Refusal(night, "");
        }

        boolean isUnfinished() {
            return reason.isEmpty();
        }
    }

    /** A pack of current data, the group's first. */
    public static PackRequest of(GroupDefinition group, LocalDate meeting) {
        return new PackRequest(group, meeting, null, null, false);
    }
}
