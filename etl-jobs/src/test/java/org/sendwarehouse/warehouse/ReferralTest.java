package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Referrals to health pathways: one row each, whoever sent it. */
class ReferralTest {

    @Test
    void autismAndAdhdAreSeparateReferralsOfOneChild() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("neuro_pathway", """
                        referral_id,provider,pathway,birth_month,token_nhs,referral_date,age_at_referral_date,triage_date,triage_outcome,initial_assessment_date,diagnostic_assessment_date
                        R1,tewv,autism,2015-01-01,n1,2025-01-06,10,2025-01-20,accepted,2025-03-10,2025-09-29
                        R2,tewv,adhd,2015-01-01,n1,2025-06-02,10,,,,
                        """).build("fact_referral")) {
            assertThat(w.rows(
                            "select pathway, age_at_referral, accepted_date, weeks_to_triage, weeks_to_initial_assessment,"
                                    + " weeks_to_diagnostic_assessment from fact_referral order by pathway desc"))
                    .containsExactly(
                            "autism | 10 | 2025-01-20 | 2.0000 | 9.0000 | 38.0000",
                            "adhd | 10 | null | null | null | null");
            assertThat(w.value("select count(distinct person_record_key) from stg_health__neuro_pathway"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aChildWhomOnlyHealthKnowsHasAHome() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .file("warehouse-sql/reference/geography.csv", """
                        lsoa21_code,lsoa21_name,ward_code,ward,locality,imd_decile,imd_quintile
                        E01000001,One,E05000001,First,Here,1,1
                        E01000002,Two,E05000002,Second,There,3,2
                        """)
                .landing("neuro_pathway", """
                        referral_id,provider,pathway,birth_month,token_nhs,lsoa21_code,referral_date
                        older,hdft,autism,2022-01-01,n1,E01000001,2025-01-06
                        newer,hdft,adhd,2022-01-01,n1,E01000002,2025-06-02
                        """)
                .build("fact_referral")) {
            assertThat(w.rows("select pathway, locality, child.is_current from fact_referral"
                            + " inner join dim_child as child using (child_version_key) order by 1"))
                    .containsExactly("adhd | There | true", "autism | There | true");
        }
    }

    @Test
    void aPersonIsTheirNhsNumberWithNameAndMonthOfBirthElseTheReferralAlone() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("neuro_pathway", """
                        referral_id,provider,pathway,birth_month,token_nhs,token_name_birth,referral_date
                        same-1,tewv,autism,2015-01-01,n1,a,2025-01-06
                        same-2,tewv,adhd,2015-01-01,n1,a,2025-01-06
                        other-month,tewv,adhd,2016-01-01,n1,a,2025-01-06
                        other-name,tewv,adhd,2015-01-01,n1,b,2025-01-06
                        other-trust,hdft,adhd,2015-01-01,n1,a,2025-01-06
                        no-number-1,tewv,autism,2015-01-01,,a,2025-01-06
                        no-number-2,tewv,adhd,2015-01-01,,a,2025-01-06
                        """).build("stg_health__neuro_pathway")) {
            assertThat(w.rows("select string_agg(referral_id, '+' order by referral_id desc)"
                            + " from stg_health__neuro_pathway group by person_record_key order by 1"))
                    .containsExactly(
                            "no-number-1", "no-number-2", "other-month", "other-name", "other-trust", "same-2+same-1");
        }
    }

    @Test
    void twoProvidersMayUseOneNumberAndARepeatedRowCountsOnce() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("neuro_pathway", """
                        referral_id,provider,pathway,referral_date,closed_date
                        R1,tewv,autism,2025-01-06,
                        R1,cddft,autism,2025-02-03,
                        R1,tewv,autism,2025-01-06,2025-05-05
                        """)
                .landing("camhs", """
                        referral_id,delivered_by,referral_date,first_contact_date
                        R1,tewv,2025-03-03,
                        R1,hdft,2025-04-07,2025-04-06
                        """)
                .build("fact_referral")) {
            assertThat(w.rows("select feed, provider, pathway, referral_date, closed_date, weeks_to_first_contact"
                            + " from fact_referral order by referral_date"))
                    .containsExactly(
                            "neuro_pathway | tewv | autism | 2025-01-06 | 2025-05-05 | null",
                            "neuro_pathway | cddft | autism | 2025-02-03 | null | null",
                            "camhs | tewv | camhs | 2025-03-03 | null | null",
                            // a contact before the referral is no wait
                            "camhs | hdft | camhs | 2025-04-07 | null | null");
        }
    }

    @Test
    void anAgreementIsKeptByEitherAssessmentAndOpenUntilItsDayHasPassed() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("neuro_pathway", """
                        referral_id,provider,pathway,referral_date,priority_flag,agreed_by_date,initial_assessment_date,diagnostic_assessment_date
                        on-the-day,tewv,autism,2025-01-06,true,2025-06-01,2025-06-01,
                        diagnostic-first,tewv,autism,2025-01-06,true,2025-06-01,,2025-05-31
                        a-day-late,tewv,autism,2025-01-06,true,2025-06-01,2025-06-02,
                        never,tewv,autism,2025-01-06,true,2025-06-01,,
                        due-today,tewv,autism,2025-01-06,true,2026-04-30,,
                        no-agreement,tewv,autism,2025-01-06,true,,2025-06-01,
                        no-priority,tewv,autism,2025-01-06,false,2025-06-01,,
                        """).build("fact_referral")) {
            assertThat(w.rows("select referral_id, assessed_by_agreed_date from fact_referral"
                            + " inner join stg_health__neuro_pathway using (referral_key) order by 1"))
                    .containsExactly(
                            "a-day-late | false",
                            "diagnostic-first | true",
                            "due-today | null",
                            "never | false",
                            "no-agreement | null",
                            "no-priority | null",
                            "on-the-day | true");
        }
    }

    @Test
    void aReferralBelongsToTheChildThatCaseworkAndSocialCareKnow() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("ehc_request", """
                        request_id,person_id,birth_month,token_upn,token_nhs,token_name_birth_postcode,request_source,received_date
                        Q1,P1,2015-01-01,u1,n1,np1,school,2025-01-06
                        Q2,P2,2016-01-01,u2,,np2,school,2025-01-06
                        """)
                .landing("social_care", """
                        involvement_id,person_id,birth_month,token_upn,status,start_date
                        S1,elsewhere-1,2015-01-01,u1,child in need,2025-03-03
                        """)
                .landing("neuro_pathway", """
                        referral_id,provider,pathway,birth_month,token_nhs,token_name_birth_postcode,referral_date
                        by-number,tewv,autism,2015-01-01,n1,np9,2025-01-06
                        by-name,tewv,autism,2016-01-01,,np2,2025-01-06
                        unknown,tewv,autism,2017-01-01,,np3,2025-01-06
                        """)
                .build("fact_referral", "fact_social_care", "fact_ehc_request")) {
            assertThat(w.rows("select referral_id, request_id, involvement_id from fact_referral"
                            + " inner join stg_health__neuro_pathway using (referral_key)"
                            + " left join fact_ehc_request using (child_key)"
                            + " left join stg_liquidlogic__ehc_request using (request_key)"
                            + " left join fact_social_care using (child_key)"
                            + " left join stg_liquidlogic__social_care using (involvement_key)"
                            + " order by referral_id"))
                    .containsExactly("by-name | Q2 | null", "by-number | Q1 | S1", "unknown | null | null");
            assertThat(w.rows("select referral_id, child.birth_month from fact_referral"
                            + " inner join stg_health__neuro_pathway using (referral_key)"
                            + " inner join dim_child as child using (child_version_key) order by 1"))
                    .containsExactly("by-name | 2016-01-01", "by-number | 2015-01-01", "unknown | 2017-01-01");
        }
    }
}
