package org.sendwarehouse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of open data with what lies beside it, as a stranger reads it: held against its own metadata, and against what
 * DfE's screener of Explore Education Statistics asks of files and what of it matters here.
 */
record OpenTable(Path csv, List<String> header, List<List<String>> rows) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> DIGITS = Map.of("Calendar year", "[0-9]{4}", "Academic year", "[0-9]{6}");
    private static final Set<String> LEGACY = Set.of("", "~", ":", "..", "-");

    /** Every file of figures in a folder. */
    static List<OpenTable> in(Path folder) throws IOException {
        List<OpenTable> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".csv") && !name.endsWith(".meta.csv")) {
                    tables.add(of(file));
                }
            }
        }
        return tables;
    }

    static OpenTable of(Path file) throws IOException {
        List<List<String>> records = records(file);
        return new OpenTable(file, records.get(0), List.copyOf(records.subList(1, records.size())));
    }

    private static List<List<String>> records(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream()
                    .map(record -> List.copyOf(record.getFields()))
                    .toList();
        }
    }

    String cell(List<String> row, String column) {
        return row.get(header.indexOf(column));
    }

    /** What is wrong with it. */
    Set<String> faults() throws IOException {
        Set<String> faults = new TreeSet<>();
        String text = Files.readString(csv, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF") || text.contains("\r") || !text.endsWith("\n")) {
            faults.add("has a mark of byte order, or other line ends than LF");
        }
        onTheWeb(faults);
        described(faults);
        screened(faults);
        return faults;
    }

    /** Its rows against its metadata of CSV on the Web. */
    private void onTheWeb(Set<String> faults) throws IOException {
        JsonNode table = JSON.readTree(Files.readString(csv.resolveSibling(csv.getFileName() + "-metadata.json")));
        assertThat(table.get("@context").get(0).asString()).isEqualTo("http://www.w3.org/ns/csvw");
        if (!csv.resolveSibling(table.get("url").asString()).equals(csv)) {
            faults.add("is not what its metadata describe");
        }
        JsonNode schema = table.get("tableSchema");
        List<String> names = new ArrayList<>();
        schema.get("columns").forEach(column -> names.add(column.get("titles").asString()));
        if (!names.equals(header)) {
            faults.add("has other columns than its metadata: " + names);
        }
        Set<List<String>> keys = new HashSet<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (!isValid(schema.get("columns").get(i), row.get(i))) {
                    faults.add(header.get(i) + " holds '" + row.get(i) + "'");
                }
            }
            List<String> key = new ArrayList<>();
            schema.get("primaryKey").forEach(column -> key.add(cell(row, column.asString())));
            if (!keys.add(key)) {
                faults.add("has two rows of " + key);
            }
        }
    }

    private static boolean isValid(JsonNode column, String cell) {
        if (column.has("null")) {
            for (JsonNode symbol : column.get("null")) {
                if (symbol.asString().equals(cell)) {
                    return true;
                }
            }
        }
        JsonNode type = column.get("datatype");
        if (type.isObject()) {
            return cell.matches(type.get("format").asString());
        }
        return cell.matches(type.asString().equals("integer") ? "-?[0-9]+" : "-?[0-9]+[.][0-9]+");
    }

    /** The metadata for Explore Education Statistics. */
    private void described(Set<String> faults) throws IOException {
        List<List<String>> meta =
                records(csv.resolveSibling(String.valueOf(csv.getFileName()).replace(".csv", ".meta.csv")));
        assertThat(meta.get(0))
                .containsExactly(
                        "col_name",
                        "col_type",
                        "label",
                        "indicator_grouping",
                        "indicator_unit",
                        "indicator_dp",
                        "filter_hint",
                        "filter_grouping_column");
        List<String> described = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (List<String> line : meta.subList(1, meta.size())) {
            described.add(line.get(0));
            boolean isFilter = line.get(1).equals("Filter");
            if (line.get(2).isBlank() || line.get(2).length() > 80 || !labels.add(line.get(2))) {
                faults.add("has the label '" + line.get(2) + "' twice, or one too long");
            }
            if (isFilter ? !line.get(5).isEmpty() : !line.get(5).matches("[0-9]")) {
                faults.add(line.get(0) + " has other decimals than its kind of column: " + line.get(5));
            }
            if (!List.of("", "%", "£").contains(line.get(4))) {
                faults.add(line.get(0) + " has an unknown unit " + line.get(4));
            }
        }
        if (!described.equals(header.subList(header.indexOf("breakdown_topic"), header.size()))) {
            faults.add("does not describe its filters and indicators in order: " + described);
        }
    }

    private void screened(Set<String> faults) {
        Set<String> totals = new HashSet<>();
        Set<String> periods = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (List<String> row : rows) {
            String kind = cell(row, "time_identifier");
            String period = cell(row, "time_period") + " " + kind;
            periods.add(period);
            kinds.add(kind.endsWith("term") ? "term" : kind.matches(".* year") ? kind : "month");
            if (!cell(row, "time_period")
                    .matches(DIGITS.getOrDefault(
                            kind, kind.matches("Financial year|.* term") ? "[0-9]{6}" : "[0-9]{4}"))) {
                faults.add(kind + " with the year " + cell(row, "time_period"));
            }
            if (cell(row, "breakdown").equals("Total")
                    && cell(row, "breakdown_topic").equals("Total")) {
                totals.add(period);
            }
            for (String each : row) {
                if (LEGACY.contains(each) || !each.strip().equals(each) || each.matches("^[=+@].*")) {
                    faults.add("holds '" + each + "'");
                }
            }
        }
        if (kinds.size() != 1) {
            faults.add("mixes kinds of period: " + kinds);
        }
        if (!totals.equals(periods)) {
            periods.removeAll(totals);
            faults.add("has no total of " + periods);
        }
        for (String column : header) {
            if (!column.matches("[a-z][a-z0-9_]{0,49}")) {
                faults.add("has a column '" + column + "'");
            }
        }
    }
}
