package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
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
    private final FormerParts former;
    private final DuckDb.Settings settings;

    /**
     * Writes what a connection sees.
     *
     * @param former what may be taken over instead of being written again
     * @param settings so many tables are written at a time as it has threads
     */
    Export(Connection connection, List<String> schemas, FormerParts former, DuckDb.Settings settings) {
        this.connection = connection;
        this.settings = settings;
        this.schemas = List.copyOf(schemas);
        this.former = former;
    }

    /** Writes both into a folder; rows stand in the order of all their columns. */
    List<Manifest.Table> write(Path folder) throws SQLException, IOException {
        // What is not stored is made here, and its definition names tables as all definitions do.
        Sql.run(connection, "set search_path = '" + Build.SEARCH_PATH + "'");
        List<TableExport.Described> tables = tables();
        DuckDb.attachScratch(connection, folder.resolve(PublishedWarehouse.DATABASE), TARGET);
        // The database of a build goes without some; what is published is kept, and copied, for long.
        Sql.run(connection, "reset disabled_compression_methods");
        Sql.together(connection, () -> {
            for (String schema : schemas) {
                Sql.run(connection, "create schema " + TARGET + "." + schema);
            }
        });
        ParquetExport parquet = new ParquetExport(folder);
        TableExport export = new TableExport(TARGET, parquet, former);
        Turns turns = new Turns(settings, TARGET);
        Map<TableName, Manifest.Table> written = new ConcurrentSkipListMap<>();
        // What is parted is large: by all threads together, and by itself. Of the others one thread writes each.
        for (TableExport.Described table : tables) {
            if (table.partedBy() != null) {
                turns.take(connection, () -> written.put(table.table(), export.write(connection, table)));
            }
        }
        List<TableExport.Described> others =
                tables.stream().filter(table -> table.partedBy() == null).toList();
        Crew crew = new Crew(connection, settings.threads());
        Sql.byOneThread(
                connection,
                () -> crew.run(
                        Tasks.of(others),
                        (own, table) -> turns.take(own, () -> written.put(table.table(), export.write(own, table)))));
        parquet.catalogue();
        if (schemas.contains(LabelledViews.STAR)) {
            LabelledViews.make(connection, TARGET);
        }
        Sql.run(connection, "checkpoint " + TARGET);
        Sql.run(connection, "detach " + TARGET);
        return List.copyOf(written.values());
    }

    static boolean hasParquet(TableName table) {
        return !table.equals(DATABASE_ONLY);
    }

    /** What is to be written, the largest first, so that nobody stands idle while the last one is written. */
    private List<TableExport.Described> tables() throws SQLException {
        Map<TableName, Map<String, String>> comments = Comments.ofColumns(connection);
        Map<TableName, String> parted = parted();
        List<TableExport.Described> tables = new ArrayList<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, name, comment from (select database_name, schema_name, table_name as name, comment,"
                        + " estimated_size * column_count as size from duckdb_tables() union all select database_name,"
                        + " schema_name, view_name, comment, null from duckdb_views() where not internal)"
                        + " where database_name = current_database() and schema_name in ('"
                        + String.join("', '", schemas) + "') order by size desc nulls first, schema_name, name")) {
            TableName table = new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
            tables.add(new TableExport.Described(
                    table, row.get(2), comments.getOrDefault(table, Map.of()), parted.get(table)));
        }
        return tables;
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
}
