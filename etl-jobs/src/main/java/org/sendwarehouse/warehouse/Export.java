package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is published of a built database: a fresh, compact database, and the Parquet of its tables, but for the one
 * that shows single records.
 */
final class Export {
    /** What is published. */
    static final List<String> SCHEMAS = List.of("reference", "warehouse", "marts", "disclosure", "audit");

    private static final String TARGET = "published";

    /** Shows single records by their local ids: for the data officer at the database, not for whoever takes the Parquet. */
    private static final TableName DATABASE_ONLY = TableName.of("audit.quality_violation");

    private final Connection connection;
    private final List<String> schemas;

    Export(Connection connection, List<String> schemas) {
        this.connection = connection;
        this.schemas = List.copyOf(schemas);
    }

    /** Writes both into a folder; rows stand in the order of all their columns. */
    List<Manifest.Table> write(Path folder) throws SQLException, IOException {
        String names = String.join("', '", schemas);
        List<List<@Nullable String>> tables = Sql.rows(
                connection,
                "select schema_name, table_name, comment from duckdb_tables() where database_name = current_database()"
                        + " and schema_name in ('" + names + "') order by all");
        Map<TableName, Map<String, String>> comments = comments();
        DuckDb.attachScratch(connection, folder.resolve(PublishedWarehouse.DATABASE), TARGET);
        Sql.together(connection, () -> {
            for (String schema : schemas) {
                Sql.run(connection, "create schema " + TARGET + "." + schema);
            }
        });
        List<Manifest.Table> written = new ArrayList<>();
        ParquetExport parquet = new ParquetExport(connection, folder);
        for (List<@Nullable String> row : tables) {
            TableName table = new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
            Sql.together(connection, () -> database(table, row.get(2), comments.getOrDefault(table, Map.of())));
            TableHash hash = TableHash.of(connection, table);
            if (hasParquet(table)) {
                parquet.write(
                        table, TARGET + "." + table.sql(), row.get(2), comments.getOrDefault(table, Map.of()), hash);
            }
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

    private void database(TableName table, @Nullable String comment, Map<String, String> columns) throws SQLException {
        String target = TARGET + "." + table.sql();
        List<String> statements = new ArrayList<>();
        statements.add("create table " + target + " as select * from " + table.sql() + " order by all");
        if (comment != null) {
            statements.add("comment on table " + target + " is " + DuckDb.literal(comment));
        }
        columns.forEach((column, about) -> statements.add(
                "comment on column " + target + "." + DuckDb.quote(column) + " is " + DuckDb.literal(about)));
        Sql.run(connection, String.join(";\n", statements));
    }
}
