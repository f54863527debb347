package org.sendwarehouse.benchmark;

import java.util.List;

/** Benchmarks that belong together: the same work, done by the product and by others. */
interface Group {
    /** As {@code -Dbenchmarks.only} takes it. */
    String name();

    List<Table> run(Settings settings) throws Exception;
}
