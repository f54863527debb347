package org.sendwarehouse.packs.workbook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sheet: one table from its first cell.
 *
 * @param name of the sheet and, without spaces, of its table; at most 31 letters
 * @param headers unique
 * @param rows a value a header: text, number, date, or null where there is none
 */
public record Sheet(String name, List<String> headers, List<List<@Nullable Object>> rows) {
    private static final int LONGEST_NAME = 31;

    public Sheet {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of a sheet is too long: " + name);
        }
        Set<String> seen = new HashSet<>();
        for (String header : headers) {
            if (!seen.add(header)) {
                throw new IllegalArgumentException("Sheet " + name + " has two columns " + header);
            }
        }
        for (List<@Nullable Object> row : rows) {
            if (row.size() != headers.size()) {
                throw new IllegalArgumentException("Sheet " + name + " has a row that does not fit its headers");
            }
        }
    }
}
