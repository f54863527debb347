package org.sendwarehouse.packs.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines with gaps: a place without a value is null. */
final class Gaps {
    private Gaps() {}

    /** Whether a value stands between two gaps, so that no line reaches it. */
    static boolean isAlone(List<double @Nullable []> path, int i) {
        return path.get(i) != null
                && (i == 0 || path.get(i - 1) == null)
                && (i + 1 == path.size() || path.get(i + 1) == null);
    }

    /** The first place with a value, or -1. */
    static int first(List<double @Nullable []> path) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i) != null) {
                return i;
            }
        }
        return -1;
    }

    /** The last place with a value, or -1. */
    static int last(List<double @Nullable []> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) != null) {
                return i;
            }
        }
        return -1;
    }
}
