package org.sendwarehouse.sample;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
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
    private final BufferedWriter out;
    private final DateTimeFormatter dates;
    private final Map<LocalDate, String> written = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> without;
    private final List<Column> columns = new ArrayList<>();
    private final @Nullable Object[] cells;
    private final StringBuilder line = new StringBuilder();

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
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = Files.newBufferedWriter(file, charset);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).sourceName();
        }
        flushRow();
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
        flushRow();
    }

    private void flushRow() throws IOException {
        line.setLength(0);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            append(cells[i]);
        }
        out.append(line).append('\n');
        Arrays.fill(cells, null);
    }

    private void append(@Nullable Object cell) {
        if (cell == null) {
            return;
        }
        if (cell instanceof Boolean flag) {
            line.append(flag ? 'Y' : 'N');
            return;
        }
        String text = cell instanceof LocalDate date
                ? written.computeIfAbsent(date, day -> day.format(dates))
                : cell.toString();
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
