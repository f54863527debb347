package org.sendwarehouse.packs.workbook;

/** Text as a cell may hold it: never a formula for whatever program opens, copies or exports it. */
final class CellText {
    /** Written where there is no value, and explained in the notes. */
    static final String NO_VALUE = "[x]";

    /** The most that a cell holds (ECMA-376, and every program that reads workbooks). */
    static final int LONGEST = 32_767;

    private static final String CUT = " [cut: a cell holds no more]";

    /** First letters that make programs read a formula (OWASP, CSV injection), their full-width forms among them. */
    private static final String SIGNS = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20";

    private CellText() {}

    static String of(String value) {
        String clean = clean(value);
        if (clean.codePoints().allMatch(CellText::isUnseen)) {
            return NO_VALUE;
        }
        boolean control = "\t\r\n".indexOf(clean.charAt(0)) >= 0;
        boolean sign = clean.codePoints().dropWhile(CellText::isUnseen).limit(1).anyMatch(c -> SIGNS.indexOf(c) >= 0);
        return control || sign ? "'" + clean : clean;
    }

    /** What a program may trim before it reads: spaces of every kind, and the mark of byte order. */
    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
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
