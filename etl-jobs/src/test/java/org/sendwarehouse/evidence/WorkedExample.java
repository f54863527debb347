package org.sendwarehouse.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.warehouse.TestWarehouse;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One indicator worked out by hand, as {@code evidence/worked/<code>.yaml} gives it: a handful of landed rows, and the
 * rows of {@code marts.evidence} that follow from them. The README beside the files says how one is written.
 *
 * @param landed a set of rows that several examples share, {@code evidence/landed/<name>.yaml}
 * @param rows landed rows of its own, CSV text by table; they replace the set's of the same table
 * @param asAt the business date (ISO); the demo's where not given
 * @param deliveredOn the day a table's delivery is from (ISO), where not the business date
 */
record WorkedExample(
        String code,
        @Nullable String landed,
        @Nullable Map<String, String> rows,
        @JsonProperty("as_at") @Nullable String asAt,
        @JsonProperty("delivered_on") @Nullable Map<String, String> deliveredOn,
        List<Expected> expect) {

    private static final Path FOLDER = Path.of("src/test/resources/evidence");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    /**
     * What some rows of the indicator must be, all of them and no other.
     *
     * @param where which rows: a column's value, or several; the breakdown is {@code all} where not said
     * @param worked the arithmetic, by hand
     * @param withoutNoughts leaves out periods in which nothing was counted
     * @param rows the rows in order of period type, period end, breakdown and value, as CSV with a header of columns
     */
    record Expected(
            @Nullable Map<String, List<String>> where,
            String worked,
            @JsonProperty("without_noughts") @Nullable Boolean withoutNoughts,
            String rows) {

        Expected {
            if (worked == null || worked.isBlank()) {
                throw new IllegalArgumentException("An expected row needs its arithmetic in words: " + rows);
            }
        }

        /** Every row by column. */
        List<Map<String, String>> table() {
            List<CsvRecord> records =
                    CsvReader.builder().ofCsvRecord(rows).stream().toList();
            List<Map<String, String>> table = new ArrayList<>();
            for (CsvRecord row : records.subList(1, records.size())) {
                Map<String, String> values = new LinkedHashMap<>();
                for (int i = 0; i < row.getFieldCount(); i++) {
                    values.put(
                            records.get(0).getField(i).strip(), row.getField(i).strip());
                }
                table.add(values);
            }
            return table;
        }

        boolean selects(Map<String, String> row) {
            Map<String, List<String>> columns = new LinkedHashMap<>(Map.of("breakdown", List.of("all")));
            columns.putAll(Objects.requireNonNullElse(where, Map.of()));
            boolean chosen = columns.entrySet().stream()
                    .allMatch(column -> column.getValue().contains(value(row, column.getKey())));
            return chosen
                    && !(Boolean.TRUE.equals(withoutNoughts)
                            && Stream.of("numerator", "denominator")
                                    .map(column -> value(row, column))
                                    .allMatch(number -> number.isEmpty() || number.equals("0")));
        }

        private static String value(Map<String, String> row, String column) {
            String value = row.get(column);
            if (value == null) {
                throw new IllegalArgumentException("The evidence has no column " + column);
            }
            return value;
        }
    }

    /** What the warehouse is made from: examples with the same rows share one. */
    record Given(String asAt, Map<String, String> rows, Map<String, String> deliveredOn) {
        TestWarehouse.Builder warehouse() {
            TestWarehouse.Builder builder = TestWarehouse.asAt(asAt);
            rows.forEach(builder::landing);
            deliveredOn.forEach(builder::deliveredOn);
            return builder;
        }
    }

    Given given() {
        Map<String, String> all = new LinkedHashMap<>();
        if (landed != null) {
            all.putAll(landedRows(landed));
        }
        all.putAll(Objects.requireNonNullElse(rows, Map.of()));
        return new Given(
                Objects.requireNonNullElse(asAt, "2026-04-30"),
                all,
                Objects.requireNonNullElse(deliveredOn, Map.<String, String>of()));
    }

    /** A set of rows that examples share, CSV text by table. */
    static Map<String, String> landedRows(String name) {
        return YAML.readValue(
                read(FOLDER.resolve("landed/" + name + ".yaml")), new TypeReference<Map<String, String>>() {});
    }

    /** All examples, in order of their indicator. */
    static List<WorkedExample> all() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("worked"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(WorkedExample::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkedExample of(Path file) {
        try {
            WorkedExample example = YAML.readValue(read(file), WorkedExample.class);
            if (!file.endsWith(example.code() + ".yaml")) {
                throw new IllegalArgumentException("it is about " + example.code());
            }
            return example;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The worked example " + file + ": " + e.getMessage(), e);
        }
    }

    /** The codes of a list, one a line; a line that starts with # is a comment. */
    static List<String> codes(String list) {
        return read(FOLDER.resolve(list))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
