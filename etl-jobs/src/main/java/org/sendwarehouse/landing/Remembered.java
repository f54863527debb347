package org.sendwarehouse.landing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What texts of one column turned out to be, for columns in which few texts fill many rows. Bounded; gives up where the
 * texts hardly ever repeat, as those of a number that is a key. Used by one thread.
 */
final class Remembered {
    private static final int MOST = 16_384;

    /** A longer text is no value that many rows share; thousands of them would fill the memory. */
    private static final int LONGEST = 256;

    private final Map<String, Object> known = new HashMap<>();
    private @Nullable String last;
    private @Nullable Object lastValue;
    private long asked;
    private long found;
    private boolean useless;

    @Nullable
    Object get(String text) {
        if (text.equals(last)) {
            return lastValue;
        }
        if (useless) {
            return null;
        }
        asked++;
        Object value = known.get(text);
        if (value != null) {
            found++;
            last = text;
            lastValue = value;
        }
        return value;
    }

    void put(String text, Object value) {
        last = text;
        lastValue = value;
        if (useless || text.length() > LONGEST) {
            return;
        }
        if (known.size() >= MOST) {
            known.clear();
            useless = found * 2 < asked;
        }
        known.put(text, value);
    }
}
