package org.sendwarehouse.sample;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.Column;
import org.sendwarehouse.contract.Table;

/**
 * One delivery of a feed as CSV, with the header and the order of columns that the feed's contract has today, so that
 * a column renamed or taken away there fails here at once.
 */
final class FeedFile implements Closeable {
    private final String name;
    private final Csv out;
    private final DateTimeFormatter dates;
    private final Map<LocalDate, String> written = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> without;
    private final List<Column> columns = new ArrayList<>();
    private final @Nullable Object[] cells;

    /**
     * Opens the file and writes its header.
     *
     * @param without columns that this deliverer does not send; the contract must allow that
     * @param dates how this deliverer writes a date
     */
    FeedFile(Path file, Table table, Set<String> without, Charset charset, DateTimeFormatter dates) throws IOException {
        this.name = table.name();
        this.dates = dates;
        this.without = without;
        for (Column column : table.columns()) {
            if (!column.isDerived() && !without.contains(column.name())) {
                places.put(column.name(), columns.size());
                columns.add(column);
            }
        }
        cells = new Object[columns.size()];
        out = new Csv(file, columns.stream().map(Column::sourceName).toList(), charset);
    }

    /** Sets a cell of the row at hand; null and empty are blank, a boolean is Y or N. */
    FeedFile set(String column, @Nullable Object value) {
        Integer place = places.get(column);
        if (place != null) {
            cells[place] = value;
        } else if (!without.contains(column)) {
            throw new IllegalStateException("The contract of " + name + " has no column " + column);
        }
        return this;
    }

    /**
     * Writes the row at hand and begins the next.
     *
     * @throws IllegalStateException when a column that every row needs was not set
     */
    void write() throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null && columns.get(i).required()) {
                throw new IllegalStateException(
                        "A row of " + name + " has no " + columns.get(i).name());
            }
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof LocalDate date) {
                cells[i] = written.computeIfAbsent(date, day -> day.format(dates));
            }
        }
        out.row(cells);
        Arrays.fill(cells, null);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
