package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Who waits for what at a month end: referred by it and not yet assessed, declined, discharged or closed by it. */
class WaitingTest {
    private static final String NEURO =
            "referral_id,provider,pathway,birth_month,referral_date,triage_date,triage_outcome,agreed_by_date,"
                    + "initial_assessment_date,diagnostic_assessment_date,closed_date,priority_flag,"
                    + "support_while_waiting_date\n";

    private static TestWarehouse neuro(String rows) throws SQLException {
        return TestWarehouse.asAt("2026-04-30")
                .landing("neuro_pathway", NEURO + rows)
                .build("fact_waiting_month");
    }

    private static String waits(String kind, String monthEnd) {
        return "select referral_id from fact_waiting_month inner join stg_health__neuro_pathway using (referral_key)"
                + " where wait_kind = '" + kind + "' and month_end = '" + monthEnd + "' order by 1";
    }

    @Test
    void moreThanAYearIsMoreThan364DaysAndMoreThanTwoIsMoreThan728() throws SQLException {
        // 30 April 2026 less 126, 127, 363, 364, 365, 727, 728 and 729 days
        try (TestWarehouse w = neuro("""
                D126,tewv,autism,2015-01-01,2025-12-25,,,,,,,,
                D127,tewv,autism,2015-01-01,2025-12-24,,,,,,,,
                D363,tewv,autism,2015-01-01,2025-05-02,,,,,,,,
                D364,tewv,autism,2015-01-01,2025-05-01,,,,,,,,
                D365,tewv,autism,2015-01-01,2025-04-30,,,,,,,,
                D727,tewv,autism,2015-01-01,2024-05-03,,,,,,,,
                D728,tewv,autism,2015-01-01,2024-05-02,,,,,,,,
                D729,tewv,autism,2015-01-01,2024-05-01,,,,,,,,
                """)) {
            assertThat(w.rows("select referral_id, days_waiting, weeks_waiting, over_18_weeks, over_52_weeks,"
                            + " over_104_weeks, wait_band from fact_waiting_month"
                            + " inner join stg_health__neuro_pathway using (referral_key)"
                            + " where wait_kind = 'diagnostic' and month_end = '2026-04-30' order by days_waiting"))
                    .containsExactly(
                            "D126 | 126 | 18.0000 | false | false | false | 0-18",
                            "D127 | 127 | 18.1429 | true | false | false | 18-52",
                            "D363 | 363 | 51.8571 | true | false | false | 18-52",
                            "D364 | 364 | 52.0000 | true | false | false | 18-52",
                            "D365 | 365 | 52.1429 | true | true | false | 52-104",
                            "D727 | 727 | 103.8571 | true | true | false | 52-104",
                            "D728 | 728 | 104.0000 | true | true | false | 52-104",
                            "D729 | 729 | 104.1429 | true | true | true | 104+");
        }
    }

    @Test
    void theDayOfReferralWaitsAndTheDayOfAssessmentDoesNot() throws SQLException {
        try (TestWarehouse w = neuro("""
                referred-that-day,tewv,autism,2015-01-01,2026-03-31,,,,,,,,
                referred-next-day,tewv,autism,2015-01-01,2026-04-01,,,,,,,,
                assessed-that-day,tewv,autism,2015-01-01,2026-01-01,,,,2026-03-31,,,,
                assessed-next-day,tewv,autism,2015-01-01,2026-01-01,,,,2026-04-01,,,,
                """)) {
            assertThat(w.rows(waits("initial", "2026-03-31")))
                    .containsExactly("assessed-next-day", "referred-that-day");
            // The initial assessment does not end the wait for the diagnostic one.
            assertThat(w.rows(waits("diagnostic", "2026-03-31")))
                    .containsExactly("assessed-next-day", "assessed-that-day", "referred-that-day");
        }
    }

    @Test
    void theUntriagedWaitAndTheDeclinedTheClosedAndTheDiagnosedDoNot() throws SQLException {
        try (TestWarehouse w = neuro("""
                untriaged,tewv,adhd,2015-01-01,2026-01-05,,,,,,,,
                accepted,tewv,adhd,2015-01-01,2026-01-05,2026-01-20,accepted,,,,,,
                below,tewv,adhd,2015-01-01,2026-01-05,2026-01-20,below threshold,,,,,,
                redirected,tewv,adhd,2015-01-01,2026-01-05,2026-01-20,redirected,,,,,,
                below-without-day,tewv,adhd,2015-01-01,2026-01-05,,below threshold,,,,,,
                closed,tewv,adhd,2015-01-01,2026-01-05,2026-01-20,accepted,,,,2026-02-10,,
                diagnosed,tewv,adhd,2015-01-01,2026-01-05,2026-01-20,accepted,,,2026-02-10,,,
                before-start,tewv,adhd,2015-01-01,2026-01-05,2026-01-20,accepted,,2025-12-31,2025-12-31,,,
                """)) {
            assertThat(w.rows(waits("initial", "2026-01-31")))
                    .containsExactly("accepted", "closed", "diagnosed", "untriaged");
            assertThat(w.rows(waits("initial", "2026-02-28"))).containsExactly("accepted", "untriaged");
            assertThat(w.rows(waits("diagnostic", "2026-02-28"))).containsExactly("accepted", "untriaged");
        }
    }

    @Test
    void everyPastMonthEndIsWorkedOutAgain() throws SQLException {
        try (TestWarehouse w = neuro("""
                R1,tewv,autism,2015-01-01,2025-11-10,2025-12-15,accepted,,2026-02-14,,,true,2026-01-15
                """)) {
            assertThat(w.rows("select month_end, is_triaged, is_supported, is_priority, days_waiting"
                            + " from fact_waiting_month where wait_kind = 'initial' order by month_end"))
                    .containsExactly(
                            "2025-11-30 | false | false | true | 20",
                            "2025-12-31 | true | false | true | 51",
                            "2026-01-31 | true | true | true | 82");
            assertThat(w.value("select max(month_end) from fact_waiting_month where wait_kind = 'diagnostic'"))
                    .isEqualTo("2026-04-30");
        }
    }

    @Test
    void anExtractSaysNothingOfMonthEndsAfterItsOwnDateAndMonthsStartInSeptember2023() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .deliveredOn("neuro_pathway", "2026-03-31")
                .landing("neuro_pathway", NEURO + "R1,tewv,autism,2015-01-01,2021-05-01,,,,,,,,\n")
                .build("fact_waiting_month")) {
            assertThat(w.rows("select min(month_end), max(month_end), count(distinct month_end)"
                            + " from fact_waiting_month"))
                    .containsExactly("2023-09-30 | 2026-03-31 | 31");
        }
    }

    @Test
    void aMonthEndThatNotEveryProvidersExtractReachesIsIncomplete() throws SQLException {
        try (TestWarehouse w =
                TestWarehouse.asAt("2026-04-30").landing("neuro_pathway", """
                        referral_id,delivery_id,as_of,provider,pathway,referral_date
                        R1,d1,2026-04-30,tewv,autism,2026-02-02
                        R2,d2,2026-03-31,hdft,autism,2026-02-02
                        """).build("fact_waiting_month")) {
            assertThat(w.rows("select month_end, provider, is_complete from fact_waiting_month"
                            + " where wait_kind = 'initial' and month_end > '2026-03-01' order by all"))
                    .containsExactly(
                            "2026-03-31 | hdft | true", "2026-03-31 | tewv | true", "2026-04-30 | tewv | false");
        }
    }

    @Test
    void childMentalHealthHasTwoWaitsAndTherapyOne() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("camhs", """
                        referral_id,provider,referral_date,accepted_date,first_contact_date,second_contact_date,closed_date
                        once,tewv,2026-01-05,2026-01-12,2026-02-09,,
                        twice,tewv,2026-01-05,2026-01-12,2026-02-09,2026-03-09,
                        second-only,tewv,2026-01-05,2026-01-12,,2026-02-16,
                        """)
                .landing("therapy_wait", """
                        referral_id,provider,service,referral_date,first_appointment_date,closed_date
                        T1,hdft,speech and language,2026-02-02,,
                        T2,hdft,physiotherapy,2026-02-02,2026-02-20,
                        """)
                .build("fact_waiting_month")) {
            assertThat(w.rows("select referral_id, wait_kind from fact_waiting_month"
                            + " inner join stg_health__camhs using (referral_key)"
                            + " where month_end = '2026-02-28' order by all"))
                    .containsExactly("once | second contact", "twice | second contact");
            assertThat(w.rows("select pathway, wait_kind, days_waiting from fact_waiting_month"
                            + " where pathway <> 'camhs' and month_end = '2026-02-28'"))
                    .containsExactly("speech and language | first contact | 26");
        }
    }

    @Test
    void deliveredCountsAreMarkedWhereReferralsComeToo() throws SQLException {
        try (TestWarehouse w = TestWarehouse.asAt("2026-04-30")
                .landing("neuro_pathway", NEURO + "R1,tewv,autism,2015-01-01,2026-01-05,,,,,,,,\n")
                .landing("waiting_aggregate", """
                        provider,pathway,month_end,stage,band,waiting,longest_weeks
                        tewv,autism,2026-03-31,diagnostic,0-18,40,17
                        cddft,autism,2026-03-31,diagnostic,0-18,12,18
                        """)
                .build("fact_waiting_aggregate")) {
            assertThat(w.rows("select provider, waiting, is_aggregate, is_person_level_too from fact_waiting_aggregate"
                            + " order by provider"))
                    .containsExactly("cddft | 12 | true | false", "tewv | 40 | true | true");
        }
    }
}
