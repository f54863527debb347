package org.sendwarehouse.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published cells of one authority, and how many of them a count from rows hits and misses. */
final class PublishedCells {
    record Line(String dataset, String period, String topic, String breakdown, Map<String, String> cells) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    PublishedCells(Path dfe, String areaCode) throws IOException {
        for (String dataset : List.of(
                "timeliness_20_week",
                "requests",
                "assessments",
                "annual_reviews",
                "ceased_plans",
                "caseload",
                "sen_needs_all_plans")) {
            Path file = dfe.resolve(dataset + "_" + PublishedFiles.REVISED_RELEASE + ".csv");
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
                for (NamedCsvRecord line : csv) {
                    if (line.getField("new_la_code").equals(areaCode)) {
                        lines.add(new Line(
                                dataset,
                                line.getField("time_period"),
                                line.getField("breakdown_topic"),
                                line.getField("breakdown"),
                                new LinkedHashMap<>(line.getFieldsAsMap())));
                    }
                }
            }
        }
    }

    List<Line> lines(String dataset) {
        return lines.stream().filter(line -> line.dataset().equals(dataset)).toList();
    }

    static boolean isTotal(Line line) {
        return line.topic().equals(line.breakdown());
    }

    /** Compares a count; a cell printed as a symbol says nothing and is passed over. */
    void count(Line line, String column, long counted) {
        String cell = cell(line, column);
        if (!cell.equals("x") && !cell.equals("z")) {
            compare(line, column, Long.toString(counted));
        }
    }

    /** Compares a percentage: half up to one decimal; nothing of nothing is unavailable. */
    void percent(Line line, String column, long numerator, long denominator) {
        compare(line, column, printed(numerator, denominator));
    }

    static String printed(long numerator, long denominator) {
        return denominator == 0
                ? "x"
                : BigDecimal.valueOf(numerator * 100)
                        .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private void compare(Line line, String column, String counted) {
        String group = "%-20s %s %s".formatted(line.dataset(), line.period(), line.topic());
        compared.merge(group, 1, Integer::sum);
        String published = cell(line, column);
        if (!published.equals(counted)) {
            differences.add("%s %s %s %s: published %s, counted %s"
                    .formatted(line.dataset(), line.period(), line.breakdown(), column, published, counted));
        }
    }

    private static String cell(Line line, String column) {
        @Nullable String cell = line.cells().get(column);
        if (cell == null) {
            throw new IllegalArgumentException(line.dataset() + " has no column " + column);
        }
        return cell;
    }

    List<String> differences() {
        return differences;
    }

    int comparedCells() {
        return compared.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The table of what was compared. */
    String table(String title) {
        StringBuilder table = new StringBuilder(title).append('\n');
        compared.forEach((group, cells) -> table.append("  %-70s %5d%n".formatted(group, cells)));
        return table.append("  %-70s %5d, %d differ%n".formatted("all", comparedCells(), differences.size()))
                .toString();
    }
}
