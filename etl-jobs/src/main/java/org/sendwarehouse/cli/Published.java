package org.sendwarehouse.cli;

import org.sendwarehouse.home.Home;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** The version of a home that readers see, for commands that ask it something. */
final class Published {
    private Published() {}

    /**
     * The version, found once: a night that publishes meanwhile does not swap it under who reads.
     *
     * @throws PlainError when nothing is published yet, with what to do
     */
    static PublishedWarehouse version(Home home) {
        return PublishedWarehouse.find(home)
                .orElseThrow(() -> new PlainError("Nothing is published in " + home.root()
                        + " yet. Run 'send-warehouse nightly' (or 'demo') first, or name the home with --home."));
    }
}
