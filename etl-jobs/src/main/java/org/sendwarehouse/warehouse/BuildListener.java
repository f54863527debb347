package org.sendwarehouse.warehouse;

import java.time.Duration;

/** Hears how a build goes on. */
@FunctionalInterface
public interface BuildListener {
    BuildListener SILENT = (table, taken, done, of) -> {};

    /**
     * A table is made and tested.
     *
     * @param done tables made so far
     * @param of tables in all
     */
    void made(TableName table, Duration taken, int done, int of);
}
