package org.sendwarehouse.contract;

import java.util.List;

/**
 * A nested return as a set of CSV files, one a table, tied by id columns ({@code <module>tableid}).
 *
 * @param headerModule the file with the facts of the delivery
 * @param area column with the authority's number
 * @param period column with the collection year
 * @param referenceDate column with the reference date
 * @param ignored id columns that carry nothing
 */
public record BladeShape(String headerModule, String area, String period, String referenceDate, List<String> ignored) {
    public BladeShape {
        ignored = List.copyOf(ignored);
    }
}
