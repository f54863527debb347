package org.sendwarehouse.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the audit trail and its hash. Kept outside the trail, it proves that this line, and all before it, were there.
 *
 * @param line counted from 1
 * @param hash SHA-256 of the line's bytes without its end: 64 lower-case hexadecimal digits
 */
public record AuditAnchor(long line, String hash) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /**
     * Reads what {@link #toString} gave.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static AuditAnchor parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a line of the audit trail: its number, a colon, and 64 hexadecimal digits are wanted");
        }
        return new AuditAnchor(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    @Override
    public String toString() {
        return line + ":" + hash;
    }
}
