package org.sendwarehouse.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.packs.style.Palette;
import org.sendwarehouse.packs.text.Messages;

/** Reports to members, and the view before an inspection. */
class MembersPackTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final PackRenderer RENDERER = new PackRenderer();

    private static GroupDefinition group(String layout) {
        return new GroupDefinition(
                "members",
                "Members",
                "political oversight",
                GroupDefinition.Audience.INTERNAL,
                GroupDefinition.Scope.EVERYTHING,
                layout,
                12,
                new GroupDefinition.Meets(null, null, null),
                List.of());
    }

    private static String text(String layout) throws Exception {
        Path folder = Path.of("target", "packs-of-members", layout);
        try (Connection published = PackFixture.published()) {
            RenderedPack pack = RENDERER.render(published, PackRequest.of(group(layout), PackFixture.MEETING), folder);
            try (PDDocument document = Loader.loadPDF(pack.files().get(0).toFile())) {
                return StructureTree.of(document).fullText().replaceAll("[\\s\u00A0]+", " ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"political", "political-health", "inspection", "families"})
    void no_place_of_a_sentence_is_left_unfilled(String layout) throws Exception {
        assertThat(PLACE.matcher(text(layout)).find()).isFalse();
    }

    @Test
    void a_report_to_members_has_its_fields_in_order_and_the_health_board_has_waits_first() throws Exception {
        assertThat(text("political"))
                .containsSubsequence(
                        "Purpose of this report",
                        "Summary",
                        "Recommendations",
                        "note the position as at 30 April 2026",
                        "Background",
                        "What we promised, and what the evidence says",
                        "How long children wait",
                        "Questions that a member could ask",
                        "Implications",
                        "Background papers");
        assertThat(text("political-health"))
                .containsSubsequence("How long children wait", "What we promised, and what the evidence says");
    }

    @Test
    void questions_follow_from_the_rows_of_their_rules() throws Exception {
        try (Connection published = PackFixture.published()) {
            List<String> asked = questions(published);
            assertThat(asked)
                    .anySatisfy(question -> assertThat(question)
                            .isEqualTo(
                                    "New plans as timely as the national average: the lead reports green and the evidence"
                                            + " says missed. Which is right, and what does the lead know that the evidence does"
                                            + " not?"))
                    .anySatisfy(question -> assertThat(question)
                            .isEqualTo(
                                    "What help have the 530 children had who have waited for more than a year, and when"
                                            + " will each of them be seen?"))
                    .anySatisfy(question -> assertThat(question).startsWith("What reaches the 52.5\u00A0% of waiting"));
            try (Statement statement = published.createStatement()) {
                statement.execute("update marts.milestone_status set mismatch = false, status = 'met'");
                statement.execute("delete from marts.evidence");
                statement.execute("update marts.action_status set date_conflict = false");
                statement.execute("update marts.data_quality_feed set freshness = 'on time'");
            }
            assertThat(questions(published)).isEmpty();
        }
    }

    @Test
    void a_rule_is_silent_where_the_audience_is_not_given_its_marts() throws Exception {
        int all;
        try (Connection published = PackFixture.published()) {
            all = questions(published).size();
        }
        try (Connection published = PackFixture.published();
                Statement statement = published.createStatement()) {
            statement.execute("drop table marts.action_status");
            assertThat(questions(published)).hasSize(all - 1);
        }
    }

    private static List<String> questions(Connection published) {
        Map<String, Object> options = new LinkedHashMap<>(Map.of("rules", "questions"));
        PackContext pack = new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(group("political"), PackFixture.MEETING),
                Layout.read("political"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
        return FromRules.questions("q", new Options(new LinkedHashMap<>(options)), pack).stream()
                .flatMap(block -> block.rows().stream())
                .map(row -> String.valueOf(row.get("question")))
                .toList();
    }

    @Test
    void every_rule_orders_its_rows_or_gives_one() {
        List<FromRules.Rule> rules = new ArrayList<>(FromRules.read("questions"));
        rules.addAll(FromRules.read("recommendations"));
        assertThat(rules).isNotEmpty().allSatisfy(rule -> assertThat(rule.rows())
                .matches("(?s).*(order by|count\\(\\*\\)|select as_at from run).*"));
    }

    @Test
    void every_indicator_and_promise_of_the_criteria_exists() {
        Set<String> indicators = new TreeSet<>();
        for (Definitions.Definition file : Definitions.list("warehouse-sql/reference/indicators/*.yaml")) {
            Definitions.text(file.path())
                    .lines()
                    .filter(line -> line.startsWith("- code: "))
                    .forEach(line -> indicators.add(line.substring("- code: ".length())));
        }
        List<String> promises = Definitions.text("warehouse-sql/reference/milestone.csv")
                .lines()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        List<CriteriaBlocks.Criterion> criteria =
                CriteriaBlocks.read("area-send").criteria();
        assertThat(criteria).hasSize(11).allSatisfy(criterion -> {
            assertThat(criterion.indicators()).isNotEmpty();
            assertThat(indicators).containsAll(criterion.indicators());
            assertThat(promises).containsAll(criterion.promises());
            assertThat(criterion.elsewhere()).isNotBlank();
        });
    }

    @Test
    void a_change_is_named_only_beyond_chance() throws Exception {
        try (Connection published = PackFixture.published()) {
            assertThat(sense(published, "neuro_waiting_supported_pct")).isEqualTo("better");
            assertThat(sense(published, "local_offer_find_pct")).isEqualTo("worse");
            assertThat(sense(published, "neuro_waiting_over_52_weeks")).isEqualTo("same");
            assertThat(sense(published, "neuro_initial_wait_weeks_median")).isEqualTo("better");
            assertThat(sense(published, "parent_satisfaction_pct")).isEqualTo("unknown");
            try (Statement statement = published.createStatement()) {
                statement.execute("update marts.evidence set upper = 17.2 where period_end = '2026-02-28'"
                        + " and indicator_code = 'neuro_initial_wait_weeks_median'");
            }
            // The two intervals touch now: 13.6 to 17.2 and 17.1 to 19.0.
            assertThat(sense(published, "neuro_initial_wait_weeks_median")).isEqualTo("same");
        }
    }

    private static String sense(Connection published, String indicator) {
        PackContext pack = new PackContext(
                new Marts(published, GroupDefinition.Scope.EVERYTHING),
                PackRequest.of(group("political"), PackFixture.MEETING),
                Layout.read("political"),
                Messages.english(),
                Palette.shipped(),
                Map.of());
        return java.util.Objects.requireNonNull(KeyFigure.of(indicator, List.of(), pack))
                .sense();
    }
}
