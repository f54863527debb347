package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.Door;
import org.sendwarehouse.landing.LandedDelivery;

/** The door takes what the sample writes. */
class SampleLandingTest {
    private static final Set<String> CASEWORK_AND_PUBLISHED = Set.of(
            "sen2",
            "ehc_request",
            "ehc_advice",
            "ehc_annual_review",
            "timeliness_20_week",
            "requests",
            "assessments",
            "annual_reviews",
            "ceased_plans",
            "caseload",
            "sen_needs",
            "gias_establishment");

    private static final List<String> RETURN_TABLES = List.of(
            "sen2_person",
            "sen2_request",
            "sen2_assessment",
            "sen2_named_plan",
            "sen2_plan_detail",
            "sen2_active_plan",
            "sen2_placement_detail",
            "sen2_sen_need");

    @Test
    void everyDeliveryLandsAndOnlyTheBadRowsOfAdviceAreRejected(@TempDir Path folder) throws IOException {
        Door door = new Door(folder);
        SyntheticPartnership.write(door.home(), SampleOptions.standard().withScale(0.05));
        List<LandedDelivery> landed = door.night("2026-04-30");
        assertThat(landed).allSatisfy(delivery -> {
            assertThat(delivery.status())
                    .as(delivery.fileNames() + " " + delivery.reason())
                    .isIn(LandedDelivery.Status.LANDED, LandedDelivery.Status.REPEATED);
            assertThat(delivery.rowsRejected())
                    .as(delivery.fileNames())
                    .isEqualTo(delivery.fileNames().equals("ehc_advice_2026-04-30.csv") ? 12 : 0);
            // of so few people, some month's extract may be the last one's once more
            if (delivery.isLanded()) {
                assertThat(delivery.rowsAccepted()).isPositive();
            }
        });
        assertThat(landed)
                .filteredOn(delivery -> CASEWORK_AND_PUBLISHED.contains(delivery.feed()))
                .hasSize(25);
        LandedDelivery advice = landed.stream()
                .filter(delivery -> delivery.fileNames().equals("ehc_advice_2026-04-30.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(door.rejects(advice, "column_name, rule"))
                .containsExactly(
                        "agency_code|code",
                        "agency_code|code",
                        "agency_code|code",
                        "agency_code|code",
                        "request_id|required",
                        "request_id|required",
                        "request_id|required",
                        "request_id|required",
                        "requested_date|date",
                        "requested_date|date",
                        "requested_date|date",
                        "requested_date|date");
    }

    @Test
    void theSameReturnInThreeShapesLandsAsTheSameRows(@TempDir Path folder) throws IOException {
        Door door = new Door(folder);
        SampleOptions options =
                SampleOptions.standard().withScale(0.05).withShapes(Map.of(2024, SampleOptions.Sen2Shapes.ALL));
        SyntheticPartnership.write(door.home(), options);
        List<LandedDelivery> shapes = door.night("2026-04-30").stream()
                .filter(delivery -> delivery.feed().equals("sen2") && "2024".equals(delivery.period()))
                .toList();
        assertThat(shapes).hasSize(3).allMatch(LandedDelivery::isLanded);
        for (String table : RETURN_TABLES) {
            List<String> first = door.rows(shapes.get(0), table, "* exclude (delivery_id, source_row)");
            assertThat(first).as(table).hasSizeGreaterThan(50);
            assertThat(door.rows(shapes.get(1), table, "* exclude (delivery_id, source_row)"))
                    .isEqualTo(first);
            assertThat(door.rows(shapes.get(2), table, "* exclude (delivery_id, source_row)"))
                    .isEqualTo(first);
        }
    }

    @Test
    void aReturnNamesTheAuthorityItWasWrittenFor(@TempDir Path folder) throws IOException {
        Door door = new Door(folder);
        SyntheticPartnership.write(
                door.home(), SampleOptions.standard().withScale(0.03).withLaNumber("841"));
        assertThat(door.night("2026-04-30"))
                .filteredOn(delivery -> delivery.feed().equals("sen2") && "2025".equals(delivery.period()))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.areaNumber()).isEqualTo("841"));
    }

    @Test
    void aCutReturnIsRefusedAndTheOthersLand(@TempDir Path folder) throws IOException {
        Door door = new Door(folder);
        SyntheticPartnership.write(
                door.home(), SampleOptions.standard().withScale(0.03).withRefusedFile());
        List<LandedDelivery> landed = door.night("2026-04-30");
        assertThat(landed)
                .filteredOn(delivery -> delivery.fileNames().equals("sen2_cut.xml"))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(LandedDelivery.Status.REFUSED));
        assertThat(landed)
                .filteredOn(delivery -> !delivery.fileNames().equals("sen2_cut.xml"))
                .hasSizeGreaterThan(25)
                .allMatch(LandedDelivery::isLanded);
    }
}
