package org.sendwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.warehouse.TestVersion;
import tools.jackson.databind.json.JsonMapper;

class QualityCommandTest {
    private final Path home;

    QualityCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void publish() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + TestVersion.publish(home));
                Statement statement = connection.createStatement()) {
            statement.execute("create schema audit");
            statement.execute("create schema reference");
            statement.execute("""
                    create table reference.ref_indicators as
                    select 'advice_6_week_pct' as code, ['EHC-014'] as quality_rules
                    """);
            statement.execute("""
                    create table audit.delivery as
                    select 'd1' as delivery_id, 'ehc_advice_2026-04-30.csv' as file_names
                    """);
            statement.execute("""
                    create table audit.quality_result as
                    select * from (values
                        ('EHC-014', 'Advice before its request', 'error', 'Casework officer', 'failed', 2, 400, 0.5, 0.0,
                            null, 'Correct the dates.', 'liquidlogic/ehc_advice'),
                        ('EHC-015', 'Advice without request', 'warning', 'Casework officer', 'passed', 1, 40000, 0.0025, 1.0,
                            null, 'Deliver both.', 'liquidlogic/ehc_advice; liquidlogic/ehc_request'),
                        ('DFE-001', 'Too high', 'warning', 'Performance analyst', 'not applicable', 0, 0, null, 0.0,
                            'there are no rows to check', 'Compare.', 'dfe/caseload'),
                        ('DEL-001', 'Books', 'fatal', 'Performance analyst', 'error', 0, 0, null, 0.0,
                            'the rule does not run', 'Find out.', '')
                    ) v(rule_code, title, severity, owner_role, result, violations, denominator, violated_pct, threshold_pct,
                        reason, advice, feeds)
                    """);
            statement.execute("""
                    create table audit.quality_violation as
                    select * from (values
                        ('EHC-014', 1, 'd1', 7, '{"advice_id":"A7","requested_date":"2026-02-11","late_reason":null}'),
                        ('EHC-014', 2, 'd1', 9, '{"advice_id":"A9","requested_date":"2026-02-12","late_reason":"x"}')
                    ) v(rule_code, violation_no, delivery_id, source_row, record)
                    """);
        }
    }

    private Run quality(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "quality";
        all[1] = "--home=" + home;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.of(all);
    }

    @Test
    void theWorklistNamesWhatEachOwnerIsToPutRight() {
        Run run = quality();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                As at 2026-04-30, run run1

                Casework officer (1 rule)
                  EHC-014  error, failed: Advice before its request
                    2 of 400 rows (0.5 %); up to 0 % is let pass
                    Correct the dates.
                    Feeds: liquidlogic/ehc_advice
                    Weakens: advice_6_week_pct

                Performance analyst (1 rule)
                  DEL-001  fatal, error: Books
                    the rule does not run
                    Find out.
                """);
    }

    @Test
    void rulesThatPassedAreShownWhenAskedFor() {
        assertThat(quality("--all", "--feed", "liquidlogic/ehc_request").out()).isEqualTo("""
                As at 2026-04-30, run run1

                Casework officer (1 rule)
                  EHC-015  warning, passed: Advice without request
                    1 of 40,000 rows (less than 0.01 %); up to 1 % is let pass
                    Feeds: liquidlogic/ehc_advice, liquidlogic/ehc_request
                """);
    }

    @Test
    void anOwnerSeesTheirOwnOnly() {
        assertThat(quality("--owner", "Performance analyst").out())
                .contains("DEL-001")
                .doesNotContain("EHC-014");
    }

    @Test
    void aFeedWithNothingToPutRightSaysSo() {
        assertThat(quality("--feed", "dfe/caseload").out()).contains("Nothing is to be put right.");
    }

    @Test
    void theRowsOfARuleAreNamedByFileRowAndLocalIds() {
        assertThat(quality("--rule", "EHC-014", "--rows").out()).endsWith("""

                  ehc_advice_2026-04-30.csv, row 7: advice_id A7, requested_date 2026-02-11
                  ehc_advice_2026-04-30.csv, row 9: advice_id A9, requested_date 2026-02-12, late_reason x
                """);
        assertThat(quality("--rule", "EHC-014", "--rows", "--limit", "1").out())
                .endsWith("  (1 of 2 rows; --limit N shows more)\n");
    }

    @Test
    void aMachineGetsTheSameAsOneDocument() {
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(
                        quality("--rule", "EHC-014", "--rows", "--json").out()))
                .isEqualTo(json.readTree("""
                        {"asAt": "2026-04-30", "runId": "run1",
                         "rules": [{"code": "EHC-014", "title": "Advice before its request", "severity": "error",
                           "owner": "Casework officer", "result": "failed", "violations": 2, "denominator": 400,
                           "violatedPct": 0.5000, "thresholdPct": 0.0, "reason": null, "advice": "Correct the dates.",
                           "feeds": ["liquidlogic/ehc_advice"], "indicators": ["advice_6_week_pct"]}],
                         "rows": [
                          {"number": 1, "deliveryId": "d1", "files": "ehc_advice_2026-04-30.csv", "sourceRow": 7,
                           "record": {"advice_id": "A7", "requested_date": "2026-02-11", "late_reason": null}},
                          {"number": 2, "deliveryId": "d1", "files": "ehc_advice_2026-04-30.csv", "sourceRow": 9,
                           "record": {"advice_id": "A9", "requested_date": "2026-02-12", "late_reason": "x"}}]}
                        """));
    }

    @Test
    void whatIsNotThereIsAUsageErrorThatNamesWhatIs() {
        Run run = quality("--rule", "EHC-999");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("There is no rule with --rule 'EHC-999'; known: DEL-001, DFE-001, EHC-014, EHC-015");
        assertThat(quality("--rows").exitCode()).isEqualTo(2);
        assertThat(quality("--rule", "EHC-014", "--rows", "--limit", "0").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aHomeWithoutAWarehouseIsToldWhatToDoFirst(@TempDir Path empty) {
        Run run = Run.of("quality", "--home=" + empty);
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("Nothing is published in").contains("send-warehouse nightly");
    }
}
