package org.sendwarehouse.receive;

import java.nio.charset.StandardCharsets;

/**
 * Watches the bytes of an XML part of a workbook go by, for what a reader must never be given: a document type (and so
 * entities), a text that would fill the memory, a cell far beyond the last column, an encoding in which none of this
 * could be seen.
 */
final class XmlScan {
    /** Excel allows 32,767 characters a cell. */
    private static final int LONGEST = 1 << 20;

    /** A row is held whole; the widest sheet of numbers stays far below. */
    private static final int LONGEST_ROW = 16 << 20;

    private static final byte[] ROW = "row".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOCTYPE = "<!doctype".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFERENCE = " r=\"".getBytes(StandardCharsets.US_ASCII);
    private static final int COLUMN_LETTERS = 3;

    private final boolean sheet;
    private int run;
    private int doctype;
    private int reference;
    private int letters = -1;
    private boolean inTag;
    private int row = -1;
    private long sinceRow;

    /** @param sheet also watch the places of cells */
    XmlScan(boolean sheet) {
        this.sheet = sheet;
    }

    void add(byte[] buffer, int n) throws WorkbookException {
        for (int i = 0; i < n; i++) {
            byte b = buffer[i];
            if (b == '<') {
                run = 0;
                inTag = true;
                letters = -1;
            } else if (b == '>') {
                inTag = false;
            } else if (b == 0) {
                throw new WorkbookException(
                        "A part of the workbook is not written in UTF-8. Open it and save it anew as .xlsx.");
            }
            if (++run > LONGEST) {
                throw new WorkbookException("The workbook holds one text of over a million characters.");
            }
            documentType(b);
            if (sheet) {
                rows(b);
                if (inTag) {
                    place(b);
                }
            }
        }
    }

    private void documentType(byte b) throws WorkbookException {
        int lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
        doctype = lower == DOCTYPE[doctype] ? doctype + 1 : b == '<' ? 1 : 0;
        if (doctype == DOCTYPE.length) {
            throw new WorkbookException("A part of the workbook carries a document type declaration, which is refused"
                    + " for safety. Open it and save it anew as .xlsx.");
        }
    }

    private void rows(byte b) throws WorkbookException {
        if (row == ROW.length && (b == ' ' || b == '>' || b == '/')) {
            sinceRow = 0;
        }
        // After the sign that starts a tag, or the prefix of a namespace.
        row = b == '<' || b == ':' ? 0 : row >= 0 && row < ROW.length && b == ROW[row] ? row + 1 : -1;
        if (++sinceRow > LONGEST_ROW) {
            throw new WorkbookException("The workbook has a row of over " + (LONGEST_ROW >> 20)
                    + " MB, more than the memory is asked to hold. Send it as CSV.");
        }
    }

    private void place(byte b) throws WorkbookException {
        if (letters >= 0) {
            letters = Character.isLetter(b) ? letters + 1 : -1;
            if (letters > COLUMN_LETTERS) {
                throw new WorkbookException("The workbook has cells beyond the last column of a sheet.");
            }
        }
        reference = b == REFERENCE[reference] ? reference + 1 : b == REFERENCE[0] ? 1 : 0;
        if (reference == REFERENCE.length) {
            reference = 0;
            letters = 0;
        }
    }
}
