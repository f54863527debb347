package org.sendwarehouse.home;

/**
 * Text that somebody else chose, such as a heading, an element or the name of a file, made fit to be part of a message:
 * one line, of bounded length, without signs that move the cursor or turn the direction of what follows.
 */
public final class Shown {
    /** Stands for a character that cannot be shown. */
    private static final char INSTEAD = '\uFFFD';

    private Shown() {}

    /**
     * A text as a message may hold it.
     *
     * @param most characters; what is longer ends in an ellipsis
     */
    public static String of(String text, int most) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most + 1));
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (shown.length() + Character.charCount(c) > most) {
                return shown.append('…').toString();
            }
            shown.appendCodePoint(isShowable(c) ? c : INSTEAD);
        }
        return shown.toString();
    }

    /** Whether every character of a text can be shown as it is. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(Shown::isShowable);
    }

    /** Controls, line separators, marks of direction, unpaired halves, and what no alphabet has. */
    private static boolean isShowable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != INSTEAD;
        };
    }
}
