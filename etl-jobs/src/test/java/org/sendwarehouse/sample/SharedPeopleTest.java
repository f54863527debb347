package org.sendwarehouse.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same children appear in every system that would know them, and attendance is the county's. */
class SharedPeopleTest {
    private static final SampleOptions OPTIONS = SampleOptions.standard().withScale(0.1);
    private static final LocalDate AS_AT = OPTIONS.asAt();
    private static final Set<String> ABSENT =
            Set.of("I", "M", "E", "C", "C1", "C2", "R", "S", "T", "J1", "G", "O", "U", "N");

    /** What the planners made: the truth that the files are held against. */
    private static final List<CaseFile> CASES = new ArrayList<>();

    private static final Map<String, Map<String, String>> PUPILS = new HashMap<>();
    private static final Map<String, String> PHASES = new HashMap<>();
    private static final Map<String, long[]> MARKS = new TreeMap<>();
    private static final Set<LocalDate> DAYS = new HashSet<>();
    private static final Set<String> REPORTING = new HashSet<>();
    private static final Map<String, String> UPN_OF_NHS_IN_CASEWORK = new HashMap<>();
    private static final Set<String> NHS_AT_HEALTH = new HashSet<>();
    private static final Set<String> AUDITED = new HashSet<>();
    private static final Set<String> UPN_IN_SOCIAL_CARE = new HashSet<>();

    @BeforeAll
    static void writeAndRead(@TempDir Path folder) throws IOException {
        Path inbox = folder.resolve("inbox");
        SyntheticPartnership.write(inbox, OPTIONS);
        CASES.addAll(Plan.of(OPTIONS).partnership().cases);
        DeliveredRows.each(inbox.resolve("synergy/pupil_2026-04-30.csv"), row -> {
            if (row.getField("leaving_date").isEmpty()) {
                PUPILS.put(row.getField("pupil_id"), Map.copyOf(row.getFieldsAsMap()));
            }
        });
        DeliveredRows.each(
                inbox.resolve("synergy/school_2026-04-30.csv"),
                row -> PHASES.put(row.getField("urn"), row.getField("phase")));
        for (String week : List.of("2026-04-02", "2026-04-24", "2026-04-30")) {
            DeliveredRows.each(inbox.resolve("synergy/attendance_" + week + ".csv"), row -> {
                DAYS.add(LocalDate.parse(row.getField("session_date")));
                REPORTING.add(row.getField("urn"));
                Map<String, String> pupil = PUPILS.getOrDefault(row.getField("pupil_id"), Map.of());
                String group = PHASES.get(row.getField("urn")) + " " + pupil.get("sen_provision");
                long[] counts = MARKS.computeIfAbsent(group, any -> new long[2]);
                counts[0] += ABSENT.contains(row.getField("mark")) ? 1 : 0;
                counts[1]++;
            });
        }
        DeliveredRows.each(
                inbox.resolve("liquidlogic/ehc_request_2026-04-30.csv"),
                row -> UPN_OF_NHS_IN_CASEWORK.put(row.getField("nhs_number"), row.getField("upn")));
        DeliveredRows.each(
                inbox.resolve("health/neuro_pathway_tewv_2026-03-31.csv"),
                row -> NHS_AT_HEALTH.add(row.getField("nhs_number")));
        DeliveredRows.each(
                inbox.resolve("audits/ehcp_audit_2026-03-31.csv"), row -> AUDITED.add(row.getField("plan_id")));
        DeliveredRows.each(
                inbox.resolve("liquidlogic/social_care_2026-04-30.csv"),
                row -> UPN_IN_SOCIAL_CARE.add(row.getField("upn")));
    }

    @Test
    void everyChildOfSchoolAgeWithAPlanAndASchoolIsAPupilThere() {
        Map<String, String> schoolOf = new HashMap<>();
        PUPILS.values().forEach(pupil -> schoolOf.put(pupil.get("upn"), pupil.get("urn")));
        int expected = 0;
        for (CaseFile file : CASES) {
            int age = file.child.ageAt(AS_AT);
            CaseFile.Placement placement = file.placementOn(AS_AT);
            if (file.activeOn(AS_AT)
                    && age >= 3
                    && age <= 18
                    && !file.child.upn.isEmpty()
                    && placement != null
                    && !placement.urn().isEmpty()
                    // but for the few who have gone into home education since the plan named a school
                    && schoolOf.containsKey(file.child.upn)) {
                expected++;
                assertThat(schoolOf.get(file.child.upn)).as(file.child.upn).isEqualTo(placement.urn());
            }
        }
        assertThat(expected).isGreaterThan(350);
    }

    @Test
    void pupilsWithAPlanAreThoseWhoseCaseHasOneInForce() {
        Set<String> withPlan = new HashSet<>();
        CASES.stream().filter(file -> file.activeOn(AS_AT)).forEach(file -> withPlan.add(file.child.upn));
        assertThat(PUPILS.values())
                .filteredOn(pupil -> "E".equals(pupil.get("sen_provision")) && !"".equals(pupil.get("upn")))
                .hasSizeGreaterThan(300)
                .allMatch(pupil -> withPlan.contains(pupil.get("upn")));
    }

    @Test
    void healthAndCaseworkShareNhsNumbersAndSoReachPupils() {
        Set<String> upns = new HashSet<>();
        PUPILS.values().forEach(pupil -> upns.add(String.valueOf(pupil.get("upn"))));
        long shared = UPN_OF_NHS_IN_CASEWORK.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && NHS_AT_HEALTH.contains(entry.getKey()))
                .filter(entry -> !entry.getValue().isEmpty() && upns.contains(entry.getValue()))
                .count();
        assertThat(shared).isGreaterThan(80);
    }

    @Test
    void auditsAreOfPlansThatExistAndSocialCareKnowsPupils() {
        Set<String> plans = new HashSet<>();
        CASES.stream().filter(file -> file.planStart != null).forEach(file -> plans.add(OperationalFiles.planId(file)));
        assertThat(AUDITED).isNotEmpty().allMatch(plans::contains);
        Set<String> upns = new HashSet<>();
        PUPILS.values().forEach(pupil -> upns.add(String.valueOf(pupil.get("upn"))));
        assertThat(UPN_IN_SOCIAL_CARE).filteredOn(upn -> upns.contains(upn)).hasSizeGreaterThan(100);
    }

    @Test
    void absenceByPhaseAndProvisionIsThePublishedOne() {
        // DfE, attendance by SEN provision, County Durham, spring term 2025/26: overall absence, per cent
        Map<String, double[]> published = Map.of(
                "primary N", new double[] {4.325, 0.6},
                "primary K", new double[] {6.871, 1.2},
                "secondary N", new double[] {7.192, 0.9},
                "secondary K", new double[] {11.775, 2.0},
                "special E", new double[] {12.847, 4.0});
        published.forEach((group, expected) -> {
            long[] counts = MARKS.getOrDefault(group, new long[] {0, 1});
            assertThat(100.0 * counts[0] / counts[1])
                    .as(group)
                    .isBetween(expected[0] - expected[1], expected[0] + expected[1]);
        });
    }

    @Test
    void marksAreOfSchoolDaysOnly() {
        assertThat(DAYS)
                .contains(LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 20), AS_AT)
                // Good Friday, Easter Monday, the holidays
                .doesNotContain(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6), LocalDate.of(2026, 4, 15))
                .allMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .allMatch(day -> !day.isAfter(AS_AT));
    }

    @Test
    void bankHolidaysAndHalfTermAreNoSchoolDays() {
        SchoolCalendar calendar = new SchoolCalendar();
        assertThat(calendar.isSchoolDay(LocalDate.of(2026, 5, 1))).isTrue();
        assertThat(calendar.isSchoolDay(LocalDate.of(2026, 5, 4))).isFalse();
        assertThat(calendar.isSchoolDay(LocalDate.of(2026, 2, 25))).isFalse();
        assertThat(calendar.lastWeeks(AS_AT, 3))
                .containsExactly(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 20), LocalDate.of(2026, 4, 27));
    }

    @Test
    void someSchoolsDoNotReport() {
        long expected = PHASES.entrySet().stream()
                .filter(school -> Set.of("primary", "secondary", "special").contains(school.getValue()))
                .count();
        assertThat((long) REPORTING.size()).isBetween(expected / 2, expected - 1);
    }
}
