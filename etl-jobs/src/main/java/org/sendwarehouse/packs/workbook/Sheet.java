package org.sendwarehouse.packs.workbook;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sheet: one table from its first cell.
 *
 * @param name of the sheet and, with underscores for spaces, of its table; letters, digits and single spaces, at most 31
 * @param headers unique, whatever their case; none is blank
 * @param rows a value a header: text, number, date, yes or no, {@link Link}, or null where there is none; at least one row
 */
public record Sheet(String name, List<String> headers, List<List<@Nullable Object>> rows) {
    private static final int LONGEST_NAME = 31;
    /** What a program would take for the address of a cell, which no table may be called. */
    private static final String ADDRESS = "(?i)[a-z]{1,3}[0-9]+|r[0-9]*(c[0-9]*)?|c[0-9]*";

    /** A cell that leads to the first cell of another sheet. */
    public record Link(String sheet) {
        @Override
        public String toString() {
            return sheet;
        }
    }

    public Sheet {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of a sheet is too long: " + name);
        }
        if (!name.matches("[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+)*") || name.matches(ADDRESS)) {
            throw new IllegalArgumentException("A sheet cannot be called " + name);
        }
        Set<String> seen = new HashSet<>();
        for (String header : headers) {
            if (header.isBlank()) {
                throw new IllegalArgumentException("Sheet " + name + " has a column without a name");
            }
            if (!seen.add(CellText.of(header).toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Sheet " + name + " has two columns " + header);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("Sheet " + name + " has no rows; say in a row that there are none");
        }
        for (List<@Nullable Object> row : rows) {
            if (row.size() != headers.size()) {
                throw new IllegalArgumentException("Sheet " + name + " has a row that does not fit its headers");
            }
        }
    }

    /** The name of its table. */
    String table() {
        return name.replace(' ', '_');
    }
}
