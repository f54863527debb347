package org.sendwarehouse.distribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column.Identity;

/**
 * A list of children that an inspection asks for, in its official layout.
 *
 * @param name of its sheet, such as {@code List 1}
 * @param title whom it lists
 * @param columns in the official order
 */
record AnnexList(String name, String title, List<Column> columns) {

    /**
     * A column.
     *
     * @param header as the official layout has it
     * @param column the column of the list's query it holds
     * @param meaning how the warehouse fills it
     * @param identity what re-identification fills it with, where the warehouse does not have it
     * @param reidentified how it is filled then
     */
    record Column(
            String header,
            String column,
            String meaning,
            @Nullable Identity identity,
            @Nullable String reidentified) {}

    /** The place of a column of the query among the columns. */
    int column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException(this.name + " has no column " + name);
    }

    /** The file of its query. */
    String query() {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".sql";
    }
}
