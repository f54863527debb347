package org.sendwarehouse.operations.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A way to tell somebody. */
public interface Channel {

    /** Its name in {@code state/alerts.json}; one channel a name. */
    String name();

    /**
     * Tells what it is given, soon: it waits for nobody longer than its own time-out.
     *
     * @return the ids of those that certainly or probably did not arrive; they are told again later
     */
    Set<String> tell(List<Notice> notices, Instant now);
}
