package org.sendwarehouse.receive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;

/** How every CSV file is opened, so that identification and landing read it alike. */
public final class CsvFiles {
    /** The delimiters that are recognised. */
    static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    /** A field longer than this means an opening quote that never closes; it ends the reading, not the memory. */
    private static final int MAX_FIELD = 1 << 20;

    /** No row of a sheet or table is longer; one that is would be held in memory whole. */
    private static final int MAX_RECORD = 1 << 22;

    private CsvFiles() {}

    /** Opens a CSV file; records of any number of fields are given, blank lines are not. */
    public static CsvReader<CsvRecord> open(Path file, TextEncoding encoding, char delimiter) throws IOException {
        Reader text = encoding.open(file);
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter('"')
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(MAX_FIELD)
                                .maxRecordSize(MAX_RECORD)
                                .build(),
                        text);
    }

    /** The fields of the first record; empty where there is none or it cannot be read with that delimiter. */
    static List<String> header(Path file, TextEncoding encoding, char delimiter) throws IOException {
        try (CsvReader<CsvRecord> reader = open(file, encoding, delimiter)) {
            var records = reader.iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException e) {
            return List.of();
        }
    }
}
