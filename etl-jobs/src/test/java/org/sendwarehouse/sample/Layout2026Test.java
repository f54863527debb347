package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;

/** The release of June 2026 lands beside the ones of 2025, whose layout it changed. */
class Layout2026Test {
    private static final List<String> FILES = List.of(
            "annual_reviews_2026-06-25.csv", "sen_needs_all_plans_2026-06-25.csv", "timeliness_20_week_2026-06-25.csv");

    @Test
    void filesOfTheNewLayoutLandUnderTheSameNamesWithSymbolsAsStatus(@TempDir Path folder) throws IOException {
        Door door = new Door(folder);
        for (String file : FILES) {
            door.putResource("/dfe-2026/" + file, "dfe/" + file);
        }
        List<LandedDelivery> landed = door.night("2026-07-01");
        assertThat(landed).hasSize(FILES.size()).allMatch(LandedDelivery::isLanded);
        assertThat(landed).extracting(LandedDelivery::layout).containsOnly("2026");

        LandedDelivery timeliness = of(landed, "timeliness_20_week_2026-06-25.csv");
        assertThat(door.rows(
                        timeliness,
                        "dfe_timeliness_20_week",
                        "breakdown, plans_issued_20_weeks_ex, pc_plans_issued_20_weeks_ex, avg_weeks_issue_plan,"
                                + " avg_weeks_issue_plan_status, avg_weeks_issue_plan_exc_status"))
                .containsExactly(
                        "All EHC plans|480.0000|53.3000|24.5000||",
                        "Female|150.0000|55.6000|23.9000||not available",
                        "Male|330.0000|52.4000||not applicable|rounds to zero");
        assertThat(door.rows(
                        of(landed, "annual_reviews_2026-06-25.csv"),
                        "dfe_annual_reviews",
                        "review_expected, review_meeting_in_year, outcome_maintan, number_decsion_4weeks"))
                .containsExactly("4000.0000|3000.0000|1000.0000|1500.0000");
        assertThat(door.rows(
                        of(landed, "sen_needs_all_plans_2026-06-25.csv"),
                        "dfe_sen_needs",
                        "number_asd, number_ds, ds_pc"))
                .containsExactly("2000.0000|50.0000|1.0000");
    }

    private static LandedDelivery of(List<LandedDelivery> landed, String file) {
        return landed.stream()
                .filter(delivery -> delivery.fileNames().equals(file))
                .findFirst()
                .orElseThrow();
    }
}
