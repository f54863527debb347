package org.sendwarehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.quality.QualityResult.Outcome;
import org.sendwarehouse.warehouse.BuildPlan;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.TableName;
import org.sendwarehouse.warehouse.TestWarehouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every shipped rule passes on sound deliveries and finds, in its worked examples, exactly what is wrong. */
class ShippedRulesTest {
    private static final QualityRules RULES = QualityRules.shipped();
    private static final Contracts CONTRACTS = Contracts.load();
    private static final ModelCatalogue CATALOGUE = ModelCatalogue.shipped();
    private static final List<String> LANDED =
            CONTRACTS.tables().stream().map(Table::name).toList();
    private static final Set<String> PERSONS = Set.of(
            "person_id",
            "pupil_id",
            "attendee_id",
            "person_ref",
            "child_key",
            "child_version_key",
            "person_record_key");

    static List<RuleExample> examples() {
        return RuleExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleFindsExactlyWhatItsExampleSays(RuleExample example) throws SQLException {
        QualityRules rule = RULES.only(example.rule());
        try (TestWarehouse built = example.warehouse(looksAt(rule))
                .audit(new QualityResults(rule))
                .audit(new QualityViolations(rule))
                .build("audit.quality_violation")) {
            QualityResult result =
                    QualityVerdict.of(built.connection()).results().get(0);
            Outcome expected = example.fails() ? Outcome.FAILED : Outcome.PASSED;
            assertThat(result.outcome()).as("%s", result.reason()).isEqualTo(expected);
            assertThat(result.violations()).isEqualTo(example.finds().size());
            assertThat(found(built, example)).containsExactlyInAnyOrderElementsOf(example.finds());
        }
    }

    /** The landed tables that a rule rests on; a rule about deliveries rests on all. */
    private static Predicate<String> looksAt(QualityRules rule) {
        Set<TableName> reads = new HashSet<>();
        BuildPlan.of(CATALOGUE, LANDED, List.of(new QualityResults(rule)), List.of("audit.quality_result"))
                .lineage()
                .values()
                .forEach(reads::addAll);
        return table -> reads.contains(TableName.of("audit.delivery"))
                || reads.contains(TableName.of("landing." + table))
                || reads.contains(TableName.of("landing_history." + table));
    }

    /** The violations, as far as the example names their values. */
    private static List<Map<String, @Nullable String>> found(TestWarehouse built, RuleExample example)
            throws SQLException {
        List<Map<String, @Nullable String>> found = new ArrayList<>();
        for (QualityWorklist.Row row : QualityWorklist.rows(built.connection(), example.rule(), 100)) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            JsonNode record = JsonMapper.shared().readTree(row.record());
            record.properties()
                    .forEach(field -> values.put(
                            field.getKey(),
                            field.getValue().isNull() ? null : field.getValue().asString()));
            row.deliveryId().ifPresent(id -> values.put("delivery_id", id));
            row.sourceRow().ifPresent(number -> values.put("source_row", number.toString()));
            Set<String> named = example.finds().isEmpty()
                    ? Set.of()
                    : example.finds().get(0).keySet();
            values.keySet().retainAll(named);
            found.add(values);
        }
        return found;
    }

    @Test
    void everyRulePassesOnSoundDeliveriesAndHasRowsToLookAt() throws SQLException {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30").audit(new QualityResults(RULES));
        new SoundData().csv().forEach(builder::landing);
        try (TestWarehouse built = builder.build("audit.quality_result")) {
            List<QualityResult> results = QualityVerdict.of(built.connection()).results();
            assertThat(results).hasSize(RULES.all().size());
            assertThat(results)
                    .filteredOn(result ->
                            result.outcome() != Outcome.PASSED || result.violations() > 0 || result.denominator() == 0)
                    .isEmpty();
        }
    }

    @Test
    void everyRuleHasAnExampleThatFailsIt() {
        Set<String> shown = new TreeSet<>();
        examples().stream().filter(RuleExample::fails).forEach(example -> shown.add(example.rule()));
        assertThat(shown)
                .containsExactlyElementsOf(
                        RULES.all().stream().map(QualityRule::code).toList());
    }

    @Test
    void rulesAndModelsFitTogether() {
        BuildPlan plan =
                BuildPlan.full(CATALOGUE, LANDED, List.of(new QualityResults(RULES), new QualityViolations(RULES)));
        assertThat(plan.tables())
                .contains(
                        TableName.of("audit.quality_result"),
                        TableName.of("audit.quality_violation"),
                        TableName.of("marts.evidence"))
                .doesNotHaveDuplicates();
        assertThat(plan.lineage().values())
                .as("single records are for the data officer, never for a mart or a pack")
                .allSatisfy(reads -> assertThat(reads).doesNotContain(TableName.of("audit.quality_violation")));
    }

    @Test
    void everyFeedThatARuleNamesHasAContract() {
        Set<String> feeds = new TreeSet<>();
        for (Contract contract : CONTRACTS.all()) {
            feeds.add(contract.source() + "/" + contract.feed());
        }
        assertThat(RULES.all())
                .allSatisfy(rule -> assertThat(feeds).as(rule.code()).containsAll(rule.feeds()));
    }

    @Test
    void noViolationShowsWhoSomebodyIs() throws SQLException {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30").audit(new QualityResults(RULES));
        try (TestWarehouse built = builder.build("audit.quality_result")) {
            for (QualityRule rule : RULES.all()) {
                List<String> columns = built.rows("select column_name from (describe " + rule.violations() + ")");
                assertThat(columns)
                        .as(rule.code())
                        .noneMatch(PERSONS::contains)
                        .noneMatch(column -> column.startsWith("token_"));
            }
        }
    }

    @Test
    void everyRuleThatAnIndicatorNamesIsThere() throws SQLException {
        try (TestWarehouse built = TestWarehouse.asAt("2026-04-30").build("ref_indicators")) {
            assertThat(built.rows("select distinct unnest(quality_rules) from ref_indicators"))
                    .isNotEmpty()
                    .isSubsetOf(RULES.all().stream().map(QualityRule::code).toList());
        }
    }

    @Test
    void anEmptyWarehouseRefusesPublication() throws SQLException {
        Optional<QualityRule> rule = RULES.all().stream()
                .filter(each -> each.code().equals("DEL-006"))
                .findFirst();
        assertThat(rule).map(QualityRule::severity).contains(QualityRule.Severity.FATAL);
        try (TestWarehouse built = TestWarehouse.asAt("2026-04-30")
                .audit(new QualityResults(RULES.only("DEL-006")))
                .build("audit.quality_result")) {
            assertThat(QualityVerdict.of(built.connection()).refused()).isTrue();
        }
    }
}
