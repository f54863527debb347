package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home.OwnerOnly;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published tables as Parquet, for engines other than DuckDB: a folder a table, below it a folder a value where the
 * table is parted ({@code academic_year=2025%2F26}, as Hive, Spark, Trino and pandas read it), and {@code catalogue.json},
 * which says what is where.
 */
final class ParquetExport {
    static final String FOLDER = "parquet";
    static final String CATALOGUE = "catalogue.json";
    private static final String PART = "part-00000.parquet";
    /** What Hive calls the folder of rows without a value. */
    private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Connection connection;
    private final Path folder;
    private final Map<TableName, String> partitions;
    private final List<Table> written = new ArrayList<>();

    /**
     * A table of the catalogue.
     *
     * @param path its folder, from the catalogue on
     * @param partitionedBy the column whose values are names of folders and stand in no file; null: none, as of a table
     *     without a row
     * @param columns in order, the partitioning one among them
     * @param contentHash as the manifest has it ({@link TableHash})
     */
    record Table(
            String schema,
            String table,
            @Nullable String description,
            String path,
            @Nullable String partitionedBy,
            List<Column> columns,
            long rows,
            String contentHash,
            List<Part> files) {}

    /**
     * A column.
     *
     * @param type as DuckDB names it, such as {@code DECIMAL(18,4)}
     */
    record Column(String name, String type, @Nullable String description) {}

    /**
     * A file.
     *
     * @param path from the catalogue on
     */
    record Part(String path, long rows, String sha256) {}

    /** @param folder the version's */
    ParquetExport(Connection connection, Path folder) throws SQLException {
        this.connection = connection;
        this.folder = folder.resolve(FOLDER);
        this.partitions = partitions(connection);
    }

    private static Map<TableName, String> partitions(Connection connection) throws SQLException {
        Map<TableName, String> partitions = new HashMap<>();
        for (List<@Nullable String> row : Sql.rows(
                connection,
                "select schema_name, table_name, partitioned_by from audit.model where partitioned_by is not null")) {
            partitions.put(
                    new TableName(String.valueOf(row.get(0)), String.valueOf(row.get(1))), String.valueOf(row.get(2)));
        }
        return partitions;
    }

    /** Where the files of a table lie. */
    static Path folder(Path version, TableName table) {
        return version.resolve(FOLDER).resolve(table.schema()).resolve(table.table());
    }

    /**
     * Writes a table.
     *
     * @param from the table as SQL names it, its rows in order: DuckDB writes rows in the order in which they stand
     * @param comments what is said of its columns
     */
    void write(TableName table, String from, @Nullable String description, Map<String, String> comments, TableHash hash)
            throws SQLException, IOException {
        List<Column> columns = new ArrayList<>();
        Build.columnTypes(connection, table)
                .forEach((name, type) -> columns.add(new Column(name, type, comments.get(name))));
        Place place = new Place(from, folder.resolve(table.schema()).resolve(table.table()));
        List<Part> files = new ArrayList<>();
        @Nullable String by = partitions.get(table);
        if (by != null) {
            // Several threads that filter fill row groups as each comes by: the same rows, other bytes.
            String threads = DuckDb.literal(String.valueOf(Sql.rows(connection, "select current_setting('threads')")
                    .get(0)
                    .get(0)));
            Sql.run(connection, "set threads = 1");
            try {
                parts(place, by, files);
            } finally {
                Sql.run(connection, "set threads = " + threads);
            }
        }
        // Without a row there is no value to name a folder after: then one file says which columns there are.
        boolean whole = files.isEmpty();
        if (whole) {
            files.add(part("select * from " + from, place.folder()));
        }
        written.add(new Table(
                table.schema(),
                table.table(),
                description,
                table.schema() + "/" + table.table(),
                whole ? null : by,
                columns,
                hash.rows(),
                hash.hash(),
                files));
    }

    /** A table as SQL names it, and the folder of its files. */
    private record Place(String from, Path folder) {}

    private void parts(Place place, String by, List<Part> files) throws SQLException, IOException {
        String column = DuckDb.quote(by);
        for (List<@Nullable String> row : Sql.rows(
                connection, "select distinct " + column + "::varchar from " + place.from() + " order by all")) {
            @Nullable String value = row.get(0);
            String name = value == null ? NO_VALUE : URLEncoder.encode(value, StandardCharsets.UTF_8);
            files.add(part(
                    "select * exclude (" + column + ") from " + place.from() + " where " + column
                            + "::varchar is not distinct from " + (value == null ? "null" : DuckDb.literal(value)),
                    place.folder().resolve(by + "=" + name)));
        }
    }

    private Part part(String rows, Path place) throws SQLException, IOException {
        OwnerOnly.createDirectories(place);
        Path file = place.resolve(PART);
        Sql.run(
                connection,
                "copy (" + rows + ") to " + DuckDb.literal(file.toString()) + " (format parquet, compression zstd)");
        long count = Sql.count(
                connection, "select num_rows from parquet_file_metadata(" + DuckDb.literal(file.toString()) + ")");
        return new Part(folder.relativize(file).toString(), count, Hashes.ofFile(file));
    }

    /** Writes the catalogue of all that was written. */
    void catalogue() throws IOException {
        OwnerOnly.createDirectories(folder);
        Files.write(folder.resolve(CATALOGUE), JSON.writeValueAsBytes(Map.of("tables", written)));
    }

    /** Rows in all files of a table. */
    static long rows(Connection connection, Path version, TableName table) throws SQLException, IOException {
        long rows = 0;
        try (Stream<Path> files = Files.walk(folder(version, table))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                rows += Sql.count(
                        connection, "select count(*) from read_parquet(" + DuckDb.literal(file.toString()) + ")");
            }
        }
        return rows;
    }
}
