package org.sendwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendwarehouse.contract.LandedColumn.Origin;
import org.sendwarehouse.home.Definitions;
import org.sendwarehouse.home.Definitions.Definition;

class ContractsTest {
    private static final Contracts CONTRACTS = Contracts.load();

    static Stream<Definition> contractFiles() {
        return Definitions.list("warehouse-sql/contracts/**/*.odcs.yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("contractFiles")
    void every_contract_follows_the_open_data_contract_standard(Definition file) throws IOException {
        try (InputStream in = ContractsTest.class.getResourceAsStream("/odcs/odcs-json-schema-v3.1.0.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(in, InputFormat.JSON);
            assertThat(schema.validate(file.text(), InputFormat.YAML)).isEmpty();
        }
    }

    @Test
    void sources_have_contracts_for_all_they_deliver() {
        Map<String, List<String>> feeds = Map.of(
                "liquidlogic",
                        List.of(
                                "ehc_advice",
                                "ehc_annual_review",
                                "ehc_mediation_tribunal",
                                "ehc_request",
                                "sen2",
                                "social_care"),
                "health",
                        List.of("camhs", "early_years_screening", "neuro_pathway", "therapy_wait", "waiting_aggregate"),
                "audits", List.of("advice_assurance", "audit_learning", "ehcp_audit", "local_offer_qa"),
                "returns", List.of("indicator_return"),
                "workforce", List.of("training_attendance", "workforce"),
                "governance", List.of("action_update", "complaint", "decision", "owner_response"),
                "finance", List.of("high_needs_block", "top_up"));
        feeds.forEach((source, names) -> assertThat(CONTRACTS.all().stream()
                        .filter(contract -> contract.source().equals(source))
                        .map(Contract::feed))
                .as(source)
                .containsExactlyInAnyOrderElementsOf(names));
    }

    @Test
    void a_referral_lands_without_a_number_or_a_name() {
        assertThat(landed("neuro_pathway"))
                .contains(
                        "token_nhs VARCHAR",
                        "token_name_birth_postcode VARCHAR",
                        "token_name_birth VARCHAR",
                        "birth_month DATE",
                        "lsoa21_code VARCHAR",
                        "age_at_referral_date BIGINT")
                .noneMatch(column -> column.startsWith("nhs_number")
                        || column.startsWith("surname")
                        || column.startsWith("forename"));
    }

    @Test
    void the_feeds_about_pupils_and_schools_have_contracts() {
        assertThat(CONTRACTS.ofSource("synergy").stream().map(Contract::feed))
                .containsExactlyInAnyOrder(
                        "attainment",
                        "attendance",
                        "movement",
                        "post16_destination",
                        "pupil",
                        "school",
                        "sen_support_plan",
                        "suspension",
                        "target_school",
                        "transport");
    }

    @Test
    void a_pupil_lands_as_tokens_month_of_birth_and_area() {
        assertThat(landed("pupil"))
                .contains(
                        "pupil_id VARCHAR",
                        "token_upn VARCHAR",
                        "token_uln VARCHAR",
                        "token_name_birth_postcode VARCHAR",
                        "token_name_birth VARCHAR",
                        "birth_month DATE",
                        "lsoa21_code VARCHAR",
                        "age_at_entry_date BIGINT")
                .doesNotContain("upn VARCHAR", "surname VARCHAR", "birth_date DATE", "postcode VARCHAR");
    }

    @Test
    void nothing_that_identifies_a_person_lands_as_it_came() {
        for (Table table : CONTRACTS.tables()) {
            for (Column column : table.columns()) {
                if (column.identity() != null || column.personal()) {
                    assertThat(table.landedColumns())
                            .noneMatch(
                                    c -> c.origin() == Origin.VALUE && c.from().contains(column.name()));
                }
            }
        }
    }

    @Test
    void the_person_of_a_return_lands_as_tokens_month_of_birth_and_area() {
        assertThat(landed("sen2_person"))
                .containsExactlyInAnyOrder(
                        "person_ref VARCHAR",
                        "token_upn VARCHAR",
                        "token_uln VARCHAR",
                        "token_name_birth_postcode VARCHAR",
                        "token_name_birth VARCHAR",
                        "birth_month DATE",
                        "sex VARCHAR",
                        "ethnicity VARCHAR",
                        "lsoa21_code VARCHAR",
                        "upn_unknown_reason VARCHAR",
                        "delivery_id VARCHAR",
                        "source_row BIGINT");
    }

    @Test
    void ages_land_beside_the_dates_they_belong_to() {
        assertThat(landed("sen2_named_plan"))
                .containsExactly(
                        "person_ref VARCHAR",
                        "request_no BIGINT",
                        "start_date DATE",
                        "age_at_start_date BIGINT",
                        "plan_res VARCHAR",
                        "plan_wbp VARCHAR",
                        "pb BOOLEAN",
                        "oa BOOLEAN",
                        "dp VARCHAR",
                        "cease_date DATE",
                        "age_at_cease_date BIGINT",
                        "cease_reason BIGINT",
                        "delivery_id VARCHAR",
                        "source_row BIGINT");
    }

    @Test
    void a_published_number_lands_with_its_status_and_so_do_columns_of_a_later_layout() {
        assertThat(landed("dfe_timeliness_20_week"))
                .contains(
                        "pc_plans_issued_20_weeks_ex DECIMAL(18,4)",
                        "pc_plans_issued_20_weeks_ex_status VARCHAR",
                        "avg_weeks_issue_plan_exc DECIMAL(18,4)",
                        "avg_weeks_issue_plan_exc_status VARCHAR");
    }

    @Test
    void each_layout_knows_the_headers_it_has_and_lacks() {
        Contract contract = CONTRACTS.contract("dfe", "annual_reviews");
        LayoutDifference layout = contract.layouts().get(0);
        assertThat(layout.name()).isEqualTo("2026");
        assertThat(layout.headers(contract.table().column("review_meeting_in_year")))
                .containsExactly("review_completed_2025");
        assertThat(layout.absent()).contains("pc_decsion_4weeks");
        assertThat(contract.layouts().get(1).duplicated()).containsExactly("review_meeting_earlier");
        assertThat(CONTRACTS.contract("dfe", "timeliness_20_week").ownLayout().absent())
                .containsExactlyInAnyOrder("avg_weeks_issue_plan", "avg_weeks_issue_plan_exc");
    }

    @Test
    void a_misspelt_setting_is_an_error_and_not_ignored() {
        Definition file = Definitions.list("warehouse-sql/contracts/liquidlogic/ehc_advice.odcs.yaml")
                .get(0);
        Map<String, String> mistakes = Map.of(
                "property: maxRejectPct", "property: maxRejectPercent",
                "pseudonymise", "pseudonymize",
                "dueCalendar", "dueCalender",
                "        required: true", "        requird: true",
                "delivery\n    value: snapshot", "delivery\n    value: snapshots");
        mistakes.forEach((right, wrong) -> {
            assertThat(file.text()).contains(right);
            List<Definition> broken =
                    List.of(new Definition(file.path(), file.text().replace(right, wrong)));
            assertThatThrownBy(() -> Contracts.of(broken))
                    .isInstanceOf(ContractException.class)
                    .hasMessageContaining("ehc_advice");
        });
    }

    @Test
    void a_personal_column_cannot_land_by_oversight() {
        Definition file = Definitions.list("warehouse-sql/contracts/liquidlogic/ehc_request.odcs.yaml")
                .get(0);
        String broken = file.text().replaceFirst("          - property: drop\n            value: true\n", "");
        assertThatThrownBy(() -> Contracts.of(List.of(new Definition(file.path(), broken))))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("upn")
                .hasMessageContaining("dropped, pseudonymised or generalised");
    }

    private static List<String> landed(String table) {
        return CONTRACTS.landing(table).table(table).landedColumns().stream()
                .map(c -> c.name() + " " + c.type().sql())
                .toList();
    }
}
