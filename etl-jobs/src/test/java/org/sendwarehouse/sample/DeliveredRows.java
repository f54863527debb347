package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a written delivery as anyone would, row by row. */
final class DeliveredRows {
    private DeliveredRows() {}

    static void each(Path file, Consumer<NamedCsvRecord> row) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
