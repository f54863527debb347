package org.sendwarehouse.quality;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Landed tables of a small partnership in which nothing is wrong: {@code quality/sound/<table>.csv}. The first column of a
 * file names its rows.
 */
final class SoundData {
    private static final Map<String, List<Map<String, String>>> SOUND = read();

    private final Map<String, List<Map<String, String>>> tables = new TreeMap<>();

    SoundData() {
        SOUND.forEach((table, rows) -> tables.put(
                table, new ArrayList<>(rows.stream().map(LinkedHashMap::new).toList())));
    }

    private static Map<String, List<Map<String, String>>> read() {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/quality/sound"))) {
            for (Path file : files.sorted().toList()) {
                tables.put(String.valueOf(file.getFileName()).replace(".csv", ""), rows(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<CsvRecord> records;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            records = csv.stream().toList();
        }
        List<String> header = records.get(0).getFields();
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFieldCount() != header.size()) {
                throw new IllegalStateException(file + ": line " + record.getStartingLineNumber() + " has "
                        + record.getFieldCount() + " fields, not " + header.size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), record.getField(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Other values for one row. */
    void change(String table, String row, Map<String, String> values) {
        row(table, row).putAll(values);
    }

    /** One row more, like another but for some values; or of these values only. */
    void add(String table, Map<String, String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        Map<String, String> own = new LinkedHashMap<>(values);
        String like = own.remove("like");
        if (like != null) {
            row.putAll(row(table, like));
            row.remove("source_row");
        }
        row.putAll(own);
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    }

    void remove(String table, String row) {
        Map<String, String> found = row(table, row);
        tables.computeIfPresent(
                table,
                (name, rows) -> new ArrayList<>(
                        rows.stream().filter(each -> each != found).toList()));
    }

    private Map<String, String> row(String table, String row) {
        List<Map<String, String>> found = tables.getOrDefault(table, List.of()).stream()
                .filter(each -> row.equals(each.values().iterator().next()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(table + " has " + found.size() + " rows " + row);
        }
        return found.get(0);
    }

    /** The tables as CSV text. */
    Map<String, String> csv() {
        Map<String, String> csv = new TreeMap<>();
        tables.forEach((table, rows) -> {
            if (!rows.isEmpty()) {
                csv.put(table, csv(rows));
            }
        });
        return csv;
    }

    private static String csv(List<Map<String, String>> rows) {
        Set<String> header = new LinkedHashSet<>();
        rows.forEach(row -> header.addAll(row.keySet()));
        header.remove("source_row");
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            rows.forEach(row -> csv.writeRecord(
                    header.stream().map(column -> row.getOrDefault(column, "")).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
