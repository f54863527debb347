package org.sendwarehouse.jobs;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.jobs.RetentionPlan.Item;
import org.sendwarehouse.landing.OwnRows;

/** What a plan removed, as the rows of the platform's own feed {@code retention}. */
final class RetentionProof implements OwnRows {
    /** The feed, of the source {@code platform}. */
    static final String FEED = "retention";

    private final RetentionPlan plan;
    private final Iterator<Item> items;

    RetentionProof(RetentionPlan plan) {
        this.plan = plan;
        items = plan.items().iterator();
    }

    @Override
    public String @Nullable [] next() {
        if (!items.hasNext()) {
            return null;
        }
        Item item = items.next();
        return new String[] {
            plan.day().toString(),
            item.kind(),
            item.item(),
            text(item.sender()),
            text(item.feed()),
            text(item.asOf()),
            Long.toString(item.rows()),
            Long.toString(item.files()),
            Long.toString(item.bytes()),
            item.keptUntil().toString(),
            item.period(),
            item.source()
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
