package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Every indicator of the catalogue, worked out by hand from a handful of rows and found so by the real models. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedExamplesTest {
    private final Map<WorkedExample.Given, List<Map<String, String>>> evidence = new HashMap<>();

    /** All of them, or those that {@code -Dworked=code,code} names: an author need not wait for the rest. */
    static List<WorkedExample> examples() {
        List<String> only = List.of(System.getProperty("worked", "").split(",", -1));
        return WorkedExample.all().stream()
                .filter(example -> only.contains("") || only.contains(example.code()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_evidence_is_what_was_worked_out_by_hand(WorkedExample example) throws SQLException {
        List<Map<String, String>> figures = evidenceOf(example.given()).stream()
                .filter(row -> example.code().equals(row.get("indicator_code")))
                .toList();
        assertThat(example.expect()).as("what is expected of " + example).isNotEmpty();
        for (WorkedExample.Expected expected : example.expect()) {
            List<Map<String, String>> table = expected.table();
            List<Map<String, String>> found = figures.stream()
                    .filter(expected::selects)
                    .map(row -> likeTheFirst(table, row))
                    .toList();
            List<Map<String, String>> asFound = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                asFound.add(i < table.size() ? asWritten(table.get(i), found.get(i)) : found.get(i));
            }
            assertThat(lines(asFound)).as(example + ": " + expected.worked()).isEqualTo(lines(table));
        }
    }

    @Test
    void every_indicator_of_the_catalogue_has_a_worked_example() throws SQLException {
        Set<String> without = catalogue();
        WorkedExample.all().forEach(example -> without.remove(example.code()));
        assertThat(without)
                .as("indicators without a worked example are those of evidence/still_without.txt, and no others")
                .containsExactlyElementsOf(new TreeSet<>(WorkedExample.codes("still_without.txt")));
    }

    @Test
    void every_worked_example_is_of_the_catalogue() throws SQLException {
        assertThat(catalogue())
                .containsAll(
                        WorkedExample.all().stream().map(WorkedExample::code).toList());
    }

    @Test
    void every_code_that_was_agreed_is_in_the_catalogue() throws SQLException {
        List<String> agreed = WorkedExample.codes("agreed_codes.txt");
        assertThat(agreed).doesNotHaveDuplicates().hasSize(119);
        TreeSet<String> missing = new TreeSet<>(agreed);
        missing.removeAll(catalogue());
        assertThat(missing)
                .as("agreed codes that the catalogue lacks are those of evidence/still_missing.txt, and no others")
                .containsExactlyElementsOf(new TreeSet<>(WorkedExample.codes("still_missing.txt")));
    }

    private static Set<String> catalogue() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("ref_indicators")) {
            return new TreeSet<>(warehouse.rows("select code from ref_indicators"));
        }
    }

    private List<Map<String, String>> evidenceOf(WorkedExample.Given given) throws SQLException {
        List<Map<String, String>> known = evidence.get(given);
        if (known == null) {
            try (TestWarehouse warehouse = Evidence.of(given.warehouse())) {
                known = rows(warehouse);
            }
            evidence.put(given, known);
        }
        return known;
    }

    private static List<Map<String, String>> rows(TestWarehouse warehouse) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Statement statement = warehouse.connection().createStatement();
                ResultSet result = statement.executeQuery("select * from evidence"
                        + " order by indicator_code, period_type, period_end, breakdown, breakdown_value")) {
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String value = result.getString(i);
                    row.put(result.getMetaData().getColumnName(i), value == null ? "" : value);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The columns that the first row is written with. */
    private static Map<String, String> likeTheFirst(List<Map<String, String>> table, Map<String, String> row) {
        if (table.isEmpty()) {
            return row;
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        table.get(0).keySet().forEach(column -> chosen.put(column, row.getOrDefault(column, "no such column")));
        return chosen;
    }

    /**
     * The row found, its numbers as exact as those written: one written with decimals agrees to those decimals, one
     * without is exact.
     */
    private static Map<String, String> asWritten(Map<String, String> written, Map<String, String> found) {
        Map<String, String> row = new LinkedHashMap<>(found);
        written.forEach((column, text) -> {
            if (text.matches("-?\\d+(\\.\\d+)?")
                    && found.getOrDefault(column, "").matches("-?\\d.*")
                    && agrees(new BigDecimal(text), found.getOrDefault(column, ""))) {
                row.put(column, text);
            }
        });
        return row;
    }

    private static boolean agrees(BigDecimal written, String found) {
        double tolerance = written.scale() == 0 ? 1e-9 : 0.5 * Math.pow(10, -written.scale()) + 1e-12;
        try {
            return Math.abs(new BigDecimal(found).subtract(written).doubleValue()) <= tolerance;
        } catch (NumberFormatException notANumber) {
            return false; // a date, or words
        }
    }

    private static String lines(List<Map<String, String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(String.join(",", row.values())).append('\n'));
        return text.toString();
    }
}
