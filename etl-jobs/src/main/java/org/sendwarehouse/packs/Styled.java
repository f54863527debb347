package org.sendwarehouse.packs;

import org.jspecify.annotations.Nullable;

/** Text of two weights for templates with {@code markup="styled"}. Everything from data is escaped here. */
final class Styled {
    private Styled() {}

    /** A strong first line over a muted second one; either may be missing. */
    static String strongOverMuted(@Nullable String strong, @Nullable String muted, String mutedColour) {
        String first = strong == null || strong.isBlank() ? "" : "<b>" + escape(strong) + "</b>";
        String second = muted == null || muted.isBlank()
                ? ""
                : "<style size=\"9\" forecolor=\"" + mutedColour + "\">" + escape(muted) + "</style>";
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second;
    }

    /** A plain first line over a muted second one; either may be missing. */
    static String plainOverMuted(@Nullable String plain, @Nullable String muted, String mutedColour) {
        String first = plain == null || plain.isBlank() ? "" : escape(plain);
        String second = strongOverMuted(null, muted, mutedColour);
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second;
    }

    /** A strong label and the sentence it introduces. */
    static String labelled(String label, String sentence) {
        return "<b>" + escape(label) + "</b> " + escape(sentence);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
