package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sendwarehouse.home.Definitions;

/** The census code that stands for each label of DfE's tables: the first one the reference data give it. */
final class Ethnicities {
    private final Map<String, String> codeOfLabel = new LinkedHashMap<>();

    Ethnicities() {
        String text = Definitions.text("warehouse-sql/reference/ethnicity.csv");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord line : csv) {
                codeOfLabel.putIfAbsent(line.getField("dfe_label"), line.getField("ethnicity_code"));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Cannot read the ethnicity codes", e);
        }
    }

    String code(String label) {
        String code = codeOfLabel.get(label);
        if (code == null) {
            throw new IllegalArgumentException("No ethnicity code for " + label);
        }
        return code;
    }
}
