package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Schools and pupils as the registers described them over time, and what happens to pupils. */
class SchoolsAndPupilsTest {
    private static final String SCHOOL =
            "delivery_id,as_of,business_date,urn,dfe_number,school_name,phase,lsoa21_code," + "resourced_provision\n";
    private static final String PUPIL = "delivery_id,as_of,business_date,pupil_id,token_upn,birth_month,sex,ethnicity,"
            + "lsoa21_code,urn,enrolment_status,entry_date,leaving_date,ncy,sen_provision,sen_need_primary,fsm\n";

    @Test
    void aChangeOfASchoolAndItsTimeInACohortMakeVersions() throws SQLException {
        String autumn = "d1,2025-09-05,2025-09-05,114053,840/2001,Hill Primary,primary,E01020590,false\n";
        String same = "d2,2025-12-01,2025-12-01,114053,8402001,Hill Primary,primary,E01020590,\n";
        String spring = "d3,2026-02-02,2026-02-02,114053,8402001,Hill Primary Academy,primary,E01020590,true\n";
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("school", SCHOOL + spring)
                .landingHistory("school", SCHOOL + autumn + same + spring)
                .landing("target_school", """
                        urn,cohort,from_date,to_date
                        114053,2025 cohort,2025-11-01,2026-03-01
                        """)
                .build("dim_school")) {
            assertThat(warehouse.rows("select valid_from, valid_to, is_current, school_name, resourced_provision,"
                            + " target_cohort, locality from dim_school order by valid_from"))
                    .containsExactly(
                            "1900-01-01 | 2025-11-01 | false | Hill Primary | false | null | Chester-le-Street",
                            "2025-11-01 | 2026-02-02 | false | Hill Primary | false | 2025 cohort | Chester-le-Street",
                            "2026-02-02 | 2026-03-01 | false | Hill Primary Academy | true | 2025 cohort |"
                                    + " Chester-le-Street",
                            "2026-03-01 | 9999-12-31 | true | Hill Primary Academy | true | null | Chester-le-Street");
        }
    }

    @Test
    void aPupilWhoMovesSchoolAndComesToSenSupportHasAVersionForEach() throws SQLException {
        String january = "d1,2026-01-12,2026-01-12,p1,u1,2015-03-01,F,WBRI,E01020590,114053,C,2019-09-01,,5,N,,true\n";
        String march =
                "d2,2026-03-02,2026-03-02,p1,u1,2015-03-01,F,WBRI,E01020590,114053,C,2019-09-01,,5,K,SLCN,true\n";
        String april = """
                d3,2026-04-20,2026-04-20,p1,u1,2015-03-01,F,WBRI,E01020590,114053,C,2019-09-01,2026-04-02,5,K,SLCN,true
                d3,2026-04-20,2026-04-20,p1,u1,2015-03-01,F,WBRI,E01020590,114054,C,2026-04-20,,5,K,SLCN,true
                """;
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("pupil", PUPIL + april)
                .landingHistory("pupil", PUPIL + january + march + april)
                .landing("suspension", """
                        pupil_id,urn,category,start_date,sessions,reason_1,reinstated_date
                        p1,114053,SUSP,2026-02-10,4,PP,
                        p1,114053,LNCH,2026-03-10,1,DB,
                        p1,114054,PERM,2026-04-27,,PA,2026-04-29
                        """)
                .landing("movement", """
                        movement_id,pupil_id,movement_type,from_urn,to_urn,movement_date
                        m1,p1,school move,114053,114054,2026-04-20
                        """)
                .build("dim_child", "fact_suspension", "fact_movement", "fact_enrolment")) {
            assertThat(warehouse.rows("select valid_from, valid_to, urn, sen_provision, primary_need, fsm, is_on_roll"
                            + " from dim_child order by valid_from"))
                    .containsExactly(
                            "1900-01-01 | 2026-03-02 | 114053 | N | null | true | true",
                            "2026-03-02 | 2026-04-20 | 114053 | K | SLCN | true | true",
                            "2026-04-20 | 9999-12-31 | 114054 | K | SLCN | true | true");
            assertThat(warehouse.rows("select start_date, sen_provision, is_suspension, is_permanent_exclusion,"
                            + " is_reinstated, sessions from fact_suspension order by start_date"))
                    .containsExactly(
                            "2026-02-10 | N | true | false | false | 4",
                            "2026-03-10 | K | true | false | false | 1",
                            "2026-04-27 | K | false | true | true | null");
            assertThat(warehouse.rows("select movement_type, from_urn, to_urn, ncy from fact_movement"))
                    .containsExactly("school move | 114053 | 114054 | 5");
            assertThat(warehouse.rows("select urn, leaving_date, counts_in_headcount from fact_enrolment order by urn"))
                    .containsExactly("114053 | 2026-04-02 | true", "114054 | null | true");
        }
    }

    @Test
    void caseworkSaysWhoAChildIsAndTheRegisterWhatTheirSchoolSays() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", """
                        request_id,person_id,token_upn,birth_month,sex,ethnicity,lsoa21_code,primary_need,request_source,received_date
                        R1,c1,u1,2015-03-01,F,WBRI,E01020605,ASD,school,2026-01-05
                        """)
                .landing(
                        "pupil",
                        PUPIL
                                + "d1,2026-04-20,2026-04-20,p1,u1,2015-03-01,M,NOBT,E01020590,114053,C,2019-09-01,,6,E,SLCN,false\n")
                .build("dim_child", "fact_ehc_request")) {
            assertThat(warehouse.rows("select sex, ethnicity, lsoa21_code, primary_need, urn, ncy, sen_provision,"
                            + " match_rule from dim_child"))
                    .containsExactly("Female | White - White British | E01020605 | ASD | 114053 | 6 | E | UPN");
        }
    }

    @Test
    void aPlanDeliveredAgainCountsOnceAndAPupilTheRegisterDoesNotKnowKeepsTheirFacts() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("sen_support_plan", """
                        delivery_id,as_of,pupil_id,urn,plan_date,assured_rating,needs_assessed
                        d1,2025-12-19,p9,114053,2025-11-01,,true
                        d2,2026-04-02,p9,114053,2025-11-01,good,true
                        d2,2026-04-02,p9,114053,2026-03-01,,false
                        """)
                .landing("attainment", """
                        delivery_id,as_of,pupil_id,urn,stage,measure,value
                        d1,2025-08-21,p9,114053,ks2,rwm_expected,1
                        """)
                .build("fact_support_plan", "fact_attainment")) {
            assertThat(warehouse.rows("select plan_date, assured_rating, is_assured_good, child_version_key is null"
                            + " from fact_support_plan order by plan_date"))
                    .containsExactly("2025-11-01 | good | true | true", "2026-03-01 | null | null | true");
            assertThat(warehouse.rows("select academic_year, year_end, stage, measure, value from fact_attainment"))
                    .containsExactly("2024/25 | 2025-08-31 | ks2 | rwm_expected | 1.0000");
        }
    }
}
