package org.sendwarehouse.jobs;

import org.sendwarehouse.home.Trouble;
import org.sendwarehouse.packs.PackOrder;

/**
 * A pack that could not be made or put in its place, while those of other groups could.
 *
 * @param reason what broke, in its own words
 */
record PackFailure(PackOrder order, String reason) {

    static PackFailure of(PackOrder order, Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return new PackFailure(order, Trouble.of(cause));
    }

    /** For the operator: who goes without, why, and that others do not. */
    String sentence() {
        return order.group().name() + " (" + order.group().code() + ") has no new pack for " + order.meeting() + ": "
                + reason + ".";
    }
}
