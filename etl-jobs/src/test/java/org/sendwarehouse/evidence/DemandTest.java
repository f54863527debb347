package org.sendwarehouse.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sendwarehouse.warehouse.TestWarehouse;

/** Demand to the same day of every year, and the time that each stage of the 20 weeks takes, worked out by hand. */
class DemandTest {

    private static final String COLUMNS =
            "request_id,person_id,request_source,received_date,decision_date,decision_outcome,"
                    + "ep_requested_date,ep_allocated_date,ep_received_date,issue_decision_date,issue_decision,draft_issued_date,"
                    + "plan_id,plan_issued_date\n";

    /**
     * R1: 42 days to the decision, 42 to the psychologist's advice, a day more to the therapist's, issued on day 140. R2 is
     * a day or more late each time. R3 is refused an assessment, R4 a plan, on day 112; its decision precedes its request.
     * R5 withdraws. O1 to O6 are open. T moved in with a plan.
     */
    private static final String REQUESTS = COLUMNS + """
            R1,c1,school,2025-01-06,2025-02-17,assess,2025-02-18,2025-03-04,2025-04-01,,issue,2025-04-16,P1,2025-05-26
            R2,c2,school,2025-03-03,2025-04-15,assess,2025-04-15,,2025-05-30,,issue,2025-06-29,P2,2025-07-22
            R3,c3,parent,2025-02-03,2025-03-01,not assess,,,,,,,,
            R4,c4,parent,2025-02-03,2025-02-01,assess,2025-03-01,,,2025-05-26,not issue,,,
            R5,c5,parent,2025-02-03,2025-02-20,withdrawn,,,,,,,,
            O1,c6,parent,2026-04-20,,,,,,,,,,
            O2,c7,parent,2026-03-18,,,,,,,,,,
            O3,c8,school,2026-01-01,2026-02-01,assess,2026-02-02,,,,,,,
            O4,c9,school,2025-10-01,2025-11-01,assess,2025-11-02,2025-11-20,2026-01-05,,,,,
            O5,c10,school,2025-05-01,2025-06-01,assess,2025-06-02,2025-07-01,2025-08-01,,,2026-04-01,,
            O6,c11,school,2025-04-30,2025-06-01,assess,,,,,,,,
            T,c12,transfer in,,,,,,,,,,P3,
            """;

    private static final String ADVICE = """
            advice_id,request_id,person_id,agency_code,advice_type,status,statutory_exception,requested_date,received_date
            A1,R1,c1,ep,educational psychology,received,false,2025-02-18,2025-04-01
            A2,R1,c1,salt,speech and language,received,false,2025-02-18,2025-04-02
            A3,R1,c1,ot,occupational therapy,cancelled,false,2025-02-18,
            A4,R4,c4,ep,educational psychology,requested,false,2025-03-01,
            A5,O4,c9,salt,speech and language,requested,false,2025-11-02,
            """;

    private static TestWarehouse of(TestWarehouse.Builder warehouse, String... tables) throws SQLException {
        EvidenceSteps.all().forEach(warehouse::step);
        return warehouse.build(tables);
    }

    @Test
    void requestsToTheSameDayOfEveryYearAndWhatThatMakesOfTheYear() throws SQLException {
        // To 30 April: 4 of 8, 2 of 5, 3 of 12, then 12. If half the year's requests are in, 24 come; if a quarter, 48.
        // 12 after 3: of 15, as many or more by chance (15 over 3 + 15 over 2 + 15 + 1) / 2^15 = 576 / 32,768 = 1.8 %;
        // the leap day of 2024 hardly moves it.
        String requests = COLUMNS
                + received(2023, "04-30", 4)
                + received(2023, "05-01", 4)
                + received(2024, "02-29", 2)
                + received(2024, "12-31", 3)
                + received(2025, "01-01", 3)
                + received(2025, "09-01", 9)
                + received(2026, "04-30", 12);
        try (TestWarehouse warehouse =
                of(TestWarehouse.asAt("2026-04-30").landing("ehc_request", requests), "demand_year_to_date")) {
            assertThat(warehouse.rows("select calendar_year, period_end, count_to_date, change, finding, whole_year,"
                            + " share_of_year_pct, at_this_pace_low, at_this_pace_high from demand_year_to_date"
                            + " where measure = 'requests' order by calendar_year"))
                    .containsExactly(
                            "2023 | 2023-04-30 | 4 | null | null | 8 | 50.0 | null | null",
                            "2024 | 2024-04-30 | 2 | -2 | no clear change | 5 | 40.0 | null | null",
                            "2025 | 2025-04-30 | 3 | 1 | no clear change | 12 | 25.0 | null | null",
                            "2026 | 2026-04-30 | 12 | 9 | rose | null | null | 24 | 48");
            assertThat(warehouse.rows("select distinct measure, count_to_date from demand_year_to_date"
                            + " where measure <> 'requests' and calendar_year = 2026 order by all"))
                    .as("years without a step have none, not no row")
                    .containsExactly(
                            "advice_asked | 0",
                            "advice_received | 0",
                            "agreed | 0",
                            "issued | 0",
                            "not_issued | 0",
                            "refused | 0");
        }
    }

    @Test
    void theYearsPaceIsNotSaidByHalf() throws SQLException {
        // Two of the three years before had half of theirs by 30 April, the third none: no slowest pace, so no range.
        String requests = COLUMNS
                + received(2023, "04-30", 1)
                + received(2023, "12-31", 1)
                + received(2024, "12-31", 5)
                + received(2025, "04-30", 2)
                + received(2025, "12-31", 2)
                + received(2026, "04-30", 6);
        try (TestWarehouse warehouse =
                of(TestWarehouse.asAt("2026-04-30").landing("ehc_request", requests), "demand_year_to_date")) {
            assertThat(warehouse.rows(
                            "select count_to_date, at_this_pace_low, at_this_pace_high from demand_year_to_date"
                                    + " where measure = 'requests' and calendar_year = 2026"))
                    .containsExactly("6 | null | null");
        }
    }

    @Test
    void onALeapDayOtherYearsAreCountedToThe28th() throws SQLException {
        String requests =
                COLUMNS + received(2023, "02-28", 2) + received(2023, "03-01", 1) + received(2024, "02-29", 3);
        try (TestWarehouse warehouse =
                of(TestWarehouse.asAt("2024-02-29").landing("ehc_request", requests), "demand_year_to_date")) {
            assertThat(warehouse.rows("select calendar_year, period_end, count_to_date, whole_year, change_pct"
                            + " from demand_year_to_date where measure = 'requests' order by calendar_year"))
                    .containsExactly("2023 | 2023-02-28 | 2 | 3 | null", "2024 | 2024-02-29 | 3 | null | 50.0");
        }
    }

    private static String received(int year, String day, int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i ->
                        "%d-%s-%d,p%d%s%d,school,%d-%s,,,,,,,,,,%n".formatted(year, day, i, year, day, i, year, day))
                .reduce("", String::concat);
    }

    @Test
    void everyStageOfTheTwentyWeeksTakesItsDays() throws SQLException {
        try (TestWarehouse warehouse = of(
                TestWarehouse.asAt("2026-04-30")
                        .landing("ehc_request", REQUESTS)
                        .landing("ehc_advice", ADVICE),
                "stage_time")) {
            assertThat(warehouse.rows("select stage, ended, left_out, median_days, p90_days, within_limit,"
                            + " round(within_limit_pct, 1) from stage_time where period_type = 'calendar_year'"
                            + " and period_end = '2025-12-31' order by display_order"))
                    .containsExactly(
                            // 26, 31, 32, 31, 42, 43 with O4 to O6; R4's decision precedes its request
                            "decision | 6 | 1 | 31.5 | 43.0 | 5 | 83.3",
                            // 0, 1, 1, 1, 28
                            "advice_asked | 5 | 0 | 1.0 | 28.0 | null | null",
                            // 14, 18, 29
                            "psychologist_allocated | 3 | 0 | 18.0 | 29.0 | null | null",
                            // 42, 45, 60
                            "psychological_advice | 3 | 0 | 45.0 | 60.0 | 1 | 33.3",
                            // 18 February to 2 April
                            "all_advice | 1 | 0 | 43.0 | 43.0 | 0 | 0.0",
                            // 14 from the therapist's advice, 30 from the psychologist's
                            "draft | 2 | 0 | 22.0 | 30.0 | null | null",
                            // 40 and 23
                            "final | 2 | 0 | 31.5 | 40.0 | null | null",
                            "refusal | 1 | 0 | 112.0 | 112.0 | 1 | 100.0",
                            // 140 and 141
                            "whole | 2 | 0 | 140.5 | 141.0 | 1 | 50.0");
            // 1 of 2 by Wilson, as a published share of plans has it
            assertThat(
                            warehouse.rows(
                                    "select within_limit_lower, within_limit_upper from stage_time"
                                            + " where stage = 'whole' and period_type = 'rolling_12_months' and period_end = '2026-03-31'"))
                    .containsExactly("9.453121 | 90.546879");
            assertThat(
                            warehouse.rows(
                                    "select period_end, ended, median_days from stage_time where stage = 'refusal'"
                                            + " and period_type = 'month' and period_end between '2025-04-30' and '2025-06-30' order by all"))
                    .containsExactly("2025-04-30 | 0 | null", "2025-05-31 | 1 | 112.0", "2025-06-30 | 0 | null");
        }
    }

    @Test
    void everyOpenCaseStandsInOneStageWithItsAge() throws SQLException {
        try (TestWarehouse warehouse = of(
                TestWarehouse.asAt("2026-04-30")
                        .landing("ehc_request", REQUESTS)
                        .landing("ehc_advice", ADVICE),
                "stage_open")) {
            assertThat(warehouse.rows("select stage, age_band, open_cases, past_stage_limit from stage_open"
                            + " where open_cases > 0 order by stage_order, band_order"))
                    .containsExactly(
                            // O1 on day 10, O2 on day 43
                            "decision | 0 to 6 weeks | 1 | 0",
                            "decision | 6 to 16 weeks | 1 | 1",
                            // O6 on day 365
                            "advice_asked | over 52 weeks | 1 | null",
                            // O3 on day 119, 87 days after the psychologist was asked
                            "psychologist_allocated | 16 to 20 weeks | 1 | 1",
                            // O4 on day 211: the therapist was asked 179 days ago
                            "all_advice | 26 to 39 weeks | 1 | 1",
                            // O5 on day 364
                            "final | 39 to 52 weeks | 1 | null");
            assertThat(warehouse.value("select count(*) || ' ' || sum(open_cases) from stage_open"))
                    .isEqualTo("49 6");
        }
    }
}
