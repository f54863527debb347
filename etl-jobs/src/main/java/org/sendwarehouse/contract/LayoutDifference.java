package org.sendwarehouse.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one edition of a file differs from the contract's own layout.
 *
 * @param name such as {@code 2026} or {@code first-release-2025}; empty for the contract's own layout
 * @param reportingYear the publisher's reporting year of files in this layout; empty where it says nothing
 * @param reason why the layout exists
 * @param renamed our column name to the header in this layout
 * @param added columns of the table that only this layout has
 * @param absent columns of the table that this layout lacks
 * @param duplicated columns whose header comes twice; both copies must agree in each row
 */
public record LayoutDifference(
        String name,
        String reportingYear,
        String reason,
        Map<String, String> renamed,
        Set<String> added,
        Set<String> absent,
        Set<String> duplicated) {

    public LayoutDifference {
        renamed = Map.copyOf(renamed);
        added = Set.copyOf(added);
        absent = Set.copyOf(absent);
        duplicated = Set.copyOf(duplicated);
    }

    /** The headers a column may have in this layout. */
    public List<String> headers(Column column) {
        String header = renamed.get(column.name());
        return header == null ? column.headers() : List.of(header);
    }
}
