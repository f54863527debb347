package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;

/**
 * Writes one table of a built database into the one that is published, and as Parquet. Several threads may write tables at
 * the same time, each in its own connection.
 */
final class TableExport {
    /** What tells rows from others: the database's own hash of each, added up in two ways. */
    private static final String ROWS =
            "select %s, version(), count(*), sum(hash(each)), sum(hash('again', each)) from %s as each";

    private final String database;
    private final ParquetExport parquet;
    private final FormerParts former;

    /**
     * A table with what is said of it.
     *
     * @param partedBy the column by whose values its Parquet lies in folders of their own; null: in one file
     */
    record Described(
            TableName table,
            @Nullable String comment,
            Map<String, String> columns,
            @Nullable String partedBy) {}

    /**
     * Writes into the database of this name.
     *
     * @param former what may be taken over instead of being written again
     */
    TableExport(String database, ParquetExport parquet, FormerParts former) {
        this.database = database;
        this.parquet = parquet;
        this.former = former;
    }

    /**
     * Writes it, its rows in the order of all their columns. What an attempt that failed left of it is replaced.
     *
     * @throws BuildFailedException when the database cannot
     */
    Manifest.Table write(Connection connection, Described described) {
        TableName table = described.table();
        try {
            Sql.run(connection, "drop table if exists " + target(described));
            @Nullable String by = described.partedBy();
            // Without a row there is no value to part by: then one file says which columns there are.
            TableHash hash =
                    by == null || Sql.count(connection, "select count(*) from (from " + table.sql() + " limit 1)") == 0
                            ? whole(connection, described)
                            : parts(connection, described, by);
            return new Manifest.Table(table.schema(), table.table(), hash.rows(), hash.hash());
        } catch (SQLException e) {
            throw new BuildFailedException(table + " cannot be published: " + DuckDb.reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The Parquet of " + table + " cannot be written", e);
        }
    }

    private String target(Described described) {
        return database + "." + described.table().sql();
    }

    /** The statements that make it of a select and say what it is. */
    private String made(Described described, String select) {
        String target = target(described);
        List<String> statements = new ArrayList<>(List.of("create table " + target + " as " + select));
        statements.addAll(Comments.statements("table " + target, target, described.comment(), described.columns()));
        return String.join(";\n", statements);
    }

    private TableHash whole(Connection connection, Described described) throws SQLException, IOException {
        TableName table = described.table();
        Map<String, String> types = Sql.columnTypes(connection, table);
        String written = made(described, "select * from " + table.sql() + " order by all");
        if (!Export.hasParquet(table)) {
            Sql.together(connection, () -> Sql.run(connection, written));
            return TableHash.of(connection, table);
        }
        String fingerprint = fingerprint(
                types, Sql.rows(connection, ROWS.formatted("null", table.sql())).get(0));
        Optional<ParquetExport.Part> same = former.find(ParquetExport.path(table), fingerprint);
        ParquetExport.Part file;
        if (same.isPresent()) {
            Path before = former.file(same.get());
            Sql.together(connection, () -> Sql.run(connection, made(described, read(types, null, null, before))));
            file = parquet.same(same.get(), before);
        } else {
            Sql.together(connection, () -> Sql.run(connection, written));
            TableHash.Sums of = TableHash.sums(connection, table.sql());
            ParquetExport.Content content = new ParquetExport.Content(fingerprint, of.lower(), of.upper());
            file = parquet.whole(connection, table, target(described), content);
        }
        TableHash hash = TableHash.of(types, sums(file));
        parquet.enter(described, types, null, hash, List.of(file));
        return hash;
    }

    /** What says of rows that they are those of the night before: quickly found, with the columns and their types. */
    private static String fingerprint(Map<String, String> types, List<@Nullable String> rows) {
        return Hashes.of(TableHash.METHOD, types.toString(), rows.toString());
    }

    private static TableHash.Sums sums(ParquetExport.Part file) {
        ParquetExport.Content content = Objects.requireNonNull(file.content());
        return new TableHash.Sums(file.rows(), content.lower(), content.upper());
    }

    /** Writes a table part by part, in the order of the parts; those with the rows of the night before are taken over. */
    private TableHash parts(Connection connection, Described described, String by) throws SQLException, IOException {
        TableName table = described.table();
        String target = target(described);
        Map<String, String> types = Sql.columnTypes(connection, table);
        Sql.run(connection, made(described, "select * from " + table.sql() + " limit 0"));
        List<ParquetExport.Part> files = new ArrayList<>();
        TableHash.Sums sums = TableHash.Sums.NONE;
        String column = DuckDb.quote(by);
        for (List<@Nullable String> row : Sql.rows(
                connection,
                ROWS.formatted(column + "::varchar", table.sql()) + " group by " + column + " order by " + column)) {
            @Nullable String value = row.get(0);
            String fingerprint = fingerprint(types, row);
            String rows = " where " + column + "::varchar is not distinct from "
                    + (value == null ? "null" : DuckDb.literal(value));
            Optional<ParquetExport.Part> same = former.find(ParquetExport.path(table, by, value), fingerprint);
            if (same.isPresent()) {
                Path file = former.file(same.get());
                files.add(parquet.same(same.get(), file));
                Sql.run(connection, "insert into " + target + " " + read(types, by, value, file));
            } else {
                // Put aside first: to join and to sort at once would take the memory of both.
                String aside = "main." + DuckDb.quote("part of " + table);
                Sql.run(connection, "create or replace table " + aside + " as select * from " + table.sql() + rows);
                TableHash.Sums of = TableHash.sums(connection, aside);
                Sql.run(connection, "insert into " + target + " select * from " + aside + " order by all");
                Sql.run(connection, "drop table " + aside);
                ParquetExport.Content content = new ParquetExport.Content(fingerprint, of.lower(), of.upper());
                files.add(parquet.part(connection, table, by, value, target + rows, content));
            }
            sums = sums.plus(sums(files.get(files.size() - 1)));
        }
        TableHash hash = TableHash.of(types, sums);
        parquet.enter(described, types, by, hash, files);
        return hash;
    }

    /**
     * The rows of a file, in its order.
     *
     * @param by the column whose value stands in the folder's name and in no row; null: none
     */
    private static String read(Map<String, String> types, @Nullable String by, @Nullable String value, Path file) {
        List<String> columns = new ArrayList<>();
        types.forEach((name, type) -> {
            String from = !name.equals(by) ? DuckDb.quote(name) : value == null ? "null" : DuckDb.literal(value);
            columns.add(from + "::" + type + " as " + DuckDb.quote(name));
        });
        return "select " + String.join(", ", columns) + " from read_parquet(" + DuckDb.literal(file.toString())
                + ", hive_partitioning = false)";
    }
}
