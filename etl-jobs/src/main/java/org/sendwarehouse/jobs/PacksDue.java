package org.sendwarehouse.jobs;

import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.packs.PackOrder;

/** Knows which packs are to be there after a night. */
@FunctionalInterface
public interface PacksDue {
    /**
     * The packs whose papers' day has come, given out already or not.
     *
     * @param date business date of the night
     */
    List<PackOrder> on(LocalDate date);
}
