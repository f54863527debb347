package org.sendwarehouse.packs;

import java.time.LocalDate;

/**
 * A pack that is to be made.
 *
 * @param group for whom
 * @param meeting the meeting it is for; names the pack's folder
 */
public record PackOrder(GroupDefinition group, LocalDate meeting) {
    /** Where the pack lies below the home, such as {@code packs/board/2026-05-12}. */
    public String path() {
        return "packs/" + group.code() + "/" + meeting;
    }
}
