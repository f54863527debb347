package org.sendwarehouse.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendwarehouse.contract.Contracts;
import org.sendwarehouse.contract.Table;
import org.sendwarehouse.quality.QualityResult.Outcome;
import org.sendwarehouse.warehouse.BuildPlan;
import org.sendwarehouse.warehouse.ModelCatalogue;
import org.sendwarehouse.warehouse.TableName;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Each shipped rule passes on sound data, and fails when one thing in it is broken. */
class ShippedRulesTest {
    private static final QualityRules RULES = QualityRules.shipped();

    /** Sound deliveries: every rule has rows to look at, and none is broken. */
    private static Map<String, String> sound() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("ehc_request", """
                request_id,person_id,token_upn,token_name_birth,birth_month,sex,request_source,received_date,\
                decision_date,decision_outcome,ep_requested_date,ep_allocated_date,ep_received_date,\
                issue_decision_date,issue_decision,draft_issued_date,consultation_start_date,consultation_end_date,\
                plan_id,plan_issued_date,plan_start_date,exception_applies,exception_reason,ceased_date,ceased_reason,\
                current_stage,primary_need,setting_urn,sen_setting
                R1,P1,U1,N1,2015-03-01,M,school,2025-01-06,\
                2025-02-10,assess,2025-02-11,2025-02-20,2025-03-20,\
                2025-04-10,issue,2025-04-11,2025-04-12,2025-04-28,\
                PL1,2025-05-20,2025-05-20,Y,holiday,,,plan,ASD,123456,
                R2,P2,U2,N2,2014-03-01,F,parent,2025-01-06,\
                2025-02-10,assess,2025-02-11,2025-02-20,2025-03-20,\
                2025-04-10,issue,2025-04-11,2025-04-12,2025-04-28,\
                PL2,2025-06-20,2025-06-20,N,,2026-01-10,2,ceased,SEMH,,OLA
                R3,P3,U3,N3,2013-03-01,F,parent,2026-04-01,,,,,,,,,,,,,,N,,,,open,,,
                """);
        tables.put("ehc_advice", """
                advice_id,request_id,person_id,agency_code,advice_type,status,statutory_exception,requested_date,due_date,received_date
                A1,R1,P1,ep,educational psychology,received,N,2025-02-11,2025-03-25,2025-03-20
                A2,R1,P1,school,school,requested,N,2025-02-11,2025-03-25,
                """);
        tables.put("ehc_annual_review", """
                person_id,plan_id,ncy_at_review,due_date,meeting_date,decision_date,outcome,transition_review
                P1,PL1,5,2026-05-20,2026-03-02,2026-03-20,maintain,Y
                """);
        tables.put("sen2_person", """
                period,person_ref,token_upn,token_name_birth,birth_month,sex
                2026,S1,U1,N1,2015-03-01,M
                2026,S2,U2,N2,2014-03-01,F
                """);
        tables.put("sen2_request", """
                period,person_ref,request_no,received_date,request_source,request_outcome,request_outcome_date
                2026,S1,1,2025-01-06,1,Y,2025-02-10
                2026,S2,1,2025-01-06,1,Y,2025-02-10
                """);
        tables.put("sen2_assessment", """
                period,person_ref,request_no,assessment_outcome,assessment_outcome_date
                2026,S1,1,Y,2025-05-20
                2026,S2,1,Y,2025-06-20
                """);
        tables.put("sen2_named_plan", """
                period,person_ref,request_no,start_date,cease_date,cease_reason
                2026,S1,1,2025-05-20,,
                2026,S2,1,2025-06-20,2026-01-10,2
                """);
        tables.put("sen2_active_plan", """
                period,person_ref,request_no
                2026,S1,1
                """);
        tables.put("sen2_placement_detail", """
                period,person_ref,request_no,urn,placement_rank
                2026,S1,1,123456,1
                """);
        tables.put("dfe_timeliness_20_week", """
                time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,breakdown_topic,breakdown,\
                plans_issued_den,plans_issued_within_20_weeks,pc_plans_issued_within_20_weeks
                2024,Calendar year,National,E92000001,England,,All plans,All plans,100,46,46.0
                """);
        return tables;
    }

    private static TestWarehouse.Builder warehouse(QualityRules rules, Map<String, String> tables) {
        TestWarehouse.Builder builder = TestWarehouse.asAt("2026-04-30").audit(new QualityResults(rules));
        tables.forEach(builder::landing);
        return builder;
    }

    private static QualityResult result(TestWarehouse.Builder builder) throws SQLException {
        try (TestWarehouse built = builder.build("audit.quality_result")) {
            QualityVerdict verdict = QualityVerdict.of(built.connection());
            assertThat(verdict.results()).hasSize(1);
            return verdict.results().get(0);
        }
    }

    @Test
    void rulesAndModelsFitTogether() {
        Contracts contracts = Contracts.load();
        List<String> landed = contracts.tables().stream().map(Table::name).toList();
        BuildPlan plan = BuildPlan.full(ModelCatalogue.shipped(), landed, List.of(new QualityResults(RULES)));
        assertThat(plan.tables())
                .contains(TableName.of("audit.quality_result"), TableName.of("marts.evidence"))
                .doesNotHaveDuplicates();
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
    void everyRulePassesOnSoundDataAndHasRowsToLookAt() throws SQLException {
        try (TestWarehouse built = warehouse(RULES, sound()).build("audit.quality_result")) {
            assertThat(QualityVerdict.of(built.connection()).results())
                    .hasSize(RULES.all().size())
                    .allSatisfy(result -> assertThat(result)
                            .as("%s %s %s", result.code(), result.outcome(), result.reason())
                            .extracting(QualityResult::outcome, QualityResult::violations)
                            .containsExactly(Outcome.PASSED, 0L))
                    .allSatisfy(result -> assertThat(result.denominator()).isPositive());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            EHC-001 ~ ehc_request ~ R2,P2 ~ R1,P2
            EHC-002 ~ ehc_request ~ school,2025-01-06,2025-02-10 ~ school,2025-01-06,2025-01-05
            EHC-003 ~ ehc_request ~ PL1,2025-05-20 ~ PL1,2025-01-05
            EHC-004 ~ ehc_request ~ parent,2026-04-01 ~ parent,2026-05-01
            EHC-005 ~ ehc_request ~ 2025-02-10,assess ~ 2025-02-10,
            EHC-006 ~ ehc_request ~ 2025-02-20 ~ 2025-02-01
            EHC-009 ~ ehc_request ~ R3,P3,U3 ~ R3,P3,
            EHC-010 ~ ehc_request ~ 2026-01-10,2 ~ 2026-01-10,
            EHC-011 ~ ehc_request ~ Y,holiday ~ Y,
            EHC-012 ~ ehc_request ~ ASD ~ ``
            EHC-013 ~ ehc_request ~ 123456 ~ ``
            EHC-014 ~ ehc_advice ~ 2025-03-25,2025-03-20 ~ 2025-03-25,2025-02-10
            EHC-015 ~ ehc_advice ~ A1,R1 ~ A1,R9
            EHC-016 ~ ehc_advice ~ school,school,requested ~ school,school,received
            EHC-017 ~ ehc_advice ~ 2025-02-11,2025-03-25 ~ 2025-02-11,2025-03-26
            EHC-018 ~ ehc_annual_review ~ 2026-03-20 ~ 2026-03-01
            EHC-019 ~ ehc_annual_review ~ PL1 ~ PL9
            SEN-003 ~ sen2_placement_detail ~ 123456 ~ ``
            SEN-004 ~ sen2_person ~ S2,U2 ~ S2,
            SEN-005 ~ sen2_named_plan ~ 2026-01-10 ~ 2025-06-19
            SEN-006 ~ sen2_request ~ 2025-01-06,1,Y,2025-02-10 ~ 2025-01-06,1,Y,2025-01-05
            IDN-001 ~ sen2_person ~ U1,N1,2015-03-01 ~ U1,N1,2012-03-01
            IDN-002 ~ sen2_person ~ S1,U1,N1 ~ S1,,N1
            DFE-001 ~ dfe_timeliness_20_week ~ 46.0 ~ 460.0
            DFE-002 ~ dfe_timeliness_20_week ~ National,E92000001,England, ~ Local authority,E92000001,England,E06000047
            DFE-003 ~ dfe_timeliness_20_week ~ 100,46 ~ 40,46
            """)
    void aRuleFailsWhereItIsBroken(String code, String table, String found, @Nullable String instead)
            throws SQLException {
        Map<String, String> tables = sound();
        String csv = Objects.requireNonNull(tables.get(table));
        assertThat(csv).contains(found);
        tables.put(table, csv.replaceFirst(found, instead == null ? "" : instead));
        assertThat(result(warehouse(RULES.only(code), tables)))
                .extracting(QualityResult::code, QualityResult::outcome)
                .containsExactly(code, Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            EHC-007 ~ ehc_request ~ R4,P1,U1,N1,2015-03-01,M,parent,2025-03-01,,,,,,,,,,,PL4,2025-06-20,,N,,,,plan,ASD,,OLA
            EHC-008 ~ ehc_request ~ R4,P3,U3,N3,2013-03-01,F,parent,2026-04-02,,,,,,,,,,,,,,N,,,,open,,,
            SEN-002 ~ sen2_active_plan ~ 2026,S2,1
            """)
    void aRuleFailsWhereARowTooManyIsThere(String code, String table, String row) throws SQLException {
        Map<String, String> tables = sound();
        tables.computeIfPresent(table, (name, csv) -> csv + row + "\n");
        if (code.equals("SEN-002")) {
            tables.computeIfPresent("sen2_active_plan", (name, csv) -> csv.replace("S2,1", "S1,2"));
            tables.computeIfPresent("sen2_request", (name, csv) -> csv + "2026,S1,2,2025-01-07,1,Y,2025-02-10\n");
        }
        assertThat(result(warehouse(RULES.only(code), tables)))
                .extracting(QualityResult::code, QualityResult::outcome)
                .containsExactly(code, Outcome.FAILED);
    }

    @Test
    void plansThatOnlyTheReturnKnowsAreTold() throws SQLException {
        Map<String, String> tables = sound();
        StringBuilder people = new StringBuilder(tables.get("sen2_person"));
        StringBuilder requests = new StringBuilder(tables.get("sen2_request"));
        StringBuilder assessments = new StringBuilder(tables.get("sen2_assessment"));
        for (int i = 10; i < 13; i++) {
            people.append("2026,S" + i + ",U" + i + ",N" + i + ",2015-03-01,M\n");
            requests.append("2026,S" + i + ",1,2025-01-06,1,Y,2025-02-10\n");
            assessments.append("2026,S" + i + ",1,Y,2025-05-20\n");
        }
        tables.put("sen2_person", people.toString());
        tables.put("sen2_request", requests.toString());
        tables.put("sen2_assessment", assessments.toString());
        assertThat(result(warehouse(RULES.only("SEN-001"), tables)).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "DEL-001, ehc_request, landed, 2026-04-30, 4, 3, 0, true",
        "DEL-002, ehc_request, landed, 2026-04-30, 2, 2, 0, true",
        "DEL-003, dfe_caseload, refused, 2026-04-30, 0, 0, 0, false",
        "DEL-004, ehc_request, landed, 2026-04-30, 4, 3, 1, false",
        "DEL-005, ehc_request, landed, 2026-04-20, 3, 3, 0, false",
    })
    void aRuleAboutDeliveriesFailsWhereTheBooksShowIt(
            String code,
            String table,
            String status,
            String asOf,
            long read,
            long accepted,
            long rejected,
            boolean refuses)
            throws SQLException {
        QualityResult result = result(
                warehouse(RULES.only(code), sound()).delivered(table, status, asOf, read, accepted, rejected, 0));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.refuses()).isEqualTo(refuses);
    }

    @Test
    void anEmptyWarehouseIsFatal() throws SQLException {
        assertThat(result(warehouse(RULES.only("DEL-006"), Map.of())).refuses()).isTrue();
    }
}
