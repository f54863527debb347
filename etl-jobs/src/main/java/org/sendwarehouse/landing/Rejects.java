package org.sendwarehouse.landing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        String text = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        if (!aboutPeople) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            masked.append(Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'a' : c);
        }
        return masked.toString();
    }
}
