package org.sendwarehouse.packs.workbook;

import org.sendwarehouse.home.InertText;

/** Text as a cell may hold it: never a formula for whatever program opens, copies or exports it. */
final class CellText {
    /** Written where there is no value, and explained in the notes. */
    static final String NO_VALUE = "[x]";

    /** The most that a cell holds (ECMA-376, and every program that reads workbooks). */
    static final int LONGEST = 32_767;

    private static final String CUT = " [cut: a cell holds no more]";

    private CellText() {}

    static String of(String value) {
        String clean = clean(value);
        return clean.codePoints().allMatch(InertText::isUnseen) ? NO_VALUE : InertText.of(clean);
    }

    /** Without what XML cannot hold, and no longer than a cell. */
    private static String clean(String value) {
        StringBuilder clean = new StringBuilder();
        value.codePoints().forEach(c -> clean.appendCodePoint(isXml(c) ? c : 0xFFFD));
        if (clean.length() < LONGEST) {
            return clean.toString();
        }
        int end = LONGEST - 1 - CUT.length();
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
