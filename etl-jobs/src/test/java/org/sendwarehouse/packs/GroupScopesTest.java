package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.RenderedLayouts.Rendered;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** No group is shown a row, or told a title, outside what its entry asks for; and its pack keeps to its pages. */
class GroupScopesTest {
    private static final String OUTSIDE = "planted_outside_every_scope";

    private static final List<String> KEYS = List.of(
            "area_for_improvement", "action_key", "promise_key", "about_key", "indicator_code", "indicator_codes");

    /** Marts about one process, and the indicator whose groups they are for. */
    private static final Map<String, String> PROCESSES = Map.of(
            "weeks_to_issue", "ehcp_20_week_pct",
            "ep_queue_path", "ehc_ep_advice_waiting",
            "ep_queue_projection", "ehc_ep_advice_waiting",
            "high_needs_position", "high_needs_budget_gbp");

    private static Connection published;

    /** Columns of the marts by name, all of them of the plan's keys. */
    private static final Map<String, Set<String>> MARTS = new TreeMap<>();

    @BeforeAll
    static void plant() throws SQLException {
        published = PackFixture.published();
        for (String mart : strings("select table_name from information_schema.tables where table_schema = 'marts'")) {
            MARTS.put(
                    mart,
                    strings("select column_name from information_schema.columns where table_schema = 'marts'"
                            + " and table_name = '" + mart + "'"));
        }
        try (Statement statement = published.createStatement()) {
            for (Map.Entry<String, Set<String>> mart : MARTS.entrySet()) {
                List<String> replaced = new ArrayList<>();
                for (String key : KEYS) {
                    if (mart.getValue().contains(key)) {
                        replaced.add("'" + OUTSIDE + "' as " + key);
                    }
                }
                if (!replaced.isEmpty()) {
                    statement.execute("insert into marts." + mart.getKey() + " select * replace ("
                            + String.join(", ", replaced) + ") from marts." + mart.getKey() + " limit 1");
                }
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        published.close();
    }

    static List<GroupDefinition> scoped() {
        return GovernanceGroups.shipped().stream()
                .filter(group -> !group.scope().equals(GroupDefinition.Scope.EVERYTHING))
                .toList();
    }

    @Test
    void what_shipped_groups_ask_for_exists() throws IOException {
        Set<String> indicators = new HashSet<>();
        Set<String> breakdowns = new HashSet<>();
        for (Definitions.Definition file : Definitions.list("warehouse-sql/reference/indicators/*.yaml")) {
            for (JsonNode indicator : YAMLMapper.builder().build().readTree(file.text())) {
                indicators.add(indicator.get("code").stringValue());
                indicator.path("breakdowns").forEach(breakdown -> breakdowns.add(breakdown.stringValue()));
            }
        }
        for (GroupDefinition group : scoped()) {
            assertThat(column("area_for_improvement", "code"))
                    .as(group.code())
                    .containsAll(group.scope().areasForImprovement());
            assertThat(column("theme", "theme_key")).containsAll(group.scope().themes());
            assertThat(column("action", "action_key"))
                    .as(group.code())
                    .containsAll(group.scope().actions());
            assertThat(indicators).as(group.code()).containsAll(group.scope().indicators());
            assertThat(breakdowns).as(group.code()).containsAll(group.scope().breakdowns());
        }
    }

    @ParameterizedTest
    @MethodSource("scoped")
    void no_row_of_any_mart_outside_its_scope_reaches_a_group(GroupDefinition group) throws SQLException {
        PlanScope may = PlanScope.of(group.scope(), published, OUTSIDE);
        Marts marts = new Marts(published, group.scope());

        for (Map.Entry<String, Set<String>> mart : MARTS.entrySet()) {
            if (!Definitions.text("report-templates/scope.yaml").contains("\n" + mart.getKey() + ":")) {
                continue;
            }
            // A promise that an indicator of the scope proves is shown, whosever action it stands beside.
            if (mart.getKey().equals("action_status")) {
                inside(marts, mart, "action_key", may.actions());
            }
            if (mart.getKey().equals("reported_mismatch")) {
                inside(marts, mart, "about_key", may.all());
            }
            inside(marts, mart, "promise_key", may.promises());
            if (!mart.getKey().equals("decision_asked")) {
                inside(marts, mart, "indicator_code", may.indicators());
            }
            if (!group.scope().breakdowns().isEmpty()
                    && List.of("evidence", "process_control").contains(mart.getKey())) {
                Set<String> asked = new HashSet<>(group.scope().breakdowns());
                asked.add("all");
                inside(marts, mart, "breakdown", asked);
            }
        }
        PROCESSES.forEach((mart, indicator) -> {
            if (MARTS.containsKey(mart) && !may.indicators().contains(indicator)) {
                assertThat(marts.rows("select * from " + mart)).as(mart).isEmpty();
            }
        });
        assertThat(marts.rows("select * from indicator where indicator_code = ?", OUTSIDE))
                .isEmpty();
    }

    private static void inside(Marts marts, Map.Entry<String, Set<String>> mart, String column, Set<String> allowed) {
        if (mart.getValue().contains(column)) {
            List<Row> rows = marts.rows("select distinct " + column + " from " + mart.getKey() + " where " + column
                    + " is not null order by 1");
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(allowed).as(mart.getKey() + "." + column).contains(row.text(column, "")));
        }
    }

    @Test
    void no_pack_names_an_action_a_promise_or_an_indicator_outside_its_scope() throws Exception {
        Map<String, Set<String>> titles;
        try (Connection plain = PackFixture.published()) {
            titles = PlanScope.titles(plain);
        }
        Set<String> named = new HashSet<>();
        for (Rendered pack : RenderedLayouts.all()) {
            PlanScope may = PlanScope.of(pack.group().scope(), published, OUTSIDE);
            String words = PackWords.of(pack.pack().files());
            for (Map.Entry<String, Set<String>> title : titles.entrySet()) {
                if (words.contains(title.getKey())) {
                    named.add(title.getKey());
                    assertThat(title.getValue())
                            .as(pack.group().code() + " names '" + title.getKey() + "'")
                            .containsAnyElementsOf(may.all());
                }
            }
        }
        // The search finds what is there: the board's pack alone names them all.
        assertThat(named).hasSizeGreaterThan(titles.size() / 2);
    }

    @Test
    void every_pack_keeps_to_its_pages() throws Exception {
        for (Rendered pack : RenderedLayouts.all()) {
            assertThat(pack.pack().pages())
                    .as(pack.group().code())
                    .isBetween(1, pack.group().pageBudget());
        }
    }

    private static Set<String> column(String reference, String column) throws IOException {
        Set<String> values = new TreeSet<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(Definitions.text("warehouse-sql/reference/" + reference + ".csv"))) {
            csv.forEach(line -> values.add(line.getField(column)));
        }
        return values;
    }

    private static Set<String> strings(String sql) throws SQLException {
        Set<String> values = new TreeSet<>();
        try (Statement statement = published.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
