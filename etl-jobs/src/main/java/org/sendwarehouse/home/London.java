package org.sendwarehouse.home;

import java.time.ZoneId;

/** The time by which a partnership in England works: of nights, deadlines, and everything said to people. */
public final class London {
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    private London() {}
}
