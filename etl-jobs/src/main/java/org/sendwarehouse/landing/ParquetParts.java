package org.sendwarehouse.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.LandedColumn;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Hashes;
import org.sendwarehouse.home.Home;

/**
 * The Parquet files of one table of one delivery. The same rows give the same bytes: one thread writes them in order,
 * and nothing of the clock or the machine goes in.
 */
final class ParquetParts {
    /** A part holds at most this many rows, so that a reader can take them in turn. */
    private static final long ROWS_A_PART = 4_000_000;

    private static final int DICTIONARY_PAGE = 16 << 20;

    private final String table;
    private final List<LandedColumn> columns;
    private final Path folder;
    private final @Nullable String onlyName;
    private final String before;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable ParquetWriter<@Nullable Object[]> writer;
    private @Nullable Path file;
    private long rowsInPart;

    /**
     * A closed file.
     *
     * @param file its name, with the table's folder
     * @param rows as its footer says
     */
    record Part(String file, long rows, String sha256, long bytes) {}

    /**
     * @param folder where the files go; made with the first row
     * @param onlyName the name of the one file, or null for numbered parts
     */
    ParquetParts(String table, List<LandedColumn> columns, Path folder, @Nullable String onlyName) {
        this(table, columns, folder, onlyName, "");
    }

    /** The files of another generation of a delivery, beside those of the one before. */
    static ParquetParts ofGeneration(String table, List<LandedColumn> columns, Path folder, int generation) {
        return new ParquetParts(table, columns, folder, null, "g" + generation + "-");
    }

    private ParquetParts(
            String table, List<LandedColumn> columns, Path folder, @Nullable String onlyName, String before) {
        this.before = before;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.folder = folder;
        this.onlyName = onlyName;
    }

    void write(@Nullable Object[] row) throws IOException {
        if (writer == null || (rowsInPart == ROWS_A_PART && onlyName == null)) {
            close();
            open();
        }
        if (writer != null) {
            writer.write(row);
            rowsInPart++;
        }
    }

    private void open() throws IOException {
        Home.OwnerOnly.createDirectories(folder);
        String name =
                onlyName != null ? onlyName : before + String.format(Locale.ROOT, "part-%05d.parquet", parts.size());
        Path path = folder.resolve(name);
        Files.deleteIfExists(path);
        writer = new Builder(new LocalOutputFile(path), new ParquetTable(table, columns))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withDictionaryPageSize(DICTIONARY_PAGE)
                // Every row has another: a dictionary of them would only fill the memory.
                .withDictionaryEncoding("source_row", false)
                .build();
        file = path;
        rowsInPart = 0;
    }

    /** Closes the file in hand, forces it to the disk and reads its footer back. */
    void close() throws IOException {
        ParquetWriter<@Nullable Object[]> open = writer;
        Path path = file;
        if (open == null || path == null) {
            return;
        }
        writer = null;
        file = null;
        open.close();
        Home.OwnerOnly.restrict(path);
        AtomicFiles.sync(path);
        long rows = ParquetFooter.rows(path);
        String name = onlyName != null ? onlyName : table + "/" + path.getFileName();
        parts.add(new Part(name, rows, Hashes.ofFile(path), Files.size(path)));
    }

    /** Closes without caring for what was written. */
    void abandon() {
        ParquetWriter<@Nullable Object[]> open = writer;
        writer = null;
        file = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // The attempt's folder is deleted as a whole.
            }
        }
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
        private final ParquetTable support;

        Builder(OutputFile file, ParquetTable support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // still abstract; never called with a plain configuration
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }
}
