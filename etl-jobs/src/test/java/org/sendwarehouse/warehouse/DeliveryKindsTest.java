package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;
import org.sendwarehouse.landing.LandedDelivery.Status;

/** What deliveries of each kind leave to be read: snapshots, increments and replacements of units. */
class DeliveryKindsTest {
    private static final String MARKS = "select urn, session_date, session, mark from landing.attendance order by all";

    private final Door door;

    DeliveryKindsTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    private List<String> rows(String asAt, String sql) throws IOException, SQLException {
        return LandedRows.of(door, asAt, sql);
    }

    /** Lands one file in the night of a date. */
    private LandedDelivery land(String night, String path, String text) throws IOException {
        door.put(path, text);
        return door.night(night).get(0);
    }

    /** Marks of one pupil: {@code urn day session mark}, separated by semicolons. */
    private static String marks(String rows) {
        StringBuilder csv = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (String row : rows.split(";", -1)) {
            csv.append("P1,").append(row.strip().replace(' ', ',')).append('\n');
        }
        return csv.toString();
    }

    // 2026-04-20 and 2026-04-27 are Mondays.
    private static final String TWO_SCHOOLS =
            marks("114001 2026-04-20 AM /; 114001 2026-04-26 PM N; 114002 2026-04-20 AM N");

    @Test
    void a_replacement_takes_the_weeks_of_the_schools_it_covers_and_no_others() throws Exception {
        LandedDelivery first = land("2026-04-27", "synergy/attendance_2026-04-26.csv", TWO_SCHOOLS);
        LandedDelivery second = land(
                "2026-04-28",
                "synergy/attendance_2026-04-27.csv",
                marks("114001 2026-04-21 AM /; 114001 2026-04-22 PM I; 114001 2026-04-27 AM L"));
        assertThat(rows("2026-04-28", MARKS))
                .containsExactly(
                        "114001 | 2026-04-21 | AM | /",
                        "114001 | 2026-04-22 | PM | I",
                        "114001 | 2026-04-27 | AM | L",
                        "114002 | 2026-04-20 | AM | N");
        assertThat(rows("2026-04-28", "select delivery_id, is_current from audit.delivery order by business_date"))
                .containsExactly(first.deliveryId() + " | true", second.deliveryId() + " | true");
        assertThat(rows("2026-04-28", "select count(*) from landing_history.attendance"))
                .containsExactly("6");
    }

    @Test
    void what_was_replaced_later_is_seen_as_at_the_date_before() throws Exception {
        land("2026-04-27", "synergy/attendance_2026-04-26.csv", TWO_SCHOOLS);
        land("2026-04-28", "synergy/attendance_2026-04-27.csv", marks("114002 2026-04-20 AM I"));
        assertThat(rows("2026-04-27", MARKS))
                .containsExactly(
                        "114001 | 2026-04-20 | AM | /", "114001 | 2026-04-26 | PM | N", "114002 | 2026-04-20 | AM | N");
        assertThat(rows("2026-04-28", MARKS))
                .containsExactly(
                        "114001 | 2026-04-20 | AM | /", "114001 | 2026-04-26 | PM | N", "114002 | 2026-04-20 | AM | I");
        assertThat(rows("2026-04-26", MARKS)).isEmpty();
    }

    @Test
    void a_delivery_of_which_no_week_is_left_is_no_longer_current() throws Exception {
        land("2026-04-27", "synergy/attendance_2026-04-26.csv", marks("114001 2026-04-20 AM /"));
        land("2026-04-28", "synergy/attendance_2026-04-27.csv", marks("114001 2026-04-24 AM N"));
        assertThat(rows("2026-04-28", MARKS)).containsExactly("114001 | 2026-04-24 | AM | N");
        assertThat(rows("2026-04-28", "select business_date, is_current from audit.delivery order by business_date"))
                .containsExactly("2026-04-27 | false", "2026-04-28 | true");
    }

    @Test
    void a_late_older_extract_fills_gaps_and_replaces_nothing_newer() throws Exception {
        land("2026-04-28", "synergy/attendance_2026-04-27.csv", marks("114001 2026-04-20 AM N"));
        land(
                "2026-04-29",
                "synergy/attendance_2026-04-24.csv",
                marks("114001 2026-04-20 AM /; 114001 2026-04-13 AM /"));
        assertThat(rows("2026-04-29", MARKS))
                .containsExactly("114001 | 2026-04-13 | AM | /", "114001 | 2026-04-20 | AM | N");
    }

    @Test
    void a_week_sent_again_lands_again_once_another_delivery_came_between_and_not_before() throws Exception {
        String a = marks("114001 2026-04-20 AM /");
        String b = marks("114001 2026-04-20 AM N");
        String elsewhere = marks("114002 2026-04-20 AM N");
        assertThat(land("2026-04-27", "synergy/a.csv", a).status()).isEqualTo(Status.LANDED);
        assertThat(land("2026-04-28", "synergy/c.csv", elsewhere).status()).isEqualTo(Status.LANDED);
        assertThat(land("2026-04-28", "synergy/a.csv", a).status()).isEqualTo(Status.REPEATED);
        assertThat(land("2026-04-28", "synergy/b.csv", b).status()).isEqualTo(Status.LANDED);
        assertThat(rows("2026-04-28", MARKS))
                .containsExactly("114001 | 2026-04-20 | AM | N", "114002 | 2026-04-20 | AM | N");
        assertThat(land("2026-04-29", "synergy/a.csv", a).status()).isEqualTo(Status.LANDED);
        assertThat(rows("2026-04-29", MARKS))
                .containsExactly("114001 | 2026-04-20 | AM | /", "114002 | 2026-04-20 | AM | N");
    }

    @Test
    void an_older_week_sent_again_under_its_old_date_would_change_nothing_and_is_skipped() throws Exception {
        String a = marks("114001 2026-04-20 AM /");
        land("2026-04-27", "synergy/attendance_2026-04-24.csv", a);
        land("2026-04-28", "synergy/attendance_2026-04-25.csv", marks("114001 2026-04-20 AM N"));
        assertThat(land("2026-04-29", "synergy/attendance_2026-04-24.csv", a).status())
                .isEqualTo(Status.REPEATED);
        assertThat(rows("2026-04-29", MARKS)).containsExactly("114001 | 2026-04-20 | AM | N");
    }

    @Test
    void weeks_of_two_authorities_never_replace_each_other() throws Exception {
        door.put("synergy/attendance_2026-04-27.csv", marks("114001 2026-04-20 AM /"));
        door.put("synergy/841/attendance_2026-04-27.csv", marks("114001 2026-04-20 AM N"));
        door.night("2026-04-28");
        assertThat(rows("2026-04-28", "select area_code, mark from landing.attendance order by all"))
                .containsExactly("840 | /", "841 | N");
    }

    private static String returns(String rows) {
        return "indicator_code,period_start,period_end,breakdown,breakdown_value,numerator,denominator,note,returned_by\n"
                + rows;
    }

    @Test
    void a_partner_return_replaces_the_figures_it_brings() throws Exception {
        String select = "select indicator_code, breakdown_value, numerator from landing.indicator_return order by all";
        land("2026-01-10", "returns/indicator_return_2026-01-09.csv", returns("""
                        nd_school_offer_coverage_pct,2025-09-01,2025-12-31,all,all,3,7,,Strategic Manager
                        gap_map_items_commissioned_pct,2025-09-01,2025-12-31,all,all,1,4,,Strategic Manager
                        """));
        land(
                "2026-01-20",
                "returns/indicator_return_2026-01-19.csv",
                returns("nd_school_offer_coverage_pct,2025-09-01,2025-12-31,all,all,4,7,,Strategic Manager\n"));
        assertThat(rows("2026-01-20", select))
                .containsExactly(
                        "gap_map_items_commissioned_pct | all | 1.0000", "nd_school_offer_coverage_pct | all | 4.0000");
        assertThat(rows("2026-01-10", select))
                .containsExactly(
                        "gap_map_items_commissioned_pct | all | 1.0000", "nd_school_offer_coverage_pct | all | 3.0000");
    }

    private static String plans(String... rows) {
        return "pupil_id,urn,plan_date,assured_rating,needs_assessed,next_review_date\n" + String.join("\n", rows)
                + "\n";
    }

    @Test
    void increments_add_up_and_the_same_one_again_is_skipped_until_another_came() throws Exception {
        String a = plans("P1,114001,2026-01-12,good,Y,");
        String b = plans("P2,114001,2026-01-13,good,Y,", "P1,114001,2026-01-12,inadequate,Y,");
        String select = "select plan_date, assured_rating from landing.sen_support_plan order by all";
        assertThat(land("2026-01-20", "synergy/a.csv", a).status()).isEqualTo(Status.LANDED);
        assertThat(land("2026-01-21", "synergy/a.csv", a).status()).isEqualTo(Status.REPEATED);
        assertThat(land("2026-01-22", "synergy/b.csv", b).status()).isEqualTo(Status.LANDED);
        assertThat(land("2026-01-23", "synergy/a.csv", a).status()).isEqualTo(Status.LANDED);
        assertThat(rows("2026-01-22", select))
                .containsExactly("2026-01-12 | good", "2026-01-12 | inadequate", "2026-01-13 | good");
        assertThat(rows("2026-01-23", select))
                .containsExactly(
                        "2026-01-12 | good", "2026-01-12 | good", "2026-01-12 | inadequate", "2026-01-13 | good");
        assertThat(rows("2026-01-20", select)).containsExactly("2026-01-12 | good");
        assertThat(rows("2026-01-23", "select count(*) filter (where is_current) from audit.delivery"))
                .containsExactly("3");
    }

    private static String camhs(String... ids) {
        StringBuilder csv = new StringBuilder(
                "referral_id,nhs_number,surname,forename,birth_date,postcode,referral_date,"
                        + "accepted_date,first_contact_date,second_contact_date,initial_assessment_date,closed_date,urgency\n");
        for (String id : ids) {
            csv.append(id).append(",,,,2015-05-05,,2026-01-05,,,,,,routine\n");
        }
        return csv.toString();
    }

    @Test
    void two_providers_of_a_feed_never_replace_each_other() throws Exception {
        String select = "select delivered_by, referral_id from landing.camhs order by all";
        door.put("health/camhs_tewv_2026-02-28.csv", camhs("T1"));
        door.put("health/cddft/camhs_2026-02-28.csv", camhs("C1", "C2"));
        assertThat(door.night("2026-03-05")).extracting(LandedDelivery::status).containsOnly(Status.LANDED);
        assertThat(rows("2026-03-05", select)).containsExactly("cddft | C1", "cddft | C2", "tewv | T1");

        land("2026-04-05", "health/TEWV/camhs_2026-03-31.csv", camhs("T2"));
        land("2026-04-06", "health/camhs-cddft-2026-01-31.csv", camhs("C9"));
        assertThat(rows("2026-04-06", select)).containsExactly("cddft | C1", "cddft | C2", "tewv | T2");
        assertThat(land("2026-04-07", "health/tewv/camhs_2026-03-31.csv", camhs("T1"))
                        .status())
                .isEqualTo(Status.LANDED);
        assertThat(rows("2026-04-07", select)).containsExactly("cddft | C1", "cddft | C2", "tewv | T1");
    }

    @Test
    void a_delivery_of_nobody_known_is_refused_and_names_the_providers() throws Exception {
        LandedDelivery nobody = land("2026-03-05", "health/camhs_2026-02-28.csv", camhs("X"));
        assertThat(nobody.status()).isEqualTo(Status.REFUSED);
        assertThat(nobody.reason())
                .isEqualTo("It is not known which provider this comes from. Put the file into a folder named by the"
                        + " provider, or make the provider part of its name, such as camhs_tewv_2026-03-31.csv. The"
                        + " providers known are tewv, cddft, hdft.");
        LandedDelivery two = land("2026-03-05", "health/hdft/camhs_tewv_2026-02-28.csv", camhs("X"));
        assertThat(two.reason()).startsWith("Folder and name speak of more than one provider (hdft, tewv); name one.");
    }

    @Test
    void a_new_academic_year_leaves_the_last_one_as_it_was() throws Exception {
        String header = "pupil_id,urn,category,start_date,sessions,reason_1,reason_2,reason_3,reinstated_date\n";
        String select = "select period, start_date from landing.suspension order by all";
        land("2025-09-01", "synergy/suspension_2025-08-31.csv", header + "P1,114001,SUSP,2025-07-01,2,PP,,,\n");
        land("2025-09-20", "synergy/suspension_2025-09-01.csv", header + "P1,114001,SUSP,2025-09-10,4,DB,,,\n");
        land("2026-04-30", "synergy/suspension_2026-04-30.csv", header + "P1,114001,SUSP,2026-04-21,4,DB,,,\n");
        assertThat(rows("2026-04-30", select)).containsExactly("2024/25 | 2025-07-01", "2025/26 | 2026-04-21");
        assertThat(rows("2025-09-20", select)).containsExactly("2024/25 | 2025-07-01", "2025/26 | 2025-09-10");
    }
}
