package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Published attendance, appeals, population and waiting lists beside the figures of EHC plans. */
class PublishedSeriesInTheStarTest {
    private static final String COLUMNS =
            "area_code, period_type, period_start, period_end, breakdown_topic, breakdown, measure, value, value_status";

    @Test
    void attendanceOfTheYearEndsAtTheReleaseOrTheYearAndTheTopLineIsAll() throws SQLException {
        try (TestWarehouse warehouse =
                TestWarehouse.asAt("2026-04-30").landing("dfe_attendance", """
                        delivery_id,as_of,time_period,geographic_level,country_code,new_la_code,education_phase,attendance_perc
                        d1,2026-04-16,202526,Local authority,E92000001,E06000047,Total,93.0194
                        d1,2026-04-16,202526,National,E92000001,,Special,86.8309
                        d1,2026-04-16,202425,National,E92000001,,Total,93.1298
                        """).build("fact_benchmark")) {
            assertThat(warehouse.rows("select " + COLUMNS + " from fact_benchmark order by all"))
                    .containsExactly(
                            "E06000047 | academic_year_to_date | 2025-09-01 | 2026-04-16 | all | all | attendance_perc |"
                                    + " 93.0194 | null",
                            "E92000001 | academic_year_to_date | 2024-09-01 | 2025-08-31 | all | all | attendance_perc |"
                                    + " 93.1298 | null",
                            "E92000001 | academic_year_to_date | 2025-09-01 | 2026-04-16 | phase | Special |"
                                    + " attendance_perc | 86.8309 | null");
        }
    }

    @Test
    void termsOfOneYearStandApartAndThoseWithoutSenAreNotCountedTwice() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_sen_attendance_exclusions", """
                        delivery_id,as_of,time_period,time_identifier,education_phase,send_category,send_detail_display,new_la_code,metric,value
                        d1,2026-04-16,202425,Autumn term,Total,EHC plan,SEN provision,E06000047,susp_rate,5.1
                        d1,2026-04-16,202425,Spring term,Total,EHC plan,SEN provision,E06000047,susp_rate,4.2
                        d1,2026-04-16,202425,Summer term,Total,EHC plan,SEN provision,E06000047,susp_rate,3.3
                        d1,2026-04-16,202324,Academic year,Special,No SEN,SEN provision,E06000047,pa,11
                        d1,2026-04-16,202324,Academic year,Special,No SEN,SEN primary need,E06000047,pa,11
                        """)
                .build("fact_benchmark")) {
            // Easter Sunday of 2025 was 20 April
            assertThat(warehouse.rows("select " + COLUMNS + " from fact_benchmark order by period_start"))
                    .containsExactly(
                            "E06000047 | academic_year | 2023-09-01 | 2024-08-31 | phase and SEN provision |"
                                    + " Special, No SEN | pa | 11.0000 | null",
                            "E06000047 | term | 2024-08-01 | 2024-12-31 | SEN provision | EHC plan | susp_rate | 5.1000 | null",
                            "E06000047 | term | 2025-01-01 | 2025-04-20 | SEN provision | EHC plan | susp_rate | 4.2000 | null",
                            "E06000047 | term | 2025-04-21 | 2025-07-31 | SEN provision | EHC plan | susp_rate | 3.3000 | null");
        }
    }

    @Test
    void appealsFindTheirAuthorityByNumberAndPopulationStandsInTheMiddleOfTheYear() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_tribunal_appeals", """
                        delivery_id,as_of,calendar_year,geographic_level,old_la_code,la_name,appeals_registered,appeal_rate_pc,appeal_rate_pc_status
                        d1,2025-06-12,2024,Local authority,840,Durham,344,,suppressed
                        d1,2025-06-12,2024,Local authority,,Poole,3,,
                        """)
                .landing("ons_population", """
                        delivery_id,as_of,time_period,geographic_level,country_code,new_la_code,age_group,population_estimate
                        d2,2025-07-30,2024,Local authority,E92000001,E06000047,Children aged 0 to 17 years,100432
                        """)
                .build("fact_benchmark")) {
            assertThat(warehouse.rows("select " + COLUMNS + " from fact_benchmark order by all"))
                    .containsExactly(
                            "E06000047 | calendar_year | 2024-01-01 | 2024-12-31 | all | all | appeal_rate_pc | null |"
                                    + " suppressed",
                            "E06000047 | calendar_year | 2024-01-01 | 2024-12-31 | all | all | appeals_registered |"
                                    + " 344.0000 | null",
                            "E06000047 | snapshot | 2024-06-30 | 2024-06-30 | age group | Children aged 0 to 17 years |"
                                    + " population_estimate | 100432.0000 | null");
        }
    }

    @Test
    void waitingListsAreOfOrganisationsByBandAndMonth() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("nhs_community_waiting", """
                        delivery_id,as_of,file_month,sheet,table_title,organisation_type,organisation_code,organisation_name,service,value,value_status
                        d1,2023-12-14,2023-12,Table 4,"Total waiting list by service, October 2023",ICB,QHM,North East and North Cumbria,(CYP) Therapy interventions: Physiotherapy,210,
                        d1,2023-12-14,2023-12,Table 4f,"Number waiting >18-52 weeks (127-364 days) by service, October 2023",ICB,QHM,North East and North Cumbria,(CYP) Therapy interventions: Physiotherapy,,suppressed
                        d1,2023-12-14,2023-12,Table 4g,"Number waiting over 52 weeks (over 365 days) by service, October 2023",National,,England,(CYP) Audiology,7,
                        """)
                .build("fact_benchmark_waiting")) {
            assertThat(warehouse.rows("select month_end, organisation, service, pathway, band, value, value_status from"
                            + " fact_benchmark_waiting order by all"))
                    .containsExactly(
                            "2023-10-31 | ENGLAND | Audiology | null | >52 | 7.0000 | null",
                            "2023-10-31 | NORTH EAST AND NORTH CUMBRIA | Therapy interventions: Physiotherapy |"
                                    + " physiotherapy | >18-52 | null | suppressed",
                            "2023-10-31 | NORTH EAST AND NORTH CUMBRIA | Therapy interventions: Physiotherapy |"
                                    + " physiotherapy | all | 210.0000 | null");
        }
    }
}
