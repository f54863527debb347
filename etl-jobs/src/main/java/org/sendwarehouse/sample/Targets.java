package org.sendwarehouse.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.sendwarehouse.sample.Calibration.OutcomePeriod;
import org.sendwarehouse.sample.Calibration.PlanYear;
import org.sendwarehouse.sample.Calibration.RequestYear;

/**
 * The counts to be met: published figures where there are any, the calibration's elsewhere, times the scale. Years
 * published: 2019 to 2024; caseloads of January 2019 to 2025.
 */
final class Targets {
    static final int FIRST_PUBLISHED = 2019;
    static final int LAST_PUBLISHED = 2024;
    /** The census whose plans are published with age, sex, ethnicity and need. */
    static final int DETAILED_CENSUS = 2025;

    /** The reasons for ceasing in order of their SEN2 code, as the release's columns name them. */
    private static final List<String> CEASE_COLUMNS = List.of(
            "max_age", "needs_met", "he", "employ", "transfer", "no_engage", "moved_outside_eng", "deceased", "other");

    final Calibration calibration;
    final Published published;
    final double scale;

    Targets(Calibration calibration, Published published, double scale) {
        this.calibration = calibration;
        this.published = published;
        this.scale = scale;
    }

    int scaled(int count) {
        return (int) Math.floor(count * scale + 0.5);
    }

    private static boolean isPublished(int year) {
        return year >= FIRST_PUBLISHED && year <= LAST_PUBLISHED;
    }

    private static int or(OptionalInt published, int assumed) {
        return published.orElse(assumed);
    }

    List<RequestYear> requestYears() {
        List<RequestYear> years = new ArrayList<>();
        for (RequestYear year : calibration.requests()) {
            years.add(scaled(isPublished(year.year()) ? withPublished(year) : year));
        }
        return years;
    }

    private RequestYear withPublished(RequestYear y) {
        Published.Row row = published.total("requests", Integer.toString(y.year()));
        return new RequestYear(
                y.year(),
                or(row.count("requests_received_in_year"), y.received()),
                or(row.count("requests_decided_not_to_assess"), y.refused()),
                or(row.count("requests_decision_not_made"), y.undecided()),
                or(row.count("requests_withdrawn"), y.withdrawn()),
                y.carriedAssess(),
                y.carriedWithdrawn(),
                y.carriedOverSixWeeks(),
                or(row.count("request_outcome_over_6_weeks"), y.overSixWeeks()),
                y.overturned(),
                y.overturnedAfter(),
                or(row.count("mediation_related_request"), y.mediation()),
                or(row.count("tribunal_related_request"), y.tribunal()),
                or(row.count("tribunal_after_mediation_request"), y.both()));
    }

    private RequestYear scaled(RequestYear y) {
        return new RequestYear(
                y.year(),
                scaled(y.received()),
                scaled(y.refused()),
                scaled(y.undecided()),
                scaled(y.withdrawn()),
                scaled(y.carriedAssess()),
                scaled(y.carriedWithdrawn()),
                scaled(y.carriedOverSixWeeks()),
                scaled(y.overSixWeeks()),
                scaled(y.overturned()),
                y.overturnedAfter(),
                scaled(y.mediation()),
                scaled(y.tribunal()),
                scaled(y.both()));
    }

    List<OutcomePeriod> outcomePeriods() {
        List<OutcomePeriod> periods = new ArrayList<>();
        for (OutcomePeriod period : calibration.outcomes()) {
            periods.add(scaled(isPublished(period.from().getYear()) ? withPublished(period) : period));
        }
        return periods;
    }

    private OutcomePeriod withPublished(OutcomePeriod p) {
        String year = Integer.toString(p.from().getYear());
        Published.Row time = published.total("timeliness_20_week", year);
        Published.Row assess = published.total("assessments", year);
        int all = time.known("plans_issued_den");
        int ordinary = time.known("plans_issued_den_ex");
        int within = time.known("plans_issued_20_weeks_ex");
        int withinException = time.known("plans_issued_within_20_weeks") - within;
        OptionalInt overYear = time.count("plans_issued_gt_1_year_ex");
        OptionalInt overYearAll = time.count("plans_issued_gt_1_year");
        boolean split = overYear.isPresent() && overYearAll.isPresent();
        int over = split ? overYear.getAsInt() : 0;
        int overException = split ? overYearAll.getAsInt() - over : 0;
        int refused = assess.known("assess_not_issued");
        int refusedWithin = or(assess.count("outcome_decision_within_time"), p.refusedWithin());
        return new OutcomePeriod(
                p.from(),
                p.to(),
                within,
                withinException,
                ordinary - within - over,
                all - ordinary - withinException - overException,
                split ? Integer.valueOf(over) : null,
                split ? Integer.valueOf(overException) : null,
                assess.known("assess_issued") - all,
                p.flaggedOverturned(),
                p.refusedOverturned(),
                refusedWithin,
                refused - refusedWithin,
                or(assess.count("assess_withdrawn"), p.withdrawn()),
                p.heldBack(),
                or(assess.count("number_assess_mediation"), p.assessMediation()),
                or(assess.count("number_assess_tribunal"), p.assessTribunal()),
                or(assess.count("number_asssess_mediation_tribunal"), p.assessBoth()),
                or(assess.count("number_other_mediation"), p.otherMediation()),
                or(assess.count("number_other_tribunal"), p.otherTribunal()),
                or(assess.count("number_other_mediation_tribunal"), p.otherBoth()),
                p.assessOnRefused(),
                p.otherOnRefused());
    }

    private OutcomePeriod scaled(OutcomePeriod p) {
        return new OutcomePeriod(
                p.from(),
                p.to(),
                scaled(p.within()),
                scaled(p.withinException()),
                scaled(p.late()),
                scaled(p.lateException()),
                p.overYear() == null ? null : Integer.valueOf(scaled(p.overYear())),
                p.overYearException() == null ? null : Integer.valueOf(scaled(p.overYearException())),
                scaled(p.flagged()),
                scaled(p.flaggedOverturned()),
                scaled(p.refusedOverturned()),
                scaled(p.refusedWithin()),
                scaled(p.refusedOver()),
                scaled(p.withdrawn()),
                scaled(p.heldBack()),
                scaled(p.assessMediation()),
                scaled(p.assessTribunal()),
                scaled(p.assessBoth()),
                scaled(p.otherMediation()),
                scaled(p.otherTribunal()),
                scaled(p.otherBoth()),
                scaled(p.assessOnRefused()),
                scaled(p.otherOnRefused()));
    }

    /** Plans active on the census day of a collection year, 2019 to 2025. */
    int caseload(int censusYear) {
        return scaled(published.total("caseload", academicYear(censusYear)).known("ehcplans"));
    }

    /** The academic year of a census as the release prints it: 202425 for January 2025. */
    static String academicYear(int censusYear) {
        return (censusYear - 1) + Integer.toString(censusYear).substring(2);
    }

    PlanYear planYear(int year) {
        for (PlanYear plans : calibration.plans()) {
            if (plans.year() == year) {
                return plans;
            }
        }
        throw new IllegalArgumentException("The calibration says nothing about plans in " + year);
    }

    /** Plans to cease in a year, by reason code. */
    Map<Integer, Integer> ceased(int year) {
        Map<Integer, Integer> byReason = new LinkedHashMap<>();
        Map<Integer, Integer> assumed = planYear(year).ceased();
        for (int code = 1; code <= CEASE_COLUMNS.size(); code++) {
            int count = assumed != null
                    ? assumed.getOrDefault(code, 0)
                    : published.total("ceased_plans", Integer.toString(year)).known(CEASE_COLUMNS.get(code - 1));
            byReason.put(code, scaled(count));
        }
        return byReason;
    }
}
