package org.sendwarehouse.landing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sendwarehouse.home.AtomicFiles;
import org.sendwarehouse.home.Home;

/**
 * How many rows a delivery has for each unit it covers, such as a school's week: the file {@value #FILE} beside its
 * sidecar, for feeds whose deliveries replace units. Counted while the rows pass, so that nobody reads them again to
 * learn what a delivery replaces.
 *
 * @param columns the units as the contract says them, such as {@code urn} and {@code week(session_date)}, whose values
 *     are Mondays
 * @param rows accepted rows by unit; a unit is its values joined by {@value #BETWEEN}, nothing standing for null
 */
record UnitBooks(List<String> columns, Map<String, Long> rows) {
    static final String FILE = "units.csv";

    /** A character that no value holds. */
    static final String BETWEEN = "\u001f";

    UnitBooks {
        columns = List.copyOf(columns);
    }

    static UnitBooks read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new UnitBooks(List.of(), Map.of());
        }
        List<String> columns = List.of();
        Map<String, Long> rows = new LinkedHashMap<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord record : reader) {
                List<String> fields = record.getFields();
                List<String> unit = fields.subList(0, fields.size() - 1);
                if (columns.isEmpty()) {
                    columns = List.copyOf(unit);
                } else {
                    rows.put(String.join(BETWEEN, unit), Long.parseLong(fields.get(fields.size() - 1)));
                }
            }
        }
        return new UnitBooks(columns, rows);
    }

    void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try (CsvWriter writer = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            List<String> header = new ArrayList<>(columns);
            header.add("rows");
            writer.writeRecord(header);
            new TreeMap<>(rows).forEach((unit, count) -> {
                List<String> fields = new ArrayList<>(List.of(unit.split(BETWEEN, -1)));
                fields.add(Objects.toString(count));
                writer.writeRecord(fields);
            });
        }
        Home.OwnerOnly.restrict(file);
        AtomicFiles.sync(file);
    }
}
