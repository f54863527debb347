package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;

/** What DfE published for one authority (revised release of 2025): the calibration of the synthetic partnership. */
final class Published {
    static final String FOLDER = "sample/published/";
    static final List<String> DATASETS = List.of(
            "timeliness_20_week",
            "requests",
            "assessments",
            "annual_reviews",
            "ceased_plans",
            "caseload",
            "sen_needs_all_plans");

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    private Published() {}

    /** One published line. */
    record Row(String period, String topic, String breakdown, Map<String, String> cells) {
        /** A whole number, or empty where the release prints a symbol. */
        OptionalInt count(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("The release has no column " + column);
            }
            return cell.chars().allMatch(Character::isDigit) && !cell.isEmpty()
                    ? OptionalInt.of(Integer.parseInt(cell))
                    : OptionalInt.empty();
        }

        int known(String column) {
            return count(column)
                    .orElseThrow(() ->
                            new IllegalArgumentException(column + " is not a number in " + period + " " + breakdown));
        }
    }

    static Published of(String areaCode) {
        Published published = new Published();
        for (String dataset : DATASETS) {
            published.rows.put(dataset, read(FOLDER + "revised/" + dataset + ".csv.gz", areaCode));
        }
        return published;
    }

    List<Row> rows(String dataset, String period, String topic) {
        List<Row> found = new ArrayList<>();
        for (Row row : rows.getOrDefault(dataset, List.of())) {
            if (row.period().equals(period) && row.topic().equals(topic)) {
                found.add(row);
            }
        }
        return found;
    }

    /** The top line of a year: its topic and breakdown are the same words. */
    Row total(String dataset, String period) {
        for (Row row : rows.getOrDefault(dataset, List.of())) {
            if (row.period().equals(period) && row.topic().equals(row.breakdown())) {
                return row;
            }
        }
        throw new IllegalArgumentException("Nothing published in " + dataset + " for " + period);
    }

    private static List<Row> read(String resource, String areaCode) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = open(resource);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .detectBomHeader(true)
                        .ofNamedCsvRecord(new GZIPInputStream(in, 1 << 16), StandardCharsets.UTF_8)) {
            for (NamedCsvRecord line : csv) {
                if (line.getField("new_la_code").equals(areaCode)) {
                    rows.add(new Row(
                            line.getField("time_period"),
                            line.getField("breakdown_topic"),
                            line.getField("breakdown"),
                            new LinkedHashMap<>(line.getFieldsAsMap())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
        return rows;
    }

    static InputStream open(String resource) throws IOException {
        InputStream in = Published.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("There is no resource " + resource);
        }
        return in;
    }

    static InputStreamReader reader(String resource) throws IOException {
        return new InputStreamReader(open(resource), StandardCharsets.UTF_8);
    }
}
