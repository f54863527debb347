package org.sendwarehouse.year;

import java.time.LocalDate;
import java.util.List;

/**
 * A night of the simulated year: what is put into the inbox before it, and what must have come of it.
 *
 * @param deliveries in the order of their files' names
 * @param refused whether the night must be refused for its quality
 * @param figures what must be published after the night
 */
record Night(LocalDate date, List<Delivery> deliveries, boolean refused, Figures figures) {

    Night {
        deliveries = List.copyOf(deliveries);
    }

    /** What a delivery is in the life of its feed. */
    enum Kind {
        ON_TIME,
        LATE,
        REPEATED,
        REVISED,
        /** A, then B, then A again: what was replaced comes back. */
        REVERTED,
        FAULTY_ROWS,
        REFUSED,
        CORRECTED_WEEK,
        /** Half of a week that is known. */
        HELD,
        /** Half of a snapshot. */
        CUT
    }

    /**
     * A delivery and its books.
     *
     * @param path below the inbox
     * @param state as the night's report must call it
     */
    record Delivery(
            Kind kind,
            String feed,
            String path,
            String content,
            String state,
            long read,
            long accepted,
            long rejected,
            long filtered) {

        /** Its books, as text; those of a delivery that was not landed are not for the rule to say. */
        String books() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return feed + " " + name + " " + state
                    + (state.equals("landed") ? " " + read + "=" + accepted + "+" + rejected + "+" + filtered : "");
        }
    }

    /**
     * Figures that follow from the deliveries that count.
     *
     * @param advice pieces of advice in the star
     * @param received those of them received
     * @param sessionsPossible sessions of pupils that could be attended
     * @param sessionsAttended sessions attended
     * @param adviceLate whether the feed of advice must be called late
     */
    record Figures(long advice, long received, long sessionsPossible, long sessionsAttended, boolean adviceLate) {}

    /** Whether something came that needs a person. */
    boolean isPartial() {
        return deliveries.stream()
                .anyMatch(delivery ->
                        delivery.state().equals("refused") || delivery.state().equals("held"));
    }
}
