package org.sendwarehouse.receive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the inbox is read.
 *
 * @param areaNumber the authority's number with the Department for Education, for feeds whose files do not state it
 *     and do not lie in a folder of that number; null where there is none
 * @param settle how long a young file's size and time are watched before it counts as whole; zero does not watch
 */
public record ReceiveSettings(@Nullable String areaNumber, Duration settle) {
    public static final Duration DEFAULT_SETTLE = Duration.ofSeconds(10);
}
