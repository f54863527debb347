package org.sendwarehouse.warehouse;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A published table read straight from its file, for comparison; only figures, since DfE's x, z and c are none. */
final class PublishedTable {
    private PublishedTable() {}

    /**
     * One figure.
     *
     * @param topic {@code all} for the top line
     */
    record Cell(String period, String topic, String breakdown, String measure) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    /** The figures of one authority, by its GSS code. */
    static Map<Cell, BigDecimal> read(Path file, String areaCode) throws IOException {
        Map<Cell, BigDecimal> figures = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("new_la_code").equals(areaCode)) {
                    continue;
                }
                boolean top = row.getField("breakdown_topic").startsWith("All ");
                String topic = top ? "all" : row.getField("breakdown_topic");
                String breakdown = top ? "all" : row.getField("breakdown");
                int firstFigure = row.getHeader().indexOf("breakdown") + 1;
                for (int i = firstFigure; i < row.getFieldCount(); i++) {
                    if (row.getField(i).matches("-?[0-9.]+")) {
                        figures.put(
                                new Cell(
                                        row.getField("time_period"),
                                        topic,
                                        breakdown,
                                        row.getHeader().get(i).toLowerCase(Locale.ROOT)),
                                new BigDecimal(row.getField(i)).stripTrailingZeros());
                    }
                }
            }
        }
        return figures;
    }
}
