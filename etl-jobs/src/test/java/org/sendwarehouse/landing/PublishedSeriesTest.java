package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published series about attendance, appeals, population and health, as delivered. Figures read off the files by eye. */
class PublishedSeriesTest {
    private final Door door;

    PublishedSeriesTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    private LandedDelivery land(String file, String inbox) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Door.resource("/sample/published/" + file + ".csv.gz")))) {
            door.put(inbox, in.readAllBytes());
        }
        LandedDelivery delivery = door.night("2026-08-31").get(0);
        assertThat(delivery.reason()).isEmpty();
        assertThat(delivery.rowsRejected()).isZero();
        return delivery;
    }

    @Test
    void both_years_of_attendance_land_shares_rounded_to_four_decimals() throws IOException {
        String columns = "columns(c -> c in ('time_period', 'new_la_code', 'education_phase', 'possible_sessions',"
                + " 'attendance_perc', 'pa_perc', 'auth_study_perc'))";
        assertThat(door.rows(
                        land("attendance/attendance_202425", "dfe/attendance_2025-08-01.csv"),
                        "dfe_attendance",
                        columns))
                .hasSize(41)
                .contains("202425|E06000047|Special|596711.0000|87.2553|0.0642|33.5891");
        assertThat(door.rows(
                        land("attendance/attendance_202526", "dfe/attendance_2026-04-16.csv"),
                        "dfe_attendance",
                        columns))
                .hasSize(52)
                .contains("202526|E06000047|Total|20893454.0000|93.0194|0.0071|19.2832");
    }

    @Test
    void attendance_by_sen_provision_lands() throws IOException {
        assertThat(door.rows(
                        land("attendance/sen_attendance_exclusions", "dfe/sen_attendance_exclusions_2026-04-16.csv"),
                        "dfe_sen_attendance_exclusions",
                        "time_period, time_identifier, education_phase, send_category, metric, value"))
                .hasSize(1518)
                .contains("202526|Autumn term|Primary|EHC plan|appointments_perc|0.7250");
    }

    @Test
    void a_tribunal_figure_that_is_not_available_lands_as_such() throws IOException {
        assertThat(door.rows(
                        land("tribunal/tribunal_appeals", "dfe/tribunal_appeals_2025-06-12.csv"),
                        "dfe_tribunal_appeals",
                        "columns(c -> c not in ('delivery_id', 'source_row'))"))
                .hasSize(1737)
                .contains(
                        "2024|Local authority|840|Durham|344.0000||5827.0000||5.9000||3124.0000||11.0000|",
                        "2014|Local authority|942|Cumberland||not available||not available||not available||||");
    }

    @Test
    void population_lands() throws IOException {
        assertThat(door.rows(
                        land("population/population", "ons/population_2025-07-30.csv"),
                        "ons_population",
                        "time_period, new_la_code, population_estimate"))
                .hasSize(169)
                .contains("2024|E06000047|100432.0000");
    }

    @Test
    void waiting_lists_land_a_star_as_suppressed() throws IOException {
        assertThat(door.rows(
                        land("nhs/community_waiting", "nhs/community_waiting_2023-12-14.csv"),
                        "nhs_community_waiting",
                        "organisation_type, table_title, service, value, value_status"))
                .hasSize(2188)
                .contains("National|Total waiting list by service, June 2023|(CYP) Audiology|22306.0000|")
                .anyMatch(row -> row.endsWith("||suppressed"));
    }
}
