package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Versions of a child over the extracts and returns that described them. */
class DimChildTest {
    private static final String HEADER =
            "delivery_id,as_of,business_date,request_id,person_id,token_upn,birth_month,sex,"
                    + "ethnicity,lsoa21_code,primary_need,request_source,received_date\n";
    private static final String MARCH =
            "d1,2026-03-31,2026-04-01,R1,p1,u1,2015-03-01,F,WBRI,E01020590,SLCN,school,2024-05-01\n";
    private static final String APRIL =
            "d2,2026-04-15,2026-04-16,R1,p1,u1,2015-03-01,F,WBRI,E01020605,SLCN,school,2024-05-01\n";
    private static final String LATE_APRIL =
            "d3,2026-04-30,2026-04-30,R1,p1,u1,2015-03-01,F,WBRI,E01020605,SLCN,school,2024-05-01\n";
    private static final String RETURN = """
            delivery_id,period,as_of,person_ref,token_upn,birth_month,sex,ethnicity,lsoa21_code
            s25,2025,2025-01-16,r1,u1,2015-03-01,F,NOBT,E01020590
            s25,2025,2025-01-16,r2,u2,2016-03-01,M,WIRI,
            """;

    private static TestWarehouse.Builder warehouse(String history) {
        return TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", HEADER + LATE_APRIL)
                .landingHistory("ehc_request", HEADER + history)
                .landing("sen2_person", RETURN);
    }

    @Test
    void aChangeMakesAVersionAndTheFirstReachesBack() throws SQLException {
        try (TestWarehouse warehouse = warehouse(MARCH + APRIL + LATE_APRIL).build("dim_child", "fact_ehc_request")) {
            assertThat(warehouse.rows("select valid_from, valid_to, is_current, lsoa21_code, ethnicity, match_rule"
                            + " from dim_child where birth_month = date '2015-03-01' order by valid_from"))
                    // the return of 2025 knew no ethnicity: casework speaks for a child it knows
                    .containsExactly(
                            "1900-01-01 | 2026-04-15 | false | E01020590 | White - White British | UPN",
                            "2026-04-15 | 9999-12-31 | true | E01020605 | White - White British | UPN");
            // the request of 2024 finds the version of its day
            assertThat(warehouse.rows(
                            "select lsoa21_code from fact_ehc_request join dim_child using (child_version_key)"))
                    .containsExactly("E01020590");
        }
    }

    @Test
    void anExtractThatArrivesLateChangesOnlyWhatFollowsIt() throws SQLException {
        String both;
        try (TestWarehouse warehouse = warehouse(APRIL + LATE_APRIL).build("dim_child")) {
            assertThat(warehouse.rows(
                            "select valid_from, lsoa21_code from dim_child where birth_month = date '2015-03-01'"))
                    .containsExactly("1900-01-01 | E01020605");
        }
        try (TestWarehouse inOrder = warehouse(MARCH + APRIL + LATE_APRIL).build("dim_child");
                TestWarehouse lateMarch = warehouse(APRIL + LATE_APRIL + MARCH).build("dim_child")) {
            both = "select * from dim_child order by child_key, valid_from";
            assertThat(lateMarch.rows(both)).isEqualTo(inOrder.rows(both));
        }
    }

    @Test
    void aChildThatOnlyAReturnKnowsIsDescribedByIt() throws SQLException {
        try (TestWarehouse warehouse = warehouse(MARCH + LATE_APRIL).build("dim_child")) {
            assertThat(warehouse.rows("select valid_from, is_current, sex, ethnicity, ward, match_rule from dim_child"
                            + " where birth_month = date '2016-03-01'"))
                    .containsExactly("1900-01-01 | true | Male | White - Irish | null | only record");
        }
    }
}
