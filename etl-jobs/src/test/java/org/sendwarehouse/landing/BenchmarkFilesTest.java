package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;

/** The files the Department for Education publishes, as delivered: both releases of 2025, and the layout of 2026. */
class BenchmarkFilesTest {
    private static final String PLACE = "2025,Calendar year,National,E92000001,England,,,,,,";

    private final Door door;

    BenchmarkFilesTest(@TempDir Path folder) {
        this.door = new Door(folder);
    }

    /** A published file as it is. */
    private static byte[] whole(String file) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Door.resource("/sample/published/" + file + ".csv.gz")))) {
            return in.readAllBytes();
        }
    }

    /** Of a published file the header and the rows of England and Durham. */
    private static byte[] published(String file) throws IOException {
        String text = new String(whole(file), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.contains("time_period")
                        || line.contains("England,,,,,,")
                        || line.contains("County Durham"))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private LandedDelivery land(String name, byte[] bytes) throws IOException {
        door.put("dfe/" + name, bytes);
        LandedDelivery delivery = door.night("2026-08-31").get(0);
        assertThat(delivery.reason()).isEmpty();
        return delivery;
    }

    private LandedDelivery land(String name, String text) throws IOException {
        return land(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void durhams_row_of_the_timeliness_table_lands_as_printed() throws IOException {
        LandedDelivery delivery = land("timeliness_20_week_2025-09-25.csv", whole("revised/timeliness_20_week"));
        assertThat(delivery.asOf()).isEqualTo(LocalDate.of(2025, 9, 25));
        assertThat(delivery.areaNumber()).isNull();
        assertThat(delivery.period()).isEqualTo("2025");
        assertThat(delivery.rowsAccepted()).isEqualTo(12_212);
        assertThat(door.rows(
                        delivery,
                        "dfe_timeliness_20_week",
                        "columns(c -> c in ('time_period', 'breakdown', 'plans_issued_den', 'plans_issued_den_ex',"
                                + " 'pc_plans_issued_20_weeks_ex', 'pc_plans_issued_20_weeks_ex_status'))"))
                .contains("2024|All EHC plans issued|920.0000|838.0000|18.3000|")
                .contains("2019|All EHC plans issued|53327.0000|49519.0000|60.4000|");
    }

    @Test
    void a_missing_number_lands_as_null_with_its_reason() throws IOException {
        LandedDelivery delivery = land("requests_2025-09-25.csv", published("revised/requests"));
        assertThat(door.rows(
                        delivery,
                        "dfe_requests",
                        "time_period, geographic_level, breakdown, requests_received_in_year,"
                                + " requests_decided_to_assess, requests_decided_to_assess_status"))
                .contains("2019|National|All requests for EHC needs assessments|82329.0000||not available");
    }

    @Test
    void the_column_that_the_first_release_has_twice_lands_once() throws IOException {
        LandedDelivery delivery = land("annual_reviews_2025-06-26.csv", published("first-release/annual_reviews"));
        assertThat(delivery.layout()).isEqualTo("first-release-2025");
        assertThat(delivery.rowsRejected()).isZero();
        assertThat(door.rows(delivery, "dfe_annual_reviews", "old_la_code, breakdown, review_meeting_earlier"))
                .contains("840|All annual reviews|741.0000");
    }

    @Test
    void a_row_whose_two_copies_differ_is_rejected() throws IOException {
        String text = new String(published("first-release/annual_reviews"), StandardCharsets.UTF_8)
                .replace(",5390,4245,1145,0,2687,741,741,", ",5390,4245,1145,0,2687,741,742,");
        LandedDelivery delivery = land("annual_reviews_2025-06-26.csv", text);
        assertThat(delivery.rowsRejected()).isEqualTo(1);
        assertThat(door.rejects(delivery, "rule, message").get(0))
                .startsWith("copies_differ|")
                .contains("review_meeting_earlier");
    }

    @Test
    void the_revised_release_replaces_the_first() throws IOException {
        door.put("dfe/annual_reviews_2025-06-26.csv", published("first-release/annual_reviews"));
        door.put("dfe/annual_reviews_2025-09-25.csv", published("revised/annual_reviews"));
        door.night("2026-04-30");
        List<LandedDelivery> current = Ledger.read(door.home()).current(LocalDate.of(2026, 4, 30));
        assertThat(current).extracting(LandedDelivery::asOf).containsExactly(LocalDate.of(2025, 9, 25));
        assertThat(Ledger.read(door.home()).landed(LocalDate.of(2026, 4, 30))).hasSize(2);
    }

    @Test
    void the_timeliness_layout_of_2026_lands_with_its_new_columns() throws IOException {
        String header =
                "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
                        + "new_la_code,old_la_code,la_name,breakdown_topic,breakdown,plans_issued_den,plans_issued_den_ex,"
                        + "plans_issued_within_20_weeks,plans_issued_20_weeks_ex,pc_plans_issued_within_20_weeks,"
                        + "pc_plans_issued_20_weeks_ex,plans_issued_gt20weeks_ltyear,plans_issued_gt20weeks_ltyear_ex,"
                        + "pc_plans_issued_gt20weeks_ltyear,pc_plans_issued_gt20weeks_ltyear_ex,plans_issued_gt_1_year,"
                        + "plans_issued_gt_1_year_ex,pc_plans_issued_gt_1_year,pc_plans_issued_gt_1_year_ex,"
                        + "avg_weeks_issue_plan,avg_weeks_issue_plan_exc\n";
        LandedDelivery delivery = land(
                "timeliness_2026-06-25.csv",
                header + PLACE + "All EHC plans,All EHC plans,10,9,8,7,80,77.8,1,1,10,11.1,1,1,10,11.1,21.5,x\n");
        assertThat(delivery.layout()).isEqualTo("2026");
        assertThat(delivery.period()).isEqualTo("2026");
        assertThat(door.rows(
                        delivery,
                        "dfe_timeliness_20_week",
                        "breakdown, pc_plans_issued_20_weeks_ex, avg_weeks_issue_plan, avg_weeks_issue_plan_exc,"
                                + " avg_weeks_issue_plan_exc_status"))
                .containsExactly("All EHC plans|77.8000|21.5000||not available");
    }

    @Test
    void the_annual_review_layout_of_2026_lands_under_the_neutral_names() throws IOException {
        String header =
                "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
                        + "new_la_code,old_la_code,la_name,breakdown_topic,breakdown,total_ehc_plans,review_expected_2025,"
                        + "review_not_expected_2025,review_completed_2025,review_completed_prior_2025,review_not_completed,"
                        + "outcome_amended,outcome_ceased,outcome_maintained,no_outcome_recorded,decision_4_weeks,"
                        + "decision_over_4_weeks\n";
        LandedDelivery delivery = land(
                "annual_reviews_2026-06-25.csv",
                header + PLACE + "All annual reviews,All annual reviews,100,90,10,60,20,10,5,3,50,c,low,z\n");
        assertThat(door.rows(
                        delivery,
                        "dfe_annual_reviews",
                        "review_expected, review_meeting_in_year, review_meeting_earlier, no_review_meeting,"
                                + " outcome_maintan, no_outcome_status, number_decsion_4weeks_status,"
                                + " number_decision_gt_4weeks_status, total_review_meeting,"
                                + " total_review_meeting_status"))
                .containsExactly("90.0000|60.0000|20.0000|10.0000|50.0000|suppressed|rounds to zero|not applicable||");
    }

    @Test
    void the_needs_layout_of_2026_counts_down_syndrome_apart() throws IOException {
        String names = "asd,ds,hi,mld,msi,oth,pd,pmld,semh,slcn,sld,spld,vi";
        StringBuilder header = new StringBuilder(
                "time_period,time_identifier,geographic_level,country_code,country_name,"
                        + "region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown,ehc_plans");
        for (String need : names.split(",", -1)) {
            header.append(",number_").append(need);
        }
        header.append(",number_need_unknown");
        for (String need : names.split(",", -1)) {
            header.append(",").append(need).append("_pc");
        }
        header.append(",unknown_pc\n");
        LandedDelivery delivery = land(
                "sen_needs_2026-06-25.csv",
                header + PLACE + "All EHC plans,All EHC plans,100" + ",4,7" + ",1".repeat(11) + ",0" + ",4.1,7.2"
                        + ",1".repeat(11) + ",0\n");
        assertThat(door.rows(delivery, "dfe_sen_needs", "number_asd, number_ds, ds_pc"))
                .containsExactly("4.0000|7.0000|7.2000");
    }

    @Test
    void a_text_where_a_number_belongs_is_rejected_and_shown() throws IOException {
        String text = new String(published("revised/timeliness_20_week"), StandardCharsets.UTF_8)
                .replace(",920,838,153,153,", ",920,8e38?,153,153,");
        LandedDelivery delivery = land("timeliness_20_week_2025-09-25.csv", text);
        assertThat(door.rejects(delivery, "column_name, rule, masked_value"))
                .containsExactly("plans_issued_den_ex|number|8e38?");
        assertThat(delivery.status()).isEqualTo(Status.LANDED);
    }
}
