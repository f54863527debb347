package org.sendwarehouse.distribution;

import java.util.List;

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
     */
    record Column(String header, String column, String meaning) {}

    /** The file of its query. */
    String query() {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".sql";
    }
}
