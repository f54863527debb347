package org.sendwarehouse.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The figures and assumptions of {@code sample/calibration-feeds.yaml}, as written there. */
record FeedCalibration(
        List<RollYears> roll,
        Map<String, Integer> senSupportPerMille,
        Map<String, Integer> senSupportNeeds,
        Pupils pupils,
        List<Absence> attendance,
        List<Codes> attendanceCodes,
        NotReporting attendanceNotReporting,
        List<Suspensions> suspensions,
        Map<String, Integer> suspensionReasons,
        int lunchtimePerMille,
        Movements movements,
        SupportPlans supportPlans,
        Destinations destinations,
        Transport transport,
        Attainment attainment,
        List<Neuro> neuro,
        NeuroShares neuroShares,
        Camhs camhs,
        List<Therapy> therapy,
        Screening screening,
        Map<Integer, Integer> appeals,
        int mediationsPerHundredAppeals,
        SocialCare socialCare,
        Audits audits,
        List<Return> returns,
        int familyHubs,
        Training training,
        List<Post> workforce,
        HighNeeds highNeeds,
        List<TopUp> topUp,
        Complaints complaints,
        Surveys surveys) {

    /** Pupils of a phase by national curriculum year. */
    record RollYears(String phase, List<Integer> years, List<Integer> each) {}

    /** Per thousand pupils; maps by SEN provision. */
    record Pupils(
            Map<String, Integer> freeMeals,
            Map<String, Integer> disability,
            Map<String, Integer> youngCarer,
            Map<String, Integer> partTime,
            int withoutUpn,
            int temporaryUpn,
            int wrongUpn,
            int withoutPostcode,
            int transposedBirth,
            int otherName,
            int planNotYetRecorded,
            int notOnRoll,
            int dualInAlternative,
            int resourcedProvision) {}

    /** Sessions per 100,000 possible. */
    record Absence(
            String phase,
            String provision,
            int illness,
            int appointments,
            int excluded,
            int partTime,
            int authorised,
            int unauthorised,
            int elsewhere) {}

    /** Shares per thousand of each kind of session, by code; {@code late} of sessions present. */
    record Codes(
            String phase,
            int late,
            Map<String, Integer> elsewhere,
            Map<String, Integer> authorised,
            Map<String, Integer> unauthorised) {}

    record NotReporting(int always, int lastWeek, int corrected) {}

    /** By term (autumn, spring, summer): suspensions and pupils per 1,000, permanent exclusions per 100,000. */
    record Suspensions(
            String phase, String provision, List<Integer> rate, List<Integer> pupils, List<Integer> permanent) {}

    record Movements(
            int schoolMove,
            int schoolMoveYears7And8,
            int eheRequest,
            int eheStart,
            int eheEnd,
            int eotasStart,
            int eotasEnd,
            int partTimeStart,
            int partTimeEnd,
            int missingStart,
            int missingEnd) {}

    record SupportPlans(int schools, int assured, int needsAssessed, List<Integer> ratings) {}

    record Destinations(Map<String, Integer> withPlan, Map<String, Integer> onRoll, Map<String, Integer> left) {}

    record Transport(int special, int mainstream, Map<String, Integer> modes, int trained) {}

    record Attainment(Map<String, Integer> rwm, Map<String, Integer> attainment8) {}

    /** Referrals of a year; shares per thousand. */
    record Neuro(
            String provider, String pathway, int year, int referrals, int weeks, int belowThreshold, int supported) {}

    record NeuroShares(
            int casework, int priority, int agreedKept, int withoutNhsNumber, int leaves, LocalDate formChanged) {}

    /** Lists by year from 2024. */
    record Camhs(
            List<Integer> referrals,
            List<Integer> firstWeeks,
            List<Integer> secondWeeks,
            int accepted,
            int urgent,
            int emergency,
            int casework) {}

    record Therapy(String service, int waiting, int weeks, int casework) {}

    /** Lists by term from autumn 2024, per thousand. */
    record Screening(
            int eligibleAYear,
            List<Integer> screened,
            int elim,
            int settings,
            List<Integer> trained,
            List<Integer> using,
            List<Integer> sharing) {}

    record SocialCare(
            Map<String, Integer> open,
            int endedPerHundred,
            int casework,
            int withNhsNumber,
            int withUpn,
            int caseworkNhsNumber) {}

    /** Shares per thousand; {@code good} by half-year, {@code covered} and {@code assuredGood} by quarter. */
    record Audits(
            int plansAMonth,
            List<Integer> good,
            int transition,
            int voice,
            int moderated,
            List<Integer> covered,
            List<Integer> assuredGood,
            int adviceVoice,
            int learningAMonth,
            int answered,
            int pages,
            Map<String, Integer> rounds) {}

    /** A partner's figures by term; {@code of} is 0 where the figure is a count. */
    record Return(String indicator, int of, List<Integer> values, String by, String from) {}

    record Training(int sessionsAMonth, int people, int goodBefore, int goodAfter, int followedUp) {}

    /** Posts by term. */
    record Post(String agency, String group, List<BigDecimal> fte, List<BigDecimal> vacancies) {}

    /** Thousand pounds by financial year, and shares per thousand by line. */
    /**
     * Thousand pounds by financial year; {@code lines} and {@code budgetLines} are shares of them per thousand,
     * {@code spentByMonth} the spend since April, {@code forecastByQuarter} forecasts per thousand of the outturn; the pupils of top-up are those of
     * {@code topUpYear}.
     */
    record HighNeeds(
            Map<String, Integer> budget,
            Map<String, Integer> spend,
            int broughtForward,
            Map<String, Integer> lines,
            Map<String, Integer> budgetLines,
            List<Integer> spentByMonth,
            List<Integer> forecastByQuarter,
            String topUpYear) {

        /** Spend since April per thousand of the year, after so many of its months. */
        int spentAfter(int months) {
            return spentByMonth.get(months - 1);
        }

        /** The forecast per thousand of the outturn, after so many months. */
        int forecastAfter(int months) {
            return forecastByQuarter.get((months - 1) / 3);
        }
    }

    /** Pupils, and pounds a pupil and year. */
    record TopUp(String setting, int pupils, int pounds) {}

    record Complaints(int aMonth, int upheld, int partly) {}

    /** By survey; {@code topics} are shares of single topics in the first wave. */
    record Surveys(
            Map<String, Integer> respondents,
            Map<String, Integer> positive,
            int more,
            Map<String, Integer> topics,
            int blank) {}

    static FeedCalibration read() {
        return Yaml.read("sample/calibration-feeds.yaml", FeedCalibration.class);
    }

    /** Reads a resource strictly: an entry nobody knows is an error. */
    static final class Yaml {
        private Yaml() {}

        static <T> T read(String resource, Class<T> type) {
            try (InputStream in = Published.open(resource)) {
                return YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(in, type);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + resource, e);
            }
        }
    }
}
