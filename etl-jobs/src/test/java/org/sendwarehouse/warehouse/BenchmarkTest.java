package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published comparators by date of knowledge, places among the neighbours, and what a later release changed. */
class BenchmarkTest {
    private static final String TIMELINESS = """
            delivery_id,as_of:date,time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,breakdown_topic,breakdown,plans_issued_den_ex,plans_issued_20_weeks_ex,plans_issued_den_ex_status,plans_issued_20_weeks_ex_status
            """;
    private static final String TOP = "All EHC plans issued,All EHC plans issued";

    /** 2024: places of eleven, two of them tied, one that cannot be told from its neighbours. */
    private static final String ELEVEN = TIMELINESS
            + national("new,2025-09-25", 1000, 464)
            + region("new,2025-09-25", 500, 300)
            + authority("new,2025-09-25", "E06000047", 838, 153) // County Durham, 18.3
            + authority("new,2025-09-25", "E06000006", 200, 180) // Halton, 90
            + authority("new,2025-09-25", "E08000015", 400, 360) // Wirral, 90
            + authority("new,2025-09-25", "E08000037", 100, 80) // Gateshead, 80
            + authority("new,2025-09-25", "E06000003", 10, 7) // Redcar and Cleveland, 70
            + authority("new,2025-09-25", "E08000018", 400, 240) // Rotherham, 60
            + authority("new,2025-09-25", "E08000016", 400, 200) // Barnsley, 50
            + authority("new,2025-09-25", "E08000024", 400, 160) // Sunderland, 40
            + authority("new,2025-09-25", "E08000023", 400, 120) // South Tyneside, 30
            + authority("new,2025-09-25", "E06000004", 400, 40) // Stockton-on-Tees, 10
            + "new,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E06000005," + TOP + ",,,c,c\n";

    @Test
    void aReleaseCountsFromItsDay() throws SQLException {
        String releases = TIMELINESS
                + national("first,2025-06-26", 1000, 400)
                + national("revised,2025-09-25", 1000, 464)
                + "next,2026-06-25,2024,Calendar year,National,E92000001,,," + TOP + ",1000,470,,\n"
                + "next,2026-06-25,2025,Calendar year,National,E92000001,,," + TOP + ",1000,500,,\n";
        assertThat(known(releases, "2025-06-25")).isEmpty();
        assertThat(known(releases, "2025-06-26")).containsExactly("2024 | 40.0 | 2025-06-26 | 40.0");
        assertThat(known(releases, "2025-09-24")).containsExactly("2024 | 40.0 | 2025-06-26 | 40.0");
        assertThat(known(releases, "2025-09-25")).containsExactly("2024 | 46.4 | 2025-09-25 | 46.4");
        assertThat(known(releases, "2026-06-25"))
                .containsExactly("2024 | 47.0 | 2026-06-25 | 47.0", "2025 | 50.0 | 2026-06-25 | 50.0");
    }

    @Test
    void placesCountTheBetterAndTiesShareThem() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_timeliness_20_week", ELEVEN)
                .build("benchmark_rank")) {
            assertThat(
                            warehouse.rows(
                                    "select area_name, round(value, 1), areas, rank, tied, quartile, against_england"
                                            + " from benchmark_rank where indicator_code = 'ehcp_20_week_pct' order by rank, area_name"))
                    .containsExactly(
                            "Halton | 90.0 | 10 | 1 | 1 | 1 | better",
                            "Wirral | 90.0 | 10 | 1 | 1 | 1 | better",
                            "Gateshead | 80.0 | 10 | 3 | 0 | 1 | better",
                            // 7 of 10: 39.7 to 89.2, which holds England's 46.4
                            "Redcar and Cleveland | 70.0 | 10 | 4 | 0 | 2 | no clear difference",
                            "Rotherham | 60.0 | 10 | 5 | 0 | 2 | better",
                            // 200 of 400: 45.1 to 54.9
                            "Barnsley | 50.0 | 10 | 6 | 0 | 3 | no clear difference",
                            "Sunderland | 40.0 | 10 | 7 | 0 | 3 | worse",
                            "South Tyneside | 30.0 | 10 | 8 | 0 | 3 | worse",
                            "County Durham | 18.3 | 10 | 9 | 0 | 4 | worse",
                            "Stockton-on-Tees | 10.0 | 10 | 10 | 0 | 4 | worse",
                            // suppressed: no figure, no place
                            "Darlington | null | 10 | null | null | null | null");
        }
    }

    @Test
    void aPlaceIsOnlyAsSureAsItsFigures() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_timeliness_20_week", ELEVEN)
                .build("benchmark_rank")) {
            // Redcar's 7 of 10 by the Wilson interval with z = 2.8302: centre (7 + 4.00496) / 18.00992 = 0.61105,
            // half 2.8302 √(7 × 3 / 10 + 2.00248) / 18.00992 = 0.31829: 29.3 to 92.9. Only Stockton (6.5 to 15.1) and
            // Durham (14.8 to 22.3) lie wholly below it (South Tyneside, 24.0 to 36.8, does not), none wholly above:
            // between places 1 and 8 of 10.
            assertThat(warehouse.rows("select area_name, rank, rank_lower, rank_upper from benchmark_rank"
                            + " where indicator_code = 'ehcp_20_week_pct' and area_name in ('Redcar and Cleveland',"
                            + " 'County Durham', 'Halton') order by rank"))
                    .containsExactly(
                            // Halton, 82.4 to 94.5, overlaps Wirral, Gateshead (66.7 to 88.9) and Redcar
                            "Halton | 1 | 1 | 4",
                            "Redcar and Cleveland | 4 | 1 | 8",
                            // 14.8 to 22.3: eight lie wholly above it; Stockton's 6.5 to 15.1 overlaps
                            "County Durham | 9 | 9 | 10");
        }
    }

    @Test
    void directionTurnsTheOrderAndCountsAreRankedByResidents() throws SQLException {
        String requests = """
                delivery_id,as_of:date,time_period,time_identifier,geographic_level,country_code,region_code,new_la_code,breakdown_topic,breakdown,requests_received_in_year
                d1,2025-09-25,2024,Calendar year,National,E92000001,,,All requests,All requests,10000
                d1,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E06000047,All requests,All requests,1009
                d1,2025-09-25,2024,Calendar year,Local authority,E92000001,E12000001,E06000005,All requests,All requests,300
                """;
        String residents = """
                delivery_id,as_of:date,time_period,geographic_level,country_code,region_code,new_la_code,age_group,population_estimate
                d2,2025-07-30,2024,National,E92000001,,,Children aged 0 to 17 years,1000000
                d2,2025-07-30,2024,Local authority,E92000001,E12000001,E06000047,Children aged 0 to 17 years,100900
                d2,2025-07-30,2024,Local authority,E92000001,E12000001,E06000005,Children aged 0 to 17 years,20000
                d2,2025-07-30,2023,Local authority,E92000001,E12000001,E06000005,Children aged 0 to 17 years,1
                """;
        String appeals = """
                delivery_id,as_of:date,calendar_year,geographic_level,old_la_code,la_name,appeals_registered,appealable_decisions
                d3,2025-12-11,2024,National,,England,22276,689739
                d3,2025-12-11,2024,Local authority,840,Durham,344,5827
                d3,2025-12-11,2024,Local authority,841,Darlington,8,1192
                """;
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_requests", requests)
                .landing("ons_population", residents)
                .landing("dfe_tribunal_appeals", appeals)
                .build("benchmark_rank")) {
            assertThat(
                            warehouse.rows(
                                    "select indicator_code, area_name, ranked_by, round(value, 2), rank, rank_order,"
                                            + " against_england, round(england_value, 2) from benchmark_rank order by indicator_code desc, rank"))
                    .containsExactly(
                            // as printed by the Tribunal statistics: 0.7, 5.9 and 3.2
                            "ehc_tribunal_appeal_pct | Darlington | percent | 0.67 | 1 | best first: the lowest | better | 3.23",
                            "ehc_tribunal_appeal_pct | County Durham | percent | 5.90 | 2 | best first: the lowest | worse |"
                                    + " 3.23",
                            // 300 of 20,000 and 1,009 of 100,900 residents; England 10
                            "ehc_requests | Darlington | per 1,000 children aged 0 to 17 years | 15.00 | 1 |"
                                    + " highest first: neither way is better | higher | 10.00",
                            "ehc_requests | County Durham | per 1,000 children aged 0 to 17 years | 10.00 | 2 |"
                                    + " highest first: neither way is better | no clear difference | 10.00");
        }
    }

    @Test
    void anAcademicYearOfAttendanceStandsBesideItself() throws SQLException {
        try (TestWarehouse warehouse =
                TestWarehouse.asAt("2026-04-30").landing("dfe_attendance", """
                        delivery_id,as_of:date,time_period,geographic_level,country_code,new_la_code,education_phase,attendance_perc,pa_perc
                        d1,2025-07-31,202425,National,E92000001,,Total,93.1298,18.6999
                        d2,2026-04-23,202526,National,E92000001,,Total,93.1168,18.7818
                        d2,2026-04-23,202526,National,E92000001,,Special,86.8309,36.0617
                        d2,2026-04-23,202526,Local authority,E92000001,E06000047,Total,93.0194,19.2832
                        """).build("evidence_comparator")) {
            assertThat(warehouse.rows("select indicator_code, year_kind, year, benchmark_value, benchmark_period_end"
                            + " from evidence_comparator order by all"))
                    .containsExactly(
                            "attendance_pct | academic_year | 2024 | 93.1298 | 2025-07-31",
                            "attendance_pct | academic_year | 2025 | 93.1168 | 2026-04-23",
                            "persistent_absence_pct | academic_year | 2024 | 18.6999 | 2025-07-31",
                            "persistent_absence_pct | academic_year | 2025 | 18.7818 | 2026-04-23");
        }
    }

    @Test
    void boundsEqualPublishedOnes() throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30").build("run")) {
            // Wilson: Newcombe 1998 (Statistics in Medicine 17, 857), table I, method 3: 81/263, 15/148, 0/20, 1/29
            assertThat(warehouse.rows("select round(wilson_bound(n, d, -z_of_one()) / 100, 4),"
                            + " round(wilson_bound(n, d, z_of_one()) / 100, 4)"
                            + " from (values (81, 263), (15, 148), (0, 20), (1, 29)) as t(n, d)"))
                    .containsExactly("0.2553 | 0.3662", "0.0624 | 0.1605", "0.0 | 0.1611", "0.0061 | 0.1718");
            // Byar: by hand 10 (1 - 1/90 - 1.96 / (3 √10))³ = 4.79 and 11 (1 - 1/99 + 1.96 / (3 √11))³ = 18.39; the
            // exact limits are 4.80 and 18.39, and 3.69 for none (Garwood 1936)
            assertThat(warehouse.rows(
                            "select round(byar_bound(10, -z_of_one()), 2), round(byar_bound(10, z_of_one()), 2),"
                                    + " byar_bound(0, -z_of_one()), round(byar_bound(0, z_of_one()), 2)"))
                    .containsExactly("4.79 | 18.39 | 0.0 | 3.67");
        }
    }

    @Test
    void aLaterReleaseSaysWhatItChanged() throws SQLException {
        String releases = TIMELINESS
                + national("first,2025-06-26", 1000, 400)
                + authority("first,2025-06-26", "E06000047", 838, 153)
                + authority("first,2025-06-26", "E09000023", 193, 183)
                + national("revised,2025-09-25", 1000, 464)
                + authority("revised,2025-09-25", "E06000047", 838, 153)
                + "revised,2025-09-25,2024,Calendar year,Local authority,E92000001,E13000002,E09000023," + TOP
                + ",,,x,x\n"
                + "revised,2025-09-25,2023,Calendar year,National,E92000001,,," + TOP + ",900,450,,\n";
        try (TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing("dfe_timeliness_20_week", releases)
                .build("benchmark_revision", "benchmark_release")) {
            assertThat(warehouse.rows(
                            "select figure, indicator_codes, area_name, area_role, round(was_value, 2), was_status, now_value,"
                                    + " now_status, round(change, 1), change_kind, was_release_as_of, release_as_of"
                                    + " from benchmark_revision order by area_name, figure_kind, figure"))
                    .containsExactly(
                            "ehcp_20_week_pct | ehcp_20_week_pct | England | England | 40.0 | null | 46.4 | null | 6.4 |"
                                    + " revised | 2025-06-26 | 2025-09-25",
                            "plans_issued_20_weeks_ex | ehcp_20_week_pct | England | England | 400.0 | null | 464.0 | null |"
                                    + " 64.0 | revised | 2025-06-26 | 2025-09-25",
                            "ehcp_20_week_pct | ehcp_20_week_pct | Lewisham | other | 94.82 | null | null | x |"
                                    + " null | withdrawn | 2025-06-26 | 2025-09-25",
                            "plans_issued_20_weeks_ex | ehcp_20_week_pct | Lewisham | other | 183.0 | null | null | x |"
                                    + " null | withdrawn | 2025-06-26 | 2025-09-25",
                            "plans_issued_den_ex | ehcp_20_week_pct | Lewisham | other | 193.0 | null | null | x |"
                                    + " null | withdrawn | 2025-06-26 | 2025-09-25");
            assertThat(warehouse.rows("select release_as_of, is_in_use, figures_repeated, figures_changed,"
                            + " comparators_changed_here, what_changed from benchmark_release order by release_as_of"))
                    .containsExactly(
                            "2025-06-26 | false | 0 | 0 | 0 | Repeats nothing that was published before.",
                            "2025-09-25 | true | 6 | 3 | 1 | Changed figures of 2 areas; comparators of England; Lewisham.");
        }
    }

    /** Years of England known on a date, and the value of the comparator of each. */
    private static List<String> known(String releases, String asAt) throws SQLException {
        try (TestWarehouse warehouse = TestWarehouse.asAt(asAt)
                .landing("dfe_timeliness_20_week", releases)
                .build("evidence_benchmark", "benchmark_comparison")) {
            return warehouse.rows("select year(evidence_benchmark.period_end), round(evidence_benchmark.value, 1),"
                    + " fact_benchmark.release_as_of, round(benchmark_comparison.value::double, 1)"
                    + " from evidence_benchmark"
                    + " join fact_benchmark on fact_benchmark.period_end = evidence_benchmark.period_end"
                    + " and is_latest_release and measure = 'plans_issued_20_weeks_ex'"
                    + " join benchmark_comparison on benchmark_comparison.period_end = evidence_benchmark.period_end"
                    + " and area_role = 'England'"
                    + " where evidence_benchmark.indicator_code = 'ehcp_20_week_pct'"
                    + " and benchmark_comparison.indicator_code = 'ehcp_20_week_pct' order by 1");
        }
    }

    private static String national(String release, int issued, int inTime) {
        return release + ",2024,Calendar year,National,E92000001,,," + TOP + "," + issued + "," + inTime + ",,\n";
    }

    private static String region(String release, int issued, int inTime) {
        return release + ",2024,Calendar year,Regional,E92000001,E12000001,," + TOP + "," + issued + "," + inTime
                + ",,\n";
    }

    private static String authority(String release, String code, int issued, int inTime) {
        return release + ",2024,Calendar year,Local authority,E92000001,E12000001," + code + "," + TOP + "," + issued
                + "," + inTime + ",,\n";
    }
}
