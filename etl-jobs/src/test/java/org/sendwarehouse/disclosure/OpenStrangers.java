package org.sendwarehouse.disclosure;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.disclosure.OpenDataFile.Indicator;
import org.sendwarehouse.home.Definitions;

/**
 * Finds in the open data every number that is not in the public file, and every gap where the public file has a number.
 * Names places by itself, and shares no code with what lays the files out.
 */
final class OpenStrangers {
    private static final Map<String, String> TOPICS = Map.ofEntries(
            Map.entry("all", "Total"),
            Map.entry("sex", "Sex"),
            Map.entry("age_band", "Age"),
            Map.entry("ethnicity", "Ethnicity"),
            Map.entry("primary_need", "Primary need"),
            Map.entry("sen_provision", "SEN provision"),
            Map.entry("phase", "Phase of education"),
            Map.entry("imd_quintile", "Deprivation"),
            Map.entry("locality", "Locality"),
            Map.entry("agency", "Agency"),
            Map.entry("request_source", "Source of request"),
            Map.entry("pathway", "Pathway"),
            Map.entry("line", "Budget line"),
            Map.entry("setting_type", "Type of setting"));

    private OpenStrangers() {}

    static Set<String> in(Path folder, Path publicFile) throws SQLException, IOException {
        Map<String, BigDecimal> given = given(publicFile);
        Set<String> strangers = new TreeSet<>();
        for (OpenTable table : OpenTable.in(folder)) {
            OpenDataFile file = OpenDataFile.shipped().stream()
                    .filter(each -> table.csv().endsWith(each.name() + ".csv"))
                    .findFirst()
                    .orElseThrow();
            for (List<String> row : table.rows()) {
                for (Indicator indicator : file.indicators()) {
                    String cell = table.cell(row, indicator.column());
                    @Nullable
                    BigDecimal number = given.get(String.join(
                            "|",
                            indicator.indicator(),
                            indicator.measure(),
                            table.cell(row, "time_period"),
                            table.cell(row, "time_identifier"),
                            table.cell(row, "breakdown_topic"),
                            table.cell(row, "breakdown").toLowerCase(Locale.ROOT)));
                    String expected = number == null
                            ? ""
                            : number.setScale(indicator.decimals(), RoundingMode.HALF_UP)
                                    .toPlainString();
                    boolean isNumber = cell.matches("-?[0-9.]+");
                    if (isNumber && !cell.equals(expected)) {
                        strangers.add(table.csv().getFileName() + " shows a " + indicator.column() + " of " + cell
                                + " that everyone is not given");
                    } else if (!isNumber && number != null) {
                        strangers.add(table.csv().getFileName() + " has no " + indicator.column()
                                + " where everyone is given " + expected);
                    }
                }
            }
        }
        return strangers;
    }

    private static Map<String, BigDecimal> given(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        Map<String, BigDecimal> given = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from marts.evidence order by period_end")) {
            while (row.next()) {
                for (String measure : List.of("numerator", "denominator", "value")) {
                    double number = row.getDouble(measure);
                    if (!row.wasNull()) {
                        given.put(
                                String.join(
                                        "|",
                                        row.getString("indicator_code"),
                                        measure,
                                        time(
                                                row.getString("period_type"),
                                                LocalDate.parse(row.getString("period_start")),
                                                LocalDate.parse(row.getString("period_end"))),
                                        TOPICS.getOrDefault(row.getString("breakdown"), ""),
                                        part(row.getString("breakdown"), row.getString("breakdown_value"))),
                                BigDecimal.valueOf(number));
                    }
                }
            }
        }
        return given;
    }

    private static String time(String type, LocalDate start, LocalDate end) {
        String two = start.getYear() + String.format(Locale.ROOT, "%02d", (start.getYear() + 1) % 100);
        return switch (type) {
            case "calendar_year" -> start.getYear() + "|Calendar year";
            case "academic_year" -> two + "|Academic year";
            case "financial_year" -> two + "|Financial year";
            case "snapshot" -> end.getYear() + "|" + end.getMonth().getDisplayName(TextStyle.FULL, Locale.UK);
            case "term" -> term(end);
            default -> "|";
        };
    }

    private static String term(LocalDate end) {
        int first = end.getMonthValue() > 8 ? end.getYear() : end.getYear() - 1;
        String season = end.getMonthValue() > 8 ? "Autumn" : end.getMonthValue() < 5 ? "Spring" : "Summer";
        return first + String.format(Locale.ROOT, "%02d", (first + 1) % 100) + "|" + season + " term";
    }

    private static String part(String breakdown, String value) {
        String name =
                switch (breakdown) {
                    case "all" -> "Total";
                    case "imd_quintile" ->
                        switch (value) {
                            case "1" -> "Quintile 1 (most deprived)";
                            case "5" -> "Quintile 5 (least deprived)";
                            default -> value.matches("[0-9]") ? "Quintile " + value : value;
                        };
                    case "primary_need" ->
                        CsvReader.builder().ofCsvRecord(Definitions.text("warehouse-sql/reference/need.csv")).stream()
                                .filter(line -> line.getField(0).equals(value))
                                .map(line -> line.getField(1))
                                .findFirst()
                                .orElse(value);
                    default -> value;
                };
        return name.toLowerCase(Locale.ROOT);
    }
}
