package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Shown;

/** Collects the rejects of one block, masking values of feeds about people. */
final class Rejects {
    private static final int LONGEST = 40;

    private final boolean aboutPeople;
    private final List<Reject> all = new ArrayList<>();

    Rejects(boolean aboutPeople) {
        this.aboutPeople = aboutPeople;
    }

    void add(String table, long line, String column, String rule, String message, @Nullable String value) {
        all.add(new Reject(table, line, column, rule, message, value == null ? "" : shown(value)));
    }

    List<Reject> all() {
        return all;
    }

    /**
     * In a feed about people every value is masked, not only those of personal columns: a row whose fields have
     * slipped carries a name where a code should be.
     */
    private String shown(String value) {
        String text = Shown.of(value, LONGEST);
        if (!aboutPeople) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        // By whole characters: there are letters and digits beyond the first 65,536, which would pass in halves.
        text.codePoints().forEach(c -> masked.appendCodePoint(masked(c)));
        return masked.toString();
    }

    private static int masked(int c) {
        return Character.isDigit(c) ? '9' : Character.isLetter(c) || c > 0xFFFF ? 'a' : c;
    }
}
