package org.sendwarehouse.home;

/**
 * Text that somebody else chose, such that no program which opens, copies or exports a table reads a formula in it
 * (OWASP, CSV injection).
 */
public final class InertText {
    /** First letters that make programs read a formula, their full-width forms among them. */
    private static final String SIGNS = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20";

    private InertText() {}

    /** The text; behind an apostrophe where it would be read as a formula. */
    public static String of(String text) {
        boolean control = !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        boolean sign = text.codePoints().dropWhile(InertText::isUnseen).limit(1).anyMatch(c -> SIGNS.indexOf(c) >= 0);
        return control || sign ? "'" + text : text;
    }

    /** What a program may trim before it reads: spaces of every kind, and the mark of byte order. */
    public static boolean isUnseen(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
    }
}
