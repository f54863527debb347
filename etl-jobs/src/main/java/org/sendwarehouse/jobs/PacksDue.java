package org.sendwarehouse.jobs;

import java.time.LocalDate;
import java.util.List;
import org.sendwarehouse.packs.GroupDefinition;

/** Knows which groups are to get a pack after a night. */
@FunctionalInterface
public interface PacksDue {
    /**
     * The groups due.
     *
     * @param date business date of the night
     */
    List<GroupDefinition> on(LocalDate date);
}
