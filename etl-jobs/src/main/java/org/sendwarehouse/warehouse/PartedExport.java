package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.ParquetExport.Content;
import org.sendwarehouse.warehouse.ParquetExport.Part;
import org.sendwarehouse.warehouse.ParquetExport.Slice;

/**
 * Writes a table that is parted, slice by slice: by the values of a column, and where its rows begin with a date, the last
 * value by month. A table that is parted is large and grows by the week at its end, so that a night touches a month or two
 * of it; the other slices are taken over from the night before. Not every value by month: the database keeps the rows of
 * few long files in two thirds of the room.
 */
final class PartedExport {
    private final ParquetExport parquet;
    private final FormerParts former;

    /** @param former what may be taken over instead of being written again */
    PartedExport(ParquetExport parquet, FormerParts former) {
        this.parquet = parquet;
        this.former = former;
    }

    /**
     * Writes its Parquet, and its rows into a table that is made for them. Slices follow each other, and rows of one stand in
     * the order of all columns: since a month is one of the first column, so do the rows of a value.
     *
     * @param target what the table is made as
     * @param by the column by whose values it is parted
     */
    TableHash write(Connection connection, TableExport.Described described, String target, String by)
            throws SQLException, IOException {
        TableName table = described.table();
        Map<String, String> types = Sql.columnTypes(connection, table);
        Sql.run(connection, described.made(target, "select * from " + table.sql() + " limit 0"));
        List<Part> files = new ArrayList<>();
        TableHash.Sums sums = TableHash.Sums.NONE;
        for (Map<Slice, String> value : slices(connection, table, types, by)) {
            for (Part file : new Value(connection, table, types, target, value).write()) {
                files.add(file);
                sums = sums.plus(file.sums());
            }
        }
        TableHash hash = TableHash.of(types, sums);
        parquet.enter(described, types, by, hash, files);
        return hash;
    }

    /** The slices that its rows are of with their fingerprints, by value, in order. */
    private static List<Map<Slice, String>> slices(
            Connection connection, TableName table, Map<String, String> types, String by) throws SQLException {
        String column = DuckDb.quote(by);
        String month = monthly(types).map(PartedExport::monthEnd).orElse("null::date");
        Map<Optional<String>, Map<Slice, String>> values = new LinkedHashMap<>();
        String months = "select " + column + "::varchar as value, " + month + " as month, " + Fingerprint.ROWS
                + " from " + table.sql() + " as each group by all";
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select value, month, " + Fingerprint.TOGETHER + " from (select * replace (case when value = max(value)"
                        + " over () then month end as month) from (" + months + ")) group by value, month"
                        + " order by value, month")) {
            Slice slice = new Slice(by, row.get(0), row.get(1));
            values.computeIfAbsent(Optional.ofNullable(slice.value()), value -> new LinkedHashMap<>())
                    .put(slice, Fingerprint.of(types, row));
        }
        return List.copyOf(values.values());
    }

    /** The column that its rows begin with, where that is a date. */
    private static Optional<String> monthly(Map<String, String> types) {
        return types.entrySet().stream()
                .limit(1)
                .filter(column -> column.getValue().equals("DATE"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String monthEnd(String column) {
        return "last_day(" + DuckDb.quote(column) + ")";
    }

    /**
     * The rows of files, in their order.
     *
     * @param types of the columns
     */
    static String read(Map<String, String> types, List<Path> files) {
        return read(types, files, null);
    }

    /** @param of where the files are slices: what stands in the folder's name and in no row */
    private static String read(Map<String, String> types, List<Path> files, @Nullable Slice of) {
        List<String> columns = new ArrayList<>();
        @Nullable String value = of == null ? null : of.value();
        types.forEach((name, type) -> {
            boolean stands = of == null || !name.equals(of.column());
            String from = stands ? DuckDb.quote(name) : value == null ? "null" : DuckDb.literal(value);
            columns.add(from + "::" + type + " as " + DuckDb.quote(name));
        });
        return "select " + String.join(", ", columns) + " from read_parquet([" + LandingViews.list(files)
                + "], hive_partitioning = false)";
    }

    /** Writes the slices of a value. */
    private final class Value {
        private final Connection connection;
        private final TableName table;
        private final Map<String, String> types;
        private final String target;
        private final Map<Slice, String> slices;
        /** To be joined once for all slices, and before it is sorted: both at once would take the memory of both. */
        private final String aside;

        Value(
                Connection connection,
                TableName table,
                Map<String, String> types,
                String target,
                Map<Slice, String> slices) {
            this.connection = connection;
            this.table = table;
            this.types = types;
            this.target = target;
            this.slices = slices;
            this.aside = "main." + DuckDb.quote("part of " + table);
        }

        /** Its files first; its rows are then read from them all at once. */
        List<Part> write() throws SQLException, IOException {
            Map<Slice, Part> same = new HashMap<>();
            for (Map.Entry<Slice, String> slice : slices.entrySet()) {
                former.find(ParquetExport.path(table, slice.getKey()), slice.getValue())
                        .ifPresent(part -> same.put(slice.getKey(), part));
            }
            List<Slice> changed = slices.keySet().stream()
                    .filter(slice -> !same.containsKey(slice))
                    .toList();
            if (!changed.isEmpty()) {
                String rows = rows(changed.get(0), changed.get(changed.size() - 1));
                Sql.run(connection, "create or replace table " + aside + " as from " + table.sql() + rows);
            }
            List<Part> files = new ArrayList<>();
            for (Map.Entry<Slice, String> slice : slices.entrySet()) {
                Part part = same.get(slice.getKey());
                if (part != null) {
                    files.add(parquet.same(part, former.file(part)));
                } else {
                    files.add(written(slice.getKey(), slice.getValue()));
                }
            }
            if (!changed.isEmpty()) {
                Sql.run(connection, "drop table " + aside);
            }
            insert(files);
            return files;
        }

        /**
         * The rows of slices and of those between them, as a condition: of the months first, by which the database leaves
         * files and blocks unread.
         */
        private String rows(Slice first, Slice last) {
            String value = DuckDb.quote(first.column()) + "::varchar is not distinct from "
                    + (first.value() == null ? "null" : DuckDb.literal(first.value()));
            Optional<String> column = monthly(types);
            // Rows without a date stand last.
            if (slices.size() == 1 || column.isEmpty() || (first.monthEnd() != null && last.monthEnd() == null)) {
                return " where " + value;
            }
            String date = " where " + DuckDb.quote(column.get());
            if (first.monthEnd() == null || last.monthEnd() == null) {
                return date + " is null and " + value;
            }
            return date + " between date_trunc('month', date " + DuckDb.literal(first.monthEnd()) + ")::date and date "
                    + DuckDb.literal(last.monthEnd()) + " and " + value;
        }

        private Part written(Slice slice, String fingerprint) throws SQLException, IOException {
            String rows = aside + rows(slice, slice);
            TableHash.Sums sums = TableHash.sums(connection, rows);
            Content content = new Content(fingerprint, sums.lower(), sums.upper());
            return parquet.part(connection, table, slice, rows + " order by all", content);
        }

        private void insert(List<Part> files) throws SQLException {
            Slice any = slices.keySet().iterator().next();
            String rows = read(types, files.stream().map(parquet::file).toList(), any);
            Sql.Work insert = () -> Sql.run(connection, "insert into " + target + " " + rows);
            if (files.size() == 1) {
                insert.run();
            } else {
                // Several threads would end a block of rows with each file, and then copy them to close the gaps.
                Sql.byOneThread(connection, insert);
            }
        }
    }
}
