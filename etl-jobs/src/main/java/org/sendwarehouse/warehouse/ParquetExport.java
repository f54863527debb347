package org.sendwarehouse.warehouse;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home.OwnerOnly;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published tables as Parquet, for engines other than DuckDB: a folder a table, below it a folder a value where the
 * table is parted ({@code academic_year=2025%2F26}, as Hive, Spark, Trino and pandas read it), and {@code catalogue.json}, which says what is where.
 */
final class ParquetExport {
    static final String FOLDER = "parquet";
    static final String CATALOGUE = "catalogue.json";
    private static final String PART = "part-00000.parquet";
    private static final int MONTH = "2026-05".length();
    /** What Hive calls the folder of rows without a value. */
    private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;
    private final Map<TableName, Table> written = new ConcurrentSkipListMap<>();

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
     * @param content what says that its rows are the same as those of a later night; null in versions of older releases
     */
    record Part(
            String path, long rows, String sha256, @Nullable Content content) {
        TableHash.Sums sums() {
            Content known = Objects.requireNonNull(content);
            return new TableHash.Sums(rows, known.lower(), known.upper());
        }
    }

    /**
     * What the rows of a part are.
     *
     * @param fingerprint as {@link Fingerprint} has it
     * @param lower of {@link TableHash.Sums}
     * @param upper of {@link TableHash.Sums}
     */
    record Content(String fingerprint, BigInteger lower, BigInteger upper) {}

    /** What a catalogue lists. */
    record Catalogue(List<Table> tables) {
        static Catalogue read(Path version) {
            return JSON.readValue(version.resolve(FOLDER).resolve(CATALOGUE), Catalogue.class);
        }

        /** Of each file, from the version's folder on, the SHA-256 that it was found to have when it was written or linked. */
        Map<String, String> hashes() {
            Map<String, String> hashes = new HashMap<>();
            tables.forEach(
                    table -> table.files().forEach(part -> hashes.put(FOLDER + "/" + part.path(), part.sha256())));
            return hashes;
        }
    }

    /** @param folder the version's */
    ParquetExport(Path folder) {
        this.folder = folder.resolve(FOLDER);
    }

    /** Where the files of a table lie. */
    static Path folder(Path version, TableName table) {
        return version.resolve(FOLDER).resolve(table.schema()).resolve(table.table());
    }

    /**
     * Writes a table into one file.
     *
     * @param from the table as SQL names it, its rows in order: DuckDB writes rows in the order in which they stand
     */
    Part whole(Connection connection, TableName table, String from, Content content) throws SQLException, IOException {
        return part(connection, "select * from " + from, folder.resolve(path(table)), content);
    }

    /**
     * Rows of a parted table that lie in one file.
     *
     * @param column the one by whose values the table is parted
     * @param value its value; null: the rows without one
     * @param monthEnd the last day of the month of theirs, such as {@code 2026-05-31}; null: of no month
     */
    record Slice(
            String column, @Nullable String value, @Nullable String monthEnd) {
        private String folder() {
            return column + "=" + (value == null ? NO_VALUE : URLEncoder.encode(value, StandardCharsets.UTF_8));
        }

        private String file() {
            return monthEnd == null ? PART : "part-" + monthEnd.substring(0, MONTH) + ".parquet";
        }
    }

    /**
     * Writes a slice of a table.
     *
     * @param from as of {@link #whole}, with a condition and an order
     */
    Part part(Connection connection, TableName table, Slice slice, String from, Content content)
            throws SQLException, IOException {
        return part(
                connection,
                "select * exclude (" + DuckDb.quote(slice.column()) + ") from " + from,
                folder.resolve(path(table, slice)),
                content);
    }

    /** Takes a file over from an earlier version, without its bytes being written again. */
    Part same(Part former, Path file) throws IOException {
        Path place = folder.resolve(former.path());
        OwnerOnly.createDirectories(Objects.requireNonNull(place.getParent()));
        Files.deleteIfExists(place);
        try {
            Files.createLink(place, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, place);
        }
        return former;
    }

    /** Where the file of a part lies. */
    Path file(Part part) {
        return folder.resolve(part.path());
    }

    /** Where the file of a table in one file lies, from the catalogue on. */
    static String path(TableName table) {
        return table.schema() + "/" + table.table() + "/" + PART;
    }

    /** Where the file of a slice lies, from the catalogue on. */
    static String path(TableName table, Slice slice) {
        return table.schema() + "/" + table.table() + "/" + slice.folder() + "/" + slice.file();
    }

    /**
     * Enters a table whose files are written.
     *
     * @param types of its columns, in order
     * @param by the column that parts it; null: none
     */
    void enter(
            TableExport.Described described,
            Map<String, String> types,
            @Nullable String by,
            TableHash hash,
            List<Part> files) {
        TableName table = described.table();
        List<Column> columns = new ArrayList<>();
        types.forEach((name, type) ->
                columns.add(new Column(name, type, described.columns().get(name))));
        written.put(
                table,
                new Table(
                        table.schema(),
                        table.table(),
                        described.comment(),
                        table.schema() + "/" + table.table(),
                        by,
                        columns,
                        hash.rows(),
                        hash.hash(),
                        files));
    }

    private Part part(Connection connection, String rows, Path file, @Nullable Content content)
            throws SQLException, IOException {
        OwnerOnly.createDirectories(Objects.requireNonNull(file.getParent()));
        Sql.run(
                connection,
                "copy (" + rows + ") to " + DuckDb.literal(file.toString()) + " (format parquet, compression zstd)");
        long count = Sql.count(
                connection, "select num_rows from parquet_file_metadata(" + DuckDb.literal(file.toString()) + ")");
        return new Part(folder.relativize(file).toString(), count, Hashes.ofFile(file), content);
    }

    /** Writes the catalogue of all that was written. */
    void catalogue() throws IOException {
        OwnerOnly.createDirectories(folder);
        Files.write(folder.resolve(CATALOGUE), JSON.writeValueAsBytes(new Catalogue(List.copyOf(written.values()))));
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
