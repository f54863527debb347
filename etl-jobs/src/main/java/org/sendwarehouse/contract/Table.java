package org.sendwarehouse.contract;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One landed table of a feed.
 *
 * @param name unique over all feeds
 * @param sourceName its element in XML; its own name elsewhere
 * @param grain what one row is
 * @param parent the table whose rows these belong to, in a nested feed
 * @param bladeModule its name in the file names and id columns of a Blade export
 * @param moduleFile which of the module CSVs carries it
 * @param repeats several rows a parent row may come in one line of a module CSV
 * @param recordedWhenEmpty a record without any value still says something; others are filtered
 * @param columns as delivered, including those only some layouts have
 * @param landedColumns as they stand in Parquet, in order, with {@code delivery_id} and {@code source_row} last
 */
public record Table(
        String name,
        String sourceName,
        String grain,
        @Nullable String parent,
        @Nullable String bladeModule,
        @Nullable String moduleFile,
        boolean repeats,
        boolean recordedWhenEmpty,
        List<Column> columns,
        List<LandedColumn> landedColumns) {

    public Table {
        columns = List.copyOf(columns);
        landedColumns = List.copyOf(landedColumns);
    }

    public Column column(String column) {
        return find(column).orElseThrow(() -> new NoSuchElementException("Table " + name + " has no column " + column));
    }

    public Optional<Column> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }
}
