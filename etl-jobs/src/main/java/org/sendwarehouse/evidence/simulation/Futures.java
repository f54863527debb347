package org.sendwarehouse.evidence.simulation;

import java.util.function.Supplier;

/** Makes futures: each is an endless series of months. */
@FunctionalInterface
public interface Futures {

    /** A new future, from its first month on. */
    Supplier<QueueMonth> begin();
}
