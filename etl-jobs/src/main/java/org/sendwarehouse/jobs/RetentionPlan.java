package org.sendwarehouse.jobs;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code retain} removes, decided before anything goes: written to {@code state/retain-plan.json}, carried out, proved
 * and deleted, so that one that was cut is finished from it.
 *
 * @param day the day it was decided for
 * @param effective the first business date on which removed deliveries do not count
 * @param items in the order in which they go
 */
record RetentionPlan(LocalDate day, LocalDate effective, List<Item> items) {
    static final String DELIVERY = "delivery";
    static final String ARCHIVE = "archive";
    static final String QUARANTINE = "quarantine";

    RetentionPlan {
        items = List.copyOf(items);
    }

    /**
     * One thing that goes; nothing in it is about a person.
     *
     * @param kind {@code delivery} or a place of {@code schedules/retention.yaml}
     * @param item delivery id, or path below the home
     * @param sender the source of a delivery
     * @param feed its feed
     * @param asOf the date of its content
     * @param rows rows that go
     * @param files files that go
     * @param bytes their size
     * @param keptUntil the last day of its retention
     * @param period in words
     * @param source the rule it follows
     * @param material of a delivery, whether warehouses of before cannot be built without it
     */
    record Item(
            String kind,
            String item,
            @Nullable String sender,
            @Nullable String feed,
            @Nullable LocalDate asOf,
            long rows,
            long files,
            long bytes,
            LocalDate keptUntil,
            String period,
            String source,
            boolean material) {}
}
