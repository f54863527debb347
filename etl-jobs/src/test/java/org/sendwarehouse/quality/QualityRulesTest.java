package org.sendwarehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.home.Definitions.Definition;
import org.sendwarehouse.quality.QualityResult.Outcome;
import org.sendwarehouse.warehouse.BuildFailedException;
import org.sendwarehouse.warehouse.InvalidDefinitionException;
import org.sendwarehouse.warehouse.TestWarehouse;

/** The machinery of quality rules, on a rule of its own. */
class QualityRulesTest {
    private static final String RULE = """
            - code: ADV-001
              title: Advice received before it was requested
              severity: error
              owner: data officer
              fails_above_pct: 10
              applies_when: select count(*) > 0 from stg_x__switch
              otherwise: it is switched off
              violations: select advice_id from stg_x__advice where received < requested
              denominator: select count(*) from stg_x__advice where received is not null
              advice: Correct the dates.
            """;

    private static QualityRules rules(String text) {
        return QualityRules.of(List.of(new Definition("warehouse-sql/quality/test.yaml", text)));
    }

    private static QualityVerdict verdict(String rule, int good, int bad, String switchedOn) throws SQLException {
        StringBuilder advice = new StringBuilder("advice_id,requested:date,received:date\n");
        for (int i = 0; i < good + bad; i++) {
            advice.append(i).append(i < good ? ",2026-01-02,2026-01-03\n" : ",2026-01-02,2026-01-01\n");
        }
        advice.append("waiting,2026-01-02,\n");
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30")
                .withoutShippedFiles()
                .audit(new QualityResults(rules(rule)))
                .landing("advice", advice.toString())
                .landing("switch", "name\n" + switchedOn);
        for (String table : List.of("advice", "switch")) {
            String columns = table.equals("advice") ? "advice_id, requested, received" : "name";
            String key = table.equals("advice") ? "advice_id" : "name";
            builder.file(
                            "warehouse-sql/models/staging/x/stg_x__" + table + ".sql",
                            "-- grain: a row\nselect " + columns + " from landing." + table)
                    .file(
                            "warehouse-sql/models/staging/x/stg_x__" + table + ".yml",
                            "model: stg_x__" + table + "\ngrain: a row\nowner: data team\nsensitivity: public\n"
                                    + "description: A table.\nkey: [" + key + "]\ncolumns: {" + key
                                    + ": {description: The key.}}\n");
        }
        try (TestWarehouse warehouse = builder.build()) {
            return QualityVerdict.of(warehouse.connection());
        }
    }

    @Test
    void aRulePassesUpToItsThreshold() throws SQLException {
        assertThat(verdict(RULE, 9, 1, "on\n").results())
                .extracting(QualityResult::outcome, QualityResult::violations, QualityResult::denominator)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Outcome.PASSED, 1L, 10L));
    }

    @Test
    void aRuleFailsAboveItsThreshold() throws SQLException {
        QualityVerdict verdict = verdict(RULE, 8, 2, "on\n");
        assertThat(verdict.results().get(0).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.results().get(0).violatedPct().orElseThrow()).isEqualByComparingTo("20");
        assertThat(verdict.refused()).isFalse();
    }

    @Test
    void aFatalRuleThatFailsRefusesPublication() throws SQLException {
        QualityVerdict verdict = verdict(RULE.replace("severity: error", "severity: fatal"), 8, 2, "on\n");
        assertThat(verdict.refused()).isTrue();
        assertThat(verdict.refusals()).extracting(QualityResult::code).containsExactly("ADV-001");
    }

    @Test
    void aRuleWhoseConditionDoesNotHoldSaysWhy() throws SQLException {
        QualityResult result = verdict(RULE, 1, 1, "").results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(result.reason()).contains("it is switched off");
    }

    @Test
    void anEmptyTableNeverPasses() throws SQLException {
        QualityResult result = verdict(RULE, 0, 0, "on\n").results().get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(result.reason()).contains("there are no rows to check");
    }

    @Test
    void aRuleThatDoesNotRunIsAnErrorAndRefusesWhereFatal() throws SQLException {
        String broken =
                RULE.replace("where received <", "where nothing_such <").replace("severity: error", "severity: fatal");
        QualityVerdict verdict = verdict(broken, 1, 0, "on\n");
        assertThat(verdict.results().get(0).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(verdict.results().get(0).reason().orElseThrow()).contains("nothing_such");
        assertThat(verdict.refused()).isTrue();
    }

    /** Its verdict would be about the machine, and not about the data. */
    @Test
    void aRuleForWhichTheMemoryDoesNotSufficeFailsTheBuild() {
        String greedy = RULE.replace(
                "where received < requested",
                "where (select count(distinct one.i * 100000 + other.i) from (select unnest(range(20000)) as i) as one"
                        + " cross join (select unnest(range(20000)) as i) as other) < 0");
        assertThatThrownBy(() -> verdict(greedy, 1, 0, "on\n"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageStartingWith("audit.quality_result: Out of Memory Error")
                .hasMessageEndingWith("Give the database more (send.duckdb.memory), and run again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            code: ADV-001 ~ code: advice ~ not like EHC-014
            severity: error ~ severity: bad ~ known: fatal, error, warning
            fails_above_pct: 10 ~ fails_above_pct: 100 ~ no share from 0 to below 100
            fails_above_pct: 10 ~ fails_above_pct: some ~ no share from 0 to below 100
            otherwise: it is switched off ~ comment: x ~ has no 'otherwise'
            advice: Correct the dates. ~ hint: Correct the dates. ~ has no 'advice'
            owner: data officer ~ owner: '' ~ 'owner' is empty
            violations: select ~ violations: delete ~ not valid SQL
            stg_x__advice where received < ~ read_csv('x') where received < ~ read_csv
            """)
    void aRuleThatIsNotWhollyUnderstoodIsRefused(String text, String instead, String why) {
        assertThatThrownBy(() -> rules(RULE.replace(text, instead)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageStartingWith("warehouse-sql/quality/test.yaml")
                .hasMessageContaining(why);
    }

    @Test
    void twoRulesMayNotShareACode() {
        assertThatThrownBy(() -> rules(RULE + RULE)).hasMessageContaining("which another rule has too");
    }

    @Test
    void theRowsThatBreakARuleAreKeptInTheOrderTheyWereDelivered() throws SQLException {
        String rule = RULE.replace(
                "select advice_id from", "select advice_id, received, 7 as source_row, 'd' as delivery_id from");
        assertThat(violations(rule, 2))
                .containsExactly(
                        "ADV-001 | 1 | d | 7 | {\"advice_id\":\"0\",\"received\":\"2026-01-01\"}",
                        "ADV-001 | 2 | d | 7 | {\"advice_id\":\"1\",\"received\":\"2026-01-01\"}");
    }

    @Test
    void ofARuleBrokenOftenTheFirstThousandRowsAreKept() throws SQLException {
        assertThat(violations(RULE, 1200))
                .hasSize(1000)
                .first()
                .isEqualTo("ADV-001 | 1 | null | null | {\"advice_id\":\"0\"}");
    }

    private static List<String> violations(String rule, int bad) throws SQLException {
        StringBuilder advice = new StringBuilder("advice_id,requested:date,received:date\n");
        for (int i = 0; i < bad; i++) {
            advice.append(i).append(",2026-01-02,2026-01-01\n");
        }
        String own = rule.replace("stg_x__advice", "landing.advice").replace("stg_x__switch", "landing.advice");
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .withoutShippedFiles()
                .audit(new QualityResults(rules(own)))
                .audit(new QualityViolations(rules(own)))
                .landing("advice", advice.toString())
                .build("audit.quality_violation")) {
            return warehouse.rows("select * from audit.quality_violation order by violation_no");
        }
    }
}
