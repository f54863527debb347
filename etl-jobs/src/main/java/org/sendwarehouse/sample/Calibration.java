package org.sendwarehouse.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The assumptions of {@code sample/calibration.yaml}, as written there. */
record Calibration(
        String areaCode,
        List<RequestYear> requests,
        CurrentYear currentYear,
        List<OutcomePeriod> outcomes,
        List<PlanYear> plans,
        List<String> transferAuthorities) {

    /** Requests received in a year, and their position at its end. */
    record RequestYear(
            int year,
            int received,
            int refused,
            int undecided,
            int withdrawn,
            int carriedAssess,
            int carriedWithdrawn,
            int carriedOverSixWeeks,
            int overSixWeeks,
            int overturned,
            List<Integer> overturnedAfter,
            int mediation,
            int tribunal,
            int both) {
        int assess() {
            return received - refused - undecided - withdrawn;
        }

        int carriedRefuse() {
            return undecided - carriedAssess - carriedWithdrawn;
        }
    }

    record CurrentYear(int year, int received, int refusedPerMille, int withdrawnPerMille, int overSixWeeksPerMille) {}

    /** Assessments that ended in a period. */
    record OutcomePeriod(
            LocalDate from,
            LocalDate to,
            int within,
            int withinException,
            int late,
            int lateException,
            @Nullable Integer overYear,
            @Nullable Integer overYearException,
            int flagged,
            int flaggedOverturned,
            int refusedOverturned,
            int refusedWithin,
            int refusedOver,
            int withdrawn,
            int heldBack,
            int assessMediation,
            int assessTribunal,
            int assessBoth,
            int otherMediation,
            int otherTribunal,
            int otherBoth,
            int assessOnRefused,
            int otherOnRefused) {

        int overYearTotal() {
            return (overYear == null ? 0 : overYear) + (overYearException == null ? 0 : overYearException);
        }
    }

    /** Plans that ceased in a year, by reason code, and plans that moved in. */
    record PlanYear(
            int year,
            @Nullable Map<Integer, Integer> ceased,
            int ceasedBeforeCensus,
            @Nullable Integer heldUnderAYear,
            int transfersIn) {}

    static Calibration read() {
        try (InputStream in = Published.open("sample/calibration.yaml")) {
            return YAMLMapper.builder()
                    .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(in, Calibration.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the calibration", e);
        }
    }
}
