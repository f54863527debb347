package org.sendwarehouse.receive;

import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.LayoutDifference;

/** What one file turned out to be. */
sealed interface Recognition {

    /**
     * A file of a feed.
     *
     * @param role which part of a set it is; empty where one file is the delivery
     * @param problem why it must be refused all the same; empty where it need not
     */
    record Known(Contract contract, Shape shape, String role, LayoutDifference layout, char delimiter, String problem)
            implements Recognition {}

    /** No feed of its source; the reason in words. */
    record Unknown(String reason) implements Recognition {}

    /** Shorthand for a file that is a delivery of its own. */
    static Known single(Contract contract, Shape shape, char delimiter, String problem) {
        return new Known(contract, shape, "", contract.ownLayout(), delimiter, problem);
    }
}
