package org.sendwarehouse.jobs;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.warehouse.Run.Area;

/** The local authorities that the reference data know. */
final class Areas {
    private static final String FILE = "warehouse-sql/reference/area.csv";

    private Areas() {}

    /**
     * The authority of a number of the Department for Education.
     *
     * @throws NotPossibleException when no authority has it
     */
    static Area byNumber(String laNumber) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(Definitions.text(FILE))) {
            return rows.stream()
                    .filter(row -> row.getField("la_number").equals(laNumber))
                    .findFirst()
                    .map(row -> new Area(laNumber, row.getField("area_code"), row.getField("area_name")))
                    .orElseThrow(() -> new NotPossibleException("The setting send.area.la-number is " + laNumber
                            + ", which is the number of no local authority. Durham's is 840."));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }
}
