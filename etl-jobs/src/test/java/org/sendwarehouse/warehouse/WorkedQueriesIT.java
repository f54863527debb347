package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.GeneratedDocs;
import org.sendwarehouse.cli.Run;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.home.Definitions.Definition;

/** Every worked question has an answer in what a night publishes, of the shape it promises. */
class WorkedQueriesIT {
    private static final List<WorkedQuery> QUERIES = WorkedQuery.shipped();

    static List<WorkedQuery> queries() {
        return QUERIES;
    }

    private static Connection published;

    @BeforeAll
    static void open() throws SQLException {
        published = PublishedWarehouse.open(SmallHome.revised().home()).connect();
    }

    @AfterAll
    static void close() throws SQLException {
        published.close();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void it_answers_in_the_shape_it_promises_and_the_same_each_time(WorkedQuery query) throws SQLException {
        List<WorkedQuery.Column> found = new ArrayList<>();
        for (List<@Nullable String> column : Sql.rows(published, "describe " + query.sql())) {
            String name = String.valueOf(column.get(0));
            found.add(new WorkedQuery.Column(name, String.valueOf(column.get(1)), means(query, name)));
        }
        assertThat(found).isEqualTo(query.answer());
        List<List<@Nullable String>> once = Sql.rows(published, query.sql());
        assertThat(once).as("an answer").isNotEmpty();
        assertThat(Sql.rows(published, query.sql())).isEqualTo(once);
    }

    private static String means(WorkedQuery query, String name) {
        return query.answer().stream()
                .filter(column -> column.name().equals(name))
                .map(WorkedQuery.Column::means)
                .findFirst()
                .orElse("");
    }

    /** A child is never a row of an answer. */
    @ParameterizedTest
    @MethodSource("queries")
    void no_answer_shows_a_person(WorkedQuery query) {
        assertThat(query.answer())
                .extracting(WorkedQuery.Column::name)
                .noneMatch(column -> column.contains("child_key")
                        || column.contains("person_key")
                        || column.contains("request_key")
                        || column.contains("plan_key"));
    }

    @Test
    void every_area_for_improvement_has_its_questions_and_all_name_indicators_that_there_are() throws SQLException {
        assertThat(QUERIES).hasSizeGreaterThanOrEqualTo(30);
        Set<String> areas = new HashSet<>();
        Set<String> indicators = new HashSet<>();
        QUERIES.forEach(query -> {
            query.areaForImprovement().ifPresent(areas::add);
            indicators.addAll(query.indicators());
        });
        assertThat(areas).isEqualTo(column("select code from marts.area_for_improvement"));
        assertThat(column("select indicator_code from marts.indicator")).containsAll(indicators);
        assertThat(indicators)
                .as("every indicator of the strategy: those of no area for improvement")
                .containsAll(column("select indicator_code from marts.indicator where areas_for_improvement = ''"));
    }

    private static Set<String> column(String sql) throws SQLException {
        Set<String> values = new HashSet<>();
        Sql.rows(published, sql).forEach(row -> values.add(String.valueOf(row.get(0))));
        return values;
    }

    @Test
    void a_file_that_does_not_say_what_it_answers_is_refused() {
        assertThat(refused("select 1")).contains("does not begin with a comment");
        assertThat(refused("/*\nquestion: Q?\nabout: a\ncare: c\nanswer: []\n*/\nselect 1"))
                .contains("does not say what its answer looks like");
        assertThat(refused(
                        "/*\nquestion: Q?\nabout: a\ncare: c\nwho: me\nanswer:\n  - {column: x, type: INTEGER, means: m}\n*/"
                                + "\nselect 1 as x"))
                .contains("who");
    }

    private static String refused(String text) {
        try {
            WorkedQuery.of(new Definition("warehouse-sql/queries/q.sql", text));
        } catch (InvalidDefinitionException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void an_example_is_asked_by_its_name() {
        // Not the home of the others: within one process the settings of one connection are those of all.
        SmallHome home = SmallHome.first();
        Run listed = home.run("sql", "--examples");
        assertThat(listed.out().lines()).hasSize(QUERIES.size());

        String code = QUERIES.get(0).code();
        assertThat(home.run("sql", "--example", code, "--show").out()).startsWith("/*\nquestion:");
        assertThat(home.run("sql", "--example", code, "--format=csv")
                        .out()
                        .lines()
                        .findFirst())
                .contains(String.join(
                        ",",
                        QUERIES.get(0).answer().stream()
                                .map(WorkedQuery.Column::name)
                                .toList()));
        assertThat(home.run("sql", "--example", "nothing").err()).contains("There is no example nothing.");
    }

    @Test
    void the_page_of_questions_is_current() throws IOException {
        Map<String, List<WorkedQuery>> subjects = new TreeMap<>();
        QUERIES.forEach(query -> subjects.computeIfAbsent(query.about(), about -> new ArrayList<>())
                .add(query));
        StringBuilder page = new StringBuilder(32_768);
        page.append("# Worked questions\n\n");
        page.append(String.format(
                Locale.UK,
                "%d questions that analysts ask, each with SQL that a test runs against a published warehouse. Ask one with"
                        + " `./send-warehouse sql --example CODE`, see its SQL with `--show`, or paste the file from"
                        + " `warehouse-sql/queries` into any DuckDB client. This page is written by a test.%n%n",
                QUERIES.size()));
        new LinkedHashMap<>(subjects).forEach((about, queries) -> {
            page.append("## ")
                    .append(about.substring(0, 1).toUpperCase(Locale.UK))
                    .append(about.substring(1).replace('_', ' '));
            page.append("\n\n");
            queries.forEach(query -> page.append(entry(query)));
        });
        GeneratedDocs.page("queries.md", page.toString());
    }

    private static String entry(WorkedQuery query) {
        StringBuilder text = new StringBuilder(1024);
        text.append("### ")
                .append(query.question())
                .append("\n\n`")
                .append(query.code())
                .append('`');
        query.areaForImprovement().ifPresent(area -> text.append(", ").append(area));
        if (!query.indicators().isEmpty()) {
            text.append(", indicators: ").append(String.join(", ", query.indicators()));
        }
        text.append(".\n\n| Column | Type | What it means |\n|---|---|---|\n");
        query.answer().forEach(column -> text.append("| ")
                .append(column.name())
                .append(" | ")
                .append(column.type())
                .append(" | ")
                .append(column.means())
                .append(" |\n"));
        return text.append("\nCare: ").append(query.care()).append("\n\n").toString();
    }
}
