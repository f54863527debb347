package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sendwarehouse.DemoWarehouse;

/** The whole way, from the casework extract of the synthetic partnership to evidence that equals what DfE published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedEvidenceIT {
    private Connection warehouse;

    @BeforeAll
    void open() throws IOException, SQLException {
        warehouse = DemoWarehouse.connect();
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void timeliness_by_calendar_year_equals_the_published_counts() throws IOException, SQLException {
        assertThat(rows("select year(period_end), numerator, denominator from marts.evidence"
                        + " where indicator_code = 'ehcp_20_week_pct' and breakdown = 'all'"
                        + " and period_type = 'calendar_year' and year(period_end) between 2019 and 2024 order by 1"))
                .isEqualTo(published("timeliness_20_week", "plans_issued_20_weeks_ex", "plans_issued_den_ex"))
                .contains("2024 | 153 | 838");
        assertThat(rows("select year(period_end), numerator, denominator from marts.evidence"
                        + " where indicator_code = 'ehcp_20_week_incl_exceptions_pct' and breakdown = 'all'"
                        + " and period_type = 'calendar_year' and year(period_end) between 2019 and 2024 order by 1"))
                .isEqualTo(published("timeliness_20_week", "plans_issued_within_20_weeks", "plans_issued_den"))
                .contains("2024 | 153 | 920");
    }

    @Test
    void requests_by_calendar_year_equal_the_published_counts() throws IOException, SQLException {
        assertThat(rows("select year(period_end), numerator, numerator from marts.evidence"
                        + " where indicator_code = 'ehc_requests' and breakdown = 'all'"
                        + " and period_type = 'calendar_year' and year(period_end) between 2019 and 2024 order by 1"))
                .isEqualTo(published("requests", "requests_received_in_year", "requests_received_in_year"))
                .contains("2024 | 1009 | 1009");
    }

    @Test
    void england_is_the_newest_published_year_and_unrounded() throws SQLException {
        assertThat(rows(
                        "select benchmark_period, round(benchmark_value, 1), benchmark_release from marts.milestone_status"
                                + " where promise_key = 'T-1.4.4'"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2024 | 46.4 | Reporting year 2025");
    }

    /** The published counts of County Durham, a line a year. */
    private static List<String> published(String dataset, String numerator, String denominator) throws IOException {
        List<String> rows = new ArrayList<>();
        try (InputStreamReader in = new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(PublishedEvidenceIT.class.getResourceAsStream(
                                "/sample/published/revised/" + dataset + ".csv.gz"))),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().detectBomHeader(false).ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : csv) {
                if (row.getField("new_la_code").equals("E06000047")
                        && row.getField("breakdown").startsWith("All ")) {
                    rows.add(row.getField(0).replaceAll("\\D", "") + " | " + field(row, numerator) + " | "
                            + field(row, denominator));
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.getField(row.getHeader().stream()
                .filter(header -> header.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow());
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(results.getString(i)));
                }
                rows.add(String.join(" | ", values));
            }
        }
        return rows;
    }
}
