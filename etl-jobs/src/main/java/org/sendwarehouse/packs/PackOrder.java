package org.sendwarehouse.packs;

import java.time.LocalDate;

/**
 * A pack that is to be made.
 *
 * @param group for whom
 * @param meeting the meeting it is for; names the pack's folder
 * @param renewable whether a night may still replace a pack of older data that was given for this meeting
 */
public record PackOrder(GroupDefinition group, LocalDate meeting, boolean renewable) {

    /** A pack that is not replaced by a night once it was given. */
    public PackOrder(GroupDefinition group, LocalDate meeting) {
        this(group, meeting, false);
    }

    /** Where the pack lies below the home, such as {@code packs/board/2026-05-12}. */
    public String path() {
        return "packs/" + group.code() + "/" + meeting;
    }
}
