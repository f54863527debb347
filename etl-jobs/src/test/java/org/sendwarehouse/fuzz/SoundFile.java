package org.sendwarehouse.fuzz;

import java.util.List;
import java.util.Map;

/**
 * A delivery that the door takes, from which hostile ones are made.
 *
 * @param feed such as {@code synergy.pupil}
 * @param rows header and rows of a flat file; empty where the delivery is no table
 * @param files its files by name, in order
 */
record SoundFile(String feed, Kind kind, List<List<String>> rows, Map<String, byte[]> files) {
    enum Kind {
        CSV,
        XLSX,
        XML,
        /** Several CSV files that belong together. */
        SET
    }

    String source() {
        return feed.substring(0, feed.indexOf('.'));
    }
}
