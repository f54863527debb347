package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;

/**
 * Writes what is published of a built database: a fresh, compact database, and the Parquet of its tables, but for the one
 * that shows single records.
 */
final class Export {
    /** What is published. */
    static final List<String> SCHEMAS = List.of("reference", "warehouse", "marts", "disclosure", "audit");

    private static final String TARGET = "published";
    private static final String PART = "main.part_of_a_table";

    /** Shows single records by their local ids: for the data officer at the database, not for whoever takes the Parquet. */
    private static final TableName DATABASE_ONLY = TableName.of("audit.quality_violation");

    private final Connection connection;
    private final List<String> schemas;
    private final FormerParts former;

    /** @param former what may be taken over instead of being written again */
    Export(Connection connection, List<String> schemas, FormerParts former) {
        this.connection = connection;
        this.schemas = List.copyOf(schemas);
        this.former = former;
    }

    /** Writes both into a folder; rows stand in the order of all their columns. */
    List<Manifest.Table> write(Path folder) throws SQLException, IOException {
        // What is not stored is made here, and its definition names tables as all definitions do.
        Sql.run(connection, "set search_path = '" + Build.SEARCH_PATH + "'");
        String names = String.join("', '", schemas);
        List<List<@Nullable String>> tables = Sql.rows(
                connection,
                "select schema_name, name, comment from (select database_name, schema_name, table_name as name, comment"
                        + " from duckdb_tables() union all select database_name, schema_name, view_name, comment from"
                        + " duckdb_views() where not internal) where database_name = current_database() and schema_name"
                        + " in ('" + names + "') order by all");
        Map<TableName, Map<String, String>> comments = comments();
        DuckDb.attachScratch(connection, folder.resolve(PublishedWarehouse.DATABASE), TARGET);
        // The database of a build goes without some; what is published is kept, and copied, for long.
        Sql.run(connection, "reset disabled_compression_methods");
        Sql.together(connection, () -> {
            for (String schema : schemas) {
                Sql.run(connection, "create schema " + TARGET + "." + schema);
            }
        });
        List<Manifest.Table> written = new ArrayList<>();
        ParquetExport parquet = new ParquetExport(connection, folder);
        Map<TableName, String> parted = parted();
        for (List<@Nullable String> row : tables) {
            TableName table = new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
            Described described = new Described(table, row.get(2), comments.getOrDefault(table, Map.of()));
            @Nullable String by = parted.get(table);
            // Without a row there is no value to part by: then one file says which columns there are.
            TableHash hash =
                    by == null || Sql.count(connection, "select count(*) from (from " + table.sql() + " limit 1)") == 0
                            ? whole(parquet, described)
                            : parts(parquet, described, by);
            written.add(new Manifest.Table(table.schema(), table.table(), hash.rows(), hash.hash()));
        }
        parquet.catalogue();
        if (schemas.contains(LabelledViews.STAR)) {
            LabelledViews.make(connection, TARGET);
        }
        Sql.run(connection, "checkpoint " + TARGET);
        Sql.run(connection, "detach " + TARGET);
        return written;
    }

    static boolean hasParquet(TableName table) {
        return !table.equals(DATABASE_ONLY);
    }

    /** The comments of all columns, by table: asked for once, since the answer goes through every table there is. */
    private Map<TableName, Map<String, String>> comments() throws SQLException {
        Map<TableName, Map<String, String>> comments = new HashMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, table_name, column_name, comment from duckdb_columns() where database_name ="
                        + " current_database() and comment is not null order by all")) {
            comments.computeIfAbsent(
                            new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1))),
                            table -> new TreeMap<>())
                    .put(String.valueOf(row.get(2)), String.valueOf(row.get(3)));
        }
        return comments;
    }

    private Map<TableName, String> parted() throws SQLException {
        Map<TableName, String> parted = new HashMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, table_name, partitioned_by from audit.model where partitioned_by is not null")) {
            parted.put(
                    new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1))), String.valueOf(row.get(2)));
        }
        return parted;
    }

    /** A table with what is said of it. */
    private record Described(TableName table, @Nullable String comment, Map<String, String> columns) {
        String target() {
            return TARGET + "." + table.sql();
        }

        /** The statements that make it of a select and say what it is. */
        String made(String select) {
            List<String> statements = new ArrayList<>(List.of("create table " + target() + " as " + select));
            if (comment != null) {
                statements.add("comment on table " + target() + " is " + DuckDb.literal(comment));
            }
            columns.forEach((column, about) -> statements.add(
                    "comment on column " + target() + "." + DuckDb.quote(column) + " is " + DuckDb.literal(about)));
            return String.join(";\n", statements);
        }
    }

    private TableHash whole(ParquetExport parquet, Described described) throws SQLException, IOException {
        TableName table = described.table();
        Sql.together(
                connection,
                () -> Sql.run(connection, described.made("select * from " + table.sql() + " order by all")));
        TableHash hash = TableHash.of(connection, table);
        if (hasParquet(table)) {
            ParquetExport.Part file = parquet.whole(table, described.target());
            parquet.enter(table, described.comment(), described.columns(), null, hash, List.of(file));
        }
        return hash;
    }

    /** Writes a table part by part, in the order of the parts; those with the rows of the night before are taken over. */
    private TableHash parts(ParquetExport parquet, Described described, String by) throws SQLException, IOException {
        TableName table = described.table();
        Map<String, String> types = Sql.columnTypes(connection, table);
        Sql.run(connection, described.made("select * from " + table.sql() + " limit 0"));
        List<ParquetExport.Part> files = new ArrayList<>();
        TableHash.Sums sums = TableHash.Sums.NONE;
        String column = DuckDb.quote(by);
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select " + column + "::varchar, version(), count(*), sum(hash(each)), sum(hash('again', each)) from "
                        + table.sql() + " as each group by " + column + " order by " + column)) {
            @Nullable String value = row.get(0);
            String fingerprint = Hashes.of(types.toString(), row.toString());
            String rows = " where " + column + "::varchar is not distinct from "
                    + (value == null ? "null" : DuckDb.literal(value));
            Optional<ParquetExport.Part> same = former.find(ParquetExport.path(table, by, value), fingerprint);
            if (same.isPresent()) {
                Path file = former.file(same.get());
                files.add(parquet.same(same.get(), file));
                takeOver(described, types, by, value, file);
            } else {
                // Put aside first: to join and to sort at once would take the memory of both.
                Sql.run(connection, "create table " + PART + " as select * from " + table.sql() + rows);
                TableHash.Sums of = TableHash.sums(connection, PART);
                Sql.run(connection, "insert into " + described.target() + " select * from " + PART + " order by all");
                Sql.run(connection, "drop table " + PART);
                ParquetExport.Content content = new ParquetExport.Content(fingerprint, of.lower(), of.upper());
                files.add(parquet.part(table, by, value, described.target() + rows, content));
            }
            ParquetExport.Part last = files.get(files.size() - 1);
            ParquetExport.Content content = Objects.requireNonNull(last.content());
            sums = sums.plus(new TableHash.Sums(last.rows(), content.lower(), content.upper()));
        }
        TableHash hash = TableHash.of(types, sums);
        parquet.enter(table, described.comment(), described.columns(), by, hash, files);
        return hash;
    }

    /** Puts the rows of a file into the database; the value that it is named after stands in the folder's name alone. */
    private void takeOver(Described described, Map<String, String> types, String by, @Nullable String value, Path file)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        types.forEach((name, type) -> columns.add(
                name.equals(by) ? (value == null ? "null" : DuckDb.literal(value)) + "::" + type : DuckDb.quote(name)));
        Sql.run(
                connection,
                "insert into " + described.target() + " select " + String.join(", ", columns) + " from read_parquet("
                        + DuckDb.literal(file.toString()) + ", hive_partitioning = false)");
    }
}
